"""Importing by keys: a file chosen, read, kept, and what the screens of it say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document as DocxDocument

from cchc_tui.screens.import_file import ImportFileScreen
from cchc_tui.screens.import_keep import ImportKeepScreen
from cchc_tui.screens.import_plan import ImportScreen
from cchc_tui.screens.import_whose import ImportWhoseScreen
from cchc_tui.screens.localities import LocalitiesScreen
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.plain import PlainStatic, safe_line
from tests.tui.steps.driving import app_of, on_screen, wait_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

    from cchc_tui.app import TrackerApp

IMPORTS = Path(__file__).parents[2] / "data" / "imports"
SEED = "can-tho-2022.txt"
HEADINGS = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian", "Kinh phí")


def choices(app: TrackerApp) -> ChoiceList:
    """The list to choose from."""
    return app.screen.query_exactly_one(ChoiceList)


def lines(app: TrackerApp) -> Sequence[str]:
    """What the list holds."""
    return choices(app)._lines


def said(app: TrackerApp, part: str) -> str:
    """What a part of the screen says."""
    return str(app.screen.query_exactly_one(f"#import-{part}", PlainStatic).content)


async def files_of(pilot: Pilot[Any], folder: Path) -> ImportFileScreen:
    """The screen that asks for a file, in a folder."""
    app = app_of(pilot)
    app.remember(import_folder=str(folder))
    await pilot.press("f6")
    localities = await on_screen(pilot, LocalitiesScreen)
    await wait_for(pilot, lambda: localities._brought is not None)
    await pilot.press("i")
    screen = await on_screen(pilot, ImportFileScreen)
    await wait_for(pilot, lambda: len(lines(app)) > 1)
    return screen


async def put_cursor(pilot: Pilot[Any], beginning: str) -> None:
    """Move by keys to the line that begins so."""
    app = app_of(pilot)
    place = next(place for place, line in enumerate(lines(app)) if line.startswith(beginning))
    await pilot.press("home", *("down" for _ in range(place)))
    assert choices(app).highlighted == place


async def import_of(pilot: Pilot[Any], path: Path, name: str = "") -> ImportScreen:
    """The import of a file, under a name."""
    await files_of(pilot, path.parent)
    await put_cursor(pilot, safe_line(path.name))
    await pilot.press("enter")
    await on_screen(pilot, ImportWhoseScreen)
    await pilot.press("enter", "enter", *name, "enter")
    return await on_screen(pilot, ImportScreen)


async def read_import(pilot: Pilot[Any], path: Path, name: str = "") -> ImportScreen:
    """The import of a file once it's read."""
    screen = await import_of(pilot, path, name)
    await wait_for(pilot, lambda: screen._read is not None and not screen._doing)
    await pilot.pause()
    return screen


async def keep(pilot: Pilot[Any]) -> None:
    """F8 and the yes."""
    await pilot.press("f8")
    await on_screen(pilot, ImportKeepScreen)
    await pilot.press("end", "enter")


def annex(folder: Path, name: str, *rows: Sequence[str]) -> Path:
    """A Word file with one table."""
    document = DocxDocument()
    table = document.add_table(0, len(HEADINGS))
    for row in (HEADINGS, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = folder / name
    document.save(str(path))
    return path
