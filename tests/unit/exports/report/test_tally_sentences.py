"""Figures in sentences: only what there is is told, and nothing is counted as zero."""

from __future__ import annotations

import pytest

from cchc_tracker.exports.docx.layout import TEXT_WIDTH
from cchc_tracker.exports.report.tallies import group_table
from cchc_tracker.exports.report.tally_sentences import group_paragraph, period_sentence
from cchc_tracker.exports.report.text_width import text_width
from cchc_tracker.exports.report.words import Words
from cchc_tracker.model.figures import Tally
from cchc_tracker.model.status import Status
from cchc_tracker.services.language import Language

VIETNAMESE = Words(Language("vi"))


def test_statuses_without_tasks_are_not_told() -> None:
    counts = dict.fromkeys(Status, 0) | {Status.DONE_ON_TIME: 2, Status.SUSPENDED: 1}
    assert group_paragraph(Tally(counts), VIETNAMESE).text == (
        "Trong tổng số 3 nhiệm vụ, có 2 nhiệm vụ hoàn thành đúng hạn, 1 nhiệm vụ tạm dừng."
        " Tỷ lệ hoàn thành trên tổng số: 2/3 = 66,67%; trên số đến hạn: 2/2 = 100%."
    )


def test_told_statuses_add_up_to_the_total() -> None:
    counts = {status: place for place, status in enumerate(Status, start=1)}
    shares = group_paragraph(Tally(counts), VIETNAMESE).text.partition(" có ")[2]
    told = [int(part.split()[0]) for part in shares.partition(".")[0].split(", ")]
    assert told == [*counts.values()]


@pytest.mark.parametrize(
    ("tally", "sentence"),
    [
        (
            Tally(done_in_period=7, newly_overdue=2, carried_over=1),
            (
                "Trong kỳ báo cáo hoàn thành 7 nhiệm vụ; phát sinh 2 nhiệm vụ quá hạn;"
                " 1 nhiệm vụ quá hạn từ trước chuyển sang."
            ),
        ),
        (
            Tally(),
            (
                "Trong kỳ báo cáo không có nhiệm vụ hoàn thành; không phát sinh nhiệm vụ quá hạn;"
                " không có nhiệm vụ quá hạn từ trước chuyển sang."
            ),
        ),
    ],
)
def test_what_did_not_happen_is_said_in_words(tally: Tally, sentence: str) -> None:
    assert period_sentence(tally, VIETNAMESE) == sentence


def test_columns_of_counts_take_their_longest_word() -> None:
    table = group_table([], "Cơ quan chủ trì", VIETNAMESE)
    per_part = TEXT_WIDTH / sum(column.width for column in table.columns)
    for column in table.columns:
        longest = max(text_width(word, 12 * 1.05) for word in column.heading.split())
        assert longest + 1.4 <= column.width * per_part, column.heading
