"""Rows that a page break cut in two: when the second part surely belongs to the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.numbering import split_heading

if TYPE_CHECKING:
    from cchc_tracker.imports.annex.drafts import Draft
    from cchc_tracker.imports.annex.fields import FieldColumns
    from cchc_tracker.imports.annex.owners import Row

_SENTENCE_ENDS: Final = ".!?"
_JOINABLE: Final = frozenset(
    {"goal", "task", "activity", "product", "lead", "support", "deadline", "note"}
)


def goes_on_with(row: Row, last: Draft, columns: FieldColumns) -> bool:
    """Whether each text of the row, which has no number, goes on in the middle of a sentence."""
    begun = {column: home for column, home in row.items() if home.is_fresh and home.text}
    if not begun or not columns.texts & begun.keys() or len(begun) == len(columns.fields):
        return False
    return all(
        _is_joinable(columns.fields[column]) and _continues(columns.fields[column][0], text, last)
        for column, text in ((column, home.text) for column, home in begun.items())
    )


def may_go_on(row: Row, columns: FieldColumns) -> bool:
    """Whether a row below a page break, which has no number, may be the rest of the one above."""
    begun = {column: home for column, home in row.items() if home.is_fresh and home.text}
    if columns.numbers & begun.keys():
        return False
    texts = [home.text for column, home in begun.items() if column in columns.texts]
    return not texts or any(text[0].islower() and not split_heading(text) for text in texts)


def _is_joinable(fields: tuple[str, ...]) -> bool:
    return len(fields) == 1 and fields[0] in _JOINABLE


def _continues(field: str, text: str, last: Draft) -> bool:
    before = last.cells.get(field, "")
    return (
        bool(before)
        and not before.startswith("(")
        and before[-1] not in _SENTENCE_ENDS
        and text[0].islower()
        and split_heading(text) is None
    )
