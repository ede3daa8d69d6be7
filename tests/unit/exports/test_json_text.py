"""JSON written piece by piece: one list, a record a line, letters as they are."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.exports.json_text import json_document, json_lines

VALUES = st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text())


@given(st.lists(VALUES, max_size=4))
def test_the_pieces_are_one_json_list(records: list[dict[str, object]]) -> None:
    assert json.loads("".join(json_lines(records))) == records


def test_each_record_stands_on_a_line_of_its_own() -> None:
    text = "".join(json_lines([{"a": "Nội vụ\n"}, {"a": 2}]))
    assert text == '[\n{"a": "Nội vụ\\n"},\n{"a": 2}\n]'


def test_records_are_taken_one_by_one() -> None:
    records = iter([1, 2, 3])
    assert next(json_lines(records)) == "[\n1"
    assert list(records) == [2, 3]


def test_a_document_keeps_vietnamese_letters_and_the_order_of_keys() -> None:
    assert json_document({"b": "Đà Nẵng", "a": None}) == '{\n  "b": "Đà Nẵng",\n  "a": null\n}'
