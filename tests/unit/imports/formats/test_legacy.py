"""TCVN3 and VNI: every letter there and back, and texts told apart by their words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.imports.formats.legacy import (
    TCVN3_LETTERS,
    Legacy,
    draws_capitals,
    from_legacy,
    legacy_of_font,
    recognise,
    vni_letters,
)
from cchc_tracker.model.errors import BadDataError

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES
)
LETTERS = SMALL + "đ"
TEXT = (
    "Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành thực hiện kế hoạch cải cách hành chính; "
    "Ủy ban nhân dân huyện báo cáo kết quả trước ngày 15 tháng 12."
)


def to_tcvn3(text: str) -> str:
    return text.translate({ord(letter): chr(code) for code, letter in TCVN3_LETTERS.items()})


def to_vni(text: str) -> str:
    drawn = {letter: marks for marks, letter in vni_letters().items()}
    return "".join(drawn.get(letter, letter) for letter in text)


def test_tcvn3_has_every_small_letter_and_the_capitals_without_tones() -> None:
    beyond = {letter for letter in LETTERS if not letter.isascii()}
    assert set(TCVN3_LETTERS.values()) == beyond | set("ĂÂÊÔƠƯĐ")


def test_vni_has_every_letter_in_both_cases() -> None:
    beyond = {letter for letter in LETTERS + LETTERS.upper() if not letter.isascii()}
    assert set(vni_letters().values()) == beyond


@given(st.text(st.sampled_from(LETTERS + "bcdghklmnpqrstvx ,.ĂÂÊÔƠƯĐABC")))
def test_tcvn3_there_and_back(text: str) -> None:
    assert from_legacy(to_tcvn3(text), Legacy.TCVN3) == text


@given(st.lists(st.sampled_from([*LETTERS, *LETTERS.upper(), *"bcdghklmnpqrstvxBC ,."])))
def test_vni_there_and_back(letters: list[str]) -> None:
    text = "".join(letters)
    assert from_legacy(to_vni(text), Legacy.VNI) == text


def test_a_capital_with_a_small_mark_of_vni() -> None:
    assert from_legacy("AÙp duïng, UÛy ban", Legacy.VNI) == "Áp dụng, Ủy ban"
    assert from_legacy("Aùp duïng", Legacy.VNI) == "Áp dụng"


@pytest.mark.parametrize(
    ("font", "legacy"),
    [
        (".VnTime", Legacy.TCVN3),
        (".VnArialH", Legacy.TCVN3),
        ("VNI-Times", Legacy.VNI),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_fonts(font: str, legacy: Legacy | None) -> None:
    assert legacy_of_font(font) is legacy


def test_fonts_that_draw_capitals() -> None:
    assert draws_capitals(".VnTimeH")
    assert not draws_capitals(".VnTime")
    assert not draws_capitals("BeachH")


@pytest.mark.parametrize(
    ("text", "legacy"),
    [
        (TEXT, None),
        (to_tcvn3(TEXT.replace("Ủ", "ủ")), Legacy.TCVN3),
        (to_vni(TEXT), Legacy.VNI),
        ("Së Néi vô", Legacy.TCVN3),
        ("Sôû Noäi vuï", Legacy.VNI),
        ("plain ASCII", None),
        ("", None),
        ("Café", None),
    ],
)
def test_texts_are_told_by_their_words(text: str, legacy: Legacy | None) -> None:
    assert recognise(text) is legacy


def test_text_that_is_neither_is_refused() -> None:
    twice = TEXT.encode().decode("cp1252", "replace")
    with pytest.raises(BadDataError):
        recognise(twice)


def test_abbreviations_of_unicode_are_no_gibberish() -> None:
    assert recognise("1/QĐ-UBND; 2/QĐ-UBND; HĐND; TTĐT; NĐ-CP " * 20) is None
