"""The matrix once it shows a plan, and what is seen of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cchc_tui.screens.matrix import MatrixScreen
from tests.tui.steps.driving import on_screen, wait_for

if TYPE_CHECKING:
    import pytest
    from textual.message import Message
    from textual.pilot import Pilot


async def matrix_of(pilot: Pilot[Any]) -> MatrixScreen:
    """The matrix, once it shows the lines of a plan."""
    screen = await on_screen(pilot, MatrixScreen)
    await wait_for(pilot, lambda: bool(screen.shown))
    return screen


def position(screen: MatrixScreen) -> int | None:
    """The place in the plan of the row under the cursor."""
    line = screen.table.cursor_line
    return line.row.row.position if line is not None and line.row is not None else None


def rows(screen: MatrixScreen) -> int:
    """How many rows are shown."""
    assert screen.shown is not None
    assert screen.plan is not None
    return screen.shown.row_count(screen.plan.row_count)


async def choose(pilot: Pilot[Any], screen: MatrixScreen, **wanted: Any) -> None:  # noqa: ANN401
    """Wish for other rows or another order, and wait for them."""
    screen.choose(replace(screen.wanted, **wanted))
    await wait_for(pilot, lambda: bool(screen.shown and screen.shown.wanted == screen.wanted))


def requests_of(
    screen: MatrixScreen, patch: pytest.MonkeyPatch, *kinds: type[Message]
) -> list[Message]:
    """What the matrix asks for, of these kinds, from now on; it goes no further."""
    asked: list[Message] = []
    post = screen.post_message

    def keep(sent: Message) -> bool:
        if not isinstance(sent, kinds):
            return post(sent)
        asked.append(sent)
        return True

    patch.setattr(screen, "post_message", keep)
    return asked
