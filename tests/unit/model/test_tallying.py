"""What rows add up to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.figures import Of, Ratio, Tally
from cchc_tracker.model.figures_record import tally_of, tally_record
from cchc_tracker.model.status import Status
from cchc_tracker.model.tallying import Counted, tally

FIRST = date(2022, 6, 5)
DONE = (Status.DONE_ON_TIME, Status.DONE_LATE)

rows = st.lists(
    st.builds(
        Counted,
        status=st.sampled_from(Status),
        done_on=st.one_of(st.none(), st.dates(date(2022, 1, 1), date(2022, 9, 4))),
        before=st.one_of(st.none(), st.sampled_from(Status)),
        proven=st.booleans(),
        extensions=st.integers(0, 3),
    ),
    max_size=40,
)


@given(rows, st.one_of(st.none(), st.just(FIRST)))
def test_every_figure_adds_up(counted: list[Counted], first: date | None) -> None:
    found = tally(counted, first)
    assert found.total == len(counted)
    assert set(found.counts) == set(Status)
    assert found.newly_overdue + found.carried_over == found.counts[Status.OVERDUE]
    assert found.done == sum(each.status in DONE for each in counted)
    assert found.done_in_period <= found.done
    assert found.without_evidence <= found.done
    assert found.done <= found.fell_due <= found.total
    assert tally_of(tally_record(found)) == found


@given(rows, rows)
def test_two_sets_of_rows_add_up_to_one(one: list[Counted], other: list[Counted]) -> None:
    parts, whole = (tally(one, FIRST), tally(other, FIRST)), tally([*one, *other], FIRST)
    assert whole.total == sum(each.total for each in parts)
    assert whole.extensions == sum(each.extensions for each in parts)
    assert whole.done_in_period == sum(each.done_in_period for each in parts)


def test_what_was_done_before_the_period_isnt_done_in_it() -> None:
    counted = [
        Counted(Status.DONE_ON_TIME, date(2022, 6, 4)),
        Counted(Status.DONE_LATE, date(2022, 6, 5)),
    ]
    assert tally(counted, FIRST).done_in_period == 1
    assert tally(counted).done_in_period == 2


def test_both_official_rates_with_their_denominators() -> None:
    """BC 1270/BC-TCTTTg 27/12/2017: 14.068 + 1.983 done, 5.640 open in time, 223 overdue."""
    counts = dict.fromkeys(Status, 0) | {
        Status.DONE_ON_TIME: 14_068,
        Status.DONE_LATE: 1_983,
        Status.IN_PROGRESS: 5_640,
        Status.OVERDUE: 223,
    }
    found = Tally(counts)
    assert found.total == 21_914
    assert found.due_completion == Ratio(16_051, 16_274, Of.FELL_DUE)
    assert found.due_completion.percent == Decimal("98.63")
    assert found.completion == Ratio(16_051, 21_914, Of.ALL_ROWS)
    assert found.completion.percent == Decimal("73.25")


def test_a_rate_of_nothing_has_no_percentage() -> None:
    assert Tally().completion.percent is None
    assert Ratio(1, 3, Of.ALL_ROWS).percent == Decimal("33.33")
