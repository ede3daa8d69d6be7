"""What holds for the status of any row after any updates, and for what was known when."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.deadline.reading import DeadlineKind
from cchc_tracker.model.status import Status, Tracked, progress
from cchc_tracker.model.update import Event, State, Update
from tests.unit.model.standing import MEMBERS, NOTED, Q1, due, settled_on

if TYPE_CHECKING:
    import random


def known_status(done: Event, as_of: date, known_at: datetime | None) -> Status:
    single = Tracked(DeadlineKind.DUE, (due(Q1),))
    return progress(single, [done], as_of, settle=settled_on, known_at=known_at).status(as_of)


def test_as_known_at_a_moment_before_it_was_recorded() -> None:
    recorded = datetime(2022, 5, 2, 9, tzinfo=UTC)
    done = Event(1, Update(Q1, State.DONE), "lan", recorded)
    asked = date(2022, 5, 1)
    assert known_status(done, asked, recorded - timedelta(seconds=1)) is Status.OVERDUE
    assert known_status(done, asked, recorded) is Status.DONE_ON_TIME


def test_a_voided_event_counts_only_for_what_was_known_before() -> None:
    voided_at = datetime(2022, 5, 2, tzinfo=UTC)
    done = Event(1, Update(Q1, State.DONE), "lan", NOTED, voided_at)
    asked = date(2022, 6, 1)
    assert known_status(done, asked, None) is Status.OVERDUE
    assert known_status(done, asked, voided_at) is Status.OVERDUE
    before = voided_at - timedelta(seconds=1)
    assert known_status(done, asked, before) is Status.DONE_ON_TIME


DAYS = st.dates(date(2021, 12, 1), date(2023, 3, 1))
MAYBE_DAY = st.none() | DAYS
MOMENTS = st.integers(0, 365).map(lambda days: NOTED + timedelta(days=days))
ROWS = st.builds(
    Tracked,
    st.sampled_from(DeadlineKind),
    st.lists(st.builds(due, MAYBE_DAY), max_size=4).map(tuple),
    st.sampled_from([(), MEMBERS[:1], MEMBERS]),
)
UPDATES = st.builds(
    Update,
    DAYS,
    st.none() | st.sampled_from(State),
    st.none() | st.integers(1, 5),
    st.none() | st.sampled_from(MEMBERS),
    st.none() | st.integers(0, 100),
    known_date=MAYBE_DAY,
    due=MAYBE_DAY,
)
EVENTS = st.lists(
    st.builds(Event, st.just(0), UPDATES, st.just("lan"), MOMENTS, st.none() | MOMENTS),
    max_size=8,
).map(
    lambda events: [
        Event(number, each.update, each.author, each.recorded_at, each.voided_at)
        for number, each in enumerate(events, start=1)
    ]
)


@given(ROWS, EVENTS, DAYS, st.none() | MOMENTS, st.integers(0, 1))
def test_a_row_has_exactly_one_status(
    tracked: Tracked, events: list[Event], as_of: date, known_at: datetime | None, first: int
) -> None:
    now = progress(
        tracked, events, as_of, settle=settled_on, known_at=known_at, first_deadline=bool(first)
    )
    found = now.status(as_of)
    assert found in Status
    assert (now.done_on is not None) == (found in (Status.DONE_ON_TIME, Status.DONE_LATE))
    assert (found is Status.OVERDUE) == (
        now.state in (State.NOT_STARTED, State.IN_PROGRESS)
        and now.open_due is not None
        and now.open_due < as_of
    )
    assert now.percent is None or 0 <= now.percent <= 100


@given(st.lists(st.tuples(ROWS, EVENTS), max_size=12), DAYS)
def test_counts_over_the_statuses_add_up(
    rows: list[tuple[Tracked, list[Event]]], as_of: date
) -> None:
    counts = Counter(
        progress(tracked, events, as_of, settle=settled_on).status(as_of)
        for tracked, events in rows
    )
    assert sum(counts[each] for each in Status) == len(rows)


@given(ROWS, EVENTS, EVENTS, DAYS)
def test_what_takes_effect_later_changes_nothing(
    tracked: Tracked, events: list[Event], others: list[Event], as_of: date
) -> None:
    later = [each for each in others if each.update.on > as_of]
    before = progress(tracked, events, as_of, settle=settled_on)
    assert progress(tracked, [*events, *later], as_of, settle=settled_on) == before


@given(ROWS, EVENTS, DAYS, st.randoms(use_true_random=False))
def test_the_order_events_come_in_changes_nothing(
    tracked: Tracked, events: list[Event], as_of: date, chance: random.Random
) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert progress(tracked, shuffled, as_of, settle=settled_on) == progress(
        tracked, events, as_of, settle=settled_on
    )


@given(ROWS, EVENTS, DAYS)
def test_after_the_last_event_a_snapshot_tells_every_status(
    tracked: Tracked, events: list[Event], as_of: date
) -> None:
    snapshot = progress(tracked, events, date.max, settle=settled_on)
    last = max((each.update.on for each in events), default=as_of)
    day_after = max(as_of, last)
    asked = progress(tracked, events, day_after, settle=settled_on)
    assert asked == snapshot
    assert asked.status(day_after) is snapshot.status(day_after)


@given(ROWS, EVENTS, DAYS)
def test_without_extensions_the_first_deadline_is_the_only_one(
    tracked: Tracked, events: list[Event], as_of: date
) -> None:
    now = progress(tracked, events, as_of, settle=settled_on)
    if not now.extended:
        assert progress(tracked, events, as_of, settle=settled_on, first_deadline=True) == now
