"""Bracketed pastes within a stream of letters: cut anywhere, hostile, endless."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_tracker.model.text import clean
from cchc_tui.terminal.paste_filter import END, MOST, SILENCE, START, PasteFilter


def passed(*chunks: str) -> str:
    pastes = PasteFilter()
    return "".join(pastes.feed(chunk, 0) for chunk in chunks)


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("\x1b[31mđỏ\x1b[0m", "đỏ"),
        ("\x1b]0;title\x07a\x1b]8;;x\x1b\\b", "ab"),
        ("a\x1b", "a"),
        ("a\x1b\x1b\x1b[", "a["),
        ("a\0b\x07c\x08d\x7fe\x9bmf", "abcdef"),
        ("a\r\nb\rc\n\td", "a\nb\nc\n\td"),
        (START, ""),
        ("a\x1b[20xb", "ab"),
        ("", ""),
    ],
)
def test_a_paste_arrives_as_harmless_text(pasted: str, text: str) -> None:
    assert passed(f"a{START}{pasted}{END}b") == f"a{START}{text}{END}b"


def test_what_is_no_paste_is_neither_changed_nor_held_back() -> None:
    pastes = PasteFilter()

    for chunk in ("a\x1b[A\0", "\x1b", "[", "2", "0", "1~", "\x1b[20", "1~", "\x1b\x1b", END):
        assert pastes.feed(chunk, 0) == chunk


streams = st.lists(
    st.one_of(
        st.text(st.sampled_from("ab \x1b[20~1\r\n"), max_size=6), st.sampled_from([START, END])
    )
).map("".join)


@given(streams, st.sets(st.integers(0, 100)))
@example(f"\x1b{START}a\x1b{END}b{START}c{END}", set(range(100)))
def test_pastes_are_the_same_however_the_stream_is_cut(stream: str, cuts: set[int]) -> None:
    places = [0, *sorted(cut for cut in cuts if cut < len(stream)), len(stream)]

    assert passed(*(stream[start:end] for start, end in pairwise(places))) == passed(stream)


@given(st.text())
def test_only_clean_text_comes_out_of_a_paste(pasted: str) -> None:
    text = passed(START, pasted.replace(END, ""), END)[len(START) : -len(END)]

    assert text == clean(text)
    assert "\x1b" not in text


def test_a_paste_without_an_end_is_taken_after_a_silence() -> None:
    pastes = PasteFilter()

    assert pastes.give_up(1000) == ""
    assert pastes.feed(START + "a", 10) == START
    assert pastes.give_up(10 + SILENCE - 0.1) == ""
    assert pastes.feed("b\x1b[20", 20) == ""
    assert pastes.give_up(20 + SILENCE) == f"ab[20{END}"
    assert pastes.give_up(1000) == ""
    assert pastes.feed("c", 30) == "c"
    assert passed(START, "d", END, "e") == f"{START}d{END}e"


def test_an_endless_paste_is_cut_and_says_so() -> None:
    chunks = ["x" * 1000] * (MOST // 1000)

    assert passed(START, *chunks, END) == f"{START}{'x' * MOST}{END}"
    assert passed(START, *chunks, "y", END, "z") == f"{START}{'x' * MOST}…{END}z"
    assert passed(START, *chunks, *chunks, END) == f"{START}{'x' * MOST}…{END}"


def test_half_a_mark_may_turn_out_to_be_keys() -> None:
    pastes = PasteFilter()
    seen = []

    for chunk in ("\x1b[", "20"):
        pastes.feed(chunk, 0)
        seen.append(pastes.is_in_mark)
    pastes.forget_mark()
    assert [*seen, pastes.is_in_mark] == [False, True, False]
    assert pastes.feed("0~\x1bx", 0) == "0~\x1bx"
