"""What is typed into the form of an update, read without any screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.document import Evidence
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.update import State, Update
from cchc_tui.content.comparison import NOTHING, compare
from cchc_tui.content.typed_update import FIELD_LABELS, WHOLE, by_field, read_update

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2022, 9, 30)


def test_blank_fields_say_nothing() -> None:
    typed = read_update({"note": "Đã họp", "percent": "  "}, TODAY)
    assert typed.update == Update(on=TODAY, note="Đã họp")
    assert (typed.dated, typed.problems) == (False, {})


def test_every_field_is_read() -> None:
    typed = read_update(
        {
            "state": "done",
            "on": "ngày 1 tháng 9 năm 2022",
            "percent": "100 %",
            "milestone": "2",
            "agency": " Sở  Tư pháp ",
            "note": "Ghi chú\nhai dòng",
            "evidence-number": "12 / kh-ubnd",
            "evidence-date": "31/8/2022",
            "evidence-title": "Kế hoạch",
            "explanation": "Lý do",
            "known-date": "2022-08-30",
            "due": "01.10.2022",
            "document": "13/QĐ-UBND",
        },
        TODAY,
    )
    assert typed.dated
    assert typed.update == Update(
        on=date(2022, 9, 1),
        state=State.DONE,
        percent=100,
        milestone=2,
        agency="Sở Tư pháp",
        note="Ghi chú\nhai dòng",
        evidence=Evidence("12/KH-UBND", date(2022, 8, 31), "Kế hoạch"),
        explanation="Lý do",
        known_date=date(2022, 8, 30),
        due=date(2022, 10, 1),
        document="13/QĐ-UBND",
    )


def test_a_file_and_a_link_belong_to_the_document_or_stand_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "biên bản.pdf"
    file.touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    texts = {"evidence-file": "~/biên bản.pdf", "evidence-link": " https://example.vn/1 "}
    alone = read_update(texts, TODAY)
    assert alone.update is not None
    assert alone.update.evidence == Evidence(
        "", None, "biên bản.pdf", file=str(file), link="https://example.vn/1"
    )
    with_number = read_update({**texts, "evidence-number": "12/KH-UBND"}, TODAY)
    assert with_number.update is not None
    assert with_number.update.evidence == Evidence(
        "12/KH-UBND", None, "", file=str(file), link="https://example.vn/1"
    )
    link = read_update({"evidence-link": "https://example.vn/1", "evidence-title": "Tin"}, TODAY)
    assert link.update is not None
    assert link.update.evidence == Evidence("", None, "Tin", link="https://example.vn/1")


@pytest.mark.parametrize("name", ["không có.pdf", ".", "~nobody-of-that-name/x", "a" * 5000, "[/]"])
def test_a_file_that_is_not_there_is_told_beside_its_field(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = read_update({"evidence-file": name}, TODAY)
    assert typed.update is None
    (problem,) = typed.problems["evidence-file"]
    assert problem.code == "file-missing"


def test_a_day_without_a_number_is_no_evidence_even_with_a_link() -> None:
    typed = read_update({"evidence-link": "https://x.vn", "evidence-date": "1/9/2022"}, TODAY)
    assert typed.problems["evidence-number"][0].code == "evidence-number"


def test_a_whole_line_of_evidence_may_stand_in_the_number() -> None:
    line = "12/KH-UBND, 15/01/2022, Kế hoạch kiểm tra"
    typed = read_update({"evidence-number": line}, TODAY)
    assert typed.update is not None
    assert typed.update.evidence == Evidence("12/KH-UBND", date(2022, 1, 15), "Kế hoạch kiểm tra")
    other = read_update({"evidence-number": line, "evidence-date": "16/01/2022"}, TODAY)
    assert other.update is not None
    assert other.update.evidence == Evidence("12/KH-UBND", date(2022, 1, 16), "Kế hoạch kiểm tra")


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("on", "31/02/2022", "date-impossible"),
        ("on", "hôm qua", "date-unread"),
        ("percent", "nhiều", "number-unread"),
        ("percent", "-1", "number-unread"),
        ("milestone", "²", "number-unread"),
        ("percent", "9" * 5000, "number-unread"),
        ("evidence-number", "[/]", "document-number"),
        ("evidence-number", "/KH-UBND", "evidence-draft"),
        ("known-date", "[red]", "date-unread"),
        ("due", "13/13/2022", "date-impossible"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(field: str, text: str, code: str) -> None:
    typed = read_update({field: text, "note": "x"}, TODAY)
    assert typed.update is None
    assert list(typed.problems) == [field]
    found = typed.problems[field][0]
    assert found.severity is Severity.ERROR
    assert code in {found.code, "document-number"}


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"evidence-date": "01/01/2022"}, "evidence-number"),
        ({"evidence-title": "Kế hoạch"}, "evidence-number"),
        ({"document": "12/QĐ-UBND"}, "due"),
    ],
)
def test_what_is_missing_beside_what_is_given_is_asked(texts: dict[str, str], field: str) -> None:
    typed = read_update(texts, TODAY)
    assert (typed.update, list(typed.problems)) == (None, [field])


def test_problems_of_the_services_find_their_fields() -> None:
    problems = [
        Problem(Severity.ERROR, code, message("x"))
        for code in ("evidence-missing", "date-future", "update-empty", "a-plugin-s-own")
    ]
    found = by_field(problems)
    assert {name: len(each) for name, each in found.items()} == {
        "evidence-number": 1, "on": 1, WHOLE: 2,
    }  # fmt: skip
    assert set(found) - {WHOLE} <= set(FIELD_LABELS)


def test_two_updates_are_compared_field_by_field() -> None:
    theirs = (
        Update(on=TODAY, state=State.IN_PROGRESS, note="một"),
        Update(on=TODAY, percent=40, note="hai"),
    )
    mine = Update(on=date(2022, 9, 1), state=State.DONE, evidence=Evidence("1/KH-UBND", None, ""))
    lines = {fact.cells[0]: fact.cells[1:] for fact in compare(theirs, mine, str)}
    assert lines == {
        "State": ("in progress", "done"),
        "Took effect": ("30/09/2022", "01/09/2022"),
        "Percent": ("40 %", NOTHING),
        "Note": ("hai", NOTHING),
        "Evidence number": (NOTHING, "1/KH-UBND"),
    }
