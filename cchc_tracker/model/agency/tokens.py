"""An agency text cut into words with comparable keys: abbreviations spelled one way, marks folded.

The keys serve matching only; every token knows where it stands in the text as printed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cchc_tracker.model.text import fold, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*|&")

_ONE_SPELLING: dict[tuple[str, ...], tuple[str, ...]] = {
    ("uy", "ban", "nhan", "dan"): ("ubnd",),
    ("hoi", "dong", "nhan", "dan"): ("hdnd",),
    ("thanh", "pho"): ("tp",),
    ("ubndtp",): ("ubnd", "tp"),
    ("hdndtp",): ("hdnd", "tp"),
    ("vp",): ("van", "phong"),
    ("vpubnd",): ("van", "phong", "ubnd"),
    ("vpubndtp",): ("van", "phong", "ubnd", "tp"),
    ("bql",): ("ban", "quan", "ly"),
    ("tw",): ("trung", "uong"),
    ("mttq",): ("mat", "tran", "to", "quoc"),
    ("ubmttq",): ("uy", "ban", "mat", "tran", "to", "quoc"),
    ("ubmttqvn",): ("uy", "ban", "mat", "tran", "to", "quoc", "viet", "nam"),
    ("cqcm",): ("co", "quan", "chuyen", "mon"),
}
_SPELLINGS_BY_FIRST = {
    first: sorted((s for s in _ONE_SPELLING if s[0] == first), key=len, reverse=True)
    for first in {spelling[0] for spelling in _ONE_SPELLING}
}
_DOUBLED = frozenset({"so", "ubnd", "ban", "phong", "bo", "cuc", "vien"})


class Token(NamedTuple):
    """One comparable word and its place in the text."""

    key: str
    start: int
    end: int
    capital: bool
    """Printed with a capital first letter, or with a capital `Các` in front."""
    plural: bool = False
    """Printed with `các` in front, which the token covers."""


@lru_cache(maxsize=8192)
def _word_key(word: str) -> str:
    return "va" if word == "&" else fold(word) or word


@lru_cache(maxsize=8192)
def tokenise(text: str) -> tuple[Token, ...]:
    """The words of a text, `Ủy ban nhân dân` and the like put into one spelling."""
    printed = [
        Token(_word_key(found[0]), found.start(), found.end(), found[0][0].isupper())
        for found in _WORD.finditer(text)
    ]
    tokens: list[Token] = []
    position = 0
    while position < len(printed):
        used, spelled = _spelled(printed, position)
        tokens += spelled
        position += used
    return tuple(_without_doubles(_without_plurals(tokens), text))


def _spelled(printed: list[Token], position: int) -> tuple[int, list[Token]]:
    first = printed[position]
    for spelling in _SPELLINGS_BY_FIRST.get(first.key, ()):
        window = printed[position : position + len(spelling)]
        if tuple(token.key for token in window) == spelling:
            start, end = first.start, window[-1].end
            keys = _ONE_SPELLING[spelling]
            return len(spelling), [
                Token(key, start, end, first.capital and nth == 0) for nth, key in enumerate(keys)
            ]
    return 1, [first]


def _without_plurals(tokens: list[Token]) -> list[Token]:
    """Without `các`, which says nothing but for `các cấp`; the next word covers it."""
    kept: list[Token] = []
    plural: Token | None = None
    for nth, token in enumerate(tokens):
        last = nth + 1 == len(tokens)
        if token.key == "cac" and not last and tokens[nth + 1].key not in {"cap", "cac"}:
            plural = token
            continue
        if plural is not None:
            capital = token.capital or plural.capital
            kept.append(Token(token.key, plural.start, token.end, capital, plural=True))
            plural = None
        else:
            kept.append(token)
    return kept


def _without_doubles(tokens: list[Token], text: str) -> list[Token]:
    """Without the first of a head word typed twice (`Sở Sở Nội vụ`)."""
    kept: list[Token] = []
    for token in tokens:
        spelled_out = len(kept) > 1 and kept[-1].start == kept[-2].start
        if kept and token.key == kept[-1].key and token.key in _DOUBLED and not spelled_out:
            between = text[kept[-1].end : token.start]
            if between and not between.strip():
                kept[-1] = token._replace(start=kept[-1].start)
                continue
        kept.append(token)
    return kept


def keys(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The comparable words alone."""
    return tuple(token.key for token in tokens)


def plural_keys(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The comparable words, telling `UBND các huyện` from `UBND huyện`."""
    return tuple(f"cac {token.key}" if token.plural else token.key for token in tokens)


def marked_keys(tokens: Sequence[Token], text: str) -> tuple[str, ...]:
    """The comparable words with their marks, telling `An Hòa` from `Ân Hòa`."""
    return tuple(_marked(token, text) for token in tokens)


def _marked(token: Token, text: str) -> str:
    *_, word = text[token.start : token.end].split()
    shown = marked(word) if _word_key(word) == token.key else token.key
    return f"các {shown}" if token.plural else shown
