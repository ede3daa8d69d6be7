"""Reads single times: windows, due days, periods of data, and lists whose separators got lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.draft import Draft, Step, milestones
from cchc_tracker.model.deadline.heads import Heads, take_heads
from cchc_tracker.model.deadline.reading import Certainty, DeadlineKind
from cchc_tracker.model.deadline.spans import Shape, Span, spans
from cchc_tracker.model.deadline.terms import Unit

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.deadline.draft import Setting
    from cchc_tracker.model.deadline.normalise import Words

_ONWARDS = re.compile(
    r"\s+(?:tro di|tro ve sau)$|"
    r"[\s,]+va\s+(?:(?:nhung|cac|moi)\s+)?(?:nam|quy|thang)\s+(?:tiep theo|sau|ke tiep|toi)$"
)
"""Words after a time that say the work goes on from it, without an end."""
_NARROWED = re.compile(
    r"^(?P<base>[^(),;]+?)(?:\s*[,;(]\s*|\s+(?=truoc|cham nhat))"
    r"(?P<inner>(?:(?:va|nhung|phai|hoan thanh|xong)\s+)*(?:"
    r"(?:truoc|cham nhat|muon nhat|khong qua|den het)\b|(?:quy|qui|thang)\s*[\div]).+?)\)?$"
)
_DATA_END = re.compile(
    r"^(?P<from>.+?)\s*(?:den|-)\s*(?:het\s+)?"
    r"(?P<moment>(?:thoi diem|ngay)\s+\D.*|(?:hien\s+)?nay)$"
)
_INSPECTION = re.compile(r"thoi diem(?= kiem tra$)")
_BARE_YEAR = re.compile(r"nam")
_NARROWER = frozenset({DeadlineKind.WINDOW, DeadlineKind.DUE})
_ONE_DAY = timedelta(days=1)


def read_time(words: Words, setting: Setting) -> Draft | None:
    """A time with the words in front of it; None where it is something else."""
    heads, rest = take_heads(words)
    draft = _read_data_end(heads, rest, setting) or _read_spans(heads, rest, setting)
    if draft is not None and heads.has("tentative"):
        return draft.doubted(Certainty.CONVENTION, "tentative")
    return draft


def read_narrowed(words: Words, setting: Setting) -> Draft | None:
    """`Quý IV (trước 15/12)`, `năm 2026, quý II`: a window, and a narrower time inside it."""
    found = _NARROWED.match(words.folded)
    base = read_time(words.group(found, "base"), setting) if found else None
    if found is None or base is None or base.kind is not DeadlineKind.WINDOW:
        return None
    if base.start is None or base.end is None:
        return None
    inner = read_time(words.group(found, "inner"), replace(setting, year=base.end.year))
    if inner is None or inner.end is None or inner.kind not in _NARROWER:
        return None
    start = inner.start or base.start
    in_year = inner.kind is DeadlineKind.DUE or (base.start, base.end) == _year(base.start)
    if not (in_year and base.start <= start <= inner.end <= base.end):
        return None
    return replace(inner, kind=DeadlineKind.WINDOW, start=start)


def _year(day: date) -> tuple[date, date]:
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


def _read_data_end(heads: Heads, rest: Words, setting: Setting) -> Draft | None:
    """`từ 01/01/2022 đến thời điểm báo cáo`: a period of data that an event closes."""
    found = _DATA_END.match(rest.folded) if heads.has("start") else None
    if found is None:
        return None
    begin = spans(rest.group(found, "from").folded, setting.year)
    if begin is None or len(begin) != 1:
        return None
    moment = rest.group(found, "moment")
    shown = moment.one_line
    if _INSPECTION.match(moment.folded):
        shown = "ngày" + shown[len("thời điểm") :]
    return Draft(DeadlineKind.DATA_PERIOD, start=begin[0].start, reference=f"end = {shown}")


def _read_spans(heads: Heads, rest: Words, setting: Setting) -> Draft | None:
    onwards = _ONWARDS.search(rest.folded)
    text = rest.folded[: onwards.start()] if onwards else rest.folded
    if _BARE_YEAR.fullmatch(text) and not heads.has("within", "until", "by", "before"):
        return None
    found = spans(text, setting.year)
    if found is None or (len(found) > 1 and heads.has("start", "after")):
        return None
    if onwards:
        ends = heads.has("before", "by", "until")
        return None if ends else _from_then_on(found[0].start)
    drafts = [_read_span(heads, span, setting) for span in found]
    if len(drafts) == 1:
        return drafts[0]
    steps = tuple(
        Step(str(number), draft.start, draft.end, draft.rolls)
        for number, draft in enumerate(drafts, start=1)
    )
    note = "listed deadlines, paired by order with the row's products"
    return replace(milestones(steps, Certainty.CONVENTION, note), unnamed=True)


def _read_span(heads: Heads, span: Span, setting: Setting) -> Draft:
    if span.shape is not Shape.RANGE:
        if heads.has("after"):
            return _from_then_on(span.end + _ONE_DAY)
        if heads.has("before"):
            draft = _due_before(heads, span, setting)
        elif heads.has("by", "until") or (span.is_day and not heads.has("start")):
            draft = Draft(DeadlineKind.DUE, end=span.end, rolls=True)
        elif heads.has("start"):
            return _from_then_on(span.start)
        else:
            draft = _window(heads, span, setting)
    else:
        draft = _window(heads, span, setting)
    if span.shape is Shape.LIST:
        draft = draft.doubted(Certainty.AMBIGUOUS, "read as one window; could be several runs")
    for doubt in span.doubts:
        draft = draft.doubted(Certainty.CONVENTION, doubt)
    return draft


def _from_then_on(day: date) -> Draft:
    return Draft(
        DeadlineKind.OPEN,
        start=day,
        certainty=Certainty.CONVENTION,
        note="starts then; no end given",
    )


def _due_before(heads: Heads, span: Span, setting: Setting) -> Draft:
    """`trước D`: the day before, unless an hour was given or offices mean "by"."""
    by = span.is_day and (heads.has("clock") or not setting.before_is_exclusive)
    if by:
        return Draft(DeadlineKind.DUE, end=span.end, rolls=True)
    return Draft(DeadlineKind.DUE, end=span.start - _ONE_DAY, exclusive=True)


def _window(heads: Heads, span: Span, setting: Setting) -> Draft:
    draft = Draft(DeadlineKind.WINDOW, span.start, span.end, rolls=span.ends_on_date)
    if _looks_back(heads, span, setting):
        return replace(draft, kind=DeadlineKind.DATA_PERIOD, rolls=False)
    whole_year = span.shape is Shape.SINGLE and span.first.unit is Unit.YEAR
    if whole_year and heads.has("within") and not heads.completes:
        if heads.has("at_once"):
            return draft.doubted(Certainty.CONVENTION, "within the year; may not carry over")
        note = "a one-off task or an ongoing one; the product decides"
        return draft.doubted(Certainty.AMBIGUOUS, note)
    return draft


def _looks_back(heads: Heads, span: Span, setting: Setting) -> bool:
    """Whether a range is the period that data come from, not the time of the work."""
    if heads.has("looking"):
        return span.start.year < setting.year or span.first.unit is Unit.DAY
    years = span.shape is Shape.RANGE and span.first.unit is span.last.unit is Unit.YEAR
    return years and span.end.year < setting.year
