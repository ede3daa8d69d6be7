"""A tree written as an expression is read back as the same tree."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.filter import All, Any, Done, Due, Field, Filter, Has, Not, Words
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.filter_text import filter_text

OPERATORS = st.sampled_from(["<", "<=", "=", ">=", ">"])
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
TYPED = st.sampled_from(["Sở Nội vụ", "or", "-x", "a:b", "(", "III.7", "procedures", "[/]", "hoặc"])
NAMED = st.sampled_from([Field.LEAD, Field.SUPPORT, Field.AREA, Field.TASK, Field.REF])
LEAVES = (
    st.builds(Words, TYPED.filter(lambda text: text != "("), st.just(value=True))
    | st.builds(Has, NAMED, TYPED.filter(lambda text: any(map(str.isalnum, text))))
    | st.builds(Due, OPERATORS, DAYS)
    | st.builds(Done, OPERATORS, DAYS)
)  # fmt: skip
TREES = st.recursive(
    LEAVES,
    lambda parts: (
        parts.filter(lambda part: not isinstance(part, Not)).map(Not)
        | st.lists(parts, min_size=2, max_size=3).map(lambda found: All(tuple(found)))
        | st.lists(parts, min_size=2, max_size=3).map(lambda found: Any(tuple(found)))
    ),
    max_leaves=8,
)


def without_phrases(tree: Filter) -> Filter:
    """The tree without whether a name stood in quotes, which chooses the same rows."""
    match tree:
        case All(parts):
            return All(tuple(map(without_phrases, parts)))
        case Any(parts):
            return Any(tuple(map(without_phrases, parts)))
        case Not(part):
            return Not(without_phrases(part))
        case Has(field, value):
            return Has(field, value)
        case _:
            return tree


@given(tree=TREES)
def test_the_expression_reads_as_the_tree(tree: Filter) -> None:
    assert without_phrases(parse_filter(filter_text(tree))) == without_phrases(tree)


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (All(), ""),
        (Has(Field.STATUS, "done_late"), "status:done_late"),
        (Has(Field.LEAD, "Sở “Nội” vụ"), 'lead:"Sở Nội vụ"'),
        (Not(Due("<=", date(2022, 3, 1))), "-due<=01/03/2022"),
    ],
)
def test_the_expression_is_what_people_type(tree: Filter, text: str) -> None:
    assert filter_text(tree) == text
