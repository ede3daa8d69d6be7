"""The report's body: lead-in, the form's sections in their order and numbered, closing."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from cchc_tracker.exports.report.blocks import Blank, Heading, Paragraph
from cchc_tracker.exports.report.sections import (
    area_section,
    general_section,
    overdue_section,
    proposal_headings,
)
from cchc_tracker.exports.report.target_section import target_section
from cchc_tracker.model.message import message, template
from cchc_tracker.model.report_template import Part

if TYPE_CHECKING:
    from cchc_tracker.exports.report.blocks import Block
    from cchc_tracker.exports.report.form import Form
    from cchc_tracker.exports.report.source import ReportSource
    from cchc_tracker.exports.report.words import Words
    from cchc_tracker.model.figures import Figures
    from cchc_tracker.model.report_template import TemplateSection

_HEADINGS: dict[Part, str] = {
    Part.GENERAL: template("General situation"),
    Part.AREAS: template("Results by area"),
    Part.OVERDUE: template("Tasks overdue and not done"),
    Part.TARGETS: template("Results of the targets"),
    Part.PROPOSALS: template("Difficulties, proposals and requests"),
}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def report_body(source: ReportSource, form: Form, words: Words) -> tuple[Block, ...]:
    """Everything between the addressees and the signature."""
    blocks: list[Block] = [Paragraph(form.lead_in), *_choice(source.figures, words)]
    for number, section in enumerate(form.sections, start=1):
        heading = section.heading or words(_HEADINGS[section.part])
        blocks.append(Heading(1, f"{roman(number)}. {heading}"))
        blocks += [Paragraph(text) for text in section.text]
        blocks += _content(section, source, words)
    return (*blocks, Paragraph(form.closing, keep_next=True))


def roman(number: int) -> str:
    """`IV` for 4; numbers from 1 to 39."""
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written


def _content(section: TemplateSection, source: ReportSource, words: Words) -> list[Block]:
    """What stands below the section's heading and text."""
    match section.part:
        case Part.GENERAL:
            content = general_section(source, words, section.figures)
        case Part.AREAS:
            content = area_section(source, words)
        case Part.OVERDUE:
            content = overdue_section(source, words)
        case Part.TARGETS:
            content = target_section(source.figures.targets, words)
        case Part.PROPOSALS:
            content = _to_write(section.subheadings or proposal_headings(words))
        case Part.PROSE:
            content = _to_write(section.subheadings)
            if not content and not section.text:
                content = [Blank()]
    return content


def _to_write(headings: tuple[str, ...]) -> list[Block]:
    """Headings for a person to write under."""
    numbers = count(1)
    return [
        block
        for heading in headings
        for block in (Heading(2, f"{next(numbers)}. {heading}"), Blank())
    ]


def _choice(figures: Figures, words: Words) -> list[Block]:
    """Which rows are counted, where not all are."""
    chosen = []
    if figures.lead is not None:
        chosen.append(words(message("led by {agency}", agency=figures.lead)))
    if figures.filter:
        chosen.append(words(message("chosen by the filter “{filter}”", filter=figures.filter)))
    if not chosen:
        return []
    return [Paragraph(words(message("Only tasks {chosen} are counted.", chosen=", ".join(chosen))))]
