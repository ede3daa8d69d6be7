"""Folders and files of the server as people see and type them, and what a file's name tells."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_tracker.imports.formats.registry import core_importers
from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.message import message
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_tracker.model.locality import Locality
    from cchc_tracker.services.session import Session

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


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


def folder_of(typed: str) -> Path:
    """The folder that was typed; `~` is one's own."""
    return Path(os.path.expanduser(typed.strip()))  # noqa: PTH111 - Path raises for unknown names


def joined_names(paths: Iterable[Path]) -> str:
    """The names of files that are read as one document."""
    return " + ".join(path.name for path in paths)


def likely_year(name: str, otherwise: int) -> int:
    """The year in a file's name, else the given one."""
    found = _YEAR.search(name)
    return int(found[0]) if found else otherwise


def likely_locality(name: str, localities: Sequence[Locality], otherwise: str) -> int:
    """The place of the locality that a file's name tells, else of the given code, else 0."""
    told = re.sub(r"[^a-z0-9]+", "-", fold(name))
    for text in (told, otherwise):
        for place, locality in enumerate(localities):
            if locality.code in text:
                return place
    return 0
