"""Which screens the app has: adding one is a line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Mode:
    """A main screen that a key opens from anywhere."""

    name: str
    key: str
    label: str
    """A template: what the footer and the palette call it."""
    screen: str
    """`module:Class`; imported when it's first opened."""


MODES: Final[tuple[Mode, ...]] = (
    Mode("overview", "f2", template("Overview"), "cchc_tui.screens.overview:OverviewScreen"),
    Mode("matrix", "f3", template("Matrix"), "cchc_tui.screens.matrix:MatrixScreen"),
    Mode("agency", "f4", template("My agency"), "cchc_tui.screens.agency:AgencyScreen"),
    Mode("journal", "f5", template("Journal"), "cchc_tui.screens.journal:JournalScreen"),
    Mode(
        "localities",
        "f6",
        template("Localities and plugins"),
        "cchc_tui.screens.localities:LocalitiesScreen",
    ),
    Mode("reports", "f7", template("Reports"), "cchc_tui.screens.reports:ReportsScreen"),
)
"""In the order of their keys; the first one opens at the start."""

PAGES: Final[Mapping[str, str]] = {
    "row": "cchc_tui.screens.row:RowScreen",
    "update": "cchc_tui.screens.update:UpdateScreen",
    "bulk": "cchc_tui.screens.bulk:BulkScreen",
}
"""What `OpenRow`, `OpenUpdate` and `OpenBulk` open; called with what the message carries."""

FORMS: Final[Mapping[str, str]] = {
    "update": "cchc_tui.screens.update:resume_update",
    "bulk": "cchc_tui.screens.bulk:resume_bulk",
}
"""Forms that keep drafts, by the name in `Draft.form`; each is called with the draft."""


def load_class(place: str) -> Any:  # noqa: ANN401 - screens differ in what they are made with
    """The class that `module:Class` names."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


def make_screen(place: str) -> Screen[Any]:
    """A screen that is made without arguments."""
    screen: Screen[Any] = load_class(place)()
    return screen
