"""Cuts a stretch of text into dates, months, quarters, half-years, years and what joins them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match

YEAR = r"(?:19|20)\d\d(?!\d)"
_SHORT_YEAR = r"/\s*(?:1[3-9]|[2-4]\d)(?!\d)"
"""A year's last two digits; smaller ones could be a month."""
_YEAR_WORD = (
    r"nay|bao\s+cao|ke\s+hoach|sau\s+lien\s+ke|sau|toi|tiep\s+theo|ke\s+tiep|"
    r"truoc\s+lien\s+ke|truoc|lien\s+ke"
)
_NAMED_YEAR = rf"(?:cua\s+)?nam\s*(?:{YEAR}|(?:{_YEAR_WORD})\b)"
_TAIL = rf"(?:\s*[/.,-]?\s*(?:{_NAMED_YEAR}|(?:cua\s+)?{YEAR})|\s*{_SHORT_YEAR})?"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
_YEAR_STEPS = {"nay": 0, "bao cao": 0, "ke hoach": 0, "truoc": -1, "truoc lien ke": -1}
_COUNTS = {"sau": 6, "chin": 9, "ba": 3, "nua": 6}


class Unit(StrEnum):
    """What a term names."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    MONTHS_FIRST = "months_first"
    MONTHS_LAST = "months_last"
    YEAR = "year"
    BARE = "bare"
    """A number whose unit its neighbours tell."""


class Joint(StrEnum):
    """What stands between two terms."""

    LIST = "list"
    RANGE = "range"
    LOST = "lost"
    """Nothing but blanks: the separator got lost."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term as printed; its year may be missing."""

    unit: Unit
    number: int = 0
    month: int | None = None
    """Of a day; None where a later term names it."""
    year: int | None = None
    year_step: int | None = None
    """Years from the plan year, for `năm sau` and the like."""
    elided: bool = False
    """A lone numeral such as the `III` of `Quý II, III`."""
    point: str | None = None
    """`dau`, `giua` or `cuoi` in front of the term; of a month also `thuong`, `trung` or `ha`."""
    doubt: str | None = None
    """What the text leaves open about the term itself."""


_SCANNER = re.compile(
    rf"""
    (?P<blank>\s+)
  | (?P<point>(?:dau|giua|cuoi)(?=\s*(?:nam|thang|quy|qui)\b)
      |(?:thuong|trung|ha)(?=\s+tuan\s+thang))(?:\s+tuan\b)?
  | (?P<full>(?:ngay\s*)?(?P<fd>\d{{1,2}})\s*(?P<sep>[/.-])\s*(?P<fm>\d{{1,2}})\s*(?P=sep)\s*
      (?P<fy>{YEAR}|\d{{2}}(?![\d/.-]))|(?P<iso>{YEAR}-\d\d-\d\d(?!\d)))
  | (?P<half>(?:(?P<hn>\d{{1,2}}|sau|chin|ba)\s*thang|(?P<nua>nua)(?:\s*nam)?)\s*(?P<hw>dau|cuoi)
      (?!\s*(?:thang|quy|qui))(?:\s*nam\b(?!\s*(?:19|20)\d))?(?P<hy>{_TAIL}))
  | (?P<spoken>(?:ngay\s*)?(?P<sd>\d{{1,2}})\s*[/,]?\s*thang\s*(?P<sm>\d{{1,2}})(?!\d)
      (?P<sy>{_TAIL}))
  | (?P<short>(?:(?:ngay\s*)?(?P<xd>\d{{1,2}})\s*/\s*(?P<xm>\d{{1,2}})(?![\d/])
      |ngay\s*(?P<vd>\d{{1,2}})-(?P<vm>\d{{1,2}})(?!\s*(?:[\d/-]|thang)))
      (?P<xy>(?:\s*,?\s*{_NAMED_YEAR})?))
  | (?P<day>ngay\s*(?P<dd>\d{{1,2}})(?![\d/]))
  | (?P<slash>(?:t\.?\s*)?(?P<lm>\d{{1,2}})\s*/\s*(?P<ly>{YEAR}))
  | (?P<month>(?:thang\s*|(?P<abbr>t\.?)(?=\d))(?P<mm>\d{{1,2}})(?!\d)(?P<my>{_TAIL}))
  | (?P<quarter>(?:quy|qui|q)\s*\.?\s*(?P<qn>[ivx]+|\d+|mot|hai|ba|bon|tu)(?![a-z0-9])
      (?P<qy>{_TAIL}))
  | (?P<year>(?:nam\s*)?{YEAR}|nam\s+(?:{_YEAR_WORD})\b|nam\b)
  | (?P<roman>(?P<rn>iv|i{{1,3}})(?![a-z0-9])(?P<ry>{_TAIL}))
  | (?P<bare>\d{{1,2}}(?![\w/]))
  | (?P<range>-(?:\s*het\b)?|(?:cho\s+)?(?:den|toi)\b(?:\s+het\b)?)
  | (?P<list>(?:[,;/&+]|va\b|hoac\b)(?:\s*(?:trong|het)\b)?)
    """,
    re.VERBOSE,
)
_YEAR_SAID = re.compile(rf"(?P<number>{YEAR})|nam\s+(?P<word>{_YEAR_WORD})|/\s*(?P<short>\d{{2}})$")
_SHORT_YEAR_DOUBT = "the year is printed with two digits"
_WEEKDAY_DOUBT = "T and a number is read as a month; it could be a weekday"


