"""The keys as the house tells them: help, footer, palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.binding import Binding

from cchc_tracker.services.language import Language
from cchc_tui.app import TrackerApp
from cchc_tui.screens.help import HelpScreen
from cchc_tui.screens.hint import HintScreen
from cchc_tui.screens.house import HouseScreen
from cchc_tui.screens.palette import PaletteScreen
from cchc_tui.screens.settings import SettingsScreen
from cchc_tui.widgets.keys import KeyHint, fitting, keys_of
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


MANY_KEYS = (
    KeyHint("app.help", ("f1",), "Help", shown=True),
    *(
        KeyHint(f"x.{number}", (key,), "Một việc dài", shown=True)
        for number, key in enumerate("abcdefgh")
    ),
    KeyHint("app.quit", ("f10",), "Quit", shown=True),
)


@at_both_sizes
@in_both_languages
def test_help_lists_every_binding_of_the_screen(
    make_app: MakeApp, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        home = app.screen
        for opened in (None, "f9", "ctrl+p"):
            if opened is not None:
                await pilot.press(opened)
                await wait_for(pilot, lambda: app.screen is not home)
            beneath = app.screen
            wanted = {active.binding.id for active in beneath.active_bindings.values()} - {None}
            await pilot.press("f1")
            shown = await on_screen(pilot, HelpScreen)
            text = shown.text()
            assert all(f"[{each}]" in text for each in wanted), text
            await pilot.press("end", "escape")
            await wait_for(pilot, lambda: not isinstance(app.screen, HelpScreen))
            assert app.screen is beneath
            if opened is not None:
                await pilot.press("escape")
                await wait_for(pilot, lambda: app.screen is home)

    run_app(app, steps, size)


def test_every_binding_of_the_house_has_an_id_and_a_description() -> None:
    for owner in (TrackerApp, HouseScreen, HelpScreen, HintScreen, PaletteScreen, SettingsScreen):
        for binding in owner.BINDINGS:
            assert isinstance(binding, Binding)
            assert binding.id
            assert binding.description
            assert not binding.priority


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_footer_fits_and_keeps_the_most_important_keys(width: int, code: str) -> None:
    fitted = fitting(MANY_KEYS, width, Language(code))
    assert sum(len(f" {cap} {text} ") for _, cap, text in fitted) <= width
    assert [hint for hint, _, _ in fitted] == [*MANY_KEYS[: len(fitted) - 1], MANY_KEYS[-1]]
    assert 3 < len(fitted) < len(MANY_KEYS)


@at_both_sizes
@in_both_languages
def test_the_footer_shows_the_keys_that_work_here(
    make_app: MakeApp, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        last = screen_text(app).splitlines()[-1]
        assert last.startswith(" F1 ")
        assert len(last) <= size[0]
        shown = {hint.id for hint in keys_of(app.screen)}
        assert {"app.help", "app.quit", "app.settings"} <= shown
        await pilot.press("f9")
        await pilot.pause()
        below = screen_text(app).splitlines()[-1]
        assert "Esc" in below
        assert "F10" not in below

    run_app(app, steps, size)


def test_the_footer_follows_the_language(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: "F10 Quit" in screen_text(app))
        app.choose_language("vi")
        quitting = f"F10 {Language('vi').text('Quit')}"
        await wait_for(pilot, lambda: quitting in screen_text(app))
        assert app.settings.language == "vi"

    run_app(app, steps)


def test_the_palette_finds_without_marks_and_presses_the_key(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+p")
        await on_screen(pilot, PaletteScreen)
        await pilot.press(*"SETT")
        await wait_for(pilot, lambda: "Quit" not in screen_text(app))
        await pilot.press("enter")
        await on_screen(pilot, SettingsScreen)

    run_app(app, steps)
