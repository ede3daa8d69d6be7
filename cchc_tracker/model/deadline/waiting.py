"""Reads phrases without a date of their own: conditions, documents, open ends, frequencies."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.draft import Draft
from cchc_tracker.model.deadline.heads import ACTION
from cchc_tracker.model.deadline.reading import Certainty, DeadlineKind
from cchc_tracker.model.document.number import find_document_numbers

if TYPE_CHECKING:
    from cchc_tracker.model.deadline.draft import Setting
    from cchc_tracker.model.deadline.normalise import Words

_TITLE = re.compile(
    r"(?:thoi (?:gian|han|diem)|tien do)(?: (?:cu the|thuc hien|hoan thanh))*[\s,:]+"
)
_CONDITION = re.compile(
    r"(?:ngay |chi |trong truong hop |bat dau )*"
    r"(?:(?:sau khi|khi|neu)\s+(?:co\s+(?=phat sinh))?|trong truong hop\s+|"
    r"sau\s+(?=(?:ky hop|hoi nghi|cuoc hop|dot|ket qua|ket luan|kiem tra|dai hoi|thoi diem|ngay)"
    r"\b))"
    r"(?P<condition>.*)$"
)
_UNTIL = re.compile(r"^(?P<time>.*?)[\s,]*(?:cho\s+)?den (?:khi|luc)\s+(?P<condition>.+)$")
_BEFORE_EVENT = re.compile(r"(?P<condition>truoc khi\s+.+)$")
_OPEN_IN_YEAR = re.compile(
    r"theo (?:tinh hinh|thuc te|(?:yeu cau|nhu cau|dieu kien|kha nang|tien do) "
    r"(?:thuc te|cong viec|nhiem vu|cong tac|tinh hinh)|nhu cau|dieu kien|kha nang)\b"
)
_OPEN = re.compile(
    r"tuy\b|theo yeu cau$|(?:khi|neu) can(?: thiet)?$|dot xuat\b|chua xac dinh|khong xac dinh|"
    r"khong (?:quy dinh |gioi han |co )?thoi (?:han|gian)|bat (?:thuong|ky)\b"
)
_DOCUMENTS = (
    r"(?:ke hoach|quyet dinh|cong van|nghi quyet|nghi dinh|thong tu|chi thi|chuong trinh|van ban|"
    r"de an|huong dan|thong bao|ket luan|to trinh|so)\b"
)
_BY_PERIOD = r" (?:dinh ky\b|(?:(?:tung|hang) )?(?:quy|thang|nam)(?:$|,|\s+(?:va|hoac)\b))"
_REFERENCE = re.compile(
    rf"(?:theo(?!{_BY_PERIOD})|can cu(?: theo)?|(?:duoc )?quy dinh tai|duoc giao tai|"
    rf"tai(?= {_DOCUMENTS})|nhu)\b"
)
_DOCUMENT = re.compile(_DOCUMENTS)
_FREQUENCY = re.compile(
    r"^(?:(?:it nhat|toi thieu|khong it hon|trung binh|binh quan|khoang|toi da|khong qua)\s+)*"
    r"(?:(?:moi|hang|1|01)\s+)?(?:(?:nam|quy|thang|tuan)[\s,]+(?:to chuc|thuc hien)?\s*"
    r"(?:(?:it nhat|toi thieu|khong it hon)\s+)*\d{1,3}\s*(?:-\s*\d{1,3}\s*)?(?:lan|cuoc|dot|ky)|"
    r"\d{1,3}\s*(?:-\s*\d{1,3}\s*)?(?:lan|cuoc|dot|ky|lop|buoi)\s*(?:/|trong|moi|hang|tren)?\s*"
    r"(?:(?:1|01|mot)\s+)?(?:nam|quy|thang|tuan|6 thang|06 thang))"
    r"(?:\s+(?:19|20)\d\d)?$|^(?:dinh ky )?(?:hang|moi) tuan$|^\d{1,3}\s*tuan\s*/\s*lan$"
)


def read_waiting(words: Words, setting: Setting) -> Draft | None:
    """A phrase that begins like a condition or points elsewhere; None where it is neither."""
    bare = _bare(words)
    return (
        _read_open(bare, setting)
        or read_condition(bare)
        or _read_reference(bare)
        or _read_frequency(bare)
    )


def read_condition(words: Words) -> Draft | None:
    """`Sau khi …`, `Khi có …`: counts from the event; None for another phrase."""
    found = _CONDITION.match(words.folded) or _BEFORE_EVENT.match(words.folded)
    if found is None:
        return None
    condition = words.group(found, "condition")
    if not condition:
        return None
    return Draft(
        DeadlineKind.CONDITIONAL,
        condition=condition.one_line,
        note="starts on the event; no end given",
    )


def is_soft(words: Words) -> bool:
    """Whether the words only say that a time is flexible, or on what the work rests."""
    return bool(_OPEN.match(words.folded) or _REFERENCE.match(words.folded))


def read_until_event(words: Words) -> tuple[Words, Draft] | None:
    """`từ quý II đến khi hoàn thành`: the time in front, and the event that closes it."""
    found = _UNTIL.match(words.folded)
    if found is None:
        return None
    condition = words.group(found, "condition").one_line
    draft = Draft(DeadlineKind.CONDITIONAL, condition=condition, note="runs until the event")
    return words.group(found, "time"), draft


def read_named_document(words: Words) -> Draft | None:
    """`Kế hoạch số 61/KH-UBND`: a document's number where a time is expected."""
    return _reference(words) if _DOCUMENT.match(words.folded) and _numbers(words) else None


def _bare(words: Words) -> Words:
    """The words without a title or verb in front: `thực hiện theo …` is `theo …`."""
    title = _TITLE.match(words.folded)
    rest = words.part(title.end()) if title else words
    action = ACTION.match(rest.folded)
    return rest.part(action.end()) if action else rest


def _read_open(words: Words, setting: Setting) -> Draft | None:
    if _OPEN_IN_YEAR.match(words.folded):
        return Draft(
            DeadlineKind.OPEN,
            start=date(setting.year, 1, 1),
            end=date(setting.year, 12, 31),
            certainty=Certainty.CONVENTION,
            note="no date; stays open within the plan year",
        )
    if _OPEN.match(words.folded):
        return Draft(DeadlineKind.OPEN, note="no date")
    return None


def _read_reference(words: Words) -> Draft | None:
    return _reference(words) if _REFERENCE.match(words.folded) else None


def _reference(words: Words) -> Draft:
    numbers = _numbers(words)
    draft = Draft(DeadlineKind.REFERENCE, reference="; ".join(numbers) or None)
    return draft if numbers else replace(draft, note="reference without a number")


def _numbers(words: Words) -> tuple[str, ...]:
    return tuple(number.canonical for number in find_document_numbers(words.shown))


def _read_frequency(words: Words) -> Draft | None:
    if not _FREQUENCY.match(words.folded):
        return None
    return Draft(DeadlineKind.FREQUENCY, note="how often, without days")
