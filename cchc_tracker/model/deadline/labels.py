"""Splits `Ban hành: Quý I; Báo cáo: Quý IV` into labelled pieces, on one line or several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.normalise import NO_WORDS

if TYPE_CHECKING:
    from cchc_tracker.model.deadline.normalise import Words

_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_STRONG = re.compile(
    r"[;\n|]\s?[-+*•]*|\.\s|(?:(?<=\s)[-+*•]|(?<=\w)-(?=\s))(?!\s?(?:[ivx]+\b|quy\b|\d))"
)
_WEAK = re.compile(r",")
_LETTER = re.compile(r"[^\W\d_]")
_TITLES = re.compile(
    r"(?:thoi (?:gian|han|diem)|tien do|han|han cuoi|han chot|du kien|cham nhat|muon nhat)"
    r"(?: (?:thuc hien|hoan thanh|trien khai|la))*"
)
_BRACKETED = re.compile(r"(?P<value>[^()]+)\((?P<label>[^()\d]+)\)[\s,;.]*")
_BRACKETED_LIST = re.compile(r"(?:[^()]+\([^()\d]+\)){2,}[\s,;.]*")
_LONGEST_LABEL = 120


def labelled(words: Words) -> tuple[tuple[Words, Words], ...]:
    """Pairs of label and value; the first label is empty where the text starts with a value.

    Empty where the text has no label, or only one that names the deadline itself (`Thời gian:`).
    """
    colons = [found.start() for found in _COLON.finditer(words.folded)]
    pairs: list[tuple[Words, Words]] = []
    label, value_start = NO_WORDS, 0
    for colon in colons:
        value_end, label_start = _gap(words, value_start, colon, first=not pairs and not label)
        name = words.part(label_start, colon)
        if not _is_label(name):
            continue
        value = words.part(value_start, value_end)
        if label or value:
            pairs.append((label, value))
        label, value_start = name, colon + 1
    if not label:
        return ()
    return (*pairs, (label, words.part(value_start)))


def bracketed(words: Words) -> tuple[tuple[Words, Words], ...]:
    """Pairs of label and value of `Quý I (Kế hoạch), Quý IV (Báo cáo)`; empty for other texts."""
    if not _BRACKETED_LIST.fullmatch(words.folded):
        return ()
    return tuple(
        (words.group(found, "label"), words.group(found, "value"))
        for found in _BRACKETED.finditer(words.folded)
    )


def _gap(words: Words, start: int, colon: int, *, first: bool) -> tuple[int, int]:
    """Where the value before a label ends and the label begins.

    That is around the last separator before the colon, for want of one around the last comma.
    """
    region = words.folded[start:colon]
    for pattern in (_STRONG,) if first else (_STRONG, _WEAK):
        found = list(pattern.finditer(region))
        if found:
            return start + found[-1].start(), start + found[-1].end()
    return start, start


def _is_label(name: Words) -> bool:
    return (
        len(name.folded) <= _LONGEST_LABEL
        and _LETTER.search(name.folded) is not None
        and not _TITLES.fullmatch(name.folded)
    )
