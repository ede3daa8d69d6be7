"""A filter's tree as a SQL condition on `row`, which is never null and never fails for odd text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cchc_tracker.model.deadline.reading import DeadlineKind
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.filter import (
    DEEPEST,
    NOBODY_NAMES,
    STATUS_NAMES,
    All,
    Any,
    Done,
    Due,
    Field,
    Filter,
    Has,
    Not,
    Words,
    fold_name,
)
from cchc_tracker.model.message import message
from cchc_tracker.model.text import fold, has_marks, marked, matches
from cchc_tracker.store import standing_sql
from cchc_tracker.store.reference import number_key, position_of
from cchc_tracker.store.search import phrase_expression, words_expression

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from cchc_tracker.store.query import RowQuery

_Key = TypeVar("_Key", int, str)

_TEXT_COLUMNS = {
    Field.GOAL: ("goal", "row.goal_no"),
    Field.TASK: ("task", "row.task_no"),
    Field.ACTIVITY: ("activity", "row.activity_no"),
    Field.PRODUCT: ("product", None),
    Field.NOTE: ("note", None),
}
"""Where a field's words are searched, and the number that may be typed for it."""

_NO_QUOTES = dict.fromkeys(map(ord, '"“”„'))

_OPERATORS = frozenset({"<", "<=", "=", ">=", ">"})


class FilterSql:
    """The condition of one query with the parameters it binds."""

    def __init__(self, connection: sqlite3.Connection, query: RowQuery) -> None:
        self._connection = connection
        self._query = query
        self.parameters: dict[str, object] = {}
        self.condition = self._compile(query.filter, 0)

    def _bind(self, value: object) -> str:
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def _one_of(self, column: str, values: Iterable[object]) -> str:
        names = ", ".join(self._bind(value) for value in values)
        return f"{column} IN ({names})"

    def _compile(self, tree: Filter, depth: int) -> str:
        if depth > DEEPEST:
            raise UsageError(message("The filter is nested too deeply"))
        match tree:
            case Not(Not(part)):
                return self._compile(part, depth)
            case Not(part):
                return f"NOT ({self._compile(part, depth + 1)})"
            case All(parts):
                return self._all(parts, depth)
            case Any(parts):
                return _joined([self._compile(part, depth + 1) for part in parts], "OR", "0")
            case _:
                return self._condition(tree)

    def _condition(self, condition: Words | Due | Done | Has) -> str:
        match condition:
            case Words(text, phrase):
                return self._found(phrase_expression(text) if phrase else words_expression([text]))
            case Due(operator, day):
                return self._compared(standing_sql.due(self._query), operator, day.isoformat())
            case Done(operator, day):
                return self._compared(standing_sql.done_on(self._query), operator, day.isoformat())
            case Has(field, value, phrase) if field in _TEXT_COLUMNS:
                return self._text(field, value, phrase=phrase)
            case Has(field, value):
                return self._has(field, value)

    def _all(self, parts: Sequence[Filter], depth: int) -> str:
        """Every part; all single words together are one search."""
        typed = [part.text for part in parts if isinstance(part, Words) and not part.phrase]
        conditions = [self._found(words_expression(typed))] if typed else []
        conditions += [
            self._compile(part, depth + 1)
            for part in parts
            if not isinstance(part, Words) or part.phrase
        ]
        return _joined(conditions, "AND", "1")

    def _found(self, expression: str | None) -> str:
        if expression is None:
            return "1"
        name = self._bind(expression)
        return f"row.id IN (SELECT rowid FROM row_text WHERE row_text MATCH {name})"  # noqa: S608

    def _compared(self, column: str, operator: str, day: str) -> str:
        if operator not in _OPERATORS:
            raise UsageError(message("“{operator}” doesn't compare days", operator=operator))
        return f"ifnull({column} {operator} {self._bind(day)}, 0)"

    def _has(self, field: Field, value: str) -> str:
        match field:
            case Field.LEAD | Field.SUPPORT:
                return self._agency(field, value)
            case Field.REF:
                return self._ref(value)
            case Field.STATUS:
                names = STATUS_NAMES.get(fold_name(value), ())
                return self._one_of(standing_sql.status(self._query), names)
            case Field.AREA:
                return self._one_of("row.area_id", self._areas(value))
            case Field.PLAN:
                return self._one_of("row.plan_id", self._plans(value))
            case _:  # a deadline's day is compared by Due, so this is its kind
                kinds = [kind for kind in DeadlineKind if fold_name(kind) == fold_name(value)]
                return self._one_of("row.deadline_kind", kinds if field is Field.KIND else ())

    def _text(self, field: Field, value: str, *, phrase: bool) -> str:
        column, number = _TEXT_COLUMNS[field]
        expression = (
            phrase_expression(value, [column]) if phrase else words_expression([value], [column])
        )
        found = self._found(expression)
        if number is None:
            return found
        typed = self._bind(marked(value).rstrip("."))
        return f"({found} OR ifnull(lower({number}) = {typed}, 0))"

    def _agency(self, role: Field, value: str) -> str:
        if fold_name(value) in NOBODY_NAMES:
            asked = f"role = {self._bind(role.value)}"
            return f"row.id NOT IN (SELECT row_id FROM participant WHERE {asked})"  # noqa: S608
        names = self._connection.execute("SELECT agency_id, name FROM agency_name").fetchall()
        ids = dict.fromkeys(_chosen(value, names))
        chosen = self._one_of("agency_id", ids)
        asked = f"role = {self._bind(role.value)} AND {chosen}"
        return f"row.id IN (SELECT row_id FROM participant WHERE {asked})"  # noqa: S608

    def _areas(self, value: str) -> list[int]:
        areas = self._connection.execute("SELECT id, no, code, title FROM area").fetchall()
        wanted = fold(value).rstrip(".")
        exact = [key for key, no, code, _ in areas if wanted in (fold(no), fold(code))]
        return exact or _chosen(value, [(key, title) for key, _, _, title in areas])

    def _plans(self, value: str) -> list[str]:
        ids = self._connection.execute("SELECT id, id FROM plan").fetchall()
        return _chosen(value, ids)

    def _ref(self, value: str) -> str:
        if not number_key(value):
            return "0"
        typed = self._bind(number_key(value))
        position = self._bind(position_of(value))
        return (
            f"(row.ref_key = {typed} OR row.number_key = {typed}"
            f" OR ifnull(row.position = {position}, 0))"
        )


def _chosen(value: str, names: Sequence[tuple[_Key, str]]) -> list[_Key]:
    """The keys with this very name, else those whose names have every word; typed marks count."""
    key = marked if has_marks(value) else fold
    wanted = key(_without_quotes(value))
    exact = [number for number, name in names if key(_without_quotes(name)) == wanted]
    return exact or [number for number, name in names if matches(value, name)]


def _without_quotes(name: str) -> str:
    """The name as it can be put between quotation marks."""
    return name.translate(_NO_QUOTES)


def _joined(conditions: Sequence[str], operator: str, neutral: str) -> str:
    """The conditions as a balanced tree: SQLite limits how deep an expression may be."""
    if not conditions:
        return neutral
    if len(conditions) == 1:
        return conditions[0]
    half = len(conditions) // 2
    left = _joined(conditions[:half], operator, neutral)
    right = _joined(conditions[half:], operator, neutral)
    return f"({left} {operator} {right})"
