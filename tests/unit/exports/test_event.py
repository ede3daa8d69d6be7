"""A recorded event as a line for people and as a record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from cchc_tracker.exports.event import event_line, event_record, evidence_text, update_parts
from cchc_tracker.model.document import Evidence
from cchc_tracker.model.update import Event, State, Update

DAY = date(2022, 3, 1)
EVENING = datetime(2022, 3, 1, 20, tzinfo=UTC)
EVIDENCE = Evidence("12/KH-UBND", date(2022, 1, 15), "Kế hoạch", "ke-hoach.pdf", "ab", "")
DONE = Event(
    4, Update(DAY, State.DONE, milestone=2, evidence=EVIDENCE, note="xong"), "lan", EVENING
)


def test_an_event_for_people_has_the_day_of_vietnam() -> None:
    when, what, who, noted = event_line(DONE, str)
    assert (when, who, noted) == ("01/03/2022", "lan", "02/03/2022")
    assert what == "milestone 2; done; 12/KH-UBND (15/01/2022): Kế hoạch, ke-hoach.pdf; xong"


def test_a_voided_event_says_so() -> None:
    assert event_line(replace(DONE, voided_at=EVENING), str.upper)[1].startswith("[TAKEN BACK] ")


def test_every_part_of_an_update_is_told() -> None:
    update = Update(
        DAY,
        State.SUSPENDED,
        agency="Sở Tư pháp",
        percent=0,
        explanation="chờ ý kiến",
        known_date=date(2022, 2, 1),
        due=date(2022, 6, 30),
        document="5/UBND-NC",
    )
    assert list(update_parts(update, str)) == [
        "Sở Tư pháp",
        "suspended",
        "0 %",
        "known date 01/02/2022",
        "new deadline 30/06/2022 (5/UBND-NC)",
        "chờ ý kiến",
    ]


def test_a_title_that_repeats_the_file_or_the_link_is_told_once() -> None:
    file = Evidence("", None, "bien-ban.pdf", file="/srv/bien-ban.pdf")
    assert evidence_text(file) == "/srv/bien-ban.pdf"
    assert evidence_text(Evidence("", None, "http://x", link="http://x")) == "http://x"


def test_evidence_with_little_to_say() -> None:
    assert evidence_text(Evidence("1/BC", None, "")) == "1/BC"
    assert evidence_text(Evidence("1/BC", None, "Báo cáo", link="http://x")) == (
        "1/BC: Báo cáo, http://x"
    )


def test_the_record_has_null_for_what_is_absent() -> None:
    record = event_record(DONE)
    assert record["on"] == "2022-03-01"
    assert record["state"] == "done"
    assert record["recorded_at"] == "2022-03-01T20:00:00+00:00"
    assert record["evidence"] == {
        "number": "12/KH-UBND",
        "issued_on": "2022-01-15",
        "title": "Kế hoạch",
        "file": "ke-hoach.pdf",
        "sha256": "ab",
        "link": None,
    }
    absent = ("agency", "percent", "explanation", "known_date", "due", "document", "voided_at")
    assert all(record[key] is None for key in absent)
