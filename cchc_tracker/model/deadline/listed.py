"""Reads lists of labelled deadlines into milestones; a label's value may itself be undated."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.draft import Draft, Step, least_certain, milestones
from cchc_tracker.model.deadline.labels import bracketed, labelled
from cchc_tracker.model.deadline.normalise import NO_WORDS
from cchc_tracker.model.deadline.reading import DeadlineKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_tracker.model.deadline.normalise import Words

    Read = Callable[[Words], Draft | None]
    Pairs = tuple[tuple[Words, Words], ...]

_STARTS = re.compile(r"(?:thoi (?:gian|diem) |ngay )?(?:bat dau|khoi cong)(?: thuc hien)?")
_ENDS = re.compile(r"(?:thoi (?:gian|diem) |ngay )?(?:ket thuc|hoan thanh)")
_DATED_VALUES = frozenset({DeadlineKind.WINDOW, DeadlineKind.DUE, DeadlineKind.CONTINUOUS})
_TURNED_VALUES = _DATED_VALUES | {DeadlineKind.RECURRING}


def read_labelled(words: Words, read: Read) -> Draft | None:
    """The milestones of `label: value` pairs, values read by `read`; None without labels."""
    pairs = _without_leading_time(labelled(words) or bracketed(words), read)
    if not pairs:
        return None
    values = [read(value) if value else None for _, value in pairs]
    if not any(values):
        turned = [read(label) if label else None for label, _ in pairs]
        if not all(value is not None and value.kind in _TURNED_VALUES for value in turned):
            return None
        pairs = tuple((value, label) for label, value in pairs)
        values = turned
    steps = tuple(
        step
        for (label, _), value in zip(pairs, values, strict=True)
        for step in _steps(label.one_line or None, value)
    )
    window = _from_start_to_end(pairs, values)
    if window is not None:
        return window
    known = [value for value in values if value is not None]
    draft = milestones(steps, least_certain(value.certainty for value in known))
    return replace(
        draft,
        exclusive=bool(known) and all(value.exclusive for value in known),
        condition="; ".join(value.condition for value in known if value.condition) or None,
        reference="; ".join(value.reference for value in known if value.reference) or None,
        note="; ".join(dict.fromkeys(value.note for value in known if value.note)) or None,
        unread=tuple(
            value.one_line or label.one_line
            for (label, value), draft in zip(pairs, values, strict=True)
            if draft is None
        ),
    )


def _from_start_to_end(pairs: Pairs, values: Sequence[Draft | None]) -> Draft | None:
    """`Bắt đầu: Quý I; Kết thúc: Quý III`: one window, not two things to be done."""
    named = [label.folded for label, _ in pairs]
    if len(named) != 2 or not (_STARTS.fullmatch(named[0]) and _ENDS.fullmatch(named[1])):
        return None
    first, last = values
    if first is None or last is None:
        return None
    start, end = first.start or first.end, last.end
    if start is None or end is None or start > end:
        return None
    return Draft(
        DeadlineKind.WINDOW,
        start,
        end,
        rolls=last.rolls,
        certainty=least_certain((first.certainty, last.certainty)),
        exclusive=last.exclusive,
    )


def _without_leading_time(pairs: Pairs, read: Read) -> Pairs:
    """The pairs with a time cut off the first label: `Cả năm, báo cáo: Quý IV`."""
    if not pairs or "," not in pairs[0][0].folded:
        return pairs
    (label, value), *others = pairs
    comma = label.folded.rindex(",")
    time = label.part(0, comma)
    if read(time) is None:
        return pairs
    return ((NO_WORDS, time), (label.part(comma + 1), value), *others)


def _steps(label: str | None, value: Draft | None) -> tuple[Step, ...]:
    """The milestones of one label: several for a value that lists or repeats its days."""
    if value is None:
        return (Step(label),)
    if value.kind is DeadlineKind.MILESTONES:
        return tuple(
            replace(step, label=" ".join(filter(None, (label, step.label)))) for step in value.steps
        )
    if value.kind is DeadlineKind.RECURRING and value.occurrences:
        return tuple(
            Step(" ".join(filter(None, (label, f"{day:%d/%m/%Y}"))), None, day, value.rolls)
            for day in value.occurrences
        )
    if value.kind in _DATED_VALUES:
        return (
            Step(
                label,
                value.start,
                value.end,
                value.rolls and value.kind is not DeadlineKind.CONTINUOUS,
            ),
        )
    return (Step(label, value.start),)
