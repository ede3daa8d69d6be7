"""Changes in the journal as lines for people and as records."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from cchc_tracker.exports.journal import changed_values, journal_record
from cchc_tracker.store import JournalLine

LINE = JournalLine(
    number=3,
    change=2,
    at=datetime(2022, 3, 1, tzinfo=UTC),
    author="lan",
    action="update",
    plan="can-tho-2022",
    row_id=7,
    ref="3.7",
    event_id=1,
    before={"state": "not_started", "percent": None, "version": 1},
    after={
        "state": "done",
        "done_on": "2022-03-01",
        "percent": 100,
        "version": 1,
        "update": {"evidence": {"number": "1/BC"}},
    },
    reason="",
    hash="ab",
)


def test_only_what_changed_is_told() -> None:
    told = "state: not started → done; %: 100; done on: 01/03/2022; evidence: 1/BC"
    assert changed_values(LINE) == told


def test_fields_and_states_are_translated() -> None:
    assert "NOT STARTED → DONE" in changed_values(LINE, str.upper)


def test_the_record_can_be_written_as_json() -> None:
    record = journal_record(LINE)
    assert (record["number"], record["event"], record["hash"]) == (3, 1, "ab")
    assert json.loads(json.dumps(record))["at"] == "2022-03-01T00:00:00+00:00"


def test_a_line_without_values_tells_nothing() -> None:
    assert changed_values(replace(LINE, before=None, after=None)) == ""
