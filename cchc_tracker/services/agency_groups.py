"""Which groups an agency belongs to, such as “Sở, ban, ngành”, by its locality's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.errors import CchcError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_tracker.services.session import Session


def groups_of(
    session: Session, locality: str, agency: str, names: Iterable[str]
) -> tuple[str, ...]:
    """Those of the names that are groups with the agency as a member; none without its locality."""
    try:
        directory = session.plugins.directory(locality)
    except CchcError:
        return ()
    return tuple(name for name in names if agency in directory.members(name))
