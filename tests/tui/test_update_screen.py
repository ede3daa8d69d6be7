"""The form of one row: typing, checks beside fields, saving, conflicts, drafts, failures."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.update import State, Update
from cchc_tracker.services.language import Language
from cchc_tracker.services.rows import Selection, find_row, view_row
from cchc_tracker.services.session import Session, open_session
from cchc_tracker.services.updates import record_update
from cchc_tracker.store import Store
from cchc_tui.app import TrackerApp
from cchc_tui.context import Context
from cchc_tui.drafts import Drafts
from cchc_tui.messages import OpenUpdate, ShowRows
from cchc_tui.screens.conflict import ConflictScreen
from cchc_tui.screens.discard import DiscardScreen
from cchc_tui.screens.drafts import DraftsScreen
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.screens.update import UpdateScreen
from cchc_tui.widgets.choice_field import ChoiceField
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from textual.pilot import Pilot

    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.update import Event
    from tests.tui.conftest import RunApp, WaitFor

    MakeApp = Callable[..., TrackerApp]
    ScreenText = Callable[[TrackerApp], str]

PLAN = "can-tho-2022"
REF = "r12"
SIZES = ((80, 24), (60, 20))
HOSTILE = "[/] [red]đỏ 👩‍👩‍👧"


class ShortWait(Context):
    """A person whose store gives up at once where another program holds the file."""

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session without patience."""
        with super().session() as usual:
            calendar = usual.calendar
            with Store.open(self.database, calendar=calendar, timeout=0.05) as store:
                yield replace(usual, store=store)


def other_session(app: TrackerApp, user: str = "minh") -> AbstractContextManager[Session]:
    context = app.context
    return open_session(context.database, user, context.load_plugins, clock=context.clock)


def events(app: TrackerApp, ref: str = REF) -> list[Event]:
    with other_session(app) as session:
        return list(session.store.events(find_row(session, PLAN, ref).id))


def stored(app: TrackerApp, ref: str = REF) -> RowView:
    with other_session(app) as session:
        return view_row(session, find_row(session, PLAN, ref), Selection((PLAN,)))


def drafts_left(app: TrackerApp) -> list[dict[str, str]]:
    """What another start would offer, were this app gone."""
    context = app.context
    drafts = Drafts(context.drafts_folder, context.user, context.database)
    return [dict(draft.fields) for draft in drafts.left_behind()]


def shows(app: TrackerApp, kind: type[object]) -> bool:
    return isinstance(app.screen, kind)


def problem(app: TrackerApp, field: str) -> str:
    assert isinstance(app.screen, UpdateScreen)
    return app.screen.form.field(field).problem_text


def told(app: TrackerApp) -> str:
    """All that is shown as notifications, unwrapped."""
    return "\n".join(each.message for each in app._notifications)


def outlook(app: TrackerApp) -> str:
    return str(app.screen.query_exactly_one("#form-outlook", PlainStatic).content)


async def open_form(
    app: TrackerApp, pilot: Pilot[Any], wait_for: WaitFor, ref: str = REF, plan: str = PLAN
) -> UpdateScreen:
    app.post_message(OpenUpdate(plan, ref))
    await wait_for(pilot, partial(shows, app, UpdateScreen))
    screen = app.screen
    assert isinstance(screen, UpdateScreen)
    await wait_for(pilot, lambda: bool(outlook(app)) and isinstance(app.focused, ChoiceField))
    return screen


async def type_into(pilot: Pilot[Any], screen: UpdateScreen, field: str, text: str) -> None:
    screen.form.field(field).control.focus()
    await pilot.pause()
    await pilot.press(*text)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("english", [True, False])
