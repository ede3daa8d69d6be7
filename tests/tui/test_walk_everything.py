"""A walk through every screen and every binding, at both sizes and in both languages.

Screens are found by pressing the keys of those already found, from the tables of modes.py on.
"""

from __future__ import annotations

import random
import re
from collections import deque
from contextlib import suppress
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

import pytest
from babel.messages.pofile import read_po
from rich.cells import cell_len
from textual.events import Key
from textual.widget import Widget
from textual.worker import WorkerState

import cchc_tracker
from cchc_tui.modes import MODES, PAGES
from cchc_tui.screens.discard import DiscardScreen
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.keys import KeyFooter, KeyHint, keys_of
from cchc_tui.widgets.plain import PlainStatic
from tests.tui.steps.driving import run_app, screen_text, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from cchc_tui.app import TrackerApp
    from tests.tui.steps.driving import MakeApp

SIZES: Final = ((80, 24), (60, 20))
OTHER_SIZES: Final = ((132, 40), (40, 12), (80, 24), (60, 20))
QUITS: Final = ("app.quit", "app.quit-too")
ASKS: Final = "save"
"""The workers that wait for a person's answer."""
LIVING: Final = (WorkerState.PENDING, WorkerState.RUNNING)
CUT_ON_PURPOSE: Final = ("journal-line", "localities-line", "import-detail")
"""What Enter shows whole."""
NAMES_OF_DATA: Final = (
    "agency-list", "jump-list", "filters-list", "new-plan-templates", "import-files",
    "import-localities", "import-lines",
)  # fmt: skip
"""Lists whose lines are as long as the data has them."""
FIRST_ROW: Final = ("home", "down", "down", "down")
FILTERED: Final = ("slash", "q", "u", "a", "enter")
ROW_KEYS: Final = {
    "RowScreen": ((*FIRST_ROW, "enter"),),
    "UpdateScreen": ((*FIRST_ROW, "e"),),
    "BulkScreen": ((*FIRST_ROW, "space", "b"),),
    "BulkPreviewScreen": ((*FIRST_ROW, "space", "b", "tab", "tab", "5", "0", "f8"), ("u",)),
    "DiscardScreen": ((*FIRST_ROW, "e", "tab", "tab", "5", "escape"),),
    "MatrixScreen": (("slash",), FILTERED),
}
"""Ways to what is opened on a row; each is a walk of its own."""
IMPORTS: Final = Path(__file__).parents[1] / "data" / "imports"
READ: Final = ("i", "end", "enter", "enter", "enter", "enter")
"""The last file of the folder, for the locality and the year that its name tells."""
IMPORT_KEYS: Final = (
    (("i", "end", "enter"),),
    (READ, (*READ, "2")),
    ((*READ, "2", "enter"), (*READ, "3"), (*READ, "f8")),
)
WALKS: Final = (
    *((mode.name, ((),)) for mode in MODES),
    *(("matrix", ways) for ways in ROW_KEYS.values()),
    *(("localities", ways) for ways in IMPORT_KEYS),
    ("agency", (("a", "enter", "end"),)),
)
LETTERS: Final = re.compile(r"[A-Za-z]\W*([A-Za-z]\W*){3}")
CHARACTERS: Final = {"space": " ", "slash": "/", "plus": "+", "minus": "-"}
NAMES_OF_KEYS: Final = re.compile(r"\[[a-z.-]+\]")
"""As the help tells them for the settings file."""


def is_busy(app: TrackerApp) -> bool:
    asking = isinstance(app.screen, HouseModal)
    return any(
        worker.state in LIVING and not (asking and worker.group == ASKS) for worker in app.workers
    )


@cache
def english() -> tuple[str, ...]:
    """What may not be seen in Vietnamese: the literal parts of templates that are translated."""
    path = Path(cchc_tracker.__file__).parent / "locale" / "vi" / "LC_MESSAGES" / "cchc.po"
    with path.open("rb") as source:
        entries = [(str(each.id), str(each.string)) for each in read_po(source) if each.id]
    told = " ".join(text for _, text in entries)
    parts = {
        " ".join(part.split())
        for template, text in entries
        if text != template
        for part, *_ in Formatter().parse(template)
    }
    return tuple(sorted(each for each in parts if LETTERS.search(each) and each not in told))


def is_everywhere(hint: KeyHint) -> bool:
    """Whether the key does the same on every screen; these are pressed from one of them."""
    return hint.id.startswith("app.") and hint.id != "app.help"


def untranslated(text: str) -> list[str]:
    shown = " ".join(NAMES_OF_KEYS.sub("", text).split())
    return [
        each
        for each in english()
        if each in shown and re.search(rf"(?<![\w.-]){re.escape(each)}(?![\w.-])", shown)
    ]


def scrolls(widget: Widget) -> bool:
    """Whether what doesn't fit can be scrolled to."""
    above = (each for each in widget.ancestors_with_self if isinstance(each, Widget))
    return any(each.is_scrollable for each in above if each is not widget.screen)


