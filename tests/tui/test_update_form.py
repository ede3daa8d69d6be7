"""The form of one row: what it asks, how it is filled by keys, what it saves."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.update import State
from cchc_tui.messages import ShowRows
from cchc_tui.screens.matrix import MatrixScreen
from tests.tui.steps.driving import run_app, screen_text, told, wait_for
from tests.tui.steps.forms import PLAN, drafts_left, events, open_update, outlook, stored, type_into
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


@at_both_sizes
@in_both_languages
def test_a_row_is_updated_by_keyboard_and_told_what_changed(
    make_app: MakeApp, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
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


def test_a_file_is_proof_by_its_name_and_digest(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(english=True)
    file = tmp_path / "bb.pdf"
    file.write_bytes(b"x")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
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


def test_a_choice_is_made_by_letter_digit_or_arrows_and_space(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        state = screen.form.field("state")

        def state_is(value: str) -> bool:
            return state.text == value

        for keys, value in (
            (("s",), "suspended"),
            (("1",), "not_started"),
            (("down", "down", "space"), "done"),
            (("home", "space"), ""),
            (("end", "enter"), "cancelled"),
        ):
            await pilot.press(*keys)
            await wait_for(pilot, partial(state_is, value))
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
    make_app: MakeApp, plan: str, ref: str, asked: set[str], not_asked: set[str]
) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot, ref, plan)
        fields = screen.shape().asked
        assert asked <= fields
        assert not not_asked & fields

    run_app(app, steps)


def test_several_pasted_lines_are_kept_and_announced(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        app.copy_to_clipboard("Kế hoạch\nkiểm tra")
        screen.form.field("evidence-title").control.focus()
        await pilot.pause()
        await pilot.press("ctrl+v")
        await wait_for(pilot, lambda: "2 pasted lines were joined" in told(app))
        assert screen.form.texts["evidence-title"] == "Kế hoạch kiểm tra"

    run_app(app, steps)


def test_a_wish_for_rows_leaves_the_form_open(make_app: MakeApp) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await app.switch_mode("matrix")
        matrix = app.screen
        assert isinstance(matrix, MatrixScreen)
        screen = await open_update(pilot)
        screen.post_message(ShowRows(PLAN, "area:II"))
        await wait_for(pilot, lambda: "area:II" in str(matrix.shown and matrix.shown.wanted))
        assert app.screen is screen

    run_app(app, steps)


def test_the_language_may_change_under_a_form(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_update(pilot)
        await pilot.press("2")
        await type_into(pilot, screen, "note", "do dang")
        app.choose_language("vi")
        await wait_for(pilot, lambda: app.language("Note") in screen_text(app))
        await wait_for(pilot, lambda: app.language("in progress") in screen_text(app))
        assert screen.form.texts == {"state": "in_progress", "note": "do dang"}

    run_app(app, steps)
