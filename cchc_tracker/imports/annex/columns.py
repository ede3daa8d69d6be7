"""The columns of an annex: each heading's field, by its words or as a person mapped it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.found import Column
from cchc_tracker.imports.annex.headings import (
    AREA,
    END,
    START,
    guess_levels,
    heading_key,
    is_outcome,
    tells_progress,
)
from cchc_tracker.imports.annex.periods import find_periods, heading_over
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message
from cchc_tracker.model.source.origin import EXTRA
from cchc_tracker.plugins.plan_file import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Levels = tuple[str, ...]
"""The headings over one column, the uppermost first."""

TEXT_FIELDS: Final = ("goal", "task", "activity")
MAPPED_TO: Final = (*FIELDS, AREA, START, END, EXTRA)
"""What a person can map a heading to; several with `+` between them, as in `lead+support`."""


def assign_columns(
    headings: Sequence[Levels], mapping: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """A column for each heading; each field goes to the heading that says it best.

    Raises UsageError for a mapping of headings or to fields that there aren't.
    """
    chosen = _mapped(headings, mapping or {})
    taken = {field for fields in chosen.values() for field in fields}
    is_tracking = any(tells_progress(" ".join(levels)) for levels in headings)
    periods = {
        number: period for number, period in find_periods(headings).items() if number not in chosen
    }
    guesses = sorted(
        (-each.weight, number, each.fields)
        for number, levels in enumerate(headings)
        for each in guess_levels(levels)
        if number not in periods
        and not (is_tracking and each.fields == ("product",) and is_outcome(" ".join(levels)))
    )
    for _, number, fields in guesses:
        if number not in chosen and taken.isdisjoint(fields):
            chosen[number] = fields
            taken.update(fields)
    if taken.isdisjoint(("task", "activity")):
        chosen.update(_tasks_among_goals(headings, chosen, mapping or {}))
    if taken.isdisjoint(("deadline", START, END)):
        chosen.update(dict.fromkeys(periods, ("deadline",)))
    return _in_pairs(
        tuple(
            Column(number + 1, " ".join(levels), chosen.get(number, ()), periods.get(number, ""))
            for number, levels in enumerate(headings)
        )
    )


def _tasks_among_goals(
    headings: Sequence[Levels],
    chosen: Mapping[int, tuple[str, ...]],
    mapping: Mapping[str, str],
) -> dict[int, tuple[str, ...]]:
    """The column of goals that says tasks as well (`Chỉ tiêu/Nhiệm vụ`), where none else does."""
    return {
        number: ("task",)
        for number, fields in chosen.items()
        if fields == ("goal",)
        and not mapping
        and any(each.fields == ("task",) for each in guess_levels(headings[number]))
    }


def _in_pairs(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A start beside a deadline makes that the end; an end or start alone is the deadline."""
    fields = {field for column in columns for field in column.fields}
    if START in fields and "deadline" in fields and END not in fields:
        changed = {"deadline": END}
    elif len(fields & {START, END}) == 1 and "deadline" not in fields:
        changed = {START: "deadline", END: "deadline"}
    else:
        return columns
    return tuple(
        replace(column, fields=tuple(changed.get(field, field) for field in column.fields))
        for column in columns
    )


def column_headings(columns: Sequence[Column]) -> dict[str, str]:
    """The printed heading of each matrix field, in the annex's order (`Plan.headings`)."""
    headings: dict[str, str] = {}
    for column in columns:
        for field in column.fields:
            name = "deadline" if field in (START, END) else field
            if column.period:
                continue
            if name in headings and name == "deadline":
                headings[name] = f"{headings[name]} – {column.heading}"
            elif name in FIELDS:
                headings.setdefault(name, column.heading)
    marked = [column.heading for column in columns if column.period]
    if marked and "deadline" not in headings:
        headings["deadline"] = heading_over(marked)
    return headings


def _mapped(headings: Sequence[Levels], mapping: Mapping[str, str]) -> dict[int, tuple[str, ...]]:
    chosen: dict[int, tuple[str, ...]] = {}
    for name, target in mapping.items():
        chosen[_column_called(name, headings)] = mapped_fields(target)
    return chosen


def mapped_fields(target: str) -> tuple[str, ...]:
    """The fields of a mapping such as `lead+support`; none for `extra`.

    Raises UsageError for a field that there isn't.
    """
    fields = tuple(field.strip().casefold() for field in target.split("+"))
    for field in fields:
        if field not in MAPPED_TO:
            raise UsageError(
                message(
                    "A column can't be “{field}”; it can be {known}, or several with + between",
                    field=field,
                    known=", ".join(MAPPED_TO),
                )
            )
    return tuple(field for field in fields if field != EXTRA)


def _column_called(name: str, headings: Sequence[Levels]) -> int:
    """The column with that heading, whole or its lowest level, or with that number."""
    if name.strip().isdecimal() and 0 < int(name) <= len(headings):
        return int(name) - 1
    key = heading_key(name)
    whole = [heading_key(" ".join(levels)) for levels in headings]
    lowest = [heading_key(levels[-1]) if levels else "" for levels in headings]
    for keys in (whole, lowest):
        if key and keys.count(key) == 1:
            return keys.index(key)
    shown = ", ".join(f"“{' '.join(levels)}”" for levels in headings if levels)
    raise UsageError(
        message(
            "No one column is headed “{name}”; the headings are {headings}",
            name=name,
            headings=shown,
        )
    )
