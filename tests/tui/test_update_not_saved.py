"""The form of one row: what is typed outlives a closed app, an escape and a store that fails."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.update import Update
from cchc_tracker.services.language import Language
from cchc_tracker.services.updates import record_update
from cchc_tracker.store import Store
from cchc_tui.app import TrackerApp
from cchc_tui.context import Context
from cchc_tui.screens.conflict import ConflictScreen
from cchc_tui.screens.discard import DiscardScreen
from cchc_tui.screens.drafts import DraftsScreen
from cchc_tui.screens.update import UpdateScreen
from tests.tui.steps.driving import on_screen, run_app, shows, told, wait_for
from tests.tui.steps.forms import PLAN, drafts_left, events, open_update, outlook, type_into
from tests.tui.steps.store import another_program_writing, other_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest
    from textual.pilot import Pilot

    from cchc_tracker.services.session import Session
    from tests.tui.steps.driving import MakeApp


class ShortWait(Context):
    """A person whose store gives up at once where another program holds the file."""

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session without patience."""
        with super().session() as usual:
            calendar = usual.calendar
            with Store.open(self.database, calendar=calendar, timeout=0.05) as store:
                yield replace(usual, store=store)


def test_what_is_typed_is_offered_again_after_the_app_is_gone(make_app: MakeApp) -> None:
    async def leave_unfinished(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot, "r1")
        await pilot.press("2")
        await type_into(pilot, screen, "note", "do dang")
        await pilot.press("f10")

    async def go_on(pilot: Pilot[Any]) -> None:
        await on_screen(pilot, DraftsScreen)
        await pilot.press("enter")
        screen = await on_screen(pilot, UpdateScreen)
        await wait_for(pilot, lambda: "saving shows both first" in outlook(second))
        assert screen.form.texts == {"state": "in_progress", "note": "do dang"}
        await pilot.press("f8")
        await on_screen(pilot, ConflictScreen)
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: events(second, "r1")[-1].update.note == "do dang")
        await wait_for(pilot, lambda: not drafts_left(second))

    first, second = make_app(), make_app(english=True)
    run_app(first, leave_unfinished)
    assert [each["note"] for each in drafts_left(first)] == ["do dang"]
    with other_session(first) as session:
        record_update(session, PLAN, "r1", Update(on=session.today, note="trong khi đó"))
    run_app(second, go_on)
    assert drafts_left(second) == []


def test_typed_text_is_thrown_away_only_on_a_yes(make_app: MakeApp) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        await type_into(pilot, screen, "note", "do dang")
        for answer in (("escape",), ("enter",)):
            await pilot.press("escape")
            await on_screen(pilot, DiscardScreen)
            await pilot.press(*answer)
            await wait_for(pilot, lambda: app.screen is screen)
            assert screen.form.texts == {"note": "do dang"}
        await pilot.press("escape", "down", "enter")
        await wait_for(pilot, lambda: app.screen is not screen)
        await wait_for(pilot, lambda: not shows(app, DiscardScreen))

    run_app(app, steps)
    assert drafts_left(app) == []


def test_a_locked_database_is_told_and_the_form_stays(context: Context) -> None:
    app = TrackerApp(replace(ShortWait(**vars(context)), language=Language("en")))

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        await type_into(pilot, screen, "note", "do dang")
        with another_program_writing(context):
            await pilot.press("f8")
            await wait_for(pilot, lambda: "is locked by another program" in told(app))
            assert app.screen is screen
            assert screen.form.texts == {"note": "do dang"}
        await pilot.press("f8")
        await wait_for(pilot, lambda: app.screen is not screen)
        assert events(app)[-1].update.note == "do dang"

    run_app(app, steps)


def test_a_database_that_may_not_be_written_is_told_and_the_form_stays(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(english=True)
    write = app.desk.write

    async def read_only(question: Callable[[Session], Any]) -> Any:  # noqa: ANN401
        def asked(session: Session) -> Any:  # noqa: ANN401
            session.store._connection.execute("PRAGMA query_only = 1")
            return question(session)

        return await write(asked)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        await type_into(pilot, screen, "note", "do dang")
        monkeypatch.setattr(app.desk, "write", read_only)
        await pilot.press("f8")
        await wait_for(pilot, lambda: "can't be read or written" in told(app))
        assert app.screen is screen
        assert screen.form.texts == {"note": "do dang"}

    run_app(app, steps)
    assert [each["note"] for each in drafts_left(app)] == ["do dang"]
