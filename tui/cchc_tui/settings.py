"""What the interface remembers for a person between starts, one JSON file a user."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.services.language import LANGUAGES
from cchc_tui.atomic_file import read_json, write_json
from cchc_tui.context import user_file_name
from cchc_tui.themes import THEME_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """A person's choices."""

    language: str | None = None
    """None until chosen."""
    theme: str | None = None
    """None until chosen."""
    slow: bool = False
    columns: tuple[str, ...] = ()
    """Empty for the usual ones."""
    sort: str = ""
    """Empty for the plan's own order."""
    filters: Mapping[str, str] = field(default_factory=dict)
    """Saved filters by name."""
    history: tuple[str, ...] = ()
    """Filters that were used, newest first."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by the id of their binding, where the person wants others."""
    agencies: Mapping[str, str] = field(default_factory=dict)
    """The person's agency by the code of its locality."""
    hint_seen: bool = False
    import_folder: str = ""
    """Where the file lay that a plan was last read from; empty for where the app was started."""


class SettingsFile:
    """The file of one user; reading it never fails, whatever it holds."""

    def __init__(self, folder: Path, user: str) -> None:
        self.path = folder / f"{user_file_name(user)}.json"

    def read(self) -> tuple[Settings, tuple[Problem, ...]]:
        """The remembered choices, and what of them couldn't be used."""
        try:
            table = read_json(self.path) or {}
        except ValueError as error:
            return Settings(), (_unreadable(self.path, error),)
        known = {each.name for each in fields(Settings)}
        usable = {
            name: _CHECKS[name](value)
            for name, value in table.items()
            if name in known and _CHECKS[name](value) is not None
        }
        wrong = [
            name for name, value in table.items()
            if name in known and name not in usable and value is not None
        ]  # fmt: skip
        return Settings(**usable), tuple(_unusable(self.path, name) for name in wrong)

    def change(self, **changes: Any) -> Settings:  # noqa: ANN401 - its fields
        """Remember some choices; others, and those of a newer version, stay as they are.

        Raises NotAllowedError where the file can't be written.
        """
        try:
            table = dict(read_json(self.path) or {})
        except ValueError:
            self._keep_aside()
            table = {}
        current, _ = self.read()
        changed = asdict(replace(current, **changes))
        write_json(self.path, table | changed)
        return self.read()[0]

    def _keep_aside(self) -> None:
        try:
            if self.path.is_file():
                self.path.replace(self.path.with_suffix(".broken"))
        except OSError as error:
            reason = error.strerror or error
            raise NotAllowedError(
                message("{file} can't be written: {reason}", file=self.path, reason=reason)
            ) from error


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return None


def _table(value: object) -> Mapping[str, str] | None:
    if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        return value
    return None


_CHECKS: Mapping[str, Any] = {
    "language": lambda value: value if value in LANGUAGES else None,
    "theme": lambda value: value if value in THEME_NAMES else None,
    "slow": _flag,
    "columns": _texts,
    "sort": _text,
    "filters": _table,
    "history": _texts,
    "keys": _table,
    "agencies": _table,
    "hint_seen": _flag,
    "import_folder": _text,
}


def _unreadable(path: Path, error: ValueError) -> Problem:
    text = message(
        "Your settings in {file} can't be read and are left out: {reason}",
        file=path, reason=error,
    )  # fmt: skip
    return Problem(Severity.WARNING, "settings-unreadable", text)


def _unusable(path: Path, name: str) -> Problem:
    text = message("The setting “{name}” in {file} can't be used", name=name, file=path)
    return Problem(Severity.WARNING, "setting-unusable", text)
