"""Localities and plugins: outcomes, broken and slow plugins, plans made, deleted, brought back."""

from __future__ import annotations

import json
from threading import Event
from typing import TYPE_CHECKING, Any

from cchc_tracker.cli.entry import run
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.session import open_session
from cchc_tui.screens.confirm import ConfirmScreen
from cchc_tui.screens.facts import FactsScreen
from cchc_tui.screens.localities import LocalitiesScreen
from cchc_tui.screens.new_plan import NewPlanScreen
from cchc_tui.widgets.figures import Figures
from cchc_tui.widgets.line_input import LineInput
from tests.tui.conftest import NOW, plugins
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tui.app import TrackerApp
    from tests.tui.steps.driving import MakeApp


BROKEN = """
raise RuntimeError("[/] [red] hỏng \\x1b[31m")
"""


def with_folder(folder: Path) -> Callable[[], PluginRegistry]:
    return lambda: load_plugins(PluginOptions(folder=folder))


def list_of(screen: LocalitiesScreen) -> Figures:
    return screen.query_exactly_one(Figures)


async def localities_of(pilot: Pilot[Any]) -> LocalitiesScreen:
    await pilot.press("f6")
    screen = await on_screen(pilot, LocalitiesScreen)
    await wait_for(pilot, lambda: {"plugin 0", "plan can-tho-2022"} <= set(list_of(screen).keys))
    return screen


async def go_to(pilot: Pilot[Any], screen: LocalitiesScreen, key: str) -> None:
    await pilot.press("home")
    while list_of(screen).cursor != key:
        await pilot.press("down")


def plans_of(database: Path) -> list[str]:
    with open_session(database, "lan", plugins, clock=lambda: NOW) as session:
        return [plan.id for plan in session.store.plans()]


@at_both_sizes
@in_both_languages
def test_everything_the_command_line_lists_is_there(
    make_app: MakeApp, capsys: pytest.CaptureFixture[str], size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)
    capsys.readouterr()
    listed = {}
    for command in ("locality", "template", "plugin"):
        assert run([command, "list", "--json"]) == 0
        listed[command] = json.loads(capsys.readouterr().out)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await localities_of(pilot)
        keys = list_of(screen).keys
        assert [k for k in keys if k.startswith("locality")] == [
            f"locality {each['code']}" for each in listed["locality"]
        ]
        assert [k for k in keys if k.startswith("template")] == [
            f"template {each['template']}" for each in listed["template"]
        ]
        assert len([k for k in keys if k.startswith("plugin")]) == len(listed["plugin"])
        await go_to(pilot, screen, "locality huong-hoa")
        await pilot.press("enter")
        await on_screen(pilot, FactsScreen)
        assert "Quảng Trị" in screen_text(app)

    run_app(app, steps, size)


@at_both_sizes
def test_a_broken_plugin_is_named_with_its_error_and_harms_nothing(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "a_broken.py").write_text(BROKEN, encoding="utf-8")
    (folder / "a_exit.py").write_text("raise SystemExit(3)", encoding="utf-8")
    app = make_app(english=True, load_plugins=with_folder(folder))

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await localities_of(pilot)
        await wait_for(pilot, lambda: "Plugins with errors" in screen_text(app))
        await go_to(pilot, screen, "plugin 0")
        await wait_for(pilot, lambda: "! failed" in screen_text(app))
        line = str(screen.query_exactly_one("#localities-line").render())
        assert "[/] [red] hỏng" in line
        assert "\x1b" not in line + screen_text(app)
        await pilot.press("enter")
        await on_screen(pilot, FactsScreen)
        assert "[/] [red] hỏng" in screen_text(app)
        await pilot.press("escape")
        (folder / "a_broken.py").unlink()
        await pilot.press("r")
        await wait_for(pilot, lambda: len(list_of(screen).keys) > 10)
        assert "locality can-tho" in list_of(screen).keys

    run_app(app, steps, size)


