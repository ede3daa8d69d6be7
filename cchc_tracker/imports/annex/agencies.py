"""One cell for lead and support: `Chủ trì: Sở Nội vụ. Phối hợp: các sở, ngành`.

Its words may be labels (`Chủ trì:`), marks (`Sở Nội vụ (chủ trì)`) or part of a sentence (`Sở Nội
vụ chủ trì, phối hợp với Sở Y tế`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.headings import guess
from cchc_tracker.model.agency.cues import head_size
from cchc_tracker.model.agency.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Match

_ROLE: Final = re.compile(
    r"(?<!\w)(?P<open>\(\s?)?(?:(?:là\s|(?<=\())(?:cơ\squan|đơn\svị)\s)?"
    r"(?P<which>chủ\s?trì|phối\s?hợp)(?!\w)(?:\s?thực\shiện)?"
    r"(?:(?P<colon>\s?\)?\s?[:：])|(?P<close>\s?\)))?(?:\s?(?:với|cùng|giữa)(?!\w))?",
    re.IGNORECASE,
)
_SHORT_ROLE: Final = re.compile(r"(?P<open>\()\s?(?P<which>CT|PH)\s?(?P<close>\))(?P<colon>)?")
_LABEL_HEAD: Final = re.compile(
    r"(?<!\w)(?:các\s?)?(?:(?:cơ\squan|đơn\svị|cq|đv)(?:\s?[,/]\s?(?:đơn\svị|đv))?)?\s?\(?\s?$",
    re.IGNORECASE,
)
"""Words in front of a label that belong to it: `Cơ quan` before `chủ trì:`."""
_EDGE: Final = " \t\n;,-–—+•/("
_TAIL: Final = re.compile(r"(?<!\w)(?:cùng\s)?thực\shiện\s?\.?$", re.IGNORECASE)
_END: Final = 40
"""Letters at the end of a part where those words can stand; a cell may hold thousands."""
_BLANKS: Final = re.compile(r"\s+")
_SEPARATOR: Final = re.compile(r"[;,\n•]")


@dataclass(frozen=True, slots=True)
class LeadAndSupport:
    """A cell taken apart."""

    lead: str
    support: str
    is_labelled: bool
    """Whether the cell said itself which part is which."""
    is_told: bool = False
    """Whether it said so in a sentence or by marks, not by labels with a colon."""


def split_agencies(text: str) -> LeadAndSupport:
    """The lead and the support of a cell; all of it is the lead where it doesn't name them."""
    spaced = _BLANKS.sub(lambda found: "\n" if "\n" in found[0] else " ", text)
    roles = _roles(spaced)
    if roles:
        parts = _parts(spaced, roles)
        told = not all(role["colon"] for role in roles)
        lead, support = _together(parts["lead"]), _together(parts["support"])
        if not told or (lead and all(parts["lead"]) and all(parts["support"])):
            return LeadAndSupport(lead, support, is_labelled=True, is_told=told)
    return LeadAndSupport(text, "", is_labelled=False)


def says_both(texts: Sequence[str]) -> bool:
    """Whether cells of one column name lead and support, or mostly carry a label of one."""
    read = [split_agencies(text) for text in texts if text]
    labelled = sum(each.is_labelled for each in read)
    return any(each.lead and each.support for each in read) or (
        bool(read) and labelled * 2 >= len(read)
    )


def is_lead_alone(text: str, heading: str) -> bool:
    """Whether a cell names one agency, in a column that isn't headed by both roles."""
    asked = guess(heading)
    return len(_pieces(text)) == 1 and not (asked and asked[0].fields == ("lead", "support"))


def _roles(text: str) -> list[Match[str]]:
    """The words that say who leads and who supports; short ones only where both stand."""
    short = list(_SHORT_ROLE.finditer(text))
    if {role["which"] for role in short} == {"CT", "PH"}:
        return short
    return list(_ROLE.finditer(text))


def _parts(text: str, roles: Sequence[Match[str]]) -> dict[str, list[str]]:
    """The texts of each role; what no role claims is the lead while there is none, then support."""
    parts: dict[str, list[str]] = {"lead": [], "support": []}
    place = 0
    ends = [role.start() for role in roles[1:]] + [len(text)]
    for role, end in zip(roles, ends, strict=True):
        which = "lead" if role["which"][:1].casefold() == "c" else "support"
        before, after = text[place : role.start()], _bare(text[role.end() : end])
        is_label = role["colon"] or which == "lead" or after
        before = _bare(_without_end(_LABEL_HEAD, before) if is_label else before)
        place = role.end()
        if role["colon"] or not _stands_behind(role, which, before, after):
            _give(parts, before)
            if end < len(text):
                after = _bare(_without_end(_LABEL_HEAD, text[role.end() : end]))
            parts[which].append(after)
            place = end
        elif role["close"] and which == "lead":
            *others, own = _pieces(before)
            parts[which].append(own)
            parts["support"].extend(others)
        else:
            _give(parts, before, which)
    _give(parts, _bare(text[place:]))
    return parts


def _stands_behind(role: Match[str], which: str, before: str, after: str) -> bool:
    """Whether a word of role stands behind its agency (`Sở A chủ trì`), not in front of it."""
    if role["close"]:
        return bool(before)
    return bool(before) and (which == "lead" or not after)


def _give(parts: dict[str, list[str]], text: str, which: str = "") -> None:
    if text:
        parts[which or ("support" if parts["lead"] else "lead")].append(text)


def _pieces(text: str) -> list[str]:
    """The agencies of a text: cut where a name begins behind a separator."""
    tokens = tokenise(text)
    starts = [0]
    for at in range(1, len(tokens)):
        gap = text[tokens[at - 1].end : tokens[at].start]
        begins = tokens[at].plural or head_size(tokens, at, text) > 0
        if _SEPARATOR.search(gap) and begins:
            starts.append(tokens[at].start)
    ends = [*starts[1:], len(text)]
    return [_bare(text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _bare(part: str) -> str:
    """A part without signs around it, and without the `thực hiện` of its sentence."""
    part = _without_end(_TAIL, part.strip(_EDGE)).strip(_EDGE)
    return part + ")" if part.count("(") > part.count(")") else _without_close(part)


def _without_end(words: re.Pattern[str], part: str) -> str:
    """A part without certain words at its very end."""
    place = max(len(part) - _END, 0)
    found = words.search(part, place)
    return part[: found.start()] if found else part


def _without_close(part: str) -> str:
    return part[:-1].rstrip() if part.endswith(")") and part.count(")") > part.count("(") else part


def _together(parts: Sequence[str]) -> str:
    return "\n".join(part for part in parts if part)
