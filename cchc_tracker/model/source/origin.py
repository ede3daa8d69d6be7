"""Where the values of a plan came from: a place and its text for every field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cchc_tracker.model.source.place import Place

EXTRA: Final = "extra"
UNUSED: Final = ""
HEADING: Final = "heading"


@dataclass(frozen=True, slots=True)
class Origin:
    """A piece of a source document and the field that it went to."""

    place: Place
    text: str
    """As it stands in the document."""
    field: str = UNUSED
    """A matrix field (`lead`), a plan's (`number`, `signer`), `heading` for a column's heading,
    `area`, `target`, `extra` for a column the matrix hasn't, or empty where nothing took it."""
    position: int | None = None
    """The row it belongs to; None for the plan itself."""
    label: str = ""
    """Heading of an extra column."""
    inferred: bool = False
    """Whether the value was carried into a cell that the document left blank."""
