"""The shell around all screens: hint, changed keys, messages, others' changes, several apps."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on

from cchc_tracker.model.message import message
from cchc_tracker.services.language import Language
from cchc_tracker.services.session import open_session
from cchc_tui.app import TrackerApp
from cchc_tui.messages import PlanChosen, StoreChanged
from cchc_tui.screens.hint import HintScreen
from cchc_tui.screens.house import HouseScreen
from cchc_tui.screens.settings import SettingsScreen
from cchc_tui.settings import SettingsFile
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from tests.tui.steps.driving import MakeApp


def test_the_first_start_gives_a_hint_and_the_second_does_not(
    context: Context, tmp_path: Path
) -> None:
    fresh = replace(context, settings_folder=tmp_path / "fresh")
    app = TrackerApp(fresh)

    async def steps(pilot: Pilot[Any]) -> None:
        await on_screen(pilot, HintScreen)
        await pilot.press("enter")
        await wait_for(pilot, lambda: not isinstance(app.screen, HintScreen))

    run_app(app, steps)
    assert SettingsFile(fresh.settings_folder, fresh.user).read()[0].hint_seen


def test_keys_can_be_changed_by_the_settings(context: Context) -> None:
    SettingsFile(context.settings_folder, context.user).change(keys={"app.settings": "f8"})
    app = TrackerApp(context)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f8")
        await on_screen(pilot, SettingsScreen)

    run_app(app, steps)


def test_text_of_people_is_never_markup_in_what_the_app_tells(make_app: MakeApp) -> None:
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

    @on(PlanChosen)
    def leave_aside(self, event: PlanChosen) -> None:
        """The main screen may choose its plan meanwhile, which isn't what is counted."""
        event.prevent_default()


def test_changes_of_others_reach_the_shown_screen_and_the_hidden_one_later(
    context: Context, make_app: MakeApp
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
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
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


def test_three_apps_run_side_by_side(context: Context, demo_template: Path, tmp_path: Path) -> None:
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
