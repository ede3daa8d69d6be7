"""A report template: what a locality's own report varies of the official form, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEMPLATE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BLANK_FIELD = re.compile(r"\{([^{}]*)\}")


class Part(StrEnum):
    """What a section of a report's body holds."""

    GENERAL = "general"
    AREAS = "areas"
    OVERDUE = "overdue"
    TARGETS = "targets"
    PROPOSALS = "proposals"
    PROSE = "prose"
    """Text of the template's own, or room to write."""


class Tallied(StrEnum):
    """A subsection of the general section."""

    PLAN = "plan"
    ASSIGNED = "assigned"
    AREAS = "areas"
    LEADS = "leads"


class Added(StrEnum):
    """A column that a report adds to the annex."""

    STATUS = "status"
    RESULT = "result"
    EVIDENCE = "evidence"
    NOTE = "note"


FIELDS = ("plan", "plan_title", "issuer", "subject", "period", "data", "lead", "year")
"""What a template's texts may hold between braces."""


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """A section of the body, in its place."""

    part: Part
    heading: str = ""
    """Without its number; empty for the usual one."""
    text: tuple[str, ...] = ()
    """Paragraphs below the heading."""
    subheadings: tuple[str, ...] = ()
    """Headings with room to write below each, for prose and proposals."""
    figures: tuple[Tallied, ...] = tuple(Tallied)
    """The subsections of the general section."""


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """A form of report; an empty text stands for the usual one."""

    name: str
    locality: str
    """Code of the locality whose plans it reports on."""
    title: str
    """What the report is, for a list."""
    source: str = ""
    """The passage of the document that asks for it."""
    wording: Mapping[str, str] = field(default_factory=dict)
    """`report_…` words that win over the locality's."""
    kind: str = ""
    subject: str = ""
    lead_in: str = ""
    closing: str = ""
    sections: tuple[TemplateSection, ...] = ()
    """In their order; empty for the usual ones."""
    columns: tuple[Added, ...] = tuple(Added)
    """The columns added to the annex, in their order."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Their headings, by column."""

    @property
    def needs_lead(self) -> bool:
        """Whether it is the report of one agency, which has to be named."""
        sections = (text for each in self.sections for text in (each.heading, *each.text))
        texts = (self.subject, self.lead_in, self.closing, *self.wording.values(), *sections)
        return any("{lead}" in text for text in texts)


def unknown_field(text: str) -> str | None:
    """The first thing between braces that no template may hold, or a brace that stands alone."""
    for name in _BLANK_FIELD.findall(text):
        if name not in FIELDS:
            return f"{{{name}}}"
    rest = _BLANK_FIELD.sub("", text)
    return next((brace for brace in "{}" if brace in rest), None)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each `{field}` replaced; what the values hold is never filled again.

    A field without a value stays as it is.
    """
    return _BLANK_FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def is_template_name(name: str) -> bool:
    """Whether it is lower-case Latin letters and digits, joined by single hyphens."""
    return _TEMPLATE_NAME.fullmatch(name) is not None
