"""The filter that chooses every row, apart from the others: most lists ask for nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_tracker.model.filter import Filter


@dataclass(frozen=True, slots=True)
class All:
    """What every part chooses; no parts choose everything."""

    parts: tuple[Filter, ...] = ()


EVERYTHING = All()
