"""One body over every locality: the installed ones, found as strangers' are, and a sample."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import pytest

from cchc_tracker.plugins import PluginOptions, PluginState, load_plugins, locality_folder
from cchc_tracker.plugins.testing import check_locality, unread_cells

SAMPLE = locality_folder(Path(__file__).with_name("samples") / "sample-good")
INSTALLED = {entry.name: entry for entry in entry_points(group="cchc_tracker")}
BUNDLED = {"binh-dinh", "can-tho", "hai-phong", "huong-hoa"}
ROWS = {
    "binh-dinh": {"binh-dinh-2020": 35, "binh-dinh-2024": 14},
    "can-tho": {"can-tho-2022": 57},
    "hai-phong": {"hai-phong-2022": 10},
    "huong-hoa": {"huong-hoa-2020": 8},
    "sample-good": {"sample-good-2022": 4},
}
NODES = {
    "binh-dinh": {"binh-dinh-inspection-2024": 42},
    "hai-phong": {"hai-phong-inspection-2022": 82},
    "huong-hoa": {"huong-hoa-inspection-2020": 81},
}


def plugin(code: str) -> object:
    return SAMPLE if code == "sample-good" else INSTALLED[code].load()


def test_the_four_localities_are_installed_like_any_strangers() -> None:
    assert set(INSTALLED) >= BUNDLED


@pytest.mark.parametrize("code", [*sorted(INSTALLED), "sample-good"])
def test_a_locality_keeps_the_contract(code: str) -> None:
    problems = check_locality(plugin(code), rows=ROWS.get(code), nodes=NODES.get(code))
    assert [(problem.place, str(problem.message)) for problem in problems] == []


@pytest.mark.parametrize("code", sorted(INSTALLED))
def test_an_entry_point_is_named_after_its_locality(code: str) -> None:
    registry = load_plugins(PluginOptions())
    (outcome,) = (outcome for outcome in registry.outcomes() if outcome.name == code)
    assert (outcome.state, outcome.localities) == (PluginState.LOADED, (code,))


@pytest.mark.parametrize("code", [*sorted(INSTALLED), "sample-good"])
def test_unread_cells_say_where_they_stand_and_keep_their_text(code: str) -> None:
    for problem in unread_cells(plugin(code)):
        assert problem.place.startswith("r")
        assert problem.text
