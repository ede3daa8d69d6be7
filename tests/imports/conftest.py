"""The plugins as installed, imports of written files, and a command line on a database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.imports.reading import make_plan, read_documents
from cchc_tracker.imports.request import ImportRequest
from cchc_tracker.model.plan import Plan, PlanKind
from cchc_tracker.model.source.imported import ImportedPlan
from cchc_tracker.plugins import PluginOptions, PluginRegistry, load_plugins
from tests.cli.conftest import all_plans, cli, empty_cli

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Import", "all_plans", "cli", "empty_cli", "import_as", "plugins"]

TODAY = date(2022, 6, 30)

Import = Callable[[str, bytes, Plan], ImportedPlan]
"""Imports a file of the given name and content as the plan it is expected to be."""


@pytest.fixture(scope="session")
def plugins() -> PluginRegistry:
    """The plugins that are installed."""
    return load_plugins(PluginOptions())


@pytest.fixture
def import_as(plugins: PluginRegistry, tmp_path: Path) -> Import:
    """Writes a file and imports it for the locality and year of a plan."""

    def imported(name: str, data: bytes, plan: Plan) -> ImportedPlan:
        path = tmp_path / name
        path.write_bytes(data)
        kind = PlanKind(plan.kind)
        request = ImportRequest(plan.locality, plan.year, plan_id=plan.template, kind=kind)
        return make_plan(plugins, read_documents(plugins, (path,)), request, TODAY)

    return imported
