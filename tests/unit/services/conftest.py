"""A database with the five plans, and sessions of several people on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from cchc_tracker.plugins import PluginOptions, PluginRegistry, load_plugins
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.session import Session, open_session

NOW = datetime(2022, 9, 30, 3, 0, tzinfo=UTC)
PLANS = ("can-tho-2022", "binh-dinh-2020", "hai-phong-2022")

SessionOf = Callable[[str], Session]


def _plugins() -> PluginRegistry:
    return load_plugins(PluginOptions())


def _opened(path: Path, user: str, *, create: bool = False) -> AbstractContextManager[Session]:
    return open_session(path, user, _plugins, create=create, clock=lambda: NOW)


@pytest.fixture(scope="session")
def plans_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with plans and no updates that nobody may write to."""
    path = tmp_path_factory.mktemp("plans") / "cchc.db"
    with _opened(path, "maker", create=True) as session:
        for plan in PLANS:
            create_plan(session, plan)
    return path


@pytest.fixture
def session_of(plans_template: Path, tmp_path: Path) -> Iterator[SessionOf]:
    """Opens a person's session on 30/09/2022, on a database of the test's own."""
    database = Path(shutil.copy(plans_template, tmp_path / "cchc.db"))
    with ExitStack() as stack:
        open_one = partial(_opened, database)
        yield lambda user: stack.enter_context(open_one(user))
