"""A demo database of one's own, apps on it, and terminals in which they open."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual import _wait

from cchc_tracker.plugins.pool import PluginOptions
from cchc_tracker.plugins.registry import PluginRegistry, load_plugins
from cchc_tracker.services.demo import make_demo
from cchc_tracker.services.language import Language
from cchc_tracker.services.session import open_session
from cchc_tui.app import TrackerApp
from cchc_tui.context import Context
from cchc_tui.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.tui_lines import Line
    from tests.tui.steps.driving import MakeApp
    from tests.tui.steps.terminals import Start

ROOT = Path(__file__).parents[2]
NOW = datetime(2022, 9, 30, 3, 0, tzinfo=UTC)
"""The day the demo's figures are told for: 30/09/2022 in Vietnam."""
LOOK_SECONDS = 0.004
"""How often a driven app is looked at for being idle, twice for every key; Textual's own 0.02
made waiting for nothing half of all tests' time."""


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
def folder(tmp_path: Path) -> Path:
    """A folder of the person's own."""
    made = tmp_path / "văn bản"
    made.mkdir()
    return made


@pytest.fixture
def make_app(context: Context) -> MakeApp:
    """Makes an app; keywords change its context, `english=True` its language."""

    def make(*, english: bool = False, **changes: Any) -> TrackerApp:  # noqa: ANN401
        if english:
            changes["language"] = Language("en")
        return TrackerApp(replace(context, **changes))

    return make


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home where the first hint has been seen."""
    made = tmp_path / "home"
    SettingsFile(made / "config" / "cchc-tracker" / "tui", "lan").change(hint_seen=True)
    return made


@pytest.fixture
def start(demo_database: Path, home: Path) -> Start:
    """Starts `cchc tui` behind a terminal."""
    from tests.tui.steps.terminals import Terminal

    return partial(Terminal, demo_database, home)


@pytest.fixture(params=[()], ids=["usual"])
def terminal(
    request: pytest.FixtureRequest, demo_database: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Line]:
    """A terminal in which the matrix of a plan opens."""
    from benchmarks.tui_lines import start
    from benchmarks.tui_start import known_person

    folders = (ROOT, ROOT / "tui", ROOT / "plugins")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, folders)))
    with known_person() as environment:
        started = start(demo_database, environment, *request.param)
        yield started
        started.end()
