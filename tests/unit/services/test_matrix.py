"""Windows of the matrix equal the whole of it, however it is folded, filtered or scrolled."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.matrix import Level, Matrix, MatrixLine
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.session import Session
from cchc_tracker.store import Order, RowQuery, Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAN = "can-tho-2022"
DAY = date(2022, 9, 30)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path: Path = tmp_path_factory.mktemp("matrix") / "cchc.db"
    calendar = vietnam_calendar()
    with Store.open(path, calendar=calendar, create=True) as store:
        made = Session(store, "an", calendar, lambda: load_plugins(PluginOptions()))
        create_plan(made, PLAN)
        yield made


def query(expression: str = "", order: Order = Order.POSITION) -> RowQuery:
    return RowQuery(as_of=DAY, plans=(PLAN,), filter=parse_filter(expression), order=order)


def matrix(session: Session, expression: str = "", order: Order = Order.POSITION) -> Matrix:
    asked = query(expression, order)
    whole = not expression and order is Order.POSITION
    return Matrix(PLAN, asked, None if whole else Matrix.choose(session, PLAN, asked))


def told(line: MatrixLine) -> str:
    if line.heading is not None:
        return f"{line.depth} {line.heading.level.name} {line.heading.number}"
    assert line.row is not None
    return f"{line.depth} r{line.row.row.position}"


def whole(session: Session, shown: Matrix) -> list[str]:
    return [told(line) for line in shown.window(session, 0, 10_000)]


def test_areas_goals_and_tasks_stand_above_their_rows(session: Session) -> None:
    lines = whole(session, matrix(session))
    assert lines[:6] == ["0 AREA I", "1 GOAL 1.1", "2 TASK 2.1", "3 r1", "3 r2", "3 r3"]
    # 2.3 has no activity: it is a row of its own under its goal
    assert lines[10:14] == ["2 r7", "0 AREA II", "1 GOAL 1.2", "2 TASK 2.4"]
    assert sum("AREA" in line for line in lines) == 7
    assert sum("GOAL" in line for line in lines) == 17
    assert sum("TASK" in line for line in lines) == 33 - 10
    assert sum(" r" in line for line in lines) == 57
    assert len(lines) == matrix(session).count(session)


@pytest.mark.parametrize("expression", ["", "thu tuc", 'lead:"Sở Nội vụ"', "ref:3.18", "khongco"])
@pytest.mark.parametrize("order", list(Order))
def test_any_window_is_a_part_of_the_whole(session: Session, expression: str, order: Order) -> None:
    shown = matrix(session, expression, order)
    lines = whole(session, shown)
    assert len(lines) == shown.count(session)
    for first in range(len(lines) + 2):
        for count in (1, 3, 24):
            window = shown.window(session, first, count)
            assert [told(line) for line in window] == lines[first : first + count]
            assert [line.index for line in window] == list(range(first, first + len(window)))


@pytest.mark.parametrize("expression", ["", "thu tuc", 'lead:"Sở Nội vụ"'])
def test_folding_hides_exactly_what_stands_under_a_heading(
    session: Session, expression: str
) -> None:
    shown = matrix(session, expression)
    chance = random.Random(expression)  # noqa: S311
    for _ in range(30):
        lines = shown.window(session, 0, 10_000)
        at = chance.choice([line.index for line in lines if line.heading is not None])
        heading = lines[at].heading
        assert heading is not None
        before = [told(line) for line in lines]
        shown.toggle(session, heading.line)
        after = whole(session, shown)
        if not heading.folded:
            under = 0
            while at + 1 + under < len(lines) and lines[at + 1 + under].depth > lines[at].depth:
                under += 1
            assert after == before[: at + 1] + before[at + 1 + under :]
        else:
            assert after[: at + 1] == before[: at + 1]
        assert len(after) == shown.count(session)
        for first in range(0, len(after), 7):
            window = shown.window(session, first, 9)
            assert [told(line) for line in window] == after[first : first + 9]


def test_folding_twice_changes_nothing(session: Session) -> None:
    shown = matrix(session)
    before = whole(session, shown)
    for heading in [line.heading for line in shown.window(session, 0, 10_000) if line.heading]:
        shown.toggle(session, heading.line)
        shown.toggle(session, heading.line)
    assert whole(session, shown) == before


def test_a_folded_heading_says_so(session: Session) -> None:
    shown = matrix(session)
    shown.toggle(session, 0)
    first, second = shown.window(session, 0, 2)
    assert first.heading is not None
    assert first.heading.folded
    assert first.heading.level is Level.AREA
    assert told(second) == "0 AREA II"


@pytest.mark.parametrize("expression", ["", "thu tuc"])
@pytest.mark.parametrize("order", [Order.POSITION, Order.DUE])
def test_a_row_is_found_by_its_position_also_in_a_folded_part(
    session: Session, expression: str, order: Order
) -> None:
    shown = matrix(session, expression, order)
    rows = [line.row for line in shown.window(session, 0, 10_000) if line.row]
    for view in rows:
        for heading in [line.heading for line in shown.window(session, 0, 10_000) if line.heading]:
            if heading.level is Level.AREA and not heading.folded:
                shown.toggle(session, heading.line)
        index = shown.index_of(session, view.row.position)
        assert index is not None
        (line,) = shown.window(session, index, 1)
        assert line.row is not None
        assert line.row.row.position == view.row.position


def test_a_row_that_is_not_chosen_has_no_line(session: Session) -> None:
    assert matrix(session, "ref:3.18").index_of(session, 1) is None
    assert matrix(session).index_of(session, 1000) is None
