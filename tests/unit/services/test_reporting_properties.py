"""Figures add up for any events, filters and dates, and are the store's own counts."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.figures_record import figures_record
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.period import FixedBy, Period, PeriodKind
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.reporting import figures
from cchc_tracker.services.session import Session
from cchc_tracker.store import GroupBy, RowQuery, Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_tracker.model.figures import Figures, Tally

PLAN = "can-tho-2022"
RECORDED = datetime(2023, 2, 1, tzinfo=UTC)
NOW = datetime(2023, 3, 1, tzinfo=UTC)
DAYS = st.dates(date(2021, 12, 1), date(2023, 1, 31))
FILTERS = ("", "status:open", "-status:done", "lead:'Sở Nội vụ'", "area:II or ke hoach", "zzz")
_numbers = count()

Step = tuple[int, Update]

updates = st.builds(
    Update,
    on=DAYS,
    state=st.one_of(st.none(), st.sampled_from(State)),
    milestone=st.sampled_from([None, None, 1]),
    agency=st.sampled_from([None, None, "Sở Y tế", "Sở Nội vụ"]),
    explanation=st.just("Ví dụ"),
    due=st.one_of(st.none(), DAYS),
)
steps = st.lists(st.tuples(st.integers(1, 57), updates), max_size=25)
periods = st.tuples(DAYS, DAYS).map(
    lambda days: Period(
        "2022-Q3", PeriodKind.Q3, 2022, min(days), max(days), None, None, FixedBy.GIVEN
    )
)


@contextmanager
def session_with(template: Path, recorded: list[Step]) -> Iterator[Session]:
    """A database of its own; the n-th update was recorded n minutes after the first."""
    path = template.with_name(f"any-{next(_numbers)}.db")
    shutil.copy(template, path)
    with Store.open(path, calendar=vietnam_calendar()) as store:
        for minute, (position, update) in enumerate(recorded):
            (row,) = store.find(PLAN, f"r{position}")
            at = RECORDED + timedelta(minutes=minute)
            with store.writing(author="a", at=at) as unit:
                unit.record(row.id, update, expected_version=None)
        plugins = load_plugins(PluginOptions())
        yield Session(store, "a", vietnam_calendar(), lambda: plugins, lambda: NOW)
    path.unlink()


def require_adding_up(found: Figures) -> None:
    parts: list[Tally] = [each.tally for each in found.areas]
    assert found.whole.total == len(found.rows)
    for status in Status:
        assert sum(each.counts[status] for each in parts) == found.whole.counts[status]
        assert sum(v.status is status for v in found.rows) == found.whole.counts[status]
    for name in (
        "done_in_period", "newly_overdue", "carried_over", "without_evidence", "extensions",
    ):  # fmt: skip
        assert sum(getattr(each, name) for each in parts) == getattr(found.whole, name)
    members = sum(len(view.row.members) for view in found.rows)
    assert sum(each.tally.total for each in found.members) == members
    leads = sum(len({m.name for m in v.row.leads.mentions}) or 1 for v in found.rows)
    assert sum(each.tally.total for each in found.leads) == leads
    assert len(found.overdue) == found.whole.counts[Status.OVERDUE]


def require_store_counts(session: Session, found: Figures) -> None:
    query = RowQuery(
        as_of=found.as_of,
        plans=(PLAN,),
        filter=parse_filter(found.filter),
        known_at=found.known_at,
    )
    for by, groups in ((GroupBy.AREA, found.areas), (GroupBy.LEAD, found.leads)):
        counted = {each.key: dict(each.counts) for each in session.store.counts(query, by)}
        assert {each.key: dict(each.tally.counts) for each in groups} == counted
    order = [each.key for each in session.store.counts(query, GroupBy.LEAD)]
    assert [each.key for each in found.leads] == order


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    recorded=steps,
    period=periods,
    known=st.one_of(st.none(), st.integers(-1, 30)),
    expression=st.sampled_from(FILTERS),
)
def test_figures_add_up_and_are_the_stores_counts(
    plans_template: Path, recorded: list[Step], period: Period, known: int | None, expression: str
) -> None:
    known_at = None if known is None else RECORDED + timedelta(minutes=known)
    with session_with(plans_template, recorded) as session:
        found = figures(session, PLAN, period, known_at=known_at, expression=expression)
        require_adding_up(found)
        require_store_counts(session, found)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(recorded=steps, later=steps, period=periods)
def test_what_was_known_then_comes_out_again(
    plans_template: Path, recorded: list[Step], later: list[Step], period: Period
) -> None:
    with session_with(plans_template, recorded) as session:
        then = figures(session, PLAN, period)
    moment = RECORDED + timedelta(minutes=len(recorded) - 1, seconds=30)
    with session_with(plans_template, [*recorded, *later]) as session:
        again = figures(session, PLAN, period, known_at=moment)
    expected = figures_record(then) | {"known_at": moment.isoformat()}
    if not recorded:  # the plan itself was made at another moment
        expected["journal_line"] = figures_record(again)["journal_line"]
    assert figures_record(again) == expected
