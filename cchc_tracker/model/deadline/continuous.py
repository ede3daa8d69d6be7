"""Reads work without a single completion: `thường xuyên`, `cả năm`, with reports in between."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.draft import Draft, Step, milestones
from cchc_tracker.model.deadline.heads import ACTION, completes
from cchc_tracker.model.deadline.reading import Certainty, DeadlineKind
from cchc_tracker.model.deadline.recurring import read_recurring
from cchc_tracker.model.deadline.terms import YEAR
from cchc_tracker.model.deadline.waiting import read_condition
from cchc_tracker.model.deadline.windows import read_time

if TYPE_CHECKING:
    from re import Match

    from cchc_tracker.model.deadline.draft import Setting
    from cchc_tracker.model.deadline.normalise import Words

_CONTINUOUS = re.compile(
    rf"\b(?:(?:trong )?(?:suot|ca|quanh|toan)(?: ca)? nam\b(?:\s+(?P<year>{YEAR}))?|thuong xuyen|"
    r"thuong nhat|lien tuc|hang ngay|xuyen suot|(?:cac|4|12) (?:thang|quy) trong nam|"
    r"(?:ca|tat ca)(?: cac)?(?: (?:4|bon|12))? (?:thang|quy)(?: trong nam)?(?! [\divx]))\b"
)
_JOINT = re.compile(r"[,;.\n()]|\bva\b|\s-\s")
_PREPOSITION = re.compile(r"(?:trong|tu|theo|o|cua)|\W+")
_NARROWING = re.compile(
    r"(?:trong|tu|ke tu|bat dau|den|cho den|truoc|cham nhat|giai doan|nam)\b|\d"
)
_NEGATION = re.compile(r"(?:khong|chua|it)\b")
_DATED_WORD = re.compile(r"\d|\b(?:quy|thang|nam)\b")
_THEN = re.compile(r"^(?P<first>.+?)(?:\s*;|[\s,;]*\b(?:va|roi|sau do)\b)\s*(?P<then>.+)$")
_FIRST_KINDS = frozenset({DeadlineKind.WINDOW, DeadlineKind.DUE})


def says_continuous(words: Words) -> bool:
    """Whether the words call the work continuous."""
    return _CONTINUOUS.search(words.folded) is not None


def read_continuous(words: Words, setting: Setting) -> Draft | None:
    """A continuous phrase with what else it says; None where it is something else."""
    found = list(_CONTINUOUS.finditer(words.folded))
    if not found:
        return None
    apart = _THEN.match(words.folded)
    first = read_time(words.group(apart, "first"), setting) if apart else None
    if apart is not None and first is not None and first.kind in _FIRST_KINDS:
        return _read_then(words, apart, first, setting.year)
    year = next((int(each["year"]) for each in found if each["year"]), setting.year)
    whole = Draft(DeadlineKind.CONTINUOUS, date(year, 1, 1), date(year, 12, 31))
    for piece in words.split(_CONTINUOUS):
        for part in piece.split(_JOINT):
            known = _with_part(whole, part, setting)
            if known is None:
                return None
            whole = known
    return whole


def _with_part(whole: Draft, part: Words, setting: Setting) -> Draft | None:
    """The continuous draft with one more thing that stood beside its words."""
    action = ACTION.match(part.folded)
    rest = part.part(action.end()) if action else part
    if not rest or _PREPOSITION.fullmatch(rest.folded):
        return whole
    reports = read_recurring(part, setting) or read_recurring(rest, setting)
    if reports is not None:
        return _with_reports(whole, reports)
    if _NARROWING.match(rest.folded):
        once = action is not None and not completes(action[0])
        return None if once else _narrowed(whole, read_time(rest, setting))
    if (
        read_condition(rest) is not None
        or _NEGATION.match(rest.folded)
        or _DATED_WORD.search(rest.folded)
    ):
        return None
    return whole.doubted(Certainty.CONVENTION, part.one_line)


def _with_reports(whole: Draft, reports: Draft) -> Draft:
    """A yearly report says no more than that the window closes."""
    if reports.occurrences == (whole.end,):
        return whole
    return replace(whole, occurrences=reports.occurrences, rolls=reports.rolls)


def _narrowed(whole: Draft, time: Draft | None) -> Draft | None:
    if time is None or time.kind not in {*_FIRST_KINDS, DeadlineKind.OPEN}:
        return None
    start = time.start or whole.start
    end = time.end or whole.end
    if start is None or end is None or start > end:
        return None
    return replace(whole, start=start, end=end)


def _read_then(words: Words, apart: Match[str], time: Draft, year: int) -> Draft | None:
    """`Hoàn thành trong quý II và vận hành thường xuyên`: a completion, then work without end.

    None where no verb says that the first time completes something: those are two times.
    """
    first, then = words.group(apart, "first"), words.group(apart, "then")
    action = ACTION.match(first.folded)
    if action is None or not completes(action[0]) or time.end is None:
        return None
    start = date.fromordinal(time.end.toordinal() + 1)
    year_end = date(year, 12, 31)
    steps = (
        Step(first.part(0, action.end()).one_line, time.start, time.end, time.rolls),
        Step(then.one_line, start, year_end if start <= year_end else None),
    )
    return milestones(steps, Certainty.CONVENTION)
