"""Many rows at once: one form, a preview with reasons, one confirmation, one undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.update import Update
from cchc_tracker.services.rows import Selection, list_rows
from cchc_tracker.services.session import open_session
from cchc_tracker.services.updates import record_update
from cchc_tui.drafts import Drafts
from cchc_tui.messages import OpenBulk, UndoLast
from cchc_tui.screens.bulk import BulkScreen
from cchc_tui.screens.bulk_preview import BulkPreviewScreen
from cchc_tui.screens.drafts import DraftsScreen
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.screens.undo import UndoScreen
from cchc_tui.widgets.choice_field import ChoiceField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from textual.pilot import Pilot

    from cchc_tracker.services.session import Session
    from cchc_tui.app import TrackerApp
    from tests.tui.conftest import RunApp, WaitFor

    MakeApp = Callable[..., TrackerApp]
    ScreenText = Callable[[TrackerApp], str]

PLAN = "can-tho-2022"
AREA_ONE = tuple(range(1, 8))
SIZES = ((80, 24), (60, 20))


def session_of(app: TrackerApp, user: str = "minh") -> AbstractContextManager[Session]:
    context = app.context
    return open_session(context.database, user, context.load_plugins, clock=context.clock)


def standings(app: TrackerApp) -> list[tuple[str, str, int | None]]:
    with session_of(app) as session:
        return [
            (view.row.ref, view.progress.state.value, view.progress.percent)
            for view in list_rows(session, Selection((PLAN,)))
        ]


def notes(app: TrackerApp, positions: Sequence[int] = AREA_ONE) -> list[int]:
    """How many updates say `dang lam` on each row."""
    with session_of(app) as session:
        outline = session.store.outline(PLAN)
        found = [outline.at_position(position) for position in positions]
        return [
            sum(
                event.update.note == "dang lam" and event.voided_at is None
                for event in session.store.events(row.row_id)
            )
            for row in found
            if row is not None
        ]


def shows(app: TrackerApp, *kinds: type[object]) -> bool:
    return isinstance(app.screen, kinds)


def told(app: TrackerApp) -> str:
    return "\n".join(each.message for each in app._notifications)


async def open_form(
    app: TrackerApp, pilot: Pilot[Any], wait_for: WaitFor, positions: Sequence[int] = AREA_ONE
) -> BulkScreen:
    app.post_message(OpenBulk(PLAN, tuple(positions)))
    await wait_for(pilot, partial(shows, app, BulkScreen))
    screen = app.screen
    assert isinstance(screen, BulkScreen)
    await wait_for(pilot, lambda: isinstance(app.focused, ChoiceField))
    return screen


async def type_into(pilot: Pilot[Any], screen: BulkScreen, field: str, text: str) -> None:
    screen.form.field(field).control.focus()
    await pilot.pause()
    await pilot.press(*text)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("english", [True, False])
def test_one_preview_one_confirmation_one_undo(
    make_app: MakeApp,
    run_app: RunApp,
    wait_for: WaitFor,
    screen_text: ScreenText,
    size: tuple[int, int],
    *,
    english: bool,
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        before = standings(app)
        screen = await open_form(app, pilot, wait_for)
        await pilot.press("2")
        await type_into(pilot, screen, "note", "dang lam")
        await pilot.press("f8")
        await wait_for(pilot, partial(shows, app, BulkPreviewScreen))
        title = app.language("{count} rows will change; Enter writes them:", count=7)
        await wait_for(pilot, lambda: title in screen_text(app))
        arrow = f"· {app.language('not started')} → ▸ {app.language('in progress')}"
        assert arrow in screen_text(app)
        assert all(len(line) <= size[0] for line in screen_text(app).splitlines())
        assert standings(app) == before
        await pilot.press("enter")
        await wait_for(pilot, lambda: not shows(app, BulkScreen, BulkPreviewScreen))
        await wait_for(pilot, lambda: notes(app) == [1] * 7)
        assert {state for ref, state, _ in standings(app)[:7]} == {"in_progress"}
        app.post_message(UndoLast(PLAN))
        await wait_for(pilot, partial(shows, app, UndoScreen))
        await wait_for(pilot, lambda: app.language("Take this change back") in screen_text(app))
        assert "3.1" in screen_text(app)
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: standings(app) == before)

    run_app(app, steps, size)


@pytest.mark.parametrize("size", SIZES)
def test_rows_that_cannot_be_changed_are_named_with_the_reason_and_left_alone(
    make_app: MakeApp,
    run_app: RunApp,
    wait_for: WaitFor,
    screen_text: ScreenText,
    size: tuple[int, int],
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await type_into(pilot, screen, "note", "dang lam")
        await type_into(pilot, screen, "milestone", "2")
        await pilot.press("f8")
        await wait_for(pilot, lambda: "5 rows can't be changed:" in screen_text(app))
        assert "Row 3.2 has no milestone 2" in screen_text(app)
        shown = app.screen
        assert isinstance(shown, BulkPreviewScreen)
        headings = [fact.cells[0] for fact in shown.facts() if fact.heading]
        assert headings[1] == "2 rows will change; Enter writes them:"
        await pilot.press("enter")
        await wait_for(pilot, lambda: notes(app) == [1, 0, 0, 1, 0, 0, 0])

    run_app(app, steps, size)


def test_where_no_row_may_change_nothing_is_written_and_the_form_stays(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        before = standings(app)
        screen = await open_form(app, pilot, wait_for)
        await pilot.press("3")
        field = screen.form.field("evidence-number")
        await wait_for(pilot, lambda: "Done needs evidence" in field.problem_text)
        await pilot.press("f8")
        await wait_for(pilot, lambda: "No row would change" in screen_text(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen is screen)
        assert screen.form.texts == {"state": "done"}
        assert standings(app) == before

    run_app(app, steps)


def test_a_row_changed_since_the_preview_is_shown_again_before_anything_is_written(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await type_into(pilot, screen, "note", "dang lam")
        await pilot.press("f8")
        await wait_for(pilot, partial(shows, app, BulkPreviewScreen))
        first = app.screen
        with session_of(app) as session:
            record_update(session, PLAN, "r3", Update(on=session.today, note="của Minh"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: shows(app, BulkPreviewScreen) and app.screen is not first)
        assert "nothing was written" in told(app)
        assert notes(app) == [0] * 7
        await pilot.press("enter")
        await wait_for(pilot, lambda: notes(app) == [1] * 7)

    run_app(app, steps)


def test_an_unfinished_change_of_many_rows_is_offered_again(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    async def leave_unfinished(pilot: Pilot[Any]) -> None:
        screen = await open_form(first, pilot, wait_for)
        await type_into(pilot, screen, "note", "dang lam")
        await pilot.press("f10")

    async def go_on(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, partial(shows, second, DraftsScreen))
        await pilot.press("enter")
        await wait_for(pilot, partial(shows, second, BulkScreen))
        screen = second.screen
        assert isinstance(screen, BulkScreen)
        await wait_for(pilot, lambda: "7 rows" in screen_text(second))
        assert screen.form.texts == {"note": "dang lam"}
        await pilot.press("f8")
        await wait_for(pilot, partial(shows, second, BulkPreviewScreen))
        await pilot.press("enter")
        await wait_for(pilot, lambda: notes(second) == [1] * 7)

    first, second = make_app(), make_app(english=True)
    run_app(first, leave_unfinished)
    run_app(second, go_on)
    context = second.context
    assert Drafts(context.drafts_folder, "lan", context.database).left_behind() == ()


def test_marked_rows_of_the_matrix_are_changed_from_there(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(english=True, plan=PLAN)

    async def steps(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, partial(shows, app, MatrixScreen))
        matrix = app.screen
        assert isinstance(matrix, MatrixScreen)
        await wait_for(pilot, lambda: matrix.shown is not None)
        await pilot.press("a", "b")
        await wait_for(pilot, partial(shows, app, BulkScreen))
        screen = app.screen
        assert isinstance(screen, BulkScreen)
        assert len(screen._draft.rows) == 57

    run_app(app, steps)


def test_the_undo_is_told_where_there_is_nothing_to_take_back(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        app.post_message(UndoLast(PLAN))
        await wait_for(pilot, lambda: "lan has nothing to undo" in told(app))
        await wait_for(pilot, lambda: not shows(app, UndoScreen))

    run_app(app, steps)


def test_an_undo_names_the_change_of_another_session_and_takes_back_no_other(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        with session_of(app, "lan") as session:
            record_update(session, PLAN, "r1", Update(on=session.today, note="dang lam"))
        app.post_message(UndoLast(PLAN))
        await wait_for(pilot, lambda: "note: dang lam" in screen_text(app))
        with session_of(app, "lan") as session:
            record_update(session, PLAN, "r2", Update(on=session.today, note="dang lam"))
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: "another change meanwhile" in told(app))
        assert notes(app, (1, 2)) == [1, 1]
        app.post_message(UndoLast(PLAN))
        await wait_for(pilot, partial(shows, app, UndoScreen))
        await wait_for(pilot, lambda: "can-tho-2022 3.2" in screen_text(app).replace("\n ", " "))
        await pilot.press("escape")
        await wait_for(pilot, lambda: not shows(app, UndoScreen))
        assert notes(app, (1, 2)) == [1, 1]

    run_app(app, steps)
