"""Plugins folders and installed-looking sources made of the samples."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.agency.directory import AgencyReading
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind
from cchc_tracker.model.row import Row, RowView
from cchc_tracker.model.status import Progress, Status
from cchc_tracker.plugins.sources import folder_plugins

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.plugins.sources import PluginSource

SAMPLES = Path(__file__).with_name("samples")


@pytest.fixture
def plugins_folder(tmp_path: Path) -> Callable[..., Path]:
    """Copies the named samples into a plugins folder of their own."""

    def copied(*names: str) -> Path:
        folder = tmp_path / "plugins"
        for name in names:
            target = folder / name
            folder.mkdir(exist_ok=True)
            if (SAMPLES / name).is_dir():
                shutil.copytree(SAMPLES / name, target)
            else:
                shutil.copy(SAMPLES / f"{name}.py", target.with_suffix(".py"))
        return folder

    return copied


@pytest.fixture
def sources(plugins_folder: Callable[..., Path]) -> Callable[..., list[PluginSource]]:
    """The named samples as sources."""
    return lambda *names: list(folder_plugins(plugins_folder(*names)))


@pytest.fixture
def row_view() -> RowView:
    """A row as nobody has touched it yet."""
    row = Row(
        id=1,
        plan="p",
        position=1,
        ref="3.1",
        area_no="I",
        area="Cải cách thể chế",
        area_code="institutions",
        goal_no=None,
        goal=None,
        task_no="2.1",
        task="Rà soát",
        activity_no="3.1",
        activity="Lập danh mục",
        product_text=None,
        products=(),
        lead_text=None,
        leads=AgencyReading(""),
        support_text=None,
        supports=AgencyReading(""),
        deadline_text=None,
        deadline=Deadline("", 2022, DeadlineKind.BLANK),
        milestones=(),
        members=(),
        note=None,
        inferred=(),
        problems=(),
        version=1,
    )
    return RowView(row, Progress(), Status.UNDATED, date(2022, 5, 1))
