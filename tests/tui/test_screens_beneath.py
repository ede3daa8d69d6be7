"""A screen that is done while another lies above it leaves when that one is left, and once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from cchc_tui.messages import OpenRow, OpenUpdate, ShowRows
from cchc_tui.screens.help import HelpScreen
from cchc_tui.screens.localities import LocalitiesScreen
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.screens.row import RowScreen
from cchc_tui.screens.update import UpdateScreen
from tests.tui.steps.driving import on_screen, opened, run_app, shows, told, wait_for
from tests.tui.steps.importing import IMPORTS, SEED, keep, read_import, said

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from tests.tui.steps.driving import MakeApp

PLAN, REF = "can-tho-2022", "r12"


def test_rows_wished_for_beneath_a_form_above_a_row_leave_the_form(make_app: MakeApp) -> None:
    app = make_app(plan=PLAN)

    async def steps(pilot: Pilot[Any]) -> None:
        matrix = await on_screen(pilot, MatrixScreen)
        row = await opened(pilot, OpenRow(PLAN, REF), RowScreen)
        form = await opened(pilot, OpenUpdate(PLAN, REF), UpdateScreen)
        form.post_message(ShowRows(PLAN, "area:II"))
        await wait_for(pilot, lambda: "area:II" in str(matrix.shown and matrix.shown.wanted))
        assert app.screen_stack[1:] == [row, form]
        await pilot.press("escape", "escape")
        await wait_for(pilot, lambda: app.screen is matrix)

    run_app(app, steps)


def test_a_plan_kept_while_the_help_is_open_is_told_and_its_import_left_with_the_help(
    make_app: MakeApp, context: Context
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read_import(pilot, IMPORTS / SEED, "moi")
        with closing(sqlite3.connect(context.database)) as other:
            other.execute("BEGIN IMMEDIATE")
            await keep(pilot)
            await wait_for(pilot, lambda: "Keeping the plan" in said(app, "summary"))
            await pilot.press("f1")
            await on_screen(pilot, HelpScreen)
            other.rollback()
        await wait_for(pilot, lambda: "Made plan moi" in told(app))
        assert shows(app, HelpScreen)
        await pilot.press("escape")
        await on_screen(pilot, LocalitiesScreen)
        assert screen not in app.screen_stack

    run_app(app, steps)
