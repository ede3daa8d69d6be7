"""The journal screen: windows of any length, scopes, the chain, others' changes, odd texts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.update import State, Update
from cchc_tracker.services.session import open_session
from cchc_tracker.services.updates import record_update
from cchc_tui.screens.facts import FactsScreen
from cchc_tui.screens.journal import JournalScreen
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.record_list import RecordList
from tests.tui.conftest import NOW, plugins
from tests.tui.steps.command_line import told_by_command
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from cchc_tracker.store import JournalLine
    from tests.tui.steps.driving import MakeApp


LINES = 118
"""The demo's: 5 plans and 113 updates."""


def lines_of(screen: JournalScreen) -> RecordList[JournalLine]:
    return screen.query_exactly_one("#journal-list", RecordList)


def number(screen: JournalScreen) -> int | None:
    line = lines_of(screen).record
    return line.number if line is not None else None


async def journal_of(pilot: Pilot[Any]) -> JournalScreen:
    await pilot.press("f5")
    screen = await on_screen(pilot, JournalScreen)
    await wait_for(pilot, lambda: number(screen) is not None)
    return screen


def update(database: Path, author: str, ref: str, note: str = "") -> None:
    with open_session(database, author, plugins, clock=lambda: NOW) as session:
        change = Update(on=session.today, percent=10, state=State.IN_PROGRESS, note=note)
        record_update(session, "huong-hoa-2020", ref, change)


def logged(database: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[int]:
    """The numbers of the lines that `cchc log` prints."""
    return [line["number"] for line in told_by_command(database, capsys, "log", *arguments)]


@at_both_sizes
@in_both_languages
def test_every_line_can_be_reached(
    make_app: MakeApp, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await journal_of(pilot)
        seen = []
        for _ in range(LINES):
            seen.append(number(screen))
            await pilot.press("down")
        assert seen == list(range(LINES, 0, -1))
        assert "huong-hoa" not in screen_text(app).splitlines()[1]
        await pilot.press("home")
        assert number(screen) == LINES
        await pilot.press("end")
        assert number(screen) == 1
        assert "binh-dinh-2020" in screen_text(app)

    run_app(app, steps, size)


@pytest.mark.parametrize(
    ("typed", "arguments"),
    [
        ("can-tho-2022", ["can-tho-2022"]),
        ("can-tho-2022 3.42", ["can-tho-2022", "3.42"]),
        ("binh-dinh-2020 r1", ["binh-dinh-2020", "r1"]),
        ("", []),
    ],
)
def test_a_scope_shows_what_the_command_line_logs(
    make_app: MakeApp,
    demo_database: Path,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    arguments: list[str],
) -> None:
    app = make_app()
    wanted = logged(demo_database, capsys, *arguments)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await journal_of(pilot)
        await pilot.press("slash", *typed, "enter")
        await wait_for(pilot, lambda: lines_of(screen).virtual_size.height == len(wanted))
        seen = []
        for _ in wanted:
            seen.append(number(screen))
            await pilot.press("down")
        assert seen == wanted
        await pilot.press("escape")
        await wait_for(pilot, lambda: lines_of(screen).virtual_size.height == LINES)

    run_app(app, steps)


def test_r_and_p_narrow_to_the_row_and_the_plan_under_the_cursor(
    make_app: MakeApp, demo_database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_app()
    row = logged(demo_database, capsys, "can-tho-2022", "3.46")
    plan = logged(demo_database, capsys, "can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await journal_of(pilot)
        await pilot.press("r")
        await wait_for(pilot, lambda: lines_of(screen).virtual_size.height == len(row))
        await pilot.press("p")
        await wait_for(pilot, lambda: lines_of(screen).virtual_size.height == len(plan))

    run_app(app, steps)


def test_an_unknown_scope_is_told_and_the_list_stays(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await journal_of(pilot)
        await pilot.press("slash", *"nowhere [/]", "enter")
        await wait_for(pilot, lambda: "There is no plan" in screen_text(app))
        assert lines_of(screen).virtual_size.height == LINES
        assert not screen.query_exactly_one(LineInput).display

    run_app(app, steps)


@at_both_sizes
def test_enter_tells_everything_of_a_line(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await journal_of(pilot)
        line = lines_of(screen).record
        assert line is not None
        await pilot.press("enter")
        await on_screen(pilot, FactsScreen)
        assert "Before" in screen_text(app)
        await pilot.press("end")
        await wait_for(pilot, lambda: line.hash[:20] in screen_text(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen is screen)

    run_app(app, steps, size)


@in_both_languages
def test_a_whole_chain_is_said_to_be_whole(make_app: MakeApp, *, english: bool) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await journal_of(pilot)
        assert "(v)" in screen.title_line()
        await pilot.press("v")
        told = app.language("whole up to line {number}", number=LINES)
        await wait_for(pilot, lambda: told in screen_text(app))

    run_app(app, steps)


def test_a_broken_chain_is_named(make_app: MakeApp, demo_database: Path) -> None:
    with closing(sqlite3.connect(demo_database)) as connection:
        connection.execute("DROP TRIGGER journal_is_not_changed")
        connection.execute("UPDATE journal SET author = 'x' WHERE number = 7")
        connection.commit()
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await journal_of(pilot)
        await pilot.press("v")
        await wait_for(pilot, lambda: "BROKEN at line 7" in screen_text(app))
        await wait_for(pilot, lambda: "Line 7 isn't as it was written" in screen_text(app))

    run_app(app, steps)


def test_others_changes_come_above_and_the_cursor_stays(
    make_app: MakeApp, demo_database: Path
) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await journal_of(pilot)
        await pilot.press("down", "down")
        update(demo_database, "minh", "r1")
        await wait_for(pilot, lambda: lines_of(screen).virtual_size.height == LINES + 1)
        assert number(screen) == LINES - 2
        await pilot.press("home")
        update(demo_database, "minh", "r2")
        await wait_for(pilot, lambda: number(screen) == LINES + 2)

    run_app(app, steps)


HOSTILE = "[/] [x] [red]đỏ[/red] \x1b[31m\x1b]0;t\x07 \u202eabc 👩‍👩‍👧 " + "dài " * 1500


@at_both_sizes
def test_odd_texts_show_letter_by_letter(
    make_app: MakeApp, demo_database: Path, size: tuple[int, int]
) -> None:
    update(demo_database, "[bold]Minh[/] [/]", "r1", HOSTILE)
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await journal_of(pilot)
        await wait_for(pilot, lambda: "[bold]Minh[/] [/]" in screen_text(app))
        assert "[bold]M" in screen_text(app).splitlines()[1]
        assert "[x]" in screen_text(app).replace("\n", " ")
        await pilot.press("enter")
        await on_screen(pilot, FactsScreen)
        assert "[bold]Minh[/] [/]" in screen_text(app)
        assert not {"\x1b", "\u202e", "\x07"} & set(screen_text(app))

    run_app(app, steps, size)


def test_pages_on_the_command_line_follow_each_other(
    demo_database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [logged(demo_database, capsys, "--limit", "50")]
    while pages[-1]:
        last = str(pages[-1][-1])
        pages.append(logged(demo_database, capsys, "--limit", "50", "--before", last))
    assert [number for page in pages for number in page] == list(range(LINES, 0, -1))