def test_a_row_is_updated_by_keyboard_and_told_what_changed(
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
        screen = await open_form(app, pilot, wait_for)
        await pilot.press("3", "tab", *"29/9/2022", "down", "down", "down", *"xong roi")
        await pilot.press("tab", *"12/KH-UBND", "enter", *"28/9/2022", "enter", *"Ke hoach")
        then = app.language("done on time")
        await wait_for(pilot, lambda: f"→ ✓ {then}" in outlook(app))
        assert all(len(line) <= size[0] for line in screen_text(app).splitlines())
        await pilot.press("f8")
        await wait_for(pilot, lambda: app.screen is not screen)
        await wait_for(pilot, lambda: f"→ ✓ {then}" in told(app))
        assert app.language("Saved: row {ref}", ref="3.10") in told(app)
        update = events(app)[-1].update
        assert (update.state, update.note, f"{update.on}") == (State.DONE, "xong roi", "2022-09-29")
        assert update.evidence is not None
        assert (update.evidence.number, update.evidence.title) == ("12/KH-UBND", "Ke hoach")
        assert stored(app).progress.done_on == update.on
        assert drafts_left(app) == []

    run_app(app, steps, size)


def test_a_file_is_proof_by_its_name_and_digest(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, tmp_path: Path
) -> None:
    app = make_app(english=True)
    file = tmp_path / "bb.pdf"
    file.write_bytes(b"x")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await pilot.press("3")
        field = screen.form.field("evidence-file")
        await type_into(pilot, screen, "evidence-file", f"{file}x")
        assert not field.problem_text, "a name isn't wrong while it is typed"
        await pilot.press("f8")
        await wait_for(pilot, lambda: "There is no file" in field.problem_text)
        await pilot.press("backspace")
        await wait_for(pilot, lambda: not field.problem_text)
        await pilot.press("down", *"https://x.vn")
        await pilot.press("f8")
        await wait_for(pilot, lambda: app.screen is not screen)
        evidence = events(app)[-1].update.evidence
        assert evidence is not None
        assert (evidence.file, evidence.title) == (str(file), "bb.pdf")
        assert evidence.sha256 == hashlib.sha256(b"x").hexdigest()
        assert evidence.link == "https://x.vn"

    run_app(app, steps)


def test_a_choice_is_made_by_letter_digit_or_arrows_and_space(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        state = screen.form.field("state")
        for keys, value in (
            (("s",), "suspended"),
            (("1",), "not_started"),
            (("down", "down", "space"), "done"),
            (("home", "space"), ""),
            (("end", "enter"), "cancelled"),
        ):
            await pilot.press(*keys)
            await wait_for(pilot, lambda value=value: state.text == value)  # type: ignore[misc]
        await pilot.press("down")
        await wait_for(pilot, lambda: screen.form.field("on").control.has_focus)
        await pilot.press("up")
        await wait_for(pilot, lambda: state.control.has_focus)

    run_app(app, steps)


@pytest.mark.parametrize(
    ("plan", "ref", "asked", "not_asked"),
    [
        (PLAN, "r1", {"milestone"}, {"agency", "known-date"}),
        (PLAN, "r12", {"agency"}, {"milestone", "known-date"}),
        ("hai-phong-2022", "r8", {"agency", "known-date"}, {"milestone"}),
        ("binh-dinh-2020", "r10", {"agency", "milestone"}, {"known-date"}),
    ],
)
def test_only_what_the_row_has_is_asked(
    make_app: MakeApp,
    run_app: RunApp,
    wait_for: WaitFor,
    plan: str,
    ref: str,
    asked: set[str],
    not_asked: set[str],
) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for, ref, plan)
        fields = screen.shape().asked
        assert asked <= fields
        assert not not_asked & fields

    run_app(app, steps)


@pytest.mark.parametrize("size", SIZES)
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
    run_app: RunApp,
    wait_for: WaitFor,
    size: tuple[int, int],
    keys: tuple[tuple[str, str], ...],
    field: str,
    sentence: str,
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        for name, text in keys:
            await type_into(pilot, screen, name, text)
        await wait_for(pilot, lambda: sentence in problem(app, field))
        told = screen.form.field(field).query_one(".field-problem")
        assert told.region.y > screen.form.field(field).control.region.y or not told.display
        assert len(events(app)) == 1

    run_app(app, steps, size)


def test_a_half_typed_date_is_let_be_until_it_is_left_or_saved(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
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


def test_a_refused_update_goes_to_the_field_and_keeps_what_is_typed(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await pilot.press("3", "f8")
        number = screen.form.field("evidence-number")
        await wait_for(pilot, lambda: number.control.has_focus)
        assert "Done needs evidence" in number.problem_text
        assert screen.form.texts == {"state": "done"}
        assert len(events(app)) == 1
        assert app.screen is screen

    run_app(app, steps)


def test_an_empty_form_saves_nothing_and_leaves_without_a_question(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await pilot.press("f8")
        await wait_for(pilot, lambda: "Nothing to record" in outlook(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen is not screen)
        assert len(events(app)) == 1

    run_app(app, steps)


def test_hostile_text_is_typed_kept_and_shown_letter_by_letter(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        for field in ("note", "explanation", "agency"):
            screen.form.field(field).control.focus()
            await pilot.pause()
            await pilot.press(*"[/] [red]")
        await wait_for(pilot, lambda: "[/] [red]" in screen_text(app))
        with other_session(app, HOSTILE) as session:
            record_update(session, PLAN, REF, Update(on=session.today, note=HOSTILE))
        await wait_for(pilot, lambda: "[red]đỏ" in outlook(app))
        await pilot.press("f8")
        await wait_for(pilot, partial(shows, app, ConflictScreen))
        assert "[/] [red]đỏ" in screen_text(app)

    run_app(app, steps)


def test_several_pasted_lines_are_kept_and_announced(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        app.copy_to_clipboard("Kế hoạch\nkiểm tra")
        screen.form.field("evidence-title").control.focus()
        await pilot.pause()
        await pilot.press("ctrl+v")
        await wait_for(pilot, lambda: "2 pasted lines were joined" in told(app))
        assert screen.form.texts["evidence-title"] == "Kế hoạch kiểm tra"

    run_app(app, steps)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("english", [True, False])
@pytest.mark.parametrize("choice", ["mine", "theirs", "edit"])
def test_nothing_stored_meanwhile_is_overwritten_unseen(
    make_app: MakeApp,
    run_app: RunApp,
    wait_for: WaitFor,
    screen_text: ScreenText,
    size: tuple[int, int],
    choice: str,
    *,
    english: bool,
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await type_into(pilot, screen, "note", "cua toi")
        with other_session(app) as session:
            theirs = Update(on=session.today, state=State.IN_PROGRESS, percent=40, note="của Minh")
            record_update(session, PLAN, REF, theirs)
        await wait_for(pilot, lambda: "minh" in outlook(app))
        assert screen.form.texts == {"note": "cua toi"}
        await pilot.press("f8")
        await wait_for(pilot, partial(shows, app, ConflictScreen))
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


def test_a_second_change_while_the_first_is_looked_at_is_shown_too(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await type_into(pilot, screen, "note", "mine")
        for number in (1, 2):
            with other_session(app) as session:
                record_update(session, PLAN, REF, Update(on=session.today, note=f"theirs {number}"))
            if number == 1:
                await pilot.press("f8")
                await wait_for(pilot, partial(shows, app, ConflictScreen))
        first = app.screen
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: shows(app, ConflictScreen) and app.screen is not first)
        await wait_for(pilot, lambda: "theirs 2" in screen_text(app))
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: len(events(app)) == 4)

    run_app(app, steps)


def test_what_is_typed_is_offered_again_after_the_app_is_gone(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    async def leave_unfinished(pilot: Pilot[Any]) -> None:
        screen = await open_form(first, pilot, wait_for, "r1")
        await pilot.press("2")
        await type_into(pilot, screen, "note", "do dang")
        await pilot.press("f10")

    async def go_on(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, partial(shows, second, DraftsScreen))
        await pilot.press("enter")
        await wait_for(pilot, partial(shows, second, UpdateScreen))
        screen = second.screen
        assert isinstance(screen, UpdateScreen)
        await wait_for(pilot, lambda: "saving shows both first" in outlook(second))
        assert screen.form.texts == {"state": "in_progress", "note": "do dang"}
        await pilot.press("f8")
        await wait_for(pilot, partial(shows, second, ConflictScreen))
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


def test_typed_text_is_thrown_away_only_on_a_yes(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await type_into(pilot, screen, "note", "do dang")
        for answer in (("escape",), ("enter",)):
            await pilot.press("escape")
            await wait_for(pilot, partial(shows, app, DiscardScreen))
            await pilot.press(*answer)
            await wait_for(pilot, lambda: app.screen is screen)
            assert screen.form.texts == {"note": "do dang"}
        await pilot.press("escape", "down", "enter")
        await wait_for(pilot, lambda: app.screen is not screen)
        await wait_for(pilot, partial(lambda: not shows(app, DiscardScreen)))

    run_app(app, steps)
    assert drafts_left(app) == []


def test_a_locked_database_is_told_and_the_form_stays(
    context: Context, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = TrackerApp(replace(ShortWait(**vars(context)), language=Language("en")))

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await type_into(pilot, screen, "note", "do dang")
        with closing(sqlite3.connect(app.context.database, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            await pilot.press("f8")
            await wait_for(pilot, lambda: "is locked by another program" in told(app))
            assert app.screen is screen
            assert screen.form.texts == {"note": "do dang"}
        await pilot.press("f8")
        await wait_for(pilot, lambda: app.screen is not screen)
        assert events(app)[-1].update.note == "do dang"

    run_app(app, steps)


def test_a_database_that_may_not_be_written_is_told_and_the_form_stays(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    app = make_app(english=True)
    write = app.desk.write

    async def read_only(question: Callable[[Session], Any]) -> Any:  # noqa: ANN401
        def asked(session: Session) -> Any:  # noqa: ANN401
            session.store._connection.execute("PRAGMA query_only = 1")
            return question(session)

        return await write(asked)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await type_into(pilot, screen, "note", "do dang")
        monkeypatch.setattr(app.desk, "write", read_only)
        await pilot.press("f8")
        await wait_for(pilot, lambda: "can't be read or written" in told(app))
        assert app.screen is screen
        assert screen.form.texts == {"note": "do dang"}

    run_app(app, steps)
    assert [each["note"] for each in drafts_left(app)] == ["do dang"]


def test_a_wish_for_rows_leaves_the_form_open(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await app.switch_mode("matrix")
        matrix = app.screen
        assert isinstance(matrix, MatrixScreen)
        screen = await open_form(app, pilot, wait_for)
        screen.post_message(ShowRows(PLAN, "area:II"))
        await wait_for(pilot, lambda: "area:II" in str(matrix.shown and matrix.shown.wanted))
        assert app.screen is screen

    run_app(app, steps)


def test_the_language_may_change_under_a_form(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_form(app, pilot, wait_for)
        await pilot.press("2")
        await type_into(pilot, screen, "note", "do dang")
        app.choose_language("vi")
        await wait_for(pilot, lambda: app.language("Note") in screen_text(app))
        await wait_for(pilot, lambda: app.language("in progress") in screen_text(app))
        assert screen.form.texts == {"state": "in_progress", "note": "do dang"}

    run_app(app, steps)


def test_a_row_that_is_not_there_is_told_and_the_form_leaves(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        app.post_message(OpenUpdate(PLAN, "r999"))
        await wait_for(pilot, lambda: "has no row" in told(app))
        await wait_for(pilot, lambda: not shows(app, UpdateScreen))

    run_app(app, steps)