def test_a_slow_plugin_keeps_nobody_waiting(make_app: MakeApp) -> None:
    arrived = Event()

    def slowly() -> PluginRegistry:
        arrived.wait()
        return plugins()

    app = make_app(english=True, load_plugins=slowly)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f6")
        await wait_for(pilot, lambda: "Loading the plugins" in screen_text(app))
        await wait_for(pilot, lambda: "can-tho-2022" in screen_text(app))
        await pilot.press("n")
        await wait_for(pilot, lambda: "No templates are loaded yet" in screen_text(app))
        await pilot.press("f2")
        await wait_for(pilot, lambda: "Overdue by lead agency" in _whole(app))
        arrived.set()
        await localities_of(pilot)

    run_app(app, steps)


def _whole(app: TrackerApp) -> str:
    figures = app.screen.query_exactly_one("#overview-figures", Figures)
    return "\n".join("".join(piece.text for piece in line) for line in figures._lines)


def test_plugins_that_cannot_be_loaded_are_told_and_the_screen_goes_on(make_app: MakeApp) -> None:
    def refuse() -> PluginRegistry:
        raise UsageError(message("The folder of plugins is gone"))

    app = make_app(english=True, load_plugins=refuse)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f6")
        await wait_for(pilot, lambda: "The folder of plugins is gone" in screen_text(app))
        await wait_for(pilot, lambda: "can-tho-2022" in screen_text(app))

    run_app(app, steps)


@at_both_sizes
@in_both_languages
def test_a_plan_is_made_from_a_template(
    make_app: MakeApp, demo_database: Path, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await localities_of(pilot)
        await go_to(pilot, screen, "template hai-phong-2022")
        await pilot.press("enter")
        await on_screen(pilot, NewPlanScreen)
        name = app.screen.query_exactly_one(LineInput)
        await wait_for(pilot, lambda: name.value == "hai-phong-2022")
        await pilot.press("enter", "enter")
        taken = {"en": "hai-phong-2022", "vi": "hai-phong-2022"}[app.language.code]
        await wait_for(pilot, lambda: taken in _error(app))
        assert "lan" not in plans_of(demo_database)
        await pilot.press("end", *"-lan", "enter")
        await wait_for(pilot, lambda: not isinstance(app.screen, NewPlanScreen))
        await wait_for(pilot, lambda: app.plan == "hai-phong-2022-lan")
        assert "hai-phong-2022-lan" in plans_of(demo_database)
        if isinstance(app.screen, FactsScreen):
            await pilot.press("escape")
        await wait_for(pilot, lambda: "plan hai-phong-2022-lan" in list_of(screen).keys)

    run_app(app, steps, size)


def _error(app: TrackerApp) -> str:
    return str(app.screen.query_exactly_one("#new-plan-error").render())


def test_a_plan_is_deleted_after_a_yes_and_comes_back_by_undo(
    make_app: MakeApp, demo_database: Path
) -> None:
    app = make_app(english=True, plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await localities_of(pilot)
        await go_to(pilot, screen, "plan can-tho-2022")
        await pilot.press("delete")
        await on_screen(pilot, ConfirmScreen)
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen is screen)
        assert "can-tho-2022" in plans_of(demo_database)
        await pilot.press("delete")
        await on_screen(pilot, ConfirmScreen)
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: "plan can-tho-2022" not in list_of(screen).keys)
        assert "can-tho-2022" not in plans_of(demo_database)
        assert app.plan != "can-tho-2022"
        await pilot.press("f3", "f2", "f6", "u")
        await wait_for(pilot, lambda: app.screen is not screen)
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: "can-tho-2022" in plans_of(demo_database))

    run_app(app, steps)


def test_only_plans_are_deleted(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await localities_of(pilot)
        await go_to(pilot, screen, "locality can-tho")
        await pilot.press("delete")
        await wait_for(pilot, lambda: "Put the cursor on a plan" in screen_text(app))
        assert app.screen is screen

    run_app(app, steps)
