"""The public plugin interface; each name is imported when it is first used, to keep starts fast."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_tracker.plugins.contexts import (
        CellContext,
        CheckContext,
        PeriodsContext,
        UpdateContext,
    )
    from cchc_tracker.plugins.export_format import ExportFormat
    from cchc_tracker.plugins.folder import LocalityFolder, locality_folder
    from cchc_tracker.plugins.loader import PluginOutcome, PluginState
    from cchc_tracker.plugins.pool import PluginOptions
    from cchc_tracker.plugins.readers import CellReaders, Readers
    from cchc_tracker.plugins.registry import PluginRegistry, load_plugins
    from cchc_tracker.plugins.spec import hookimpl
    from cchc_tracker.plugins.template import PlanTemplate

__all__ = [
    "CellContext",
    "CellReaders",
    "CheckContext",
    "ExportFormat",
    "LocalityFolder",
    "PeriodsContext",
    "PlanTemplate",
    "PluginOptions",
    "PluginOutcome",
    "PluginRegistry",
    "PluginState",
    "Readers",
    "UpdateContext",
    "hookimpl",
    "load_plugins",
    "locality_folder",
]

_OWNERS = {
    "contexts": ("CellContext", "CheckContext", "PeriodsContext", "UpdateContext"),
    "export_format": ("ExportFormat",),
    "folder": ("LocalityFolder", "locality_folder"),
    "loader": ("PluginOutcome", "PluginState"),
    "pool": ("PluginOptions",),
    "readers": ("CellReaders", "Readers"),
    "registry": ("PluginRegistry", "load_plugins"),
    "spec": ("hookimpl",),
    "template": ("PlanTemplate",),
}
_OWNER = {name: module for module, names in _OWNERS.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _OWNER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_OWNER[name]}"), name)
