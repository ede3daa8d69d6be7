"""The matrix: marks, order, columns and wishes for a row stay as chosen, whatever others do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.updates import record_update
from cchc_tracker.store import Order
from cchc_tui.messages import OpenBulk, OpenRow, OpenUpdate, UndoLast
from cchc_tui.screens.columns import ColumnsScreen
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.matrix import matrix_of, position, requests_of, rows
from tests.tui.steps.store import other_session
from tests.tui.steps.variants import at_both_sizes

if TYPE_CHECKING:
    import pytest
    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


def test_sorting_goes_round_and_is_remembered(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        screen.put_cursor(20)
        for order in (Order.DUE, Order.RECENT, Order.POSITION):
            await pilot.press("s")
            await wait_for(
                pilot,
                lambda: (
                    screen.shown is not None and screen.shown.wanted.order is screen.wanted.order
                ),
            )
            assert screen.wanted.order is order
            assert position(screen) == 20
            assert app.settings.sort == order.value
        await pilot.press("s")

    run_app(app, steps)
    again = make_app(plan="can-tho-2022")

    async def look(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        assert screen.wanted.order is Order.DUE

    run_app(again, look)


def test_marks_of_all_that_is_shown_lead_to_one_change(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        asked = requests_of(screen, monkeypatch, OpenBulk)
        screen.put_cursor(5)
        await pilot.press("space")
        await wait_for(pilot, lambda: position(screen) == 6)
        await pilot.press("slash", *"thu tuc", "enter")
        await wait_for(pilot, lambda: rows(screen) == 6 and screen.focused is screen.table)
        await pilot.press("a", "b")
        await pilot.pause()
        assert screen.marks.count == 7
        bulk = next(each for each in asked if isinstance(each, OpenBulk))
        assert len(bulk.positions) == 7
        assert bulk.positions == tuple(sorted(bulk.positions))
        await pilot.press("escape")
        assert (screen.marks.count, rows(screen)) == (0, 6)
        await pilot.press("escape")
        await wait_for(pilot, lambda: rows(screen) == 57)
        await pilot.press("a")
        assert screen.marks.count == 57

    run_app(app, steps)


def test_requests_name_the_row_by_its_place(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        asked = requests_of(screen, monkeypatch, OpenRow, OpenUpdate, UndoLast)
        screen.action_update()
        screen.put_cursor(5)
        view = screen.table.cursor_line
        assert view is not None
        assert view.row is not None
        screen.on_matrix_table_opened(screen.table.Opened(view.row))
        screen.action_update()
        screen.action_undo()
        assert asked == [
            OpenRow("can-tho-2022", "r5"),
            OpenUpdate("can-tho-2022", "r5"),
            UndoLast("can-tho-2022"),
        ]

    run_app(app, steps)


@at_both_sizes
def test_columns_are_chosen_ordered_and_remembered(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app(plan="can-tho-2022", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await pilot.press("c")
        await on_screen(pilot, ColumnsScreen)
        await pilot.press("space", "down", "space")
        for _ in range(5):
            await pilot.press("down", "space")
        await pilot.press("down", "minus", "minus", "minus", "enter")
        await wait_for(pilot, lambda: app.screen is screen)
        assert app.settings.columns == ("ref", "text", "status")
        await wait_for(pilot, lambda: "Next due" not in screen_text(app))
        assert "Status" in screen_text(app).splitlines()[1]

    run_app(app, steps, size)


def test_others_changes_show_without_moving_the_cursor_or_the_folds(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await wait_for(pilot, lambda: screen._counts is not None)
        await pilot.press("left")
        screen.put_cursor(20)
        await pilot.press("space", "up")
        before, top = screen.table.cursor, screen.table.scroll_offset.y
        counted = dict(screen._counts or {})
        with other_session(app, "other") as session:
            gone = Update(on=date(2022, 9, 29), state=State.CANCELLED, explanation="thôi")
            record_update(session, "can-tho-2022", "r20", gone)
        await wait_for(pilot, lambda: dict(screen._counts or {}) != counted)
        assert position(screen) == 20
        assert (screen.table.cursor, screen.table.scroll_offset.y) == (before, top)
        assert screen.marks.positions() == (20,)
        assert screen.shown is not None
        heading = screen.shown.window(0, 1)[0].heading
        assert heading is not None
        assert heading.folded
        line = screen.table.cursor_line
        assert line is not None
        assert line.row is not None
        assert line.row.status is Status.CANCELLED

    run_app(app, steps)
