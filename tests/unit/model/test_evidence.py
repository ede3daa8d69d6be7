"""Evidence as typed: a document's number, day and title, or what proves nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.document import Evidence, parse_evidence
from cchc_tracker.model.problem import Problem

_ISSUED_ON = date(2022, 1, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/KH-UBND", ("12/KH-UBND", None, "")),
        ("12/KH-UBND, 15/01/2022", ("12/KH-UBND", _ISSUED_ON, "")),
        ("12/KH-UBND, 2022-01-15, Kế hoạch", ("12/KH-UBND", _ISSUED_ON, "Kế hoạch")),
        (
            "12/KH-UBND, ngày 15 tháng 1 năm 2022, Kế hoạch rà soát, đánh giá",
            ("12/KH-UBND", _ISSUED_ON, "Kế hoạch rà soát, đánh giá"),
        ),
        (
            "12/KH-UBND, Kế hoạch rà soát, đánh giá",
            ("12/KH-UBND", None, "Kế hoạch rà soát, đánh giá"),
        ),
        ("số 12/ kh-ubnd; 15/01/2022; a, b", ("12/KH-UBND", _ISSUED_ON, "a, b")),
        ("05-CTr/TU, 24/7 phục vụ", ("05-CTr/TU", None, "24/7 phục vụ")),
    ],
)
def test_reads_number_date_and_title(text: str, expected: tuple[str, date | None, str]) -> None:
    assert parse_evidence(text) == Evidence(*expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "document-number-unread"),
        ("đã làm xong", "document-number-unread"),
        ("15/01/2022, 12/KH-UBND", "document-number-unread"),
        ("12/KH-UBND, 15/13/2022, a", "date-impossible"),
        ("12/KH-UBND, 15/1/22, a", "date-unread"),
        ("số /KH-UBND, 15/01/2022", "evidence-draft"),
    ],
)
def test_what_proves_nothing_is_a_problem(text: str, code: str) -> None:
    problem = parse_evidence(text)
    assert isinstance(problem, Problem)
    assert problem.code == code


@given(st.one_of(st.text(), st.text().map("12/KH-UBND, {}".format)))
def test_any_text_gives_evidence_or_a_problem(text: str) -> None:
    evidence = parse_evidence(text)
    assert isinstance(evidence, Problem) or evidence.number
