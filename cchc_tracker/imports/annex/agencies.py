"""One cell for lead and support: `Chủ trì: Sở Nội vụ. Phối hợp: các sở, ngành`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL: Final = re.compile(
    r"(?<!\w)(?P<which>chủ\s*trì|phối\s*hợp)(?:\s+thực\s+hiện)?(?:\s*\))?\s*[:：]",
    re.IGNORECASE,
)
_HEADS: Final = ("các", "cơ quan", "đơn vị", "cơ quan,", "cơ quan/", "cơ quan, đơn vị", "cq", "đv")
"""Words in front of a label that belong to it."""
_EDGE: Final = " \t\n;,-–—+•("


@dataclass(frozen=True, slots=True)
class LeadAndSupport:
    """A cell taken apart."""

    lead: str
    support: str
    is_labelled: bool
    """Whether the cell said itself which part is which."""


def split_agencies(text: str) -> LeadAndSupport:
    """The lead and the support of a cell; all of it is the lead where it has no labels."""
    labels = list(_LABEL.finditer(text))
    if not labels:
        return LeadAndSupport(text, "", is_labelled=False)
    parts: dict[str, list[str]] = {"lead": [], "support": []}
    before = _without_head(text[: labels[0].start()])
    ends = [each.start() for each in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        which = "lead" if label["which"].casefold().startswith("ch") else "support"
        parts[which].append(_without_head(text[label.end() : end]))
    if before:
        parts["support" if parts["lead"] else "lead"].insert(0, before)
    return LeadAndSupport(_together(parts["lead"]), _together(parts["support"]), is_labelled=True)


def says_both(texts: Sequence[str]) -> bool:
    """Whether cells of one column mostly name lead and support by labels."""
    told = [text for text in texts if text]
    both = sum(len(list(_LABEL.finditer(text))) > 0 for text in told)
    return bool(told) and both * 2 >= len(told)


def _without_head(part: str) -> str:
    """A part without the beginning of the next label: `; - Cơ quan` before `phối hợp:`."""
    part = part.strip(_EDGE)
    for head in sorted(_HEADS, key=len, reverse=True):
        if part.casefold().endswith(head) and not part[: -len(head)][-1:].isalpha():
            part = part[: -len(head)].strip(_EDGE)
    return part


def _together(parts: Sequence[str]) -> str:
    return "\n".join(part for part in parts if part)
