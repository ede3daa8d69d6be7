"""What a row is tracked by, before and after the missing fact is recorded."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.deadline.reader import DeadlineContext, read_deadline
from cchc_tracker.model.deadline.reading import Deadline, Milestone
from cchc_tracker.model.deadline.tracked import settle, tracked_milestones
from cchc_tracker.model.workdays import CalendarYearError

_CALENDAR = vietnam_calendar()


def _read(phrase: str, year: int = 2024) -> Deadline:
    return read_deadline(phrase, DeadlineContext(year, _CALENDAR))


def test_a_window_is_one_unlabelled_milestone() -> None:
    end = date(2024, 6, 30)
    assert tracked_milestones(_read("Quý II")) == (Milestone(None, date(2024, 4, 1), end, end),)


def test_a_due_day_is_one_milestone_with_both_dates() -> None:
    assert tracked_milestones(_read("30/6")) == (
        Milestone(None, None, date(2024, 6, 30), date(2024, 7, 1)),
    )


def test_labelled_milestones_stand_for_themselves() -> None:
    read = _read("Kế hoạch: Quý I; Báo cáo: Quý IV")
    assert tracked_milestones(read) == read.milestones


def test_each_occurrence_is_a_milestone() -> None:
    tracked = tracked_milestones(_read("ngày 10 của tháng cuối kỳ báo cáo", 2022))
    assert [(each.label, each.due, each.effective_due) for each in tracked] == [
        ("10/03/2022", date(2022, 3, 10), date(2022, 3, 10)),
        ("10/06/2022", date(2022, 6, 10), date(2022, 6, 10)),
        ("10/09/2022", date(2022, 9, 10), date(2022, 9, 12)),
        ("10/12/2022", date(2022, 12, 10), date(2022, 12, 12)),
    ]


def test_continuous_work_is_tracked_by_its_window_not_by_its_reports() -> None:
    year_end = date(2024, 12, 31)
    assert tracked_milestones(_read("Thường xuyên, báo cáo hằng quý")) == (
        Milestone(None, date(2024, 1, 1), year_end, year_end),
    )


@pytest.mark.parametrize(
    "phrase",
    [
        *("", "abc", "Khi có yêu cầu", "Trong năm (khi có yêu cầu)", "Theo kế hoạch", "Định kỳ"),
        *("Theo tình hình thực tế", "trước 10 ngày làm việc", "2 lần/năm", "từ 01/01/2024 đến nay"),
    ],
)
def test_what_is_not_dated_is_tracked_without_a_due_day(phrase: str) -> None:
    assert tracked_milestones(_read(phrase)) == (Milestone(),)


@pytest.mark.parametrize(
    ("phrase", "known", "due", "effective"),
    [
        ("trong thời hạn 10 ngày làm việc kể từ ngày kiểm tra", "2024-04-25", "2024-05-13", None),
        ("trước ngày kiểm tra ít nhất 10 ngày làm việc", "2024-05-06", "2024-04-17", None),
        ("trước khi kiểm tra ít nhất 03 ngày làm việc", "2022-09-07", "2022-08-31", None),
        ("Không quá 17 ngày kể từ ngày…", "2024-06-12", "2024-06-29", "2024-07-01"),
        ("trước kỳ họp 10 ngày", "2024-07-10", "2024-06-30", "2024-07-01"),
        ("Khi có yêu cầu", "2024-06-29", "2024-06-29", "2024-07-01"),
        ("Theo kế hoạch", "2024-06-28", "2024-06-28", None),
        ("Theo tình hình thực tế", "2024-06-28", "2024-06-28", None),
        ("", "2024-06-28", "2024-06-28", None),
        ("abc", "2024-06-28", "2024-06-28", None),
        ("2 lần/năm", "2024-06-28", "2024-06-28", None),
        ("từ 01/01/2024 đến nay", "2024-06-28", "2024-06-28", None),
        ("Khi có yêu cầu", "2040-06-30", "2040-06-30", None),
    ],
)
def test_a_recorded_fact_settles_the_due_day(
    phrase: str, known: str, due: str, effective: str | None
) -> None:
    (settled,) = settle(_read(phrase), date.fromisoformat(known), _CALENDAR)
    assert settled.due == date.fromisoformat(due)
    assert settled.effective_due == date.fromisoformat(effective or due)


def test_a_condition_met_inside_its_window_leaves_the_windows_end() -> None:
    read = _read("Trong năm (khi có Nghị quyết)")
    end = date(2024, 12, 31)
    met = date(2024, 5, 20)
    assert settle(read, met, _CALENDAR) == (Milestone(None, met, end, end),)
    early = settle(read, date(2023, 12, 1), _CALENDAR)
    assert early == (Milestone(None, date(2024, 1, 1), end, end),)


def test_a_condition_met_after_its_window_is_due_at_once() -> None:
    met = date(2025, 2, 10)
    assert settle(_read("Trong năm (khi có Nghị quyết)"), met, _CALENDAR) == (
        Milestone(None, met, met, met),
    )


def test_only_undated_milestones_wait_for_the_fact() -> None:
    read = _read("Thực hiện: Quý II; Báo cáo: khi có yêu cầu")
    settled = settle(read, date(2024, 8, 1), _CALENDAR)
    assert [(each.label, each.due) for each in settled] == [
        ("Thực hiện", date(2024, 6, 30)),
        ("Báo cáo", date(2024, 8, 1)),
    ]


def test_counting_working_days_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(CalendarYearError):
        settle(_read("trước 10 ngày làm việc"), date(2040, 5, 1), _CALENDAR)
