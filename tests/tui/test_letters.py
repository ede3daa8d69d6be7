"""Whole letters: where they begin and end, and how marks join them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tui.widgets.letters import compose, letter_end, letter_start

EDE = "ê\u0306"  # a letter of Ê Đê that has no single character
vietnamese = st.text(alphabet="aăâeêioôơuưydđ bcht" + "\u0300\u0301\u0303\u0306\u0309\u0323")


@pytest.mark.parametrize(
    ("index", "start", "end"), [(0, 0, 0), (1, 1, 1), (2, 1, 3), (3, 3, 3), (4, 4, 4)]
)
def test_a_place_within_a_letter_moves_to_its_ends(index: int, start: int, end: int) -> None:
    line = f"a{EDE}b"

    assert letter_start(line, index) == start
    assert letter_end(line, index) == end


@pytest.mark.parametrize(
    ("line", "index", "text", "expected"),
    [
        ("vie", 3, "\u0302", (2, "ê")),
        ("viê", 3, "\u0323", (2, "ệ")),
        ("viet", 3, "\u0302", (2, "ê")),
        ("viê", 3, "t", (3, "t")),
        ("", 0, "\u0302", (0, "\u0302")),
        ("ê", 1, "\u0306", (1, "\u0306")),
        (EDE, 2, "\u0301", (2, "\u0301")),
        (EDE, 2, "\u0323", (0, "ệ\u0306")),
        ("", 0, "e\u0302", (0, "ê")),
    ],
)
def test_a_mark_joins_the_letter_before_it(
    line: str, index: int, text: str, expected: tuple[int, str]
) -> None:
    assert compose(line, index, text) == expected


@given(vietnamese)
def test_marks_typed_one_by_one_give_the_composed_text(text: str) -> None:
    line = ""
    for char in unicodedata.normalize("NFD", text):
        start, insertion = compose(line, len(line), char)
        line = line[:start] + insertion

    assert line == unicodedata.normalize("NFC", text)


@given(vietnamese, vietnamese)
def test_a_paste_at_the_end_gives_the_composed_text(line: str, text: str) -> None:
    line = unicodedata.normalize("NFC", line)
    start, insertion = compose(line, len(line), text)

    assert line[:start] + insertion == unicodedata.normalize("NFC", line + text)
