"""How people point at a row: its printed number, or `rN` for its position."""

from __future__ import annotations

import re

from cchc_tracker.model.text import fold

_POSITION = re.compile(r"r0*([1-9][0-9]{0,8})", re.ASCII)


def number_key(number: str) -> str:
    """A printed number as it's compared: without case, marks and final dots."""
    return fold(number).replace(" ", "").rstrip(".")


def position_of(ref: str) -> int | None:
    """The position that `rN` names; None for anything else."""
    found = _POSITION.fullmatch(number_key(ref))
    return int(found[1]) if found else None
