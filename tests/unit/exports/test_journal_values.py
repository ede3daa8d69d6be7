"""What a journal line says of a change, for people."""

from __future__ import annotations

from datetime import UTC, datetime

from cchc_tracker.exports.journal import changed_values
from cchc_tracker.store import JournalLine


def line(before: dict[str, object] | None, after: dict[str, object] | None) -> JournalLine:
    return JournalLine(
        number=1,
        change=1,
        at=datetime(2022, 2, 15, 3, tzinfo=UTC),
        author="An",
        action="update",
        plan="can-tho-2022",
        ref="3.7",
        row_id=8,
        event_id=1,
        before=before,
        after=after,
        reason="",
        hash="",
    )


def test_states_and_days_are_written_as_people_write_them() -> None:
    before: dict[str, object] = {"state": "not_started", "done_on": None, "version": 1}
    update = {"on": "2022-02-15", "state": "done", "evidence": {"number": "12/KH-UBND"}}
    after: dict[str, object] = {"state": "done", "done_on": "2022-02-15", "version": 1}
    assert changed_values(line(before, after | {"update": update})) == (
        "state: not started → done; done on: 15/02/2022; "
        "took effect: 15/02/2022; reported: done; evidence: 12/KH-UBND"
    )


def test_labels_and_states_are_translated() -> None:
    labels = {"state": "trạng thái", "done": "hoàn thành"}
    shown = changed_values(line(None, {"state": "done"}), lambda text: labels.get(text, text))
    assert shown == "trạng thái: hoàn thành"


def test_a_field_without_a_label_keeps_its_name() -> None:
    assert changed_values(line({"colour": "red"}, {"colour": "blue"})) == "colour: red → blue"


def test_a_hidden_plan_is_told_by_the_action_alone() -> None:
    assert changed_values(line({"hidden": False}, {"hidden": True})) == ""


def test_files_of_a_closing_go_by_their_own_names() -> None:
    closed: dict[str, object] = {
        "period": "2022-Q1",
        "files": {"q1.docx": "e4e8", "a.b.xlsx": "7f"},
    }
    assert changed_values(line(None, closed)) == (
        "period: 2022-Q1; file q1.docx: e4e8; file a.b.xlsx: 7f"
    )
