"""Unfinished forms of dead apps are offered when asked for, and with the row they are about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.message import message
from cchc_tui.drafts import Draft, Drafts
from cchc_tui.messages import OpenRow, OpenUpdate
from cchc_tui.screens.drafts import DraftsScreen
from cchc_tui.screens.row import RowScreen
from cchc_tui.screens.update import UpdateScreen
from cchc_tui.widgets.table import MatrixTable
from tests.tui.steps.driving import on_screen, run_app, screen_text, told, wait_for
from tests.tui.steps.variants import at_both_sizes

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from tests.tui.steps.driving import MakeApp


PLAN = "can-tho-2022"
MORNING = datetime(2022, 9, 30, 1, tzinfo=UTC)


def leave_behind(context: Context, ref: str = "r12", note: str = "dở dang") -> None:
    """What an app that is gone by now had kept."""
    drafts = Drafts(context.drafts_folder, context.user, context.database)
    drafts.keep(Draft("update", PLAN, (ref,), MORNING, {"note": note}))
    drafts.close()


@at_both_sizes
def test_they_are_offered_from_any_screen_and_gone_on_with(
    make_app: MakeApp, context: Context, size: tuple[int, int]
) -> None:
    app = make_app(plan=PLAN)

    async def steps(pilot: Pilot[Any]) -> None:
        leave_behind(context)
        await pilot.press("f3", "ctrl+o")
        await on_screen(pilot, DraftsScreen)
        await pilot.press("enter")
        await on_screen(pilot, UpdateScreen)
        assert isinstance(app.screen, UpdateScreen)
        assert app.screen.form.texts == {"note": "dở dang"}

    run_app(app, steps, size)


def test_the_palette_finds_them_and_none_are_told(make_app: MakeApp) -> None:
    app = make_app(plan=PLAN, english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f3", "ctrl+p", *"unfinished", "enter")
        await wait_for(pilot, lambda: "There are no unfinished forms" in told(app))

    run_app(app, steps)


def test_the_state_in_a_form_is_named_as_everywhere_else(
    make_app: MakeApp, context: Context
) -> None:
    app = make_app(plan=PLAN)

    async def steps(pilot: Pilot[Any]) -> None:
        drafts = Drafts(context.drafts_folder, context.user, context.database)
        drafts.keep(Draft("update", PLAN, ("r12",), MORNING, {"state": "in_progress"}))
        drafts.close()
        await pilot.press("f3", "ctrl+o")
        await wait_for(pilot, lambda: "Trạng thái: đang thực hiện" in screen_text(app))

    run_app(app, steps)


def test_where_no_row_is_shown_none_is_updated(make_app: MakeApp) -> None:
    app = make_app(plan=PLAN)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f3", "slash", *"xyzxyz", "enter")
        await wait_for(
            pilot, lambda: app.screen.query_exactly_one(MatrixTable).virtual_size.height == 0
        )
        await pilot.press("e")
        await wait_for(pilot, lambda: "Không có dòng nào" in told(app))

    run_app(app, steps)


@pytest.mark.parametrize(("key", "texts"), [("enter", {"note": "dở dang"}), ("escape", {})])
def test_the_form_of_a_row_offers_what_was_left_of_it(
    make_app: MakeApp, context: Context, key: str, texts: dict[str, str]
) -> None:
    app = make_app(plan=PLAN)

    async def steps(pilot: Pilot[Any]) -> None:
        leave_behind(context)
        leave_behind(context, "r13", "another row")
        app.post_message(OpenUpdate(PLAN, "r12"))
        await on_screen(pilot, DraftsScreen)
        await pilot.press(key)
        await on_screen(pilot, UpdateScreen)
        assert isinstance(app.screen, UpdateScreen)
        assert app.screen.form.texts == texts
        left = Drafts(context.drafts_folder, context.user, context.database).left_behind()
        assert len(left) == (1 if texts else 2)

    run_app(app, steps)


def test_a_row_tells_of_its_form(make_app: MakeApp, context: Context) -> None:
    app = make_app(plan=PLAN, english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        leave_behind(context)
        app.post_message(OpenRow(PLAN, "r13"))
        await on_screen(pilot, RowScreen)
        await pilot.press("escape")
        assert not told(app)
        app.post_message(OpenRow(PLAN, "r12"))
        await wait_for(pilot, lambda: "An unfinished form of this row is kept" in told(app))

    run_app(app, steps)


def test_a_form_goes_on_where_its_draft_cannot_be_taken_over(
    make_app: MakeApp, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(plan=PLAN)

    def full(_: Draft) -> None:
        raise NotAllowedError(message("{path} can't grow: the disk is full", path="x"))

    async def steps(pilot: Pilot[Any]) -> None:
        leave_behind(context)
        monkeypatch.setattr(app.drafts, "keep", full)
        await pilot.press("ctrl+o")
        await on_screen(pilot, DraftsScreen)
        await pilot.press("enter")
        await on_screen(pilot, UpdateScreen)
        assert isinstance(app.screen, UpdateScreen)
        assert app.screen.form.texts == {"note": "dở dang"}
        assert len(app._notifications) == 1

    run_app(app, steps)
    left = Drafts(context.drafts_folder, context.user, context.database).left_behind()
    assert [each.fields["note"] for each in left] == ["dở dang"]
