"""The words that begin, join and narrow agencies in a cell, and the marks between them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc_tracker.model.text import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.model.agency.tokens import Token

JOINERS = frozenset({"va", "voi", "cung", "hoac"})

_HEADS = frozenset(
    {
        *("sở", "ubnd", "hđnd", "ban", "phòng", "đài", "báo", "viện", "cục", "hội", "bộ", "vp"),
        *("văn phòng", "công an", "trung tâm", "chi cục", "tổng cục", "thanh tra", "kho bạc"),
        *("bảo hiểm", "tòa án", "viện kiểm", "ủy ban", "hội đồng", "liên đoàn", "mặt trận"),
        *("ngân hàng", "bưu điện", "liên minh", "liên hiệp", "thường trực", "tỉnh ủy"),
        *("thành ủy", "huyện ủy", "cổng thông", "cơ quan", "đơn vị", "bql", "vpubnd"),
        *("ubndtp", "hđndtp", "trường đại", "trường chính", "tỉnh đoàn", "thành đoàn"),
    }
)
_TAILS = frozenset(
    {
        *("hải phòng", "văn phòng", "trưởng phòng", "quốc phòng", "dự phòng", "xã hội"),
        *("quốc hội", "ủy ban", "chi cục", "tổng cục", "cán bộ", "nội bộ", "đường bộ"),
    }
)
"""Pairs whose second word looks like a head word."""

LIST_HEADS = frozenset({"so", "phong", "ban", "ubnd", "cuc", "bo", "vien", "hoi"})
UNITS = ("huyen", "quan", "tp", "thi xa", "xa", "phuong", "thi tran")
"""Kinds of places whose people's committee may be named by the place alone."""

_LIST_MARKS = (("bao", "gom"), ("gom", "co"), ("cu", "the"), ("gom",), ("nhu",))
LIST_WORDS = frozenset(mark[0] for mark in _LIST_MARKS)

_LEAD_INS = (
    *(("khoi",), ("lanh", "dao"), ("giam", "doc"), ("thu", "truong"), ("chu", "tich"), ("chanh",)),
    *(("truong",), ("dai", "dien"), ("giao",), ("giao", "thu", "truong"), ("nguoi", "dung", "dau")),
    *(("phoi", "hop", "voi"), ("phoi", "hop"), ("chu", "tri")),
)
_QUALIFIERS = (
    *(("co", "lien", "quan"), ("lien", "quan"), ("khac"), ("duoc",), ("thuoc",), ("truc", "thuoc")),
    *(("dong", "tren"), ("tren", "dia", "ban"), ("cua",), ("theo", "nganh", "doc"), ("la",)),
    *(("chu", "tri"), ("phoi", "hop")),
)
_LABELS = frozenset(
    {
        *(("chu", "tri"), ("phoi", "hop"), ("chu", "tri", "phoi", "hop")),
        *(
            (*kind, *role)
            for kind in (("co", "quan"), ("don", "vi"))
            for role in (("chu", "tri"), ("phoi", "hop"))
        ),
    }
)
_SUFFIXES = {
    "province": ("tinh", "tp"),
    "party": ("tinh", "tp"),
    "press": ("tinh", "tp"),
    "district": ("huyen", "quan"),
}

_DITTO = re.compile(r"[-–—\s.(]*(?:n\s?[./]?\s?t|như\s+(?:\w+\s+)?trên)[-–—\s.)]*", re.IGNORECASE)
_DITTO_SIGNS = re.compile(r"[-–—.\s]*(?:(?:[\"″“”〃]|''|′′|’’|//)[-–—.\s]*)+")
_NOTHING = re.compile(r"[-–—.…_\s]*")


def is_ditto(text: str) -> bool:
    """Whether the text is a sign for "as above": `Nt`, `-nt-`, `″`, `//`, `như trên`."""
    return bool(_DITTO.fullmatch(text) or _DITTO_SIGNS.fullmatch(text))


def is_nothing(text: str) -> bool:
    """Whether a cell is blank or holds but dashes and dots."""
    return _NOTHING.fullmatch(text) is not None


def head_size(tokens: Sequence[Token], at: int, text: str) -> int:
    """How many words of a kind of agency (`Sở`, `Văn phòng`) begin a name here; 0 for none.

    A name so begun needs no separator before it; hence a capital letter is asked for.
    """
    token = tokens[at]
    if not token.capital:
        return 0
    word = _word(tokens, at, text)
    if at and f"{_word(tokens, at - 1, text)} {word}" in _TAILS:
        return 0
    if at + 1 < len(tokens) and f"{word} {_word(tokens, at + 1, text)}" in _HEADS:
        return 2
    return int(word in _HEADS or token.plural)


def _word(tokens: Sequence[Token], at: int, text: str) -> str:
    token = tokens[at]
    return token.key if token.key == "ubnd" else _marked(text[token.start : token.end])


_marked = lru_cache(maxsize=8192)(marked)


def lead_in(keys: Sequence[str], at: int) -> int:
    """How many words of an office or a block stand before the agency (`Giám đốc Sở …`)."""
    return _longest(_LEAD_INS, keys, at)


def qualifier(keys: Sequence[str], at: int) -> int:
    """How many words open a qualifier here (`có liên quan`)."""
    return _longest(_QUALIFIERS, keys, at)


def list_mark(keys: Sequence[str], at: int) -> int:
    """How many words announce a list here (`gồm`)."""
    return _longest(_LIST_MARKS, keys, at)


def _longest(phrases: Sequence[Sequence[str]], keys: Sequence[str], at: int) -> int:
    return max(
        (len(p) for p in phrases if tuple(keys[at : at + len(p)]) == tuple(p)),
        default=0,
    )


def is_label(keys: Sequence[str]) -> bool:
    """Whether the words are a column's title put into its cell (`Chủ trì:`)."""
    return tuple(keys) in _LABELS


def is_suffix(level: str, key: str) -> bool:
    """Whether the word after an agency's name only repeats its level (`Sở Nội vụ tỉnh`)."""
    return key in _SUFFIXES.get(level, ())
