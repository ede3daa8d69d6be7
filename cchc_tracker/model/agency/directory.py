"""A locality's agencies and groups with their aliases, members and successors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_tracker.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency or a group of agencies."""

    name: str
    """Canonical name, the key within a locality."""
    aliases: tuple[str, ...] = ()
    """Other spellings and abbreviations, matched whole, never as parts of a longer name."""
    group: bool = False
    members: tuple[str, ...] = ()
    """Canonical names of a group's members, as far as the documents name them."""
    level: str = ""
    """`central`, `province`, `district`, `commune`, `party`, `press` or empty."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One agency named in a cell."""

    name: str
    """Canonical name; the printed text itself where it couldn't be resolved."""
    printed: str
    group: bool = False
    resolved: bool = True
    qualifier: str = ""
    """What narrows it in the text, such as `có liên quan`."""


@dataclass(frozen=True, slots=True)
class AgencyReading:
    """A lead or support cell with the agencies read from it."""

    text: str
    """The cell as printed, unchanged."""
    mentions: tuple[Mention, ...] = ()
    ditto: bool = False
    """True where the cell printed a ditto mark and took the row above."""
    problems: tuple[Problem, ...] = ()
