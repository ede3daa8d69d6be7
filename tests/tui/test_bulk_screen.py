"""Many rows at once: one form, a preview with reasons, one confirmation, one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tracker.model.update import Update
from cchc_tracker.services.rows import Selection, list_rows
from cchc_tracker.services.updates import record_update
from cchc_tui.drafts import Drafts
from cchc_tui.messages import UndoLast
from cchc_tui.screens.bulk import BulkScreen
from cchc_tui.screens.bulk_preview import BulkPreviewScreen
from cchc_tui.screens.drafts import DraftsScreen
from cchc_tui.screens.undo import UndoScreen
from tests.tui.steps.driving import on_screen, run_app, screen_text, shows, told, wait_for
from tests.tui.steps.forms import PLAN, open_bulk, type_into
from tests.tui.steps.matrix import matrix_of
from tests.tui.steps.store import other_session
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

    from cchc_tui.app import TrackerApp
    from tests.tui.steps.driving import MakeApp


AREA_ONE = tuple(range(1, 8))


def standings(app: TrackerApp) -> list[tuple[str, str, int | None]]:
    with other_session(app) as session:
        return [
            (view.row.ref, view.progress.state.value, view.progress.percent)
            for view in list_rows(session, Selection((PLAN,)))
        ]


def notes(app: TrackerApp, positions: Sequence[int] = AREA_ONE) -> list[int]:
    """How many updates say `dang lam` on each row."""
    with other_session(app) as session:
        outline = session.store.matrix_lines(PLAN)
        found = [outline.at_position(position) for position in positions]
        return [
            sum(
                event.update.note == "dang lam" and event.voided_at is None
                for event in session.store.events(row.row_id)
            )
            for row in found
            if row is not None
        ]


@at_both_sizes
@in_both_languages
def test_one_preview_one_confirmation_one_undo(
    make_app: MakeApp, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        before = standings(app)
        screen = await open_bulk(pilot, AREA_ONE)
        await pilot.press("2")
        await type_into(pilot, screen, "note", "dang lam")
        await pilot.press("f8")
        await on_screen(pilot, BulkPreviewScreen)
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
        await on_screen(pilot, UndoScreen)
        await wait_for(pilot, lambda: app.language("Take this change back") in screen_text(app))
        assert "3.1" in screen_text(app)
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: standings(app) == before)

    run_app(app, steps, size)


@at_both_sizes
def test_rows_that_cannot_be_changed_are_named_with_the_reason_and_left_alone(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_bulk(pilot, AREA_ONE)
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


def test_where_no_row_may_change_nothing_is_written_and_the_form_stays(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        before = standings(app)
        screen = await open_bulk(pilot, AREA_ONE)
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
    make_app: MakeApp,
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_bulk(pilot, AREA_ONE)
        await type_into(pilot, screen, "note", "dang lam")
        await pilot.press("f8")
        await on_screen(pilot, BulkPreviewScreen)
        first = app.screen
        with other_session(app) as session:
            record_update(session, PLAN, "r3", Update(on=session.today, note="của Minh"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: shows(app, BulkPreviewScreen) and app.screen is not first)
        assert "nothing was written" in told(app)
        assert notes(app) == [0] * 7
        await pilot.press("enter")
        await wait_for(pilot, lambda: notes(app) == [1] * 7)

    run_app(app, steps)


def test_an_unfinished_change_of_many_rows_is_offered_again(make_app: MakeApp) -> None:
    async def leave_unfinished(pilot: Pilot[Any]) -> None:
        screen = await open_bulk(pilot, AREA_ONE)
        await type_into(pilot, screen, "note", "dang lam")
        await pilot.press("f10")

    async def go_on(pilot: Pilot[Any]) -> None:
        await on_screen(pilot, DraftsScreen)
        await pilot.press("enter")
        screen = await on_screen(pilot, BulkScreen)
        await wait_for(pilot, lambda: "7 rows" in screen_text(second))
        assert screen.form.texts == {"note": "dang lam"}
        await pilot.press("f8")
        await on_screen(pilot, BulkPreviewScreen)
        await pilot.press("enter")
        await wait_for(pilot, lambda: notes(second) == [1] * 7)

    first, second = make_app(), make_app(english=True)
    run_app(first, leave_unfinished)
    run_app(second, go_on)
    context = second.context
    assert Drafts(context.drafts_folder, "lan", context.database).left_behind() == ()


def test_marked_rows_of_the_matrix_are_changed_from_there(make_app: MakeApp) -> None:
    app = make_app(english=True, plan=PLAN)

    async def steps(pilot: Pilot[Any]) -> None:
        await matrix_of(pilot)
        await pilot.press("a", "b")
        screen = await on_screen(pilot, BulkScreen)
        assert len(screen._draft.rows) == 57

    run_app(app, steps)


def test_the_undo_is_told_where_there_is_nothing_to_take_back(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        app.post_message(UndoLast(PLAN))
        await wait_for(pilot, lambda: "lan has nothing to undo" in told(app))
        await wait_for(pilot, lambda: not shows(app, UndoScreen))

    run_app(app, steps)


def test_an_undo_names_the_change_of_another_session_and_takes_back_no_other(
    make_app: MakeApp,
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        with other_session(app, "lan") as session:
            record_update(session, PLAN, "r1", Update(on=session.today, note="dang lam"))
        app.post_message(UndoLast(PLAN))
        await wait_for(pilot, lambda: "note: dang lam" in screen_text(app))
        with other_session(app, "lan") as session:
            record_update(session, PLAN, "r2", Update(on=session.today, note="dang lam"))
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: "another change meanwhile" in told(app))
        assert notes(app, (1, 2)) == [1, 1]
        app.post_message(UndoLast(PLAN))
        await on_screen(pilot, UndoScreen)
        await wait_for(pilot, lambda: "can-tho-2022 3.2" in screen_text(app).replace("\n ", " "))
        await pilot.press("escape")
        await wait_for(pilot, lambda: not shows(app, UndoScreen))
        assert notes(app, (1, 2)) == [1, 1]

    run_app(app, steps)
