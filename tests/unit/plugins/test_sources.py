"""Where plugins are found, and that nothing is imported for it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.plugins.folder import LocalityFolder
from cchc_tracker.plugins.sources import PluginSource, folder_plugins

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = """
from cchc_tracker.plugins import locality_folder
plugin = locality_folder(__package__)
"""


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_data_folders_packages_and_modules_are_plugins_and_the_rest_is_not(tmp_path: Path) -> None:
    write(tmp_path / "data" / "locality.toml", "")
    write(tmp_path / "package" / "__init__.py", "raise SystemExit")
    write(tmp_path / "module.py", "raise SystemExit")
    write(tmp_path / "notes.txt", "")
    write(tmp_path / "empty" / "notes.txt", "")
    write(tmp_path / ".hidden" / "locality.toml", "")
    write(tmp_path / "__pycache__" / "module.py", "")
    found = list(folder_plugins(tmp_path))
    assert [source.name for source in found] == ["data", "module", "package"]
    assert found[0].origin == str(tmp_path / "data")
    assert found[0].label == found[0].origin


def test_a_package_in_a_folder_can_name_itself(tmp_path: Path) -> None:
    write(tmp_path / "ca-mau" / "__init__.py", PACKAGE)
    (source,) = folder_plugins(tmp_path)
    plugin = source.load()
    assert isinstance(plugin, LocalityFolder)
    assert str(plugin.root) == str(tmp_path / "ca-mau")


def test_a_failed_import_leaves_no_module_behind(tmp_path: Path) -> None:
    write(tmp_path / "broken.py", "raise ValueError('no')")
    before = set(sys.modules)
    (source,) = folder_plugins(tmp_path)
    with pytest.raises(ValueError, match="no"):
        source.load()
    assert set(sys.modules) == before


def test_a_module_without_plugin_is_told_so(tmp_path: Path) -> None:
    write(tmp_path / "bare.py", "")
    (source,) = folder_plugins(tmp_path)
    with pytest.raises(BadDataError, match=r"bare\.py has no `plugin`"):
        source.load()


def test_a_distribution_is_named_with_its_version() -> None:
    source = PluginSource("ca-mau", "cchc-ca-mau", "2.1", "cchc_ca_mau:plugin", object)
    assert source.label == "cchc-ca-mau 2.1 (cchc_ca_mau:plugin)"
