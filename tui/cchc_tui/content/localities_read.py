"""What the screen of localities tells: localities, templates, plugins and plans, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.locality import Locality
    from cchc_tracker.plugins import PluginOutcome
    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tracker.plugins.template import PlanTemplate


@dataclass(frozen=True, slots=True)
class Brought:
    """What the plugins bring, and how each loaded."""

    localities: tuple[Locality, ...]
    templates: tuple[PlanTemplate, ...]
    outcomes: tuple[PluginOutcome, ...]


def read_brought(load: Callable[[], PluginRegistry]) -> Brought:
    """Load every plugin, each in its own guard; may take long.

    Raises UsageError where the folder of plugins can't be read, BadDataError in strict mode.
    """
    registry = load()
    localities, templates = registry.localities(), registry.templates()
    return Brought(localities, templates, registry.outcomes())
