"""The matrix on the real plans: filter, jump, overdue, sort, marks, columns, others' changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.session import open_session
from cchc_tracker.services.updates import record_update
from cchc_tracker.store import Order
from cchc_tui.messages import OpenBulk, OpenMatrix, OpenRow, OpenUpdate, UndoLast
from cchc_tui.screens.columns import ColumnsScreen
from cchc_tui.screens.filters import FiltersScreen
from cchc_tui.screens.jump import JumpScreen
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.widgets.context_line import ContextLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message
    from textual.pilot import Pilot

    from cchc_tui.app import TrackerApp
    from tests.tui.conftest import RunApp, WaitFor

    MakeApp = Callable[..., TrackerApp]
    ScreenText = Callable[[TrackerApp], str]

SIZES = ((80, 24), (60, 20))
ANNUAL = ("can-tho-2022", "binh-dinh-2020", "hai-phong-2022", "huong-hoa-2020")


async def matrix_of(app: TrackerApp, pilot: Pilot[Any], wait_for: WaitFor) -> MatrixScreen:
    await wait_for(pilot, lambda: isinstance(app.screen, MatrixScreen) and bool(app.screen.shown))
    screen = app.screen
    assert isinstance(screen, MatrixScreen)
    return screen


def position(screen: MatrixScreen) -> int | None:
    line = screen.table.cursor_line
    return line.row.row.position if line is not None and line.row is not None else None


def rows(screen: MatrixScreen) -> int:
    assert screen.shown is not None
    assert screen.plan is not None
    return screen.shown.row_count(screen.plan.row_count)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("english", [True, False])
@pytest.mark.parametrize("plan", ANNUAL)
def test_every_plan_shows_its_rows_from_first_to_last(
    make_app: MakeApp,
    run_app: RunApp,
    wait_for: WaitFor,
    screen_text: ScreenText,
    plan: str,
    size: tuple[int, int],
    *,
    english: bool,
) -> None:
    app = make_app(plan=plan, english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        await wait_for(pilot, lambda: screen._counts is not None)
        assert sum((screen._counts or {}).values()) == rows(screen)
        await wait_for(pilot, lambda: plan in screen_text(app).splitlines()[0])
        assert all(len(line) <= size[0] for line in screen_text(app).splitlines())
        await pilot.press("end")
        await pilot.pause()
        assert position(screen) == rows(screen)

    run_app(app, steps, size)


def test_goal_and_task_of_the_row_under_the_cursor_are_told(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(plan="can-tho-2022", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        context = screen.query_one(ContextLine)
        told = []
        for _ in range(4):
            await pilot.pause()
            told.append([text[:9] for text in context.texts])
            await pilot.press("down")
        assert told == [
            ["Area I. C", ""],
            ["Goal 1.1.", ""],
            ["Goal 1.1.", "Task 2.1."],
            ["Goal 1.1.", "Task 2.1."],
        ]

    run_app(app, steps)


@pytest.mark.parametrize("size", SIZES)
def test_a_filter_is_tried_while_typing_and_kept_by_enter(
    make_app: MakeApp,
    run_app: RunApp,
    wait_for: WaitFor,
    screen_text: ScreenText,
    size: tuple[int, int],
) -> None:
    app = make_app(plan="can-tho-2022", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        await pilot.press("slash", *"thu tuc")
        await wait_for(pilot, lambda: rows(screen) == 6)
        assert screen.filter_line.outcome == "6 rows"
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.focused is screen.table)
        await wait_for(pilot, lambda: "6 rows · thu tuc" in screen_text(app))
        assert app.settings.history == ("thu tuc",)
        await wait_for(pilot, lambda: sum((screen._counts or {}).values()) == 6)
        await pilot.press("escape")
        await wait_for(pilot, lambda: rows(screen) == 57)

    run_app(app, steps, size)


def test_escape_gives_back_the_filter_of_before(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(plan="can-tho-2022", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        await pilot.press("slash", *"thu tuc", "enter")
        await wait_for(pilot, lambda: rows(screen) == 6)
        await pilot.press("slash", *" khongco")
        await wait_for(pilot, lambda: rows(screen) == 0)
        await pilot.press("escape")
        await wait_for(pilot, lambda: rows(screen) == 6)
        assert screen.wanted.expression == "thu tuc"
        assert screen.focused is screen.table
        assert not screen.filter_line.is_open

    run_app(app, steps)


def test_an_error_points_at_its_character_and_typing_goes_on(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        await pilot.press("slash", *"thu (tuc", "enter")
        await wait_for(pilot, lambda: "^" in screen.filter_line.outcome)
        assert screen.filter_line.is_open
        await pilot.press(")", "enter")
        await wait_for(pilot, lambda: not screen.filter_line.is_open and rows(screen) == 6)

    run_app(app, steps)


def test_the_arrows_walk_the_history(make_app: MakeApp, run_app: RunApp, wait_for: WaitFor) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        app.remember(history=("một", "hai"))
        line = screen.filter_line
        await pilot.press("slash", *"ba")
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await pilot.press(key)
            seen.append(line.expression)
        assert seen == ["một", "hai", "hai", "một", "ba", "ba"]

    run_app(app, steps)


def test_filters_are_saved_by_name_opened_and_forgotten(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        await pilot.press("slash", *"thu tuc", "f8")
        await wait_for(pilot, lambda: isinstance(app.screen, FiltersScreen))
        await pilot.press(*"[x] TTHC", "enter")
        await wait_for(pilot, lambda: app.screen is screen)
        assert app.settings.filters == {"[x] TTHC": "thu tuc"}
        await pilot.press("escape")
        await wait_for(pilot, lambda: rows(screen) == 57)
        await pilot.press("f")
        await wait_for(pilot, lambda: isinstance(app.screen, FiltersScreen))
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen is screen and rows(screen) == 6)
        await pilot.press("escape", "f")
        await wait_for(pilot, lambda: isinstance(app.screen, FiltersScreen))
        await pilot.press("delete", "escape")
        await wait_for(pilot, lambda: app.screen is screen)
        assert app.settings.filters == {}

    run_app(app, steps)


@pytest.mark.parametrize(("typed", "wanted"), [("3.7", 8), ("r12", 12), (" R57 ", 57)])
def test_a_number_leads_to_its_row(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, typed: str, wanted: int
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        await pilot.press("left", "g")
        await wait_for(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.press(*typed, "enter")
        await wait_for(pilot, lambda: app.screen is screen and position(screen) == wanted)

    run_app(app, steps)


@pytest.mark.parametrize("size", SIZES)
def test_a_number_of_several_rows_lets_choose(
    make_app: MakeApp,
    run_app: RunApp,
    wait_for: WaitFor,
    screen_text: ScreenText,
    size: tuple[int, int],
) -> None:
    app = make_app(plan="binh-dinh-2020", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        await pilot.press("g")
        await wait_for(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.press(*"99", "enter")
        await wait_for(pilot, lambda: "No row has the number 99" in screen_text(app))
        await pilot.press("backspace", "backspace", "1", "enter")
        await wait_for(pilot, lambda: "r8 " in screen_text(app))
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: app.screen is screen and position(screen) == 8)

    run_app(app, steps, size)


@pytest.mark.parametrize("order", list(Order))
def test_n_and_p_walk_the_overdue_rows_that_are_shown(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, order: Order
) -> None:
    app = make_app(plan="binh-dinh-2020", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        screen.choose(replace(screen.wanted, expression="-ref:2", order=order))
        await wait_for(pilot, lambda: bool(screen.shown and screen.shown.wanted == screen.wanted))
        assert screen.shown is not None
        lines = screen.shown.window(0, 10_000)
        late = [
            line.row.row.position
            for line in lines
            if line.row is not None and line.row.status is Status.OVERDUE
        ]
        assert len(late) > 1
        walked = []
        await pilot.press("home")
        if position(screen) in late:
            walked.append(position(screen))
        while len(walked) < len(late):
            await pilot.press("n")
            await app.workers.wait_for_complete()
            walked.append(position(screen))
        assert walked == late
        await pilot.press("n")
        await app.workers.wait_for_complete()
        assert position(screen) == late[-1]
        await pilot.press("p")
        await app.workers.wait_for_complete()
        assert position(screen) == late[-2]

    run_app(app, steps)


def test_sorting_goes_round_and_is_remembered(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
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
        screen = await matrix_of(again, pilot, wait_for)
        assert screen.wanted.order is Order.DUE

    run_app(again, look)


def test_marks_of_all_that_is_shown_lead_to_one_change(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        asked: list[Message] = []
        post = screen.post_message

        def keep(sent: Message) -> bool:
            asked.append(sent)
            return isinstance(sent, OpenBulk) or post(sent)

        monkeypatch.setattr(screen, "post_message", keep)
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
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        asked: list[Message] = []
        post = screen.post_message

        def keep(sent: Message) -> bool:
            asked.append(sent)
            return isinstance(sent, OpenRow | OpenUpdate | UndoLast) or post(sent)

        monkeypatch.setattr(screen, "post_message", keep)
        screen.action_update()
        screen.put_cursor(5)
        view = screen.table.cursor_line
        assert view is not None
        assert view.row is not None
        screen.on_matrix_table_opened(screen.table.Opened(view.row))
        screen.action_update()
        screen.action_undo()
        wanted = [each for each in asked if isinstance(each, OpenRow | OpenUpdate | UndoLast)]
        assert wanted == [
            OpenRow("can-tho-2022", "r5"),
            OpenUpdate("can-tho-2022", "r5"),
            UndoLast("can-tho-2022"),
        ]

    run_app(app, steps)


@pytest.mark.parametrize("size", SIZES)
def test_columns_are_chosen_ordered_and_remembered(
    make_app: MakeApp,
    run_app: RunApp,
    wait_for: WaitFor,
    screen_text: ScreenText,
    size: tuple[int, int],
) -> None:
    app = make_app(plan="can-tho-2022", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        await pilot.press("c")
        await wait_for(pilot, lambda: isinstance(app.screen, ColumnsScreen))
        await pilot.press("space", "down", "space")
        for _ in range(5):
            await pilot.press("down", "space")
        await pilot.press("down", "minus", "minus", "minus", "enter")
        await wait_for(pilot, lambda: app.screen is screen)
        assert app.settings.columns == ("ref", "text", "status")
        await wait_for(pilot, lambda: "Next due" not in screen_text(app))
        assert "Status" in screen_text(app).splitlines()[1]

    run_app(app, steps, size)


def test_others_changes_show_without_moving_the_cursor_or_the_folds(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(plan="can-tho-2022", english=True)
    context = app.context

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        await wait_for(pilot, lambda: screen._counts is not None)
        await pilot.press("left")
        screen.put_cursor(20)
        await pilot.press("space", "up")
        before, top = screen.table.cursor, screen.table.scroll_offset.y
        counted = dict(screen._counts or {})
        with open_session(
            context.database, "other", context.load_plugins, clock=context.clock
        ) as session:
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


def test_another_screen_asks_for_rows(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        screen.post_message(OpenMatrix("binh-dinh-2020", "status:overdue"))
        await wait_for(
            pilot,
            lambda: bool(screen.shown) and screen.wanted.expression == "status:overdue"
            and screen.shown is not None and screen.shown.wanted == screen.wanted
            and screen.wanted.plan == "binh-dinh-2020",
        )  # fmt: skip
        assert screen.plan is not None
        assert screen.plan.id == "binh-dinh-2020"
        assert 0 < rows(screen) < screen.plan.row_count

    run_app(app, steps)


def test_a_database_without_plans_shows_an_empty_table(
    make_app: MakeApp,
    run_app: RunApp,
    wait_for: WaitFor,
    tmp_path: Any,  # noqa: ANN401
) -> None:
    app = make_app(database=tmp_path / "new.db")
    with open_session(tmp_path / "new.db", "lan", app.context.load_plugins, create=True):
        pass

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f3")
        await wait_for(pilot, lambda: isinstance(app.screen, MatrixScreen))
        await pilot.press("down", "enter", "space", "slash", "e", "n", "s", "a", "b", "u", "y", "c")
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, MatrixScreen)

    run_app(app, steps)


@pytest.mark.parametrize("expression", ["", "thu tuc"])
def test_left_climbs_to_the_heading_above_also_among_folded_ones(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, expression: str
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(app, pilot, wait_for)
        screen.choose(replace(screen.wanted, expression=expression))
        await wait_for(pilot, lambda: bool(screen.shown and screen.shown.wanted == screen.wanted))
        shown = screen.shown
        assert shown is not None
        for line in shown.window(0, 10_000)[3::7]:
            if line.heading is not None:
                shown.toggle(line.heading.line)
        lines = shown.window(0, 10_000)
        for line in lines:
            above = shown.above(line)
            upward = [each for each in lines[: line.index] if each.depth < line.depth]
            assert above == (upward[-1].index if upward else None)

    run_app(app, steps)
