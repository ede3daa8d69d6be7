"""Values as the columns keep them: days, moments, and JSON for readings that are only shown.

JSON leaves out what has its default value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.agency.directory import AgencyReading, Mention
from cchc_tracker.model.deadline.reading import Certainty, Deadline, DeadlineKind, Milestone
from cchc_tracker.model.message import Message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import DataclassInstance

    from cchc_tracker.model.source.place import Place

_CACHED = 4096
"""Readings repeat from row to row; the values are frozen, so rows can share them."""


def moment_text(moment: datetime) -> str:
    """A moment in UTC as text that sorts by time. Raises ValueError without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def day_text(day: date | None) -> str | None:
    """A day as text that sorts by time."""
    return day.isoformat() if day is not None else None


def day_of(text: str | None) -> date | None:
    """The day of `day_text`."""
    return date.fromisoformat(text) if text else None


def number_text(number: Decimal | None) -> str | None:
    """A number as text with all its digits; no power of ten."""
    return None if number is None else f"{number:f}"


def number_of(text: str | None) -> Decimal | None:
    """The number of `number_text`."""
    return None if text is None else Decimal(text)


def to_json(value: object) -> str:
    """A value of the model, or plain data, as JSON."""
    return _ENCODER.encode(value) if value != () else "[]"


def plain(value: object) -> object:
    """A value of the model as plain data."""
    data: object = json.loads(to_json(value))
    return data


def _plain_part(value: object) -> object:
    """What JSON can't write itself, one level deep."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: part
            for name, default in _defaults(type(value))
            if (part := getattr(value, name)) is not default and part != default
        }
    if isinstance(value, Mapping):
        return {str(name): part for name, part in value.items()}
    return str(value)  # a day, a decimal number


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain_part)


@cache
def _defaults(kind: type[DataclassInstance]) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


def strings_of(text: str) -> tuple[str, ...]:
    """The strings of a JSON list."""
    return tuple(json.loads(text)) if text != "[]" else ()


@lru_cache(_CACHED)
def reading_of(text: str) -> AgencyReading:
    """The agencies of a cell."""
    data = json.loads(text)
    return AgencyReading(
        data["text"],
        tuple(Mention(**mention) for mention in data.get("mentions", ())),
        data.get("ditto", False),
        _problems(data.get("problems", ())),
    )


@lru_cache(_CACHED)
def deadline_of(text: str) -> Deadline:
    """A deadline with its milestones."""
    data = json.loads(text)
    data["kind"] = DeadlineKind(data["kind"])
    for name in ("start", "end", "effective_end"):
        data[name] = day_of(data.get(name))
    data["milestones"] = _milestones(data.get("milestones", ()))
    for name in ("occurrences", "effective_occurrences"):
        data[name] = tuple(map(date.fromisoformat, data.get(name, ())))
    data["certainty"] = Certainty(data.get("certainty", Certainty.CERTAIN))
    data["problems"] = _problems(data.get("problems", ()))
    return Deadline(**data)


@lru_cache(_CACHED)
def milestones_of(text: str) -> tuple[Milestone, ...]:
    """The milestones that a row is tracked by."""
    return _milestones(json.loads(text))


@lru_cache(_CACHED)
def problems_of(text: str) -> tuple[Problem, ...]:
    """Problems with their sentences, which can still be translated."""
    return _problems(json.loads(text))


def _milestones(entries: Iterable[Mapping[str, Any]]) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(
            entry.get("label"),
            day_of(entry.get("start")),
            day_of(entry.get("due")),
            day_of(entry.get("effective_due")),
        )
        for entry in entries
    )


def _problems(entries: Iterable[Mapping[str, Any]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            Severity(entry["severity"]),
            entry["code"],
            _message(entry["message"]),
            entry.get("place", ""),
            entry.get("text", ""),
            _place(entry["at"]) if "at" in entry else None,
        )
        for entry in entries
    )


def _place(entry: Mapping[str, Any]) -> Place:
    from cchc_tracker.model.source.place import Part, Place

    return Place(**{**entry, "part": Part(entry["part"])})


def _message(entry: Mapping[str, Any]) -> Message:
    values = {
        name: _message(value) if isinstance(value, dict) and "template" in value else value
        for name, value in entry.get("values", {}).items()
    }
    return Message(entry["template"], values)
