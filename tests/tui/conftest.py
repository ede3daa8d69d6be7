"""A demo database of one's own, apps on it, and a way to drive them."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from textual import _wait
from textual.pilot import Pilot

from cchc_tracker.plugins.pool import PluginOptions
from cchc_tracker.plugins.registry import PluginRegistry, load_plugins
from cchc_tracker.services.demo import make_demo
from cchc_tracker.services.language import Language
from cchc_tracker.services.session import open_session
from cchc_tui.app import TrackerApp
from cchc_tui.context import Context
from cchc_tui.settings import SettingsFile

NOW = datetime(2022, 9, 30, 3, 0, tzinfo=UTC)
"""The day the demo's figures are told for: 30/09/2022 in Vietnam."""
DEADLINE_SECONDS = 60.0
LOOK_SECONDS = 0.004
"""How often a driven app is looked at for being idle, twice for every key; Textual's own 0.02
made waiting for nothing half of all tests' time."""

Steps = Callable[[Pilot[Any]], Awaitable[None]]


class RunApp(Protocol):
    """Runs an app without a terminal and drives it."""

    def __call__(self, app: TrackerApp, steps: Steps, size: tuple[int, int] = (80, 24)) -> None: ...


class WaitFor(Protocol):
    """Waits until a condition holds, however long that takes."""

    def __call__(self, pilot: Pilot[Any], condition: Callable[[], bool]) -> Awaitable[None]: ...


@pytest.fixture(scope="session", autouse=True)
def quick_looks() -> Iterator[None]:
    """Driven apps count as idle by the same share of work in a shorter time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_wait, "SLEEP_GRANULARITY", LOOK_SECONDS)
        patch.setattr(_wait, "SLEEP_IDLE", LOOK_SECONDS / 20)
        yield


def plugins() -> PluginRegistry:
    return load_plugins(PluginOptions())


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo database that nobody may write to."""
    path = tmp_path_factory.mktemp("demo") / "cchc.db"
    with open_session(path, "demo", plugins, create=True, clock=lambda: NOW) as session:
        make_demo(session)
    return path


@pytest.fixture
def demo_database(demo_template: Path, tmp_path: Path) -> Path:
    """A demo database of the test's own."""
    return Path(shutil.copy(demo_template, tmp_path / "cchc.db"))


@pytest.fixture
def context(demo_database: Path, tmp_path: Path) -> Context:
    """A person who has used the interface before, in Vietnamese."""
    settings = tmp_path / "settings"
    SettingsFile(settings, "lan").change(hint_seen=True)
    return Context(
        database=demo_database,
        user="lan",
        load_plugins=plugins,
        settings_folder=settings,
        drafts_folder=tmp_path / "drafts",
        clock=lambda: NOW,
    )


@pytest.fixture
def make_app(context: Context) -> Callable[..., TrackerApp]:
    """Makes an app; keywords change its context, `english=True` its language."""

    def make(*, english: bool = False, **changes: Any) -> TrackerApp:  # noqa: ANN401
        if english:
            changes["language"] = Language("en")
        return TrackerApp(replace(context, **changes))

    return make


@pytest.fixture
def run_app() -> RunApp:
    """Runs an app and the steps of a test."""

    def run(app: TrackerApp, steps: Steps, size: tuple[int, int] = (80, 24)) -> None:
        async def drive() -> None:
            async with app.run_test(size=size, notifications=True) as pilot:
                await steps(pilot)

        asyncio.run(drive())

    return run


@pytest.fixture
def wait_for() -> WaitFor:
    """Waits for a condition, not for time."""

    async def wait(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + DEADLINE_SECONDS
        while not condition():
            assert time.monotonic() < deadline, "the condition never came true"
            await pilot.pause(0.01)

    return wait


@pytest.fixture
def screen_text() -> Callable[[TrackerApp], str]:
    """What an app shows, line by line, without colours."""

    def text(app: TrackerApp) -> str:
        lines = app.screen._compositor.render_strips()
        return "\n".join(line.text.rstrip() for line in lines)

    return text
