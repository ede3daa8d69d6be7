"""Vietnamese text cleaned, folded and matched alike in any Unicode form or tone placement."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.text import clean, collapse, fold, has_marks, marked, matches, nfc, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cần\u00a0Thơ\u202f1\u3000", "Cần Thơ 1 "),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("cột\tmột", "cột\tmột"),
        ("x\x00y\x07z\x7f", "xyz"),
        ("\x1b[1;31mđỏ\x1b[0m", "đỏ"),
        ("\x1b]0;tên\x07cửa sổ", "cửa sổ"),
        ("\x9b31mđỏ", "đỏ"),
        ("\u202edảo\u202c\u200b\ufeff\u00ad", "dảo"),
        ("Ca\u0302\u200b\u0300n", "Cần"),
        ("lẻ\ud800loi", "lẻloi"),
    ],
)
def test_clean_keeps_words_and_lines_only(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_collapse_puts_text_on_one_line() -> None:
    assert collapse(" Sở\n  Nội\u00a0vụ\t") == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đà  Nẵng", "da nang"),
        ("ỦY BAN", "uy ban"),
        ("Ưu đãi\nđặc biệt", "uu dai dac biet"),
        ("ASCII Only", "ascii only"),
    ],
)
def test_fold_drops_marks(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert fold(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoá", "hóa"),
        ("uỷ", "ủy"),
        ("thuý", "thúy"),
        ("quý", "qúy"),
        ("khoẻ", "khỏe"),
        ("loà", "lòa"),
        ("giá", "gía"),
        ("quá", "qúa"),
        ("THUỶ", "Thủy"),
    ],
)
def test_marked_unifies_tone_placement(new: str, old: str) -> None:
    assert marked(new) == marked(old)
    assert has_marks(new)


@pytest.mark.parametrize(("one", "other"), [("hóa", "hòa"), ("của", "cua"), ("bìa", "bià")])
def test_marked_keeps_different_words_apart(one: str, other: str) -> None:
    assert marked(one) != marked(other)


@pytest.mark.parametrize(("text", "expected"), [("dong", False), ("đong", True), ("tê", True)])
def test_has_marks_counts_the_barred_d(text: str, *, expected: bool) -> None:
    assert has_marks(text) is expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("can tho", "Thành phố Cần Thơ", True),
        ("tho can", "Thành phố Cần Thơ", True),
        ("cần", "Thành phố Cần Thơ", True),
        ("cán", "Thành phố Cần Thơ", False),
        ("CẦN THƠ", "cần thơ", True),
        ("hoá", "số hóa hồ sơ", True),
        ("ke ho", "Kế hoạch", True),
        ("khoach", "Kế hoạch", False),
        ("ke hoach nam", "Kế hoạch", False),
        ("ke hoach kế", "Kế hoạch", True),
        ("dao tao", "Đào tạo", True),
        ("đao", "Đào tạo", False),
        ("12/KH-UBND", "theo 12/KH-UBND", True),
        ("oạch", "Kế hoạch", False),
        ("", "gì cũng được", True),
        ("...", "gì cũng được", True),
    ],
)
def test_matches_prefixes_of_words(query: str, text: str, *, expected: bool) -> None:
    assert matches(query, text) is expected
    assert matches(unicodedata.normalize("NFD", query), text) is expected
    assert matches(query, unicodedata.normalize("NFD", text)) is expected


def test_words_cut_where_the_index_cuts() -> None:
    assert words("Số: 12/KH-UBND, quý\u00a0II") == ("Số", "12", "KH", "UBND", "quý", "II")


@given(st.text())
def test_clean_is_settled_after_one_pass(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned == nfc(cleaned)
    assert not {unicodedata.category(char) for char in cleaned if char not in "\n\t"} & {
        "Cc",
        "Cf",
        "Cs",
    }


@given(st.text())
def test_fold_is_idempotent_and_blind_to_unicode_form(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyóúýảẹỏủ ABĐ-,.;"))
def test_every_text_matches_its_own_words(text: str) -> None:
    assert matches(text, text)
    assert matches(fold(text), text)


@given(st.text(), st.text())
def test_matches_takes_any_text(query: str, text: str) -> None:
    assert matches(query, text) in {True, False}
