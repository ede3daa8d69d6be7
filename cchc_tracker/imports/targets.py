"""Targets in sentences: subject, operator, value, unit, scope and baseline.

A share below 100 % without a word beside it is a minimum, 100 % is meant exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING

from cchc_tracker.model.plan import Target
from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"(?<!\d)(?:\d{1,3}(?:\.\d{3}){1,5}|\d{1,15})(?:,\d{1,15})?(?!\d)"
_VALUE = re.compile(
    r"(?P<words>\b(?:(?:tối thiểu|ít nhất|tối đa|không quá|không vượt quá)\b[^,;.%\d]{0,100}?"
    r"|(?:dưới|trên|từ)\s+))?"
    rf"(?P<values>{_NUMBER}\s*%(?:\s*(?:,|và|;)\s*{_NUMBER}\s*%)*)"
    r"(?P<more>\s*trở (?:lên|xuống))?",
    re.IGNORECASE,
)
_RANK = re.compile(
    rf"\bnhóm\s+(?P<value>{_NUMBER})\s+(?P<of>tỉnh|địa phương|đơn vị)", re.IGNORECASE
)
_BASELINE = re.compile(r"so với (?:cùng kỳ )?năm \d{4}", re.IGNORECASE)
_LISTED_LEVELS = re.compile(
    r"cấp (?:tỉnh|thành phố|TP|huyện|xã)"
    r"(?:(?:,| và|, và) (?:cấp )?(?:tỉnh|thành phố|TP|huyện|xã)\b)+",
    re.IGNORECASE,
)
"""`cấp tỉnh, huyện, xã`: the word of levels once for several."""
_LEVELS = re.compile(
    r"cấp (?:tỉnh|thành phố|TP|huyện|xã)|của (?:tỉnh|thành phố|TP)(?=[,;\s]*cấp)", re.IGNORECASE
)
_CLAUSES = re.compile(r";|\.(?=\s+[^\W\d_])|,?\s*trong (?:số )?đó,?|\n", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^(?:[-–+•*]|\d+(?:\.\d+)*[.)]|[a-zđ]\))?\s*(?:phấn đấu|bảo đảm|đảm bảo|có|và|đạt)?\s*(?=\S)",
    re.IGNORECASE,
)
_LEAD_IN_ALONE = re.compile(r"(?:phấn đấu|bảo đảm|đảm bảo|có|và|đạt)?", re.IGNORECASE)
_TRAIL = re.compile(
    r"[\s,:]*(?:đạt)?(?:\s*(?:tỷ lệ|mức))?(?:\s*tương ứng(?: là)?)?(?:\s*(?:là|đạt))?[\s,:]*$",
    re.IGNORECASE,
)
_AT_MOST = ("tối đa", "không quá", "không vượt quá", "dưới")


@dataclass(frozen=True, slots=True)
class _Found:
    """A number of a clause with what stands around it."""

    values: tuple[Decimal, ...]
    operator: str
    before: str
    after: str


def read_targets(text: str) -> tuple[Target, ...]:
    """The numbers a goal's text promises, in their order; empty where it promises none."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Target]:
    for clause in _CLAUSES.split(text):
        if not clause.strip():
            continue
        baseline = next(iter(_BASELINE.findall(clause)), "")
        for found in _numbers(clause):
            yield from _targets(found, baseline)
        for rank in _RANK.finditer(clause):
            subject = collapse(clause[rank.end() :].lstrip(" ,")) or collapse(clause)
            yield Target(subject, "<=", number(rank["value"]), "vị trí")


def _numbers(clause: str) -> Iterator[_Found]:
    matches = list(_VALUE.finditer(clause))
    start = 0
    for match, following in zip_longest(matches, matches[1:]):
        end = following.start() if following else len(clause)
        values = tuple(number(each) for each in re.findall(_NUMBER, match["values"]))
        yield _Found(
            values,
            _operator(match, values),
            clause[start : match.start()],
            clause[match.end() : end],
        )
        start = match.end()


def _operator(match: re.Match[str], values: tuple[Decimal, ...]) -> str:
    words = collapse(match["words"] or "").casefold()
    if words.startswith(_AT_MOST) or "xuống" in (match["more"] or ""):
        return "<=" if not words.startswith("dưới") else "<"
    if words.startswith("trên"):
        return ">"
    if not words and not match["more"] and values[0] == 100:
        return "="
    return ">="


def _targets(found: _Found, baseline: str) -> Iterator[Target]:
    before, after = _subject(found.before), _subject(found.after)
    levels = _levels(f"{found.before} {found.after}")
    if len(found.values) > 1 and len(levels) == len(found.values):
        for value, level in zip(found.values, levels, strict=True):
            subject = after if _LEAD_IN_ALONE.fullmatch(before) else before
            yield Target(subject, found.operator, value, "%", level, baseline)
        return
    subject = after if len(after) > len(before) or not before else before
    own = _levels(subject)
    scope = own[0] if len(own) == 1 else ""
    for value in found.values:
        yield Target(subject, found.operator, value, "%", scope, baseline)


def _subject(text: str) -> str:
    return _TRAIL.sub("", _LEAD_IN.sub("", collapse(text).lstrip(",.;:/ "))).rstrip(",.;:/ ")


def _levels(text: str) -> tuple[str, ...]:
    """The levels of administration that a text names, each once, in order."""
    text = _LISTED_LEVELS.sub(_each_level, collapse(text))
    words = (found.casefold() for found in _LEVELS.findall(text))
    return tuple(
        dict.fromkeys(
            each.replace("của ", "cấp ").replace("cấp tp", "cấp thành phố") for each in words
        )
    )


def _each_level(listed: re.Match[str]) -> str:
    names = re.findall(r"tỉnh|thành phố|TP|huyện|xã", listed[0], re.IGNORECASE)
    return ", ".join(f"cấp {name}" for name in names)


def number(text: str) -> Decimal:
    """A printed number: a dot between thousands, a comma before decimals."""
    return Decimal(text.replace(".", "").replace(",", "."))
