"""Reads TOML tables key by key; each mistake becomes one line naming the file and the key."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import Message, message
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from importlib.resources.abc import Traversable

_Value = TypeVar("_Value")


class TomlTable:
    """A table of a TOML file; every text comes out clean (NFC) and stripped."""

    def __init__(self, values: dict[str, object], file: str, path: str = "") -> None:
        self._values = values
        self._file = file
        self._path = path
        self._known: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there and not be blank."""
        value = self._get(key, str, message("a text in quotes"))
        text = clean(value or "").strip() or default
        if text is None:
            raise self._missing(key)
        return text

    def word(self, key: str, allowed: Collection[str]) -> str:
        """A text that is one of the allowed ones."""
        value = self.text(key)
        if value not in allowed:
            raise BadDataError(
                message(
                    "{file}: {key} is {value}, but must be one of {allowed}",
                    file=self._file,
                    key=self._named(key),
                    value=repr(value),
                    allowed=", ".join(allowed),
                )
            )
        return value

    def whole(self, key: str) -> int:
        """A whole number that must be there."""
        value = self._get(key, int, message("a whole number without quotes"))
        if value is None:
            raise self._missing(key)
        return value

    def flag(self, key: str) -> bool:
        """`true` or `false`; false where it isn't given."""
        return bool(self._get(key, bool, message("true or false")))

    def day(self, key: str) -> date | None:
        """A date, None where it isn't given."""
        return self._get(key, date, message("a date such as 2021-12-29, without quotes"))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._get(key, list, message("a list of texts in brackets")) or []
        if not all(isinstance(value, str) for value in values):
            raise self._wrong(key, message("a list of texts in brackets"))
        return tuple(clean(value).strip() for value in values)

    def words(self, key: str) -> dict[str, str]:
        """A table of texts by name; empty where it isn't given."""
        values = self._get(key, dict, message("a table of texts")) or {}
        if not all(isinstance(value, str) for value in values.values()):
            raise self._wrong(key, message("a table of texts"))
        return {clean(name).strip(): clean(value).strip() for name, value in values.items()}

    def plain(self, key: str) -> dict[str, object] | None:
        """A table of any shape as plain data: dates become ISO texts; None where it isn't given."""
        values = self._get(key, dict, message("a table"))
        return {name: _plain(value) for name, value in values.items()} if values else None

    def table(self, key: str) -> TomlTable | None:
        """A table, None where it isn't given."""
        values = self._get(key, dict, message("a table"))
        return None if values is None else TomlTable(values, self._file, self._named(key))

    def tables(self, key: str) -> tuple[TomlTable, ...]:
        """The tables written `[[key]]`, in order."""
        values = self._get(key, list, message("written as [[...]] tables")) or []
        if not all(isinstance(value, dict) for value in values):
            raise self._wrong(key, message("written as [[...]] tables"))
        return tuple(
            TomlTable(value, self._file, f"{self._named(key)}[{place}]")
            for place, value in enumerate(values, start=1)
        )

    def done(self) -> None:
        """Refuses keys that nobody asked for, which are misspelt and would be lost in silence."""
        unknown = [key for key in self._values if key not in self._known]
        if unknown:
            raise BadDataError(
                message(
                    "{file}: unknown key {key}; known keys here: {known}",
                    file=self._file,
                    key=self._named(unknown[0]),
                    known=", ".join(sorted(self._known)),
                )
            )

    def wrong(self, key: str, reason: Message) -> BadDataError:
        """An error for a value that has the right type and still can't be used."""
        return BadDataError(
            message("{file}: {key}: {reason}", file=self._file, key=self._named(key), reason=reason)
        )

    def _get(self, key: str, kind: type[_Value], wanted: Message) -> _Value | None:
        self._known.add(key)
        value = self._values.get(key)
        if value is None:
            return None
        muddled = (isinstance(value, bool) and kind is int) or isinstance(value, datetime)
        if not isinstance(value, kind) or muddled:
            raise self._wrong(key, wanted)
        return value

    def _named(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _missing(self, key: str) -> BadDataError:
        return BadDataError(
            message("{file}: {key} is missing; add it", file=self._file, key=self._named(key))
        )

    def _wrong(self, key: str, wanted: Message) -> BadDataError:
        return BadDataError(
            message(
                "{file}: {key} must be {wanted}",
                file=self._file,
                key=self._named(key),
                wanted=wanted,
            )
        )


def read_toml(source: Traversable) -> TomlTable:
    """The top table of a TOML file.

    Raises BadDataError where the file is missing, isn't UTF-8 or isn't TOML.
    """
    return TomlTable(_parsed(source), str(source))


def refuse_repeats(values: Iterable[str], table: TomlTable, key: str) -> None:
    """Raises BadDataError where one value stands twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise table.wrong(key, message("{value} stands twice", value=repr(value)))
        seen.add(value)


def _parsed(source: Traversable) -> dict[str, object]:
    try:
        return tomllib.loads(source.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        reason: object = error.strerror or error
    except UnicodeDecodeError:
        reason = message("it isn't saved as UTF-8")
    except tomllib.TOMLDecodeError as error:
        reason = error
    raise BadDataError(message("{file} can't be read: {reason}", file=str(source), reason=reason))


def _plain(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if isoformat else value
