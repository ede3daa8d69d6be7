"""Filters choose in SQL what a plain reading of the filter language chooses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.filter import (
    NOBODY_NAMES,
    All,
    Any,
    Done,
    Due,
    Field,
    Has,
    Not,
    Words,
    fold_name,
)
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.text import fold, has_marks, marked, matches, words
from cchc_tracker.store import RowQuery, Store
from cchc_tracker.store.reference import number_key, position_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.filter import Filter
    from cchc_tracker.model.row import Row, RowView

DAY = date(2022, 4, 15)
TYPED = st.sampled_from(
    [
        "cải cách", "cai", "Hanh", "hành", "đất", "dat", "dai", "dài", "ĐIỀU TRA", "quy phạm",
        "sở nội vụ", "nội", "nôi", "so", "Nhiệm vụ", "ke hoach", "kế", "AND", "or", "thực tế",
        "100", "[x]",
        "Sở Tư pháp", "I", "ii", "III", "procedures", "thể chế", "3.18", "1", "1.1", "r3", "II.2",
        "none", "không có", "window", "relative_wd", "mau", "khac", "2.", "y tế", "-", "...", "",
        "x_y", "hồ sơ",
    ]
)  # fmt: skip
_NAMED = [field for field in Field if field not in (Field.DUE, Field.DONE)]
OPERATORS = st.sampled_from(["<", "<=", "=", ">=", ">"])
DAYS = st.dates(date(2022, 1, 1), date(2023, 3, 1))
LEAVES = (
    st.builds(Words, TYPED, st.booleans())
    | st.builds(Has, st.sampled_from(_NAMED), TYPED)
    | st.builds(Due, OPERATORS, DAYS)
    | st.builds(Done, OPERATORS, DAYS)
)  # fmt: skip
FILTERS = st.recursive(
    LEAVES,
    lambda parts: (
        st.builds(Not, parts)
        | st.builds(All, st.lists(parts, max_size=3).map(tuple))
        | st.builds(Any, st.lists(parts, max_size=3).map(tuple))
    ),
    max_leaves=6,
)
STEADY = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class _Reference:
    """The filter language over rows in memory."""

    def __init__(self, views: Sequence[RowView]) -> None:
        self.views = views

    def chosen(self, tree: Filter) -> list[int]:
        return [view.row.position for view in self.views if self.holds(tree, view)]

    def holds(self, tree: Filter, view: RowView) -> bool:
        match tree:
            case Not(part):
                return not self.holds(part, view)
            case All(parts):
                return all(self.holds(part, view) for part in parts)
            case Any(parts):
                return any(self.holds(part, view) for part in parts)
            case Words(text, phrase):
                return _says(text, _texts(view.row), phrase=phrase)
            case Due(operator, day) | Done(operator, day):
                progress = view.progress
                known = progress.open_due if isinstance(tree, Due) else progress.done_on
                return _compares(operator, known, day)
            case Has(field, value):
                return self._has(field, value, view)

    def _has(self, field: Field, value: str, view: RowView) -> bool:
        row = view.row
        match field:
            case Field.LEAD | Field.SUPPORT:
                reading = row.leads if field is Field.LEAD else row.supports
                if fold_name(value) in NOBODY_NAMES:
                    return not reading.mentions
                return not self._named(value).isdisjoint(_names(reading))
            case Field.AREA:
                return row.area_code in self._areas(value)
            case Field.STATUS | Field.KIND:
                known = view.status if field is Field.STATUS else row.deadline.kind
                return fold_name(known) == fold_name(value)
            case Field.PLAN | Field.REF:
                return _called(value, "mau") if field is Field.PLAN else _is_ref(value, row)
            case _:
                return _in_field(field, value, row)

    def _named(self, value: str) -> set[str]:
        readings = [reading for v in self.views for reading in (v.row.leads, v.row.supports)]
        named = [
            (m.name, name) for r in readings for m in r.mentions for name in (m.name, m.printed)
        ]
        exact = {key for key, name in named if _same(value, name)}
        return exact or {key for key, name in named if matches(value, name)}

    def _areas(self, value: str) -> set[str]:
        rows = [view.row for view in self.views]
        typed = fold(value).rstrip(".")
        exact = {row.area_code for row in rows if typed in (fold(row.area_no), row.area_code)}
        named = {row.area_code for row in rows if _same(value, row.area)}
        return exact or named or {row.area_code for row in rows if matches(value, row.area)}


def _same(value: str, name: str) -> bool:
    key = marked if has_marks(value) else fold
    return key(value) == key(name)


def _called(value: str, name: str) -> bool:
    return _same(value, name) or matches(value, name)


def _names(reading: AgencyReading) -> set[str]:
    return {mention.name for mention in reading.mentions}


def _texts(row: Row) -> list[str]:
    texts = (row.goal, row.task, row.activity, row.product_text, row.note)
    others = (row.lead_text, row.support_text, row.deadline_text)
    return [text or "" for text in (*texts, *others)] + sorted(
        _names(row.leads) | _names(row.supports)
    )


def _says(typed: str, texts: list[str], *, phrase: bool) -> bool:
    if not phrase:
        return matches(typed, " ".join(texts))
    key = marked if has_marks(typed) else fold
    wanted = f" {' '.join(words(key(typed)))} "
    return not wanted.strip() or any(wanted in f" {' '.join(words(key(t)))} " for t in texts)


def _compares(operator: str, known: date | None, day: date) -> bool:
    if known is None:
        return False
    return {
        "<": known < day,
        "<=": known <= day,
        "=": known == day,
        ">=": known >= day,
        ">": known > day,
    }[operator]


def _is_ref(value: str, row: Row) -> bool:
    number = row.activity_no or (row.task_no if row.activity is None else None)
    typed = number_key(value)
    return bool(typed) and (
        typed in (number_key(row.ref), number_key(number or ""))
        or position_of(value) == row.position
    )


def _in_field(field: Field, value: str, row: Row) -> bool:
    text, number = {
        Field.GOAL: (row.goal, row.goal_no),
        Field.TASK: (row.task, row.task_no),
        Field.ACTIVITY: (row.activity, row.activity_no),
        Field.PRODUCT: (row.product_text, None),
        Field.NOTE: (row.note, None),
    }[field]
    return _says(value, [text or ""], phrase=False) or (
        number is not None and number.lower() == marked(value).rstrip(".")
    )


def _chosen(store: Store, tree: Filter) -> list[int]:
    return [view.row.position for view in store.rows(RowQuery(as_of=DAY, filter=tree))]


@STEADY
@given(tree=FILTERS)
def test_sql_chooses_what_the_language_says(store: Store, tree: Filter) -> None:
    reference = _Reference(list(store.rows(RowQuery(as_of=DAY))))
    found = _chosen(store, tree)
    assert found == reference.chosen(tree)
    assert store.count(RowQuery(as_of=DAY, filter=tree)) == len(found)


@STEADY
@given(text=st.text(max_size=60), field=st.sampled_from(Field), phrase=st.booleans())
def test_no_text_upsets_a_filter(store: Store, text: str, field: Field, *, phrase: bool) -> None:
    for tree in (Words(text, phrase), Has(field, text, phrase)):
        found = _chosen(store, tree)
        assert sorted([*found, *_chosen(store, Not(tree))]) == list(range(1, 9))


@pytest.mark.parametrize(
    ("expression", "positions"),
    [
        ("", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("dat dai", [2]),
        ("đất đai", [2]),
        ("đat", []),
        ("dài", [5]),
        ('"hanh chinh"', [1, 3, 5, 7, 8]),
        ('"hành chính" -goal:"hành chính"', [8]),
        ('lead:"Sở Nội vụ"', [1, 2]),
        ("lead:nội", [1, 2, 6]),
        ('lead:"Các sở, ban ngành"', [7]),
        ("support:y", [1, 2, 4, 5, 7, 8]),
        ("area:II", [4, 5, 6]),
        ("area:procedures", [7, 8]),
        ("area:cai", [4, 5, 6, 7, 8]),
        ("status:overdue", [1, 4, 8]),
        ("status:khônghạn", [5, 6]),
        ("due<01/04/2022", [1, 4, 8]),
        ("due>30/06/2022", [3]),
        ("ref:3.18", [7, 8]),
        ("ref:r6 or ref:I.2", [3, 6]),
        ("plan:mau kind:open", [6]),
        ("plan:khac", []),
        ("kind:blank", []),
        ("note:2021", [2]),
        ("AND", [5]),
        ("-cải", [2, 3]),
    ],
)
def test_examples(store: Store, expression: str, positions: list[int]) -> None:
    assert _chosen(store, parse_filter(expression)) == positions


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE row; --",
        'a" OR "b',
        "NEAR(a b)",
        "{goal}: x",
        "^a * + - ( )",
        "a\x00b",
        "😀 👩‍👩‍👧",
        "\ud83d",
        "x" * 5000,
        "y " * 2500,
        " ".join(map(str, range(1200))),
        "\u0301",
    ],
)
def test_hostile_text_finds_nothing_and_breaks_nothing(store: Store, text: str) -> None:
    trees: list[Filter] = [Words(text), Words(text, phrase=True), Not(Words(text))]
    trees += [Has(field, text) for field in Field]
    trees += [All(tuple(Words(each) for each in text.split(" "))), Any((Words(text),) * 300)]
    for tree in trees:
        assert set(_chosen(store, tree)) <= set(range(1, 9))
    assert store.check() == ()


def test_a_filter_may_be_wide_but_not_endlessly_deep(store: Store) -> None:
    wide = Any(tuple(Has(Field.LEAD, f"Cơ quan {number}") for number in range(1500)))
    assert _chosen(store, wide) == []
    many_nots: Filter = Words("cải")
    deep: Filter = Words("cải")
    for number in range(60):
        many_nots = Not(many_nots)
        deep = All((Has(Field.REF, str(number)), Any((deep, Words("x")))))
    assert _chosen(store, many_nots) == _chosen(store, Words("cải"))
    with pytest.raises(UsageError):
        _chosen(store, deep)
