"""Every phrase of the recorded data set is read as recorded."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.deadline.reader import DeadlineContext, read_deadline

if TYPE_CHECKING:
    from cchc_tracker.model.deadline.reading import Deadline

_DATA = Path(__file__).parents[3] / "data" / "deadline_phrases.json"
_ENTRIES: list[dict[str, Any]] = json.loads(_DATA.read_text(encoding="utf-8"))
_REMARK = re.compile(r"\s*\((?!implicit)[^)]*\)")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _read(entry: dict[str, Any]) -> Deadline:
    return read_deadline(
        entry["phrase"], DeadlineContext(entry["plan_year"], vietnam_calendar(), place="III.7")
    )


@pytest.mark.parametrize("entry", _ENTRIES, ids=[str(n) for n in range(len(_ENTRIES))])
def test_recorded_phrase(entry: dict[str, Any]) -> None:
    read = _read(entry)
    reference = entry.get("reference")
    assert read.phrase == entry["phrase"]
    assert {
        "kind": read.kind,
        "start": read.start,
        "end": read.end,
        "exclusive": read.exclusive,
        "occurrences": read.occurrences,
        "milestones": [(each.label, each.start, each.due) for each in read.milestones],
        "condition": read.condition,
        "reference": read.reference,
        "certainty": read.certainty,
        "problems": read.problems,
    } == {
        "kind": entry["kind"],
        "start": _day(entry.get("start")),
        "end": _day(entry.get("end")),
        "exclusive": entry.get("boundary") == "exclusive",
        "occurrences": tuple(_day(day) for day in entry.get("occurrences") or ()),
        "milestones": [
            (each["label"], _day(each["start"]), _day(each["end"]))
            for each in entry.get("milestones") or ()
        ],
        "condition": entry.get("condition"),
        "reference": _REMARK.sub("", reference) if reference else None,
        "certainty": entry["confidence"],
        "problems": (),
    }


@pytest.mark.parametrize(
    "entry", [each for each in _ENTRIES if each.get("end")], ids=lambda each: each["phrase"][:20]
)
def test_only_due_days_are_moved(entry: dict[str, Any]) -> None:
    assert _read(entry).effective_end == _day(entry.get("end_rolled") or entry["end"])
