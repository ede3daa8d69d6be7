"""Hands out keys and pastes in turn: one goes where those before it have led.

Keys of one burst, or typed ahead of a slow moment, would else all reach the widget that had the
focus at the first of them: what follows a Tab or opens a form belongs into the next field.
"""

from __future__ import annotations

from asyncio import sleep
from collections import deque
from dataclasses import dataclass
from time import monotonic
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Final,
    Generic,
    Protocol,
    TypeVar,
    runtime_checkable,
)

from textual.app import App
from textual.events import Key, Paste

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.dom import DOMNode
    from textual.events import Event
    from textual.screen import Screen
    from textual.widget import Widget
    from textual.worker import Worker

Result = TypeVar("Result")

ANSWERING: Final = frozenset({"close-take", "default", "new-plan", "overdue", "save", "undo"})
"""The groups of workers that a key waits for: those that answer a key by moving the cursor,
opening a dialog or leaving a form; not those that read or check in the background."""
PATIENCE: Final = 2.0
"""Seconds after which the next key is handed out come what may."""
_REST: Final = 0.001
"""Seconds between two looks, left to whoever handles the key."""


@runtime_checkable
class MovesWithin(Protocol):
    """A widget with actions that only move its cursor, so that no key has to wait for them."""

    MOVES: ClassVar[frozenset[str]]
    """The names of those actions."""


@dataclass(frozen=True)
class _Turn:
    """A key that was handed out and may move the focus."""

    since: float
    screen: Screen[object]
    taken_by: Sequence[DOMNode]
    workers: frozenset[Worker[object]]
    """Those that ran before it."""


class KeysInTurn(App[Result], Generic[Result]):
    """An app whose keys find the focus where typing them slowly would have put it."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - those of `App`
        super().__init__(*args, **options)
        self._in_turn: deque[Key | Paste] = deque()
        self._turn: _Turn | None = None

    async def on_event(self, event: Event) -> None:
        """Keeps a key or paste until those before it have done all they do."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._in_turn.append(event)
        if len(self._in_turn) == 1 or self._is_done(self._turn):
            await self._hand_out()

    async def _hand_out(self) -> None:
        while self._in_turn and self._is_done(self._turn):
            event = self._in_turn.popleft()
            self._turn = self._turn_of(event)
            await super().on_event(event)
        if self._in_turn:
            await sleep(_REST)
            self.call_later(self._hand_out)

    def _turn_of(self, event: Key | Paste) -> _Turn | None:
        """None for a key that leaves the focus where it is, as most do."""
        focused = self.focused
        if focused is not None and isinstance(event, Key) and self._stays(focused, event):
            return None
        target = focused or self.screen
        return _Turn(monotonic(), self.screen, target.ancestors_with_self, frozenset(self.workers))

    def _stays(self, focused: Widget, event: Key) -> bool:
        """Whether a key is a letter for an input, or moves the cursor of a list."""
        if focused.check_consume_key(event.key, event.character):
            return True
        if not isinstance(focused, MovesWithin):
            return False
        active = self.screen.active_bindings.get(event.key)
        return (
            active is not None
            and active.node is focused
            and active.binding.action.partition("(")[0] in focused.MOVES
        )

    def _is_done(self, turn: _Turn | None) -> bool:
        if turn is None or monotonic() - turn.since > PATIENCE:
            return True
        screen = self.screen
        if screen.message_queue_size:  # one that is being opened waits for its first message
            return False
        concerned = {*turn.taken_by, *(self.focused or screen).ancestors_with_self}
        if any(node.message_queue_size for node in concerned if node.is_running):
            return False
        return screen is not turn.screen or not any(
            worker.group in ANSWERING and not worker.is_finished and worker not in turn.workers
            for worker in self.workers
        )
