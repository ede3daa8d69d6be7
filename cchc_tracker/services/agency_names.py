"""The name an agency is known by, whatever its abbreviation as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.errors import CchcError

if TYPE_CHECKING:
    from cchc_tracker.services.session import Session


def known_name(session: Session, locality: str, typed: str) -> str:
    """The canonical name of one agency of a locality; as typed where nobody knows it."""
    # late: few updates name an agency
    from cchc_tracker.model.agency.reader import read_agencies

    try:
        directory = session.plugins.directory(locality)
    except CchcError:  # without its locality no agency is known
        return typed
    mentions = read_agencies(typed, directory).mentions
    return mentions[0].name if len(mentions) == 1 and mentions[0].resolved else typed
