"""The files of a bundled locality, as they lie in its package."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

PLUGINS = Path(__file__).parents[2] / "plugins"


def toml(path: Path) -> dict[str, Any]:
    """What a TOML file says."""
    with path.open("rb") as file:
        return tomllib.load(file)


def annex_lines(plan_folder: Path, header: tuple[str, ...]) -> list[list[str]]:
    """The lines of a plan's annex under the header that it must have."""
    with (plan_folder / "matrix.csv").open(encoding="utf-8", newline="") as file:
        found, *lines = csv.reader(file)
    assert tuple(found) == header
    return lines
