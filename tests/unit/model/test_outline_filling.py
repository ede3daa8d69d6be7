"""Filling an outline: figures, measures, entries and rates, and what is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cchc_tracker.model.figures import Figures, PlanFacts, Tally
from cchc_tracker.model.measurement import Measured, Measurement, target_standing
from cchc_tracker.model.outline import (
    Count,
    NodeKind,
    Outline,
    OutlineEntry,
    OutlineNode,
    OutlineValue,
    ValueSource,
)
from cchc_tracker.model.outline_figures import FIGURES, figure
from cchc_tracker.model.outline_filling import FilledCount, FilledOutline, Gap, fill_outline
from cchc_tracker.model.plan import Goal, Target
from cchc_tracker.model.status import Status

NOON = datetime(2022, 3, 4, 5, tzinfo=UTC)
DAY = date(2022, 3, 4)
COMMUNES = Target("hồ sơ", ">=", Decimal(40), "%", "cấp xã", "")
DISTRICTS = Target("hồ sơ", ">=", Decimal(70), "%", "cấp huyện", "")
GOAL = Goal("II", "1.2", "Mục tiêu", (COMMUNES, DISTRICTS))
COUNTS = (
    Count("a", "", "nhiệm vụ", figure="plan.total"),
    Count("b", "", "nhiệm vụ", figure="plan.ongoing"),
    Count("c", "", "%", target="1.2: Cấp xã"),
    Count("d", "", "%", target="1.2"),
    Count("e", "", "hồ sơ"),
    Count("f", "", "%", numerator="e", denominator="a"),
    Count("g", "", "%"),
)
NODES = (OutlineNode("I", 1, "I.", "Mục", NodeKind.COUNTED, counts=COUNTS),)
OUTLINE = Outline("x-1", "x", 2022, "Đề cương", ("ĐỀ CƯƠNG",), "", NODES)


def figures() -> Figures:
    counts = dict.fromkeys(Status, 0) | {
        Status.DONE_ON_TIME: 3,
        Status.IN_PROGRESS: 2,
        Status.UNDATED: 4,
        Status.OVERDUE: 1,
    }
    measured = Measurement(1, 1, Measured(DAY, Decimal(2), Decimal(3)), "lan", NOON)
    return Figures(
        plan=PlanFacts("p", "x", 2022, "Kế hoạch", None, None, "UBND"),
        period=None,
        as_of=DAY,
        known_at=None,
        filter="",
        lead=None,
        whole=Tally(counts),
        areas=(),
        leads=(),
        members=(),
        assigned=Tally(),
        overdue=(),
        targets=tuple(
            target_standing(number, GOAL, target, [measured], DAY)
            for number, target in enumerate(GOAL.targets, start=1)
        ),
        rows=(),
        journal_line=7,
    )


def value(
    key: str, number: int | None = None, numerator: int | None = None, of: int | None = None
) -> OutlineValue:
    given = [None if each is None else Decimal(each) for each in (number, numerator, of)]
    entry = OutlineEntry("x-1", "2022-Y", key, given[0], given[1], given[2])
    return OutlineValue(1, "p", entry, "hoa", NOON)


def filled(*values: OutlineValue) -> FilledOutline:
    return fill_outline(OUTLINE, "p", "2022-Y", figures(), values)


def numbers(rate: FilledCount) -> tuple[str, str, str]:
    return str(rate.value), str(rate.numerator), str(rate.denominator)


def test_figures_and_measures_fill_themselves() -> None:
    counts = filled().counts
    assert (str(counts["a"].value), str(counts["b"].value)) == ("10", "6")
    rate = counts["c"]
    assert numbers(rate) == ("66.67", "2", "3")
    assert (rate.author, rate.recorded_at, rate.source) == ("lan", NOON, ValueSource.TARGET)


def test_a_target_that_isn_t_named_clearly_fills_nothing() -> None:
    assert filled().counts["d"].gap is Gap.VALUE


def test_what_is_missing_is_listed_in_order() -> None:
    assert [each.count.key for each in filled().gaps] == ["d", "e", "f", "g"]


def test_a_rate_divides_its_two_counts() -> None:
    counts = filled(value("e", 3)).counts
    rate = counts["f"]
    assert numbers(rate) == ("30.00", "3", "10")
    assert (counts["e"].author, counts["e"].recorded_at) == ("hoa", NOON)


def test_an_entry_goes_before_a_figure_which_is_kept_beside_it() -> None:
    counts = filled(value("a", 12), value("e", 3)).counts
    assert (str(counts["a"].value), str(counts["a"].counted)) == ("12", "10")
    assert counts["a"].source is ValueSource.HAND
    assert counts["f"].value == 25
    assert filled(value("a", 10)).counts["a"].counted is None


def test_the_last_entry_counts_and_a_blank_one_clears() -> None:
    assert filled(value("e", 3), value("e", 4)).counts["e"].value == 4
    assert filled(value("e", 3), value("e")).counts["e"].gap is Gap.VALUE
    assert filled(value("a", 3), value("a")).counts["a"].value == 10


def test_two_counts_make_a_rate_and_a_bare_rate_lacks_them() -> None:
    rate = filled(value("g", None, 1, 3)).counts["g"]
    assert (str(rate.value), rate.gap) == ("33.33", None)
    bare = filled(value("g", 33)).counts["g"]
    assert (str(bare.value), bare.gap) == ("33", Gap.COUNTS)


def test_nothing_of_nothing_is_no_gap_and_no_rate() -> None:
    rate = filled(value("g", None, 0, 0)).counts["g"]
    assert (rate.value, rate.nothing_occurred, rate.gap) == (None, True, None)


@pytest.mark.parametrize("key", FIGURES)
def test_every_known_figure_can_be_told(key: str) -> None:
    assert figure(figures(), key) >= 0


def test_an_entry_counts_from_its_record_to_its_undo() -> None:
    before, after = NOON.replace(hour=4), NOON.replace(hour=6)
    one = value("e", 3)
    assert one.is_on_record(None)
    assert (one.is_on_record(before), one.is_on_record(after)) == (False, True)
    voided = OutlineValue(1, "p", one.entry, "hoa", NOON, voided_at=after)
    assert (voided.is_on_record(None), voided.is_on_record(NOON), voided.is_on_record(after)) == (
        False,
        True,
        False,
    )
