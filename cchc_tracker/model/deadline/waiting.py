"""Reads phrases without a date of their own: conditions, documents, open ends."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.draft import Draft
from cchc_tracker.model.deadline.heads import ACTION
from cchc_tracker.model.deadline.normalise import NO_WORDS
from cchc_tracker.model.deadline.often import read_often
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
    r"sau\s+(?=(?:ky hop|hoi nghi|cuoc hop|dot|ket qua|ket luan|kiem tra|dai hoi|thoi diem|"
    r"(?:moi|tung) (?:dot|ky hop|hoi nghi|cuoc hop)|ngay(?!\s*\d))\b))"
    r"(?P<condition>.*)$"
)
_UNTIL = re.compile(r"^(?P<time>.*?)[\s,]*(?:cho\s+)?den (?:khi|luc)\s+(?P<condition>.+)$")
_EVENTS = r"(?:ky hop|phien hop|cuoc hop|hoi nghi|dai hoi|dip le|tet)\b"
_DATED = r"(?!.*(?:\b(?:quy|qui|thang|ngay)\b|\d[/.]\d))"
_BY_EVENT = re.compile(
    r"(?P<condition>truoc khi\s+(?!ket thuc (?:nam\b|(?:quy|thang) [\divx])).+"
    rf"|{_DATED}(?:(?:truoc|tai|trong|vao) )?(?:dip )?{_EVENTS}.*)$"
)
_OPEN_IN_YEAR = re.compile(
    r"theo (?:tinh hinh|thuc te|(?:yeu cau|nhu cau|dieu kien|kha nang|tien do) "
    r"(?:thuc te|cong viec|nhiem vu|cong tac|tinh hinh)|nhu cau|dieu kien|kha nang)\b"
)
_OPEN = re.compile(
    r"tuy\b|theo yeu cau$|(?:khi|neu) can(?: thiet)?$|dot xuat\b|chua xac dinh|khong xac dinh|"
    r"khong (?:quy dinh |gioi han |co )?thoi (?:han|gian)|bat (?:thuong|ky)\b|"
    r"(?:trong )?thoi gian (?:toi|som nhat)|(?:cang )?som(?: nhat)?\b|ngay lap tuc$|"
    r"trong (?:suot )?qua trinh\b|song song\b|dong thoi\b|cung (?:voi|thoi (?:diem|gian))\b|"
    r"long ghep\b"
)
_DOCUMENTS = (
    r"(?:ke hoach|quyet dinh|cong van|nghi quyet|nghi dinh|thong tu|chi thi|chuong trinh|van ban|"
    r"de an|huong dan|thong bao|ket luan|to trinh|so)\b"
)
_BY_PERIOD = r" (?:dinh ky\b|(?:(?:tung|hang) )?(?:quy|thang|nam)(?:$|,|\s+(?:va|hoac)\b))"
_ON_TIME = (
    r"(?:(?:dam bao|bao dam) )?(?:dung|kip) (?:thoi (?:han|gian)|han|tien do|lo trinh|quy dinh)"
)
_REFERENCE = re.compile(
    rf"(?:theo(?!{_BY_PERIOD})|can cu(?: theo)?|(?:duoc )?quy dinh tai|duoc giao tai|"
    rf"tai(?= {_DOCUMENTS})|nhu|{_ON_TIME})\b"
)
_DOCUMENT = re.compile(_DOCUMENTS)


def read_waiting(words: Words, setting: Setting) -> Draft | None:
    """A phrase that begins like a condition or points elsewhere; None where it is neither."""
    bare = _bare(words)
    return (
        _read_open(bare, setting)
        or read_condition(bare)
        or _read_reference(bare)
        or read_often(bare, setting)
    )


def read_condition(words: Words) -> Draft | None:
    """`Sau khi …`, `Khi có …`: counts from the event; None for another phrase."""
    after = _CONDITION.match(words.folded)
    found = after or _BY_EVENT.match(words.folded)
    condition = words.group(found, "condition") if found else NO_WORDS
    if not condition:
        return None
    note = "starts on the event; no end given" if after else "due by the event; no day given"
    return Draft(DeadlineKind.CONDITIONAL, condition=condition.one_line, note=note)


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
    if _OPEN.match(words.folded) or words.shown.casefold() == "ngay":
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