def cut_off(app: TrackerApp) -> Iterator[str]:
    """What a person needs and can't see."""
    width, height = app.size
    if not app.screen.query("#title-line") or not app.screen.query(KeyFooter):
        yield "all, for nothing is composed yet"
        return
    title = app.screen.query_exactly_one("#title-line", PlainStatic)
    if cell_len(str(title.content)) > width - 2:
        yield f"title: {title.content}"
    caps = [
        f" {cap} {text} " for _, cap, text in app.screen.query_exactly_one(KeyFooter)._fitting()
    ]
    if not caps or cell_len("".join(caps)) > width:
        yield f"footer: {caps}"
    for each in app.screen.query(PlainStatic):
        if not each.is_on_screen or not each.content or each.id in CUT_ON_PURPOSE or scrolls(each):
            continue
        wanted = each.get_content_height(each.container_size, app.size, each.content_size.width)
        if each.content_size.height < wanted or each.region.bottom > height:
            yield f"{each.id}: {each.content}"
    for choices in app.screen.query(ChoiceList):
        if choices.display and choices.id not in NAMES_OF_DATA:
            if choices.size.height == 0 and choices.highlighted is not None:
                yield f"list {choices.id} has no room"
            shown = [choices.render_line(y).text for y in range(choices.size.height)]
            yield from (line for line in shown if line.rstrip().endswith("…"))


class Walk:
    """Finds screens and presses their keys, each at least once."""

    def __init__(self, app: TrackerApp, pilot: Pilot[Any], seed: int) -> None:
        self.app, self.pilot = app, pilot
        self.size = app.size
        self.mode = ""
        self.code = app.language.code
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret
        self.pressed: set[tuple[str, str, str]] = set()
        self.screens: set[str] = set()
        self.paths: deque[tuple[str, tuple[str, ...]]] = deque()
        self.wrong: list[str] = []

    async def all(self, mode: str, ways: tuple[tuple[str, ...], ...]) -> None:
        """Everything that can be reached from a main screen by some ways."""
        self.mode = mode
        self.paths.extend((mode, way) for way in ways)
        while self.paths:
            mode, path = self.paths.popleft()
            while await self.reach(mode, path) and (hint := self.unpressed()):
                await self.press_each(hint, mode, path)

    async def reach(self, mode: str, path: tuple[str, ...]) -> bool:
        """Go to a screen from its main screen."""
        await self.home(mode)
        for key in path:
            await self.press(key)
        self.screens.add(self.name)
        return True

    async def home(self, mode: str) -> None:
        for _ in range(20):
            if len(self.app.screen_stack) == 1:
                break
            if isinstance(self.app.screen, DiscardScreen):
                await self.press("end", "enter")
            else:
                await self.press("escape")
        assert len(self.app.screen_stack) == 1, self.app.screen
        await self.press(next(each.key for each in MODES if each.name == mode))

    def unpressed(self) -> list[KeyHint]:
        """The keys of the screen as it stands that weren't pressed yet."""
        return [hint for hint in keys_of(self.app.screen, hidden=True) if self.is_new(hint)]

    def is_new(self, hint: KeyHint) -> bool:
        if hint.id in QUITS or (is_everywhere(hint) and self.mode != MODES[0].name):
            return False
        return any((self.name, hint.id, key) not in self.pressed for key in hint.keys)

    async def press_each(self, hints: list[KeyHint], mode: str, path: tuple[str, ...]) -> None:
        """Press keys while the screen stays; a new screen is walked later."""
        screen, focused = self.app.screen, self.app.focused
        for hint in hints:
            for key in hint.keys:
                name = self.name
                self.pressed.add((name, hint.id, key))
                await self.resize_perhaps()
                await self.press(key)
                await self.look(f"{name} {hint.id} {key}")
                if self.app.screen is screen and self.app.focused is focused:
                    continue
                known = self.screens | (set(ROW_KEYS) if self.mode == "matrix" else set())
                if self.name not in known and len(self.app.screen_stack) > 1:
                    self.screens.add(self.name)
                    self.paths.append((mode, (*path, key)))
                await self.press("escape")
                if self.app.screen is not screen or self.app.focused is not focused:
                    return

    async def resize_perhaps(self) -> None:
        if self.chance.random() < 0.1:
            await self.pilot.resize_terminal(*self.chance.choice(OTHER_SIZES))
            await self.pilot.resize_terminal(*self.size)

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
            await self.settle()
        if self.app.language.code != self.code:
            self.app.clear_notifications()
            self.app.choose_language(self.code)
            await self.settle()

    async def settle(self) -> None:
        """Let the key, what it asked of the store, and what came of that be drawn."""
        for _ in range(2):
            await self.pilot.pause(0)
            await wait_for(self.pilot, lambda: not is_busy(self.app))
        await self.pilot.pause(0)

    async def look(self, step: str) -> None:
        """Notes what is wrong with what is shown once it is laid out."""
        with suppress(AssertionError):
            await wait_for(self.pilot, lambda: not any(cut_off(self.app)))
        found = [f"cut off: {each}" for each in cut_off(self.app)]
        if self.app.language.code == "vi":
            found += [f"English: {each}" for each in untranslated(screen_text(self.app))]
        self.wrong += [f"{step}: {each}" for each in found]

    @property
    def name(self) -> str:
        return type(self.app.screen).__name__


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "60x20"])
@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize(
    ("mode", "ways"), WALKS, ids=lambda each: each if isinstance(each, str) else ""
)
def test_every_key_of_every_screen(
    make_app: MakeApp,
    mode: str,
    ways: tuple[tuple[str, ...], ...],
    code: str,
    size: tuple[int, int],
) -> None:
    app = make_app(english=code == "en", plan="can-tho-2022")
    app.remember(import_folder=str(IMPORTS))

    async def steps(pilot: Pilot[Any]) -> None:
        walk = Walk(app, pilot, seed=sum(size))
        await walk.all(mode, ways)
        assert walk.wrong == []

    run_app(app, steps, size)


def test_the_walks_know_every_page() -> None:
    assert {place.partition(":")[2] for place in PAGES.values()} <= set(ROW_KEYS)