def scan(folded: str) -> tuple[tuple[Term, ...], tuple[Joint, ...]] | None:
    """The terms and what joins each to the next; None where something is neither."""
    terms: list[Term] = []
    joints: list[Joint] = []
    joint: Joint | None = None
    point: str | None = None
    place = 0
    while place < len(folded):
        found = _SCANNER.match(folded, place)
        if found is None:
            return None
        place = found.end()
        kind = found.lastgroup or ""
        if kind == "point":
            point = found["point"]
        elif kind in {"range", "list"}:
            if not terms or point:
                return None
            joint = Joint.RANGE if kind == "range" else joint or Joint.LIST
        elif kind != "blank":
            if kind == "year" and found[0] == "nam" and terms and joint is None:
                return None
            if terms:
                joints.append(joint or Joint.LOST)
            terms.append(_term(kind, found, point))
            joint = point = None
    if not terms or joint or point:
        return None
    return _without_weekdays(terms), tuple(joints)


def _without_weekdays(terms: list[Term]) -> tuple[Term, ...]:
    """The terms as they are, without doubt that `T3` is a month where a year stands beside it."""
    has_year = any(term.year for term in terms)
    return tuple(
        replace(term, doubt=None) if has_year and term.doubt == _WEEKDAY_DOUBT else term
        for term in terms
    )


def _term(kind: str, found: Match[str], point: str | None) -> Term:
    match kind:
        case "full":
            term = _full(found)
        case "spoken":
            term = _in_year(found["sy"], Unit.DAY, int(found["sd"]), int(found["sm"]))
        case "short":
            term = _in_year(
                found["xy"],
                Unit.DAY,
                int(found["xd"] or found["vd"]),
                int(found["xm"] or found["vm"]),
            )
        case "day":
            term = Term(Unit.DAY, int(found["dd"]))
        case "half":
            unit = Unit.MONTHS_FIRST if found["hw"] == "dau" else Unit.MONTHS_LAST
            term = _in_year(found["hy"], unit, _count(found["hn"] or found["nua"]))
        case "slash":
            term = Term(Unit.BARE, int(found["lm"]), year=int(found["ly"]))
        case "month":
            term = _month(found)
        case "quarter":
            term = _in_year(found["qy"], Unit.QUARTER, _quarter(found["qn"]))
        case "roman":
            term = _in_year(found["ry"], Unit.QUARTER, _quarter(found["rn"]))
            term = replace(term, elided=True)
        case "year":
            term = _in_year(found[0], Unit.YEAR)
        case _:
            term = Term(Unit.BARE, int(found[0]))
    return replace(term, point=point) if point else term


def _full(found: Match[str]) -> Term:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        return Term(Unit.DAY, day, month, year)
    day, month, year = int(found["fd"]), int(found["fm"]), int(found["fy"])
    if len(found["fy"]) == 4:
        return Term(Unit.DAY, day, month, year)
    return Term(Unit.DAY, day, month, 2000 + year, doubt=_SHORT_YEAR_DOUBT)


def _month(found: Match[str]) -> Term:
    term = _in_year(found["my"], Unit.MONTH, int(found["mm"]))
    doubtful = found["abbr"] and term.year is None
    return replace(term, doubt=_WEEKDAY_DOUBT) if doubtful else term


def _in_year(said: str, unit: Unit, number: int = 0, month: int | None = None) -> Term:
    found = _YEAR_SAID.search(said)
    if found is None:
        return Term(unit, number, month)
    if found["number"]:
        return Term(unit, number, month, int(found["number"]))
    if found["short"]:
        year = 2000 + int(found["short"])
        return Term(unit, number, month, year, doubt=_SHORT_YEAR_DOUBT)
    return Term(unit, number, month, year_step=_YEAR_STEPS.get(found["word"], 1))


def _quarter(printed: str) -> int:
    """The quarter's number; 0, which is no quarter, for any other numeral."""
    return int(printed) if printed.isdigit() else _QUARTERS.get(printed, 0)


def _count(printed: str) -> int:
    return int(printed) if printed.isdigit() else _COUNTS[printed]
