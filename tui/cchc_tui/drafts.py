"""Unfinished forms: on disk at every change, offered again once their process is gone.

Each running app holds a locked folder; the lock goes with the process, whatever ends it. Nothing is
forced to the disk: a killed process loses nothing that it has written.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.message import message
from cchc_tui.atomic_file import read_json, write_json
from cchc_tui.context import user_file_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Draft:
    """What someone has put into a form that isn't saved yet."""

    form: str
    """Which form: a name of the table of forms."""
    plan: str
    rows: tuple[str, ...]
    """References of the rows it is about."""
    changed_at: datetime
    fields: Mapping[str, str] = field(default_factory=dict)
    """The text of every field by its name."""
    version: int | None = None
    """The row's version when the form was opened."""
    id: str = field(default_factory=lambda: uuid4().hex)


class Drafts:
    """The drafts of one running app, and those that dead ones left behind."""

    def __init__(self, folder: Path, user: str, database: Path) -> None:
        """Touches no disk: the folder is made with the first draft."""
        self._user_folder = folder / user_file_name(user)
        self._database = str(database.resolve())
        self._own = self._user_folder / uuid4().hex
        self._lock: int | None = None

    def keep(self, draft: Draft) -> None:
        """Write the draft as it stands now; raises NotAllowedError where it can't be kept."""
        self._hold()
        write_json(self._own / f"{draft.id}.json", _table(draft, self._database))

    def drop(self, draft_id: str) -> None:
        """Forget a draft that was saved or given up; an unknown one is none the worse.

        Raises NotAllowedError where it can't be removed, and so will be offered again.
        """
        for path in self._user_folder.glob(f"*/{draft_id}.json"):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise _not_written(path, error) from error
        _remove_if_empty(self._user_folder, except_for=self._own)

    def left_behind(self) -> tuple[Draft, ...]:
        """The drafts on this database whose process is gone, newest first."""
        found = [
            draft
            for folder in self._other_folders()
            if not _is_held(folder)
            for draft in _drafts_in(folder, self._database)
        ]
        return tuple(sorted(found, key=lambda draft: draft.changed_at, reverse=True))

    def adopt(self, draft: Draft, at: datetime) -> Draft:
        """Take over a draft left behind, so that no other app offers it too."""
        adopted = replace(draft, id=uuid4().hex, changed_at=at)
        self.keep(adopted)
        self.drop(draft.id)
        return adopted

    def close(self) -> None:
        """Let go of the folder; what is still in it counts as left behind."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
            _remove_if_empty(self._user_folder)

    def _hold(self) -> None:
        if self._lock is not None:
            return
        # hidden from other apps until the lock is held
        hidden = self._own.with_name(f".{self._own.name}")
        lock = -1
        try:
            hidden.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = os.open(hidden / "lock", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            hidden.rename(self._own)
        except OSError as error:
            if lock >= 0:
                os.close(lock)
            raise _not_written(self._own, error) from error
        self._lock = lock

    def _other_folders(self) -> list[Path]:
        return [each for each in _folders(self._user_folder) if each != self._own]


def _not_written(path: Path, error: OSError) -> NotAllowedError:
    reason = error.strerror or error
    return NotAllowedError(message("{file} can't be written: {reason}", file=path, reason=reason))


def _folders(user_folder: Path) -> list[Path]:
    """The folders of apps; none where they can't be looked at, which keeping a draft will tell."""
    try:
        found = list(user_folder.iterdir())
    except OSError:
        return []
    return [each for each in found if each.is_dir() and each.name[0] != "."]


def _is_held(folder: Path) -> bool:
    try:
        lock = os.open(folder / "lock", os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(lock)
    return False


def _table(draft: Draft, database: str) -> dict[str, object]:
    return {
        "database": database,
        "form": draft.form,
        "plan": draft.plan,
        "rows": list(draft.rows),
        "changed_at": draft.changed_at.isoformat(),
        "fields": dict(draft.fields),
        "version": draft.version,
    }


def _drafts_in(folder: Path, database: str) -> Iterator[Draft]:
    for path in folder.glob("*.json"):
        # a file of another database, or one that is no draft, is nobody's here
        with suppress(ValueError, KeyError, TypeError):
            table = read_json(path)
            if table is not None and table["database"] == database:
                yield _draft(table, path.stem)


def _draft(table: Mapping[str, object], draft_id: str) -> Draft:
    rows, texts, version = table["rows"], table["fields"], table["version"]
    if not (isinstance(rows, list) and isinstance(texts, dict)):
        raise TypeError
    if not isinstance(version, int | None):
        raise TypeError
    return Draft(
        form=str(table["form"]),
        plan=str(table["plan"]),
        rows=tuple(map(str, rows)),
        changed_at=datetime.fromisoformat(str(table["changed_at"])),
        fields={str(name): str(text) for name, text in texts.items()},
        version=version,
        id=draft_id,
    )


def _remove_if_empty(user_folder: Path, except_for: Path | None = None) -> None:
    """Remove the folders that hold nothing but the lock of a process that is gone."""
    for folder in _folders(user_folder):
        if folder == except_for or _is_held(folder):
            continue
        with suppress(OSError):
            if [each.name for each in folder.iterdir()] in ([], ["lock"]):
                (folder / "lock").unlink(missing_ok=True)
                folder.rmdir()
