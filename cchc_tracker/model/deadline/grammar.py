"""The order in which the families of phrases are tried, and what brackets and tails add to them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from cchc_tracker.model.deadline.continuous import read_continuous, says_continuous
from cchc_tracker.model.deadline.draft import Draft, Setting, Step, milestones, recurring
from cchc_tracker.model.deadline.heads import ACTION
from cchc_tracker.model.deadline.listed import read_labelled
from cchc_tracker.model.deadline.normalise import Words, words_of
from cchc_tracker.model.deadline.reading import Certainty, DeadlineKind
from cchc_tracker.model.deadline.recurring import read_recurring
from cchc_tracker.model.deadline.relative import read_relative
from cchc_tracker.model.deadline.waiting import (
    is_soft,
    read_condition,
    read_named_document,
    read_until_event,
    read_waiting,
)
from cchc_tracker.model.deadline.windows import read_narrowed, read_time

_LONGEST = 400
"""A deadline is a few words; a longer text is something else that got into its cell."""
_BRACKET = re.compile(r"^(?P<base>[^()]+?)\s*\((?P<inner>[^()]+)\)$")
_TAIL = re.compile(
    r"^(?P<base>.+?)[\s,;]+(?P<tail>(?:ngay\s+)?(?:sau khi|khi|neu|tuy|theo|trong truong hop|"
    r"(?:va\s+)?(?:dinh huong|tam nhin))\b.+)$"
)
_TENTATIVE = re.compile(r"du kien|tam thoi|(?:va )?(?:dinh huong|tam nhin)")
_WEEKDAY = re.compile(r"thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat")
_PIECES = re.compile(r"[,;\n]|\bva\b")
_WINDOWS = frozenset({DeadlineKind.WINDOW, DeadlineKind.DUE, DeadlineKind.CONTINUOUS})
_UNREAD = Draft(DeadlineKind.INVALID, certainty=Certainty.AMBIGUOUS)


def read_words(phrase: str, setting: Setting) -> Draft:
    """What a phrase says; of kind `invalid` with the unread text where it can't be read."""
    if len(phrase) > _LONGEST:
        return _read_phrase(phrase, setting)
    return _remembered(phrase, setting)


def _read_phrase(phrase: str, setting: Setting) -> Draft:
    words = words_of(phrase)
    if not words:
        return Draft(DeadlineKind.BLANK)
    if len(words.folded) <= _LONGEST:
        draft = read_labelled(words, lambda value: _read(value, setting)) or _read(words, setting)
        if draft is not None:
            return draft
    return replace(_UNREAD, unread=(words.shown,))


_remembered = lru_cache(maxsize=4096)(_read_phrase)
"""A plan's phrases are few and come back row after row."""


def _read(words: Words, setting: Setting) -> Draft | None:
    """One piece without labels."""
    return (
        read_relative(words, setting)
        or read_waiting(words, setting)
        or read_recurring(words, setting)
        or read_narrowed(words, setting)
        or _read_bracketed(words, setting)
        or read_time(words, setting)
        or read_continuous(words, setting)
        or _read_tailed(words, setting)
        or _read_until_event(words, setting)
        or _read_pieces(words, setting)
        or read_named_document(words)
    )


def _read_bracketed(words: Words, setting: Setting) -> Draft | None:
    """`Trong năm (tùy tình hình thực tế)`."""
    found = _BRACKET.match(words.folded)
    if found is None:
        return None
    inner = words.group(found, "inner")
    if says_continuous(inner):
        return None
    repeated = _read_repeated(words.without_brackets, inner, setting)
    if repeated is not None:
        return repeated
    base = _read(words.group(found, "base"), setting)
    return None if base is None else _with_remark(base, inner)


def _read_repeated(words: Words, inner: Words, setting: Setting) -> Draft | None:
    """`Hằng năm (trước 15/12)`, `Thường xuyên (báo cáo hằng quý)`: as if printed with a comma."""
    days = read_recurring(words, setting)
    if days is not None or read_recurring(inner, setting) is None:
        return days
    return read_continuous(words, setting)


def _read_tailed(words: Words, setting: Setting) -> Draft | None:
    """`Quý II, sau khi có hướng dẫn`."""
    found = _TAIL.match(words.folded)
    if found is None:
        return None
    base = _read(words.group(found, "base"), setting)
    return None if base is None else _with_remark(base, words.group(found, "tail"))


def _with_remark(base: Draft, remark: Words) -> Draft:
    """The reading with a remark: a condition makes it wait, anything else only makes it softer."""
    if _WEEKDAY.fullmatch(remark.folded):
        return base
    waiting = None if is_soft(remark) else read_condition(remark)
    if waiting is not None and base.kind in _WINDOWS:
        return replace(
            base,
            kind=DeadlineKind.CONDITIONAL,
            condition=waiting.condition,
            certainty=Certainty.CERTAIN,
            note="not overdue while the condition is not met",
        )
    if waiting is not None or is_soft(remark) or _TENTATIVE.match(remark.folded):
        doubt = Certainty.CONVENTION
        if base.certainty is Certainty.AMBIGUOUS and base.kind is DeadlineKind.WINDOW:
            base = replace(base, certainty=Certainty.CONVENTION, note=None)
    else:
        doubt = Certainty.AMBIGUOUS
    return base.doubted(doubt, remark.one_line)


def _read_until_event(words: Words, setting: Setting) -> Draft | None:
    known = read_until_event(words)
    if known is None:
        return None
    time, draft = known
    if not time:
        return draft
    base = _read(time, setting)
    return replace(draft, start=base.start) if base is not None and base.start else None


def _read_pieces(words: Words, setting: Setting) -> Draft | None:
    """`Ban hành trong quý I, thực hiện thường xuyên`: several times, labelled by their verbs."""
    pieces = words.split(_PIECES)
    if len(pieces) < 2:
        return None
    repeated = _read_repetitions(pieces, setting)
    if repeated is not None:
        return repeated
    steps = []
    for number, piece in enumerate(pieces, start=1):
        time = read_time(piece, setting) or read_continuous(piece, setting)
        if time is None or time.kind not in _WINDOWS:
            return None
        action = ACTION.match(piece.folded)
        label = piece.part(0, action.end()).one_line if action else str(number)
        rolls = time.rolls and time.kind is not DeadlineKind.CONTINUOUS
        steps.append(Step(label, time.start, time.end, rolls))
    unnamed = not any(ACTION.match(piece.folded) for piece in pieces)
    dues = [step.due for step in steps if step.due]
    if unnamed and dues != sorted(dues):
        return None
    return replace(milestones(tuple(steps), Certainty.CONVENTION), unnamed=unnamed)


def _read_repetitions(pieces: tuple[Words, ...], setting: Setting) -> Draft | None:
    """`Ngày 25 hằng tháng; ngày 20 tháng cuối quý`: the days of all of them."""
    known = [read_recurring(piece, setting) for piece in pieces]
    read = [each for each in known if each is not None and each.occurrences]
    if len(read) < len(pieces):
        return None
    days = [day for each in read for day in each.occurrences]
    return recurring(days, rolls=all(each.rolls for each in read), certainty=Certainty.CONVENTION)
