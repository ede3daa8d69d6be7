"""The shell around all screens: help, footer, palette, hint, others' changes, several apps."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.binding import Binding

from cchc_tracker.model.message import message
from cchc_tracker.services.language import Language
from cchc_tracker.services.session import open_session
from cchc_tui.app import TrackerApp
from cchc_tui.messages import PlanChosen, StoreChanged
from cchc_tui.screens.help import HelpScreen
from cchc_tui.screens.hint import HintScreen
from cchc_tui.screens.house import HouseScreen
from cchc_tui.screens.palette import PaletteScreen
from cchc_tui.screens.settings import SettingsScreen
from cchc_tui.settings import SettingsFile
from cchc_tui.widgets.keys import KeyHint, fitting, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from tests.tui.conftest import RunApp, WaitFor

    MakeApp = Callable[..., TrackerApp]
    ScreenText = Callable[[TrackerApp], str]

SIZES = ((80, 24), (60, 20))
MANY_KEYS = (
    KeyHint("app.help", ("f1",), "Help", shown=True),
    *(
        KeyHint(f"x.{number}", (key,), "Một việc dài", shown=True)
        for number, key in enumerate("abcdefgh")
    ),
    KeyHint("app.quit", ("f10",), "Quit", shown=True),
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("english", [True, False])
def test_help_lists_every_binding_of_the_screen(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, size: tuple[int, int], *, english: bool
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
            await wait_for(pilot, lambda: isinstance(app.screen, HelpScreen))
            shown = app.screen
            assert isinstance(shown, HelpScreen)
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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("english", [True, False])
def test_the_footer_shows_the_keys_that_work_here(
    make_app: MakeApp,
    run_app: RunApp,
    screen_text: ScreenText,
    size: tuple[int, int],
    *,
    english: bool,
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


def test_the_footer_follows_the_language(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: "F10 Quit" in screen_text(app))
        app.choose_language("vi")
        quitting = f"F10 {Language('vi').text('Quit')}"
        await wait_for(pilot, lambda: quitting in screen_text(app))
        assert app.settings.language == "vi"

    run_app(app, steps)


def test_the_palette_finds_without_marks_and_presses_the_key(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+p")
        await wait_for(pilot, lambda: isinstance(app.screen, PaletteScreen))
        await pilot.press(*"SETT")
        await wait_for(pilot, lambda: "Quit" not in screen_text(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, SettingsScreen))

    run_app(app, steps)


def test_the_first_start_gives_a_hint_and_the_second_does_not(
    context: Context, run_app: RunApp, wait_for: WaitFor, tmp_path: Path
) -> None:
    fresh = replace(context, settings_folder=tmp_path / "fresh")
    app = TrackerApp(fresh)

    async def steps(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: isinstance(app.screen, HintScreen))
        await pilot.press("enter")
        await wait_for(pilot, lambda: not isinstance(app.screen, HintScreen))

    run_app(app, steps)
    assert SettingsFile(fresh.settings_folder, fresh.user).read()[0].hint_seen


def test_keys_can_be_changed_by_the_settings(
    context: Context, run_app: RunApp, wait_for: WaitFor
) -> None:
    SettingsFile(context.settings_folder, context.user).change(keys={"app.settings": "f8"})
    app = TrackerApp(context)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f8")
        await wait_for(pilot, lambda: isinstance(app.screen, SettingsScreen))

    run_app(app, steps)


def test_text_of_people_is_never_markup_in_what_the_app_tells(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        app.tell(message("There is no plan “{plan}”; known: {known}", plan="[/]", known="[red]x"))
        await wait_for(pilot, lambda: "[/]" in screen_text(app))
        assert "[red]x" in screen_text(app)

    run_app(app, steps)


class Listener(HouseScreen[None]):
    """Counts what it's told, as a screen that shows rows would read them again."""

    def __init__(self) -> None:
        super().__init__()
        self.reloads = 0

    def reload(self) -> None:
        self.reloads += 1

    def on_plan_chosen(self, event: PlanChosen) -> None:  # type: ignore[override]
        """The main screen may choose its plan meanwhile, which isn't what is counted."""
        event.prevent_default()


def test_changes_of_others_reach_the_shown_screen_and_the_hidden_one_later(
    context: Context, make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        beneath, above = Listener(), Listener()
        await app.push_screen(beneath)
        await app.push_screen(above)
        with open_session(context.database, "hoa", context.load_plugins) as session:
            at = session.now
            with session.store.writing(author="hoa", at=at) as unit:
                unit.hide_plan("can-tho-2022", hidden=True)
        app.look_for_changes()
        await wait_for(pilot, lambda: above.reloads == 1)
        assert beneath.reloads == 0
        await app.pop_screen()
        await wait_for(pilot, lambda: beneath.reloads == 1)
        app.publish(StoreChanged)
        await wait_for(pilot, lambda: beneath.reloads == 2)

    run_app(app, steps)


def test_a_database_that_goes_away_is_told_once_and_the_app_goes_on(
    make_app: MakeApp, run_app: RunApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_tracker.model.errors import ConflictError

    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        def locked(_: object) -> int:
            raise ConflictError(message("{path} is locked by another program; try again", path="x"))

        monkeypatch.setattr(app.desk, "look", locked)
        for _ in range(3):
            app.look_for_changes()
        await pilot.pause()
        assert len(app._notifications) == 1

    run_app(app, steps)


def test_three_apps_run_side_by_side(
    context: Context, demo_template: Path, tmp_path: Path, screen_text: ScreenText
) -> None:
    import shutil

    wishes = (("lan", "vi", "dark"), ("hoa", "en", "light"), ("minh", "en", "contrast"))
    apps = []
    for user, code, theme in wishes:
        SettingsFile(context.settings_folder, user).change(hint_seen=True)
        database = shutil.copy(demo_template, tmp_path / f"{user}.db")
        apps.append(
            TrackerApp(
                replace(
                    context, user=user, language=Language(code), theme=theme,
                    database=tmp_path / f"{user}.db", no_color=user == "minh",
                )
            )
        )  # fmt: skip
        assert database

    def hide_plan(app: TrackerApp) -> Callable[..., str]:
        def write(session: Any) -> str:  # noqa: ANN401
            with session.store.writing(author=session.user, at=session.now) as unit:
                unit.hide_plan("can-tho-2022", hidden=True)
            return str(session.user)

        return write

    async def drive(app: TrackerApp, others: asyncio.Barrier) -> tuple[str, str, str, int]:
        async with app.run_test(size=(80, 24)) as pilot:
            await others.wait()
            await pilot.press("f9")
            await pilot.pause()
            text = screen_text(app)
            user = app.context.user
            if user == "hoa":
                assert await app.desk.write(hide_plan(app)) == "hoa"
            await others.wait()
            plans = await app.desk.ask(lambda session: len(session.store.plans()))
            return user, text, app.theme, plans

    async def side_by_side() -> list[tuple[str, str, str, int]]:
        barrier = asyncio.Barrier(len(apps))
        return await asyncio.gather(*(drive(app, barrier) for app in apps))

    told = asyncio.run(side_by_side())
    assert [(user, theme) for user, _, theme, _ in told] == [(u, t) for u, _, t in wishes]
    assert "Tiếng Việt" in told[0][1]
    assert "English" in told[1][1]
    assert told[0][3] == told[2][3] == told[1][3] + 1
    assert [app.no_color for app in apps] == [False, False, True]
