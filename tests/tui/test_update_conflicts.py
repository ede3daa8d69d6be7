"""The form of one row: what others store meanwhile is shown before anything is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.update import State, Update
from cchc_tracker.services.updates import record_update
from cchc_tui.screens.conflict import ConflictScreen
from cchc_tui.screens.update import UpdateScreen
from tests.tui.steps.driving import on_screen, run_app, screen_text, shows, wait_for
from tests.tui.steps.forms import (
    PLAN,
    REF,
    drafts_left,
    events,
    open_update,
    outlook,
    stored,
    type_into,
)
from tests.tui.steps.store import other_session
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


HOSTILE = "[/] [red]đỏ 👩‍👩‍👧"


def test_hostile_text_is_typed_kept_and_shown_letter_by_letter(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        for field in ("note", "explanation", "agency"):
            screen.form.field(field).control.focus()
            await pilot.pause()
            await pilot.press(*"[/] [red]")
        await wait_for(pilot, lambda: "[/] [red]" in screen_text(app))
        with other_session(app, HOSTILE) as session:
            record_update(session, PLAN, REF, Update(on=session.today, note=HOSTILE))
        await wait_for(pilot, lambda: "[red]đỏ" in outlook(app))
        await pilot.press("f8")
        await on_screen(pilot, ConflictScreen)
        assert "[/] [red]đỏ" in screen_text(app)

    run_app(app, steps)


@at_both_sizes
@in_both_languages
@pytest.mark.parametrize("choice", ["mine", "theirs", "edit"])
def test_nothing_stored_meanwhile_is_overwritten_unseen(
    make_app: MakeApp, size: tuple[int, int], choice: str, *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        await type_into(pilot, screen, "note", "cua toi")
        with other_session(app) as session:
            theirs = Update(on=session.today, state=State.IN_PROGRESS, percent=40, note="của Minh")
            record_update(session, PLAN, REF, theirs)
        await wait_for(pilot, lambda: "minh" in outlook(app))
        assert screen.form.texts == {"note": "cua toi"}
        await pilot.press("f8")
        await on_screen(pilot, ConflictScreen)
        line = next(line for line in screen_text(app).splitlines() if "cua toi" in line)
        assert "của Minh" in line
        assert len(events(app)) == 2
        await pilot.press(*{"edit": (), "theirs": ("down",), "mine": ("down", "down")}[choice])
        await pilot.press("enter")
        if choice == "edit":
            await wait_for(pilot, lambda: app.screen is screen)
            assert screen.form.texts == {"note": "cua toi"}
            assert len(events(app)) == 2
            await pilot.press("f8")
        await wait_for(pilot, lambda: not isinstance(app.screen, UpdateScreen | ConflictScreen))
        notes = [event.update.note for event in events(app)]
        assert notes[1:] == (["của Minh"] if choice == "theirs" else ["của Minh", "cua toi"])
        assert stored(app).progress.percent == 40
        assert drafts_left(app) == []

    run_app(app, steps, size)


def test_a_second_change_while_the_first_is_looked_at_is_shown_too(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        await type_into(pilot, screen, "note", "mine")
        for number in (1, 2):
            with other_session(app) as session:
                record_update(session, PLAN, REF, Update(on=session.today, note=f"theirs {number}"))
            if number == 1:
                await pilot.press("f8")
                await on_screen(pilot, ConflictScreen)
        first = app.screen
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: shows(app, ConflictScreen) and app.screen is not first)
        await wait_for(pilot, lambda: "theirs 2" in screen_text(app))
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: len(events(app)) == 4)

    run_app(app, steps)
