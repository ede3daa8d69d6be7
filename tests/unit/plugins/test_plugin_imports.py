"""Starting is cheap: naming the plugin interface, and listing plugins, imports no plugin."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cchc_tracker.plugins

LISTING = """
import sys
from cchc_tracker.plugins import PluginOptions, load_plugins
load_plugins(PluginOptions()).names()
print(*sorted(name for name in sys.modules if name.startswith("cchc_") and "tracker" not in name))
"""


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


def test_importing_the_package_does_not_import_pluggy() -> None:
    assert run("import sys, cchc_tracker.plugins; print('pluggy' in sys.modules)") == "False"


def test_a_registry_reads_no_entry_points_before_it_is_asked() -> None:
    making = "import sys; from cchc_tracker.plugins import *; load_plugins(PluginOptions())"
    assert run(f"{making}; print('importlib.metadata' in sys.modules)") == "False"


def test_listing_names_imports_no_plugin() -> None:
    assert run(LISTING) == ""


@pytest.mark.parametrize("name", cchc_tracker.plugins.__all__)
def test_each_public_name_is_there(name: str) -> None:
    public = getattr(cchc_tracker.plugins, name)
    assert getattr(public, "__name__", "hookimpl") == name


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'hookimp'"):
        _ = cchc_tracker.plugins.hookimp
