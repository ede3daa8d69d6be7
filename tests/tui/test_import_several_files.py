"""Import: a plan and its annex, two files, are marked and read as one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tui.screens.import_file import ImportFileScreen
from cchc_tui.screens.import_plan import ImportScreen
from cchc_tui.screens.import_whose import ImportWhoseScreen
from cchc_tui.widgets.line_input import LineInput
from tests.tui.steps.driving import on_screen, run_app, screen_text, shows, wait_for
from tests.tui.steps.importing import (
    IMPORTS,
    SEED,
    choices,
    files_of,
    keep,
    lines,
    put_cursor,
    said,
)
from tests.tui.steps.store import in_store, plan_ids
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from tests.tui.steps.driving import MakeApp

PLAN, ANNEX = "lời 2022.txt", "Cần Thơ phụ lục.txt"
ANNEX_BEGINS = "STT |"


def two_files(folder: Path) -> None:
    """The seed in two: what stands before the table, and the table."""
    text = (IMPORTS / SEED).read_text("utf-8")
    begin = text.index(ANNEX_BEGINS)
    (folder / PLAN).write_text(text[:begin], "utf-8")
    (folder / ANNEX).write_text(text[begin:], "utf-8")


async def mark(pilot: Pilot[Any], *names: str) -> None:
    for name in names:
        await put_cursor(pilot, name)
        await pilot.press("space")


@at_both_sizes
@in_both_languages
def test_marked_files_become_one_plan(
    make_app: MakeApp, context: Context, folder: Path, size: tuple[int, int], *, english: bool
) -> None:
    two_files(folder)
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        await files_of(pilot, folder)
        await mark(pilot, PLAN, ANNEX)
        assert f"[1] {PLAN}" in lines(app)
        assert f"[2] {ANNEX}" in lines(app)
        told = app.language(
            "Enter on a file reads as one document: {files}", files=f"{PLAN} + {ANNEX}"
        )
        assert said(app, "marked") == told
        await wait_for(pilot, lambda: f"+ {ANNEX}" in " ".join(screen_text(app).split()))
        await pilot.press("end", "enter")
        await on_screen(pilot, ImportWhoseScreen)
        assert app.screen.query_exactly_one("#import-year", LineInput).value == "2022"
        assert "Cần Thơ" in lines(app)[choices(app).highlighted or 0]
        await pilot.press("enter", "enter", *"moi", "enter")
        screen = await on_screen(pilot, ImportScreen)
        await wait_for(pilot, lambda: screen._read is not None and not screen._doing)
        await keep(pilot)
        await wait_for(pilot, lambda: "moi" in plan_ids(context))

    run_app(app, steps, size)
    sources = in_store(context, lambda session: session.store.sources("moi"))
    assert [each.document.name for each in sources] == [PLAN, ANNEX]
    stored = in_store(context, lambda session: session.plan("moi"))
    assert (stored.number, stored.row_count) == ("260/KH-UBND", 57)


def test_a_mark_is_taken_away_and_folders_have_none(make_app: MakeApp, folder: Path) -> None:
    two_files(folder)
    (folder / "khác").mkdir()
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await files_of(pilot, folder)
        await pilot.press("home", "space")
        await mark(pilot, "khác/")
        assert said(app, "marked") == ""
        await mark(pilot, PLAN, ANNEX, "[1] ")
        assert f"[1] {ANNEX}" in lines(app)
        assert PLAN in lines(app)
        await mark(pilot, "[1] ")
        assert said(app, "marked") == ""
        await put_cursor(pilot, PLAN)
        await pilot.press("enter")
        screen = await on_screen(pilot, ImportWhoseScreen)
        assert screen._file == PLAN

    run_app(app, steps)


def test_marks_stay_in_other_folders_and_a_typed_path_joins_them(
    make_app: MakeApp, folder: Path
) -> None:
    two_files(folder)
    (folder / "khác").mkdir()
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await files_of(pilot, folder)
        await mark(pilot, PLAN)
        await put_cursor(pilot, "khác/")
        await pilot.press("enter")
        await wait_for(pilot, lambda: list(lines(app)) == ["../"])
        assert PLAN in said(app, "marked")
        await pilot.press("tab")
        typed = app.screen.query_exactly_one("#import-path", LineInput)
        await pilot.press("space")
        assert typed.value == " "
        assert shows(app, ImportFileScreen)
        typed.value = str(folder / ANNEX)
        await pilot.press("enter")
        screen = await on_screen(pilot, ImportWhoseScreen)
        assert screen._file == f"{PLAN} + {ANNEX}"

    run_app(app, steps)
