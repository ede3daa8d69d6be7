"""The form of one row: what is wrong stands beside its field and nothing is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc_tui.messages import OpenUpdate
from cchc_tui.screens.update import UpdateScreen
from tests.tui.steps.driving import run_app, shows, told, wait_for
from tests.tui.steps.forms import PLAN, events, open_update, outlook, problem, type_into
from tests.tui.steps.variants import at_both_sizes

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


@at_both_sizes
@pytest.mark.parametrize(
    ("keys", "field", "sentence"),
    [
        ((("state", "3"),), "evidence-number", "Done needs evidence"),
        ((("on", "1/12/2022"), ("note", "x")), "on", "is in the future"),
        ((("percent", "140"),), "percent", "not between 0 and 100"),
        ((("percent", "x"),), "percent", "not a whole number"),
        ((("on", "31/2/2022"),), "on", "There is no such day"),
        ((("due", "1/2/2023"),), "document", "needs the number of the document"),
        ((("evidence-number", "[/]"),), "evidence-number", "[/]"),
        ((("state", "4"),), "explanation", "suspended or cancelled"),
    ],
)
def test_errors_stand_beside_their_fields_while_typing(
    make_app: MakeApp,
    size: tuple[int, int],
    keys: tuple[tuple[str, str], ...],
    field: str,
    sentence: str,
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        for name, text in keys:
            await type_into(pilot, screen, name, text)
        await wait_for(pilot, lambda: sentence in problem(app, field))
        told = screen.form.field(field).query_one(".field-problem")
        assert told.region.y > screen.form.field(field).control.region.y or not told.display
        assert len(events(app)) == 1

    run_app(app, steps, size)


def test_a_half_typed_date_is_let_be_until_it_is_left_or_saved(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        await type_into(pilot, screen, "on", "2/9")
        assert problem(app, "on") == ""
        await pilot.press("f8")
        await wait_for(pilot, lambda: "isn't a date" in problem(app, "on"))
        assert screen.form.field("on").control.has_focus
        await pilot.press("/")
        await wait_for(pilot, lambda: problem(app, "on") == "")
        await pilot.press("tab")
        await wait_for(pilot, lambda: "isn't a date" in problem(app, "on"))

    run_app(app, steps)


def test_a_refused_update_goes_to_the_field_and_keeps_what_is_typed(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        await pilot.press("3", "f8")
        number = screen.form.field("evidence-number")
        await wait_for(pilot, lambda: number.control.has_focus)
        assert "Done needs evidence" in number.problem_text
        assert screen.form.texts == {"state": "done"}
        assert len(events(app)) == 1
        assert app.screen is screen

    run_app(app, steps)


def test_an_empty_form_saves_nothing_and_leaves_without_a_question(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        await pilot.press("f8")
        await wait_for(pilot, lambda: "Nothing to record" in outlook(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen is not screen)
        assert len(events(app)) == 1

    run_app(app, steps)


def test_a_row_that_is_not_there_is_told_and_the_form_leaves(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        app.post_message(OpenUpdate(PLAN, "r999"))
        await wait_for(pilot, lambda: "has no row" in told(app))
        await wait_for(pilot, lambda: not shows(app, UpdateScreen))

    run_app(app, steps)
