"""My agency: asked once, remembered by locality; the rows it leads, then those it supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.plugins.pool import PluginOptions
from cchc_tracker.plugins.registry import PluginRegistry, load_plugins
from cchc_tracker.services.session import open_session
from cchc_tui.app import TrackerApp
from cchc_tui.content.agency_lines import AgencyLines, read_agency_rows
from cchc_tui.messages import OpenRow, OpenUpdate
from cchc_tui.screens.agency import AgencyScreen
from cchc_tui.screens.agency_choice import AgencyChoiceScreen
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.settings import SettingsFile
from tests.tui.conftest import NOW, plugins
from tests.tui.steps.command_line import told_by_command
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from tests.tui.steps.driving import MakeApp


MINE = "Sở Nội vụ"


GROUPS = {
    "can-tho-2022": ("Cơ quan chuyên môn thuộc UBND thành phố", "Sở, ban, ngành thành phố"),
    "binh-dinh-2020": ("Các sở, ban, ngành",),
    "binh-dinh-2024": ("Các cơ quan, đơn vị thành viên Đoàn kiểm tra", "Các sở, ban, ngành"),
}
"""The groups of the plans that my agency belongs to and that lead rows."""


def listed(
    database: Path, capsys: pytest.CaptureFixture[str], plan: str, field: str, agency: str = MINE
) -> list[str]:
    """The rows that `cchc list` finds for an agency."""
    found = told_by_command(database, capsys, "list", plan, "--filter", f'{field}:"{agency}"')
    return [f"r{row['position']}" for row in found]


def remember(context: Context, **agencies: str) -> None:
    chosen = {code.replace("_", "-"): name for code, name in agencies.items()}
    SettingsFile(context.settings_folder, context.user).change(agencies=chosen)


async def agency_of(pilot: Pilot[Any]) -> AgencyScreen:
    await pilot.press("f4")
    screen = await on_screen(pilot, AgencyScreen)
    await wait_for(pilot, lambda: screen.table.cursor_line is not None)
    return screen


def told(screen: AgencyScreen) -> list[str]:
    """All lines: headings by their text, rows by their position."""
    lines = screen.table._window.lines
    return [
        line.heading.text if line.heading else f"r{line.row.row.position}" if line.row else ""
        for line in lines.window(0, lines.count())
    ]


@at_both_sizes
@pytest.mark.parametrize("plan", ["can-tho-2022", "binh-dinh-2020", "binh-dinh-2024"])
def test_the_rows_are_the_command_lines(
    make_app: MakeApp,
    context: Context,
    capsys: pytest.CaptureFixture[str],
    plan: str,
    size: tuple[int, int],
) -> None:
    remember(context, can_tho=MINE, binh_dinh=MINE)
    led = listed(context.database, capsys, plan, "lead")
    supported = listed(context.database, capsys, plan, "support")
    wanted, known = [f"Leads: {len(led)}", *led], set(led)
    for group in GROUPS[plan]:
        through = listed(context.database, capsys, plan, "lead", group)
        rows = [each for each in through if each not in known]
        known.update(rows)
        wanted += [f"Leads ({len(rows)}) as a member of {group}", *rows]
    wanted += [f"Supports: {len(supported)}", *supported]
    app = make_app(plan=plan, english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await agency_of(pilot)
        assert told(screen) == wanted
        await pilot.press("end")
        last = screen.table.cursor_line
        assert last is not None
        assert last.index == len(wanted) - 1

    run_app(app, steps, size)


@at_both_sizes
@in_both_languages
def test_the_agency_is_asked_once_and_remembered(
    make_app: MakeApp, context: Context, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(plan="can-tho-2022", english=english)

    async def first(pilot: Pilot[Any]) -> None:
        await pilot.press("f4")
        await on_screen(pilot, AgencyChoiceScreen)
        await pilot.press(*"noi vu")
        await wait_for(pilot, lambda: "Sở Y tế" not in screen_text(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: "3.17" in screen_text(app))
        assert MINE in screen_text(app).splitlines()[0]

    run_app(app, first, size)
    assert SettingsFile(context.settings_folder, "lan").read()[0].agencies == {"can-tho": MINE}
    again = make_app(plan="can-tho-2022", english=english)

    async def second(pilot: Pilot[Any]) -> None:
        screen = await agency_of(pilot)
        assert MINE in screen.title_line()

    run_app(again, second, size)


def test_the_agency_that_begins_as_typed_comes_first(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f4")
        await on_screen(pilot, AgencyChoiceScreen)
        await pilot.press(*"so n", "enter")
        screen = await on_screen(pilot, AgencyScreen)
        await wait_for(pilot, lambda: MINE in screen.title_line())

    run_app(app, steps)


def test_without_its_locality_an_agency_is_in_no_group(context: Context) -> None:
    def without() -> PluginRegistry:
        return load_plugins(PluginOptions(disabled=True))

    with open_session(context.database, "lan", without, clock=lambda: NOW) as session:
        rows = read_agency_rows(session, "can-tho-2022", {"can-tho": MINE})
    assert [part.group for part in rows.parts] == ["", ""]


def test_without_an_agency_the_screen_says_how_to_choose_one(make_app: MakeApp) -> None:
    app = make_app(plan="hai-phong-2022", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f4")
        await on_screen(pilot, AgencyChoiceScreen)
        await pilot.press("escape")
        await wait_for(pilot, lambda: "press a to choose" in screen_text(app))
        await pilot.press("a")
        await on_screen(pilot, AgencyChoiceScreen)

    run_app(app, steps)


def test_rows_open_update_and_show_in_the_matrix(
    make_app: MakeApp, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(context, can_tho=MINE)
    app = make_app(plan="can-tho-2022")
    asked: list[object] = []

    async def keep(_: TrackerApp, request: object) -> None:
        asked.append(request)

    monkeypatch.setattr(TrackerApp, "on_open_row", keep)
    monkeypatch.setattr(TrackerApp, "on_open_update", keep)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await agency_of(pilot)
        row = told(screen)[1]
        await pilot.press("down", "space", "enter", "e")
        await wait_for(pilot, lambda: len(asked) == 2)
        opened, updated = asked
        assert isinstance(opened, OpenRow)
        assert isinstance(updated, OpenUpdate)
        assert (opened.plan, opened.ref) == (updated.plan, updated.ref) == ("can-tho-2022", row)
        count = len({each for each in told(screen) if each.startswith("r")})
        await pilot.press("m")
        matrix = await on_screen(pilot, MatrixScreen)
        await wait_for(
            pilot,
            lambda: matrix.shown is not None and matrix.shown.row_count(57) == count,
        )

    run_app(app, steps)


def test_folding_and_windows_agree(context: Context, make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")
    with open_session(context.database, "lan", plugins, clock=lambda: NOW) as session:
        rows = read_agency_rows(session, "can-tho-2022", {"can-tho": MINE})

    async def steps(pilot: Pilot[Any]) -> None:
        for folded in ((), (0,), (1,), (0, 1), (3,), (0, 1, 2, 3)):
            lines = AgencyLines(app.desk, app.language, rows, set(folded))
            whole = list(lines.window(0, lines.count()))
            assert [line.index for line in whole] == list(range(lines.count()))
            for first in range(lines.count()):
                assert list(lines.window(first, 4)) == whole[first : first + 4]
            for line in whole:
                assert lines.index_of(line, lines.part_of(line.index)) == line.index
                heading = lines.above(line)
                if line.heading is None:
                    assert heading is not None
                    assert heading == max(
                        each.index for each in whole[: line.index] if each.heading is not None
                    )
                else:
                    assert heading is None

    run_app(app, steps)
