"""Folders and files of the server, as a person who looks for a plan to import sees them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.imports.formats.registry import core_importers
from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.message import message
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_tracker.services.session import Session


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder or a file."""

    path: Path
    folder: bool

    @property
    def name(self) -> str:
        """As listed; a folder's ends with a slash."""
        return f"{self.path.name}/" if self.folder else self.path.name


def readable_endings(session: Session) -> frozenset[str]:
    """The endings of the files that a plan can be read from, such as `.docx`."""
    importers = (*session.plugins.importers(), *core_importers())
    return frozenset(suffix for each in importers for suffix in each.suffixes)


def entries(folder: Path, endings: frozenset[str]) -> tuple[Entry, ...]:
    """The folders and the files of these endings in a folder, by name, without hidden ones.

    Raises NotAllowedError where the folder can't be read.
    """
    try:
        found = tuple(_found(folder))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotAllowedError(
            message("{path} can't be read: {reason}", path=str(folder), reason=reason)
        ) from error
    kept = (each for each in found if each.folder or each.path.suffix.lower() in endings)
    return tuple(sorted(kept, key=lambda each: (not each.folder, fold(each.path.name))))


def _found(folder: Path) -> Iterator[Entry]:
    with os.scandir(folder) as found:
        for each in found:
            if not each.name.startswith("."):
                yield Entry(folder / each.name, _is_folder(each))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link into a folder of others
        return False
