"""The words in front of a time: `dự kiến`, `hoàn thành`, `trong`, `chậm nhất`, `trước`, `từ`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_tracker.model.deadline.normalise import Words

VERBS = (
    r"(?:(?:phai|se|can|co gang|phan dau)\s+)?(?:hoan thanh|hoan tat|ket thuc|xong|ban hanh|"
    r"thuc hien|trien khai|to chuc|bao cao|trinh|gui|tham muu|phe duyet|ke hoach|cong bo|xay dung|"
    r"tong ket|so ket|tong hop|van hanh|kiem tra|ra soat|cap nhat|nghiem thu|duy tri|"
    r"tuyen truyen|tap huan|danh gia)"
)
"""Verbs that may stand before a time without changing it."""
OBJECTS = (
    r"(?:ke hoach|thuc hien|trien khai|bao cao|ket qua|so ket|tong ket|viec|va|cac|nhiem vu|"
    r"quyet dinh|van ban|de an|du thao|noi dung|danh gia)"
)
"""Words that may follow such a verb."""
ACTION = re.compile(rf"{VERBS}\b(?:\s+{OBJECTS}\b)*[\s,:]*")
"""A verb and its object in front of a time."""

_HEAD = re.compile(
    r"""
    (?P<title>(?:thoi\ (?:gian|han|diem)(?:\ (?:thuc\ hien|hoan\ thanh|trien\ khai))?
       |tien\ do|han)\s*:)
  | (?P<tentative>du\ kien|tam\ thoi|khoang|uoc|vao\ khoang)\b(?:\ (?:la|hoan\ thanh)\b)?
  | (?P<by>(?:cham|muon|tre)\ nhat|khong\ (?:muon|cham|tre)\ (?:hon|qua)|khong\ qua
       |han\ (?:cuoi|chot)|thoi\ han|den\ han)\b(?:\ (?:la|vao|den|toi|trong|het)\b)*:?
  | (?P<after>(?:(?:ke\ |bat\ dau\ )?tu\ )?sau)\b(?=\ (?:ngay\ |nam\ |thang\ )?\d|\ quy\ [ivx\d])
  | (?P<until>truoc\ khi\ ket\ thuc(?=\ (?:nam|quy|thang)\b)|(?:tu\ )?nay\ (?:den|toi)\b(?:\ het\b)?
       |(?:(?:keo\ dai\ )?(?:cho\ )?(?:den|toi)\b(?:\ (?:truoc\ )?het\b)?|het\b)
       (?!\ (?:khi|luc)))
  | (?P<before>truoc)\b(?!\ khi)(?:\ thoi\ diem\b)?
  | (?P<each>(?:(?:trong|vao)\ )?cac)\b(?=\ (?:thang|quy)\ [\divx])
  | (?P<at_once>ngay)\b(?=\ (?:trong|tu)\b)
  | (?P<looking>(?:so\ lieu\ |thong\ ke\ )?tinh(?=\ tu\b)|trong\ thoi\ gian(?=\ tu\b)|so\ lieu\b)
  | (?P<within>trong\b(?:\ (?:thoi\ (?:gian|han|ky)|khoang(?:\ thoi\ gian)?|vong))?|vao|tai)\b
  | (?P<start>(?:ke\ |bat\ dau\ )?tu|bat\ dau)\b
  | (?P<stage>giai\ doan|nhiem\ ky|thoi\ ky)\b
  | (?P<clock>\d{1,2}\s*(?:h|gio|:)\s*(?:\d{2})?(?:\s*phut)?)\s*,?\s*(?=ngay\b|\d)
    """,
    re.VERBOSE,
)
_COMPLETES = re.compile(r"hoan thanh|hoan tat|ket thuc|xong")
_BLANK = re.compile(r"[\s,:]*")


def completes(action: str) -> bool:
    """Whether a verb says that the work ends."""
    return _COMPLETES.search(action) is not None


@dataclass(frozen=True, slots=True)
class Heads:
    """Which heads stood before a time."""

    names: frozenset[str]
    completes: bool
    """Whether a verb says that the work ends in that time."""
    verb: bool
    """Whether any verb stood there."""

    def has(self, *names: str) -> bool:
        """Whether one of the heads was there."""
        return not self.names.isdisjoint(names)


def take_heads(words: Words) -> tuple[Heads, Words]:
    """The heads in front, and the words after them."""
    names: set[str] = set()
    ends = verb = False
    place = 0
    text = words.folded
    while place < len(text):
        action = ACTION.match(text, place)
        if action:
            verb = True
            ends = ends or completes(action[0])
            place = action.end()
            continue
        head = _HEAD.match(text, place)
        if head is None:
            break
        names.add(head.lastgroup or "")
        blank = _BLANK.match(text, head.end())
        place = blank.end() if blank else head.end()
    return Heads(frozenset(names), ends, verb), words.part(place)
