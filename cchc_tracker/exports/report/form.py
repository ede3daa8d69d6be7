"""The form of a report: the usual one of NĐ 30/2020/NĐ-CP, or as a locality's template has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.exports.report.annex import added_columns
from cchc_tracker.exports.report.wording import header_words
from cchc_tracker.exports.report.words import Words
from cchc_tracker.model.message import message, template
from cchc_tracker.model.report_template import Part, ReportTemplate, TemplateSection, filled
from cchc_tracker.services.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.exports.report.source import ReportSource
    from cchc_tracker.exports.report.wording import HeaderWords
    from cchc_tracker.model.figures import Figures
    from cchc_tracker.model.report_template import Added

_USUAL_SECTIONS = tuple(
    TemplateSection(part)
    for part in (Part.GENERAL, Part.AREAS, Part.OVERDUE, Part.TARGETS, Part.PROPOSALS)
)
_USUAL = ReportTemplate("", "", "")
_PRINTED = Words(Language())
"""Localities write their templates in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Form:
    """The words of a report that don't come from its figures."""

    header: HeaderWords
    kind: str
    subject: str
    lead_in: str
    closing: str
    sections: tuple[TemplateSection, ...]
    added: Mapping[Added, str]
    """Headings of the columns added to the annex, in their order."""


def form_of(source: ReportSource, words: Words) -> Form:
    """The form of the source's report.

    A template's own text stays as the locality wrote it, with days and periods in its language;
    all else is in the report's.
    """
    own = source.template or _USUAL
    lead = {"lead": source.figures.lead or ""}
    given = {name: filled(text, lead) for name, text in own.wording.items()}
    header = header_words(source.locality, given)
    values = lead | _values(source.figures, header, words)
    printed = lead | _values(source.figures, header, _PRINTED)
    if own.subject:
        values["subject"] = printed["subject"] = filled(own.subject, printed)
    return Form(
        header=header,
        kind=own.kind or words(template("REPORT")),
        subject=values["subject"],
        lead_in=_own_text(own.lead_in, printed) or _lead_in(values, words),
        closing=_own_text(own.closing, printed) or _closing(values, words),
        sections=tuple(_filled_section(each, printed) for each in own.sections or _USUAL_SECTIONS),
        added=added_columns(words, own.columns, own.headings),
    )


def _own_text(text: str, values: Mapping[str, str]) -> str:
    return filled(text, {**values, "subject": _lower(values["subject"])})


def _filled_section(section: TemplateSection, values: Mapping[str, str]) -> TemplateSection:
    return TemplateSection(
        section.part,
        _own_text(section.heading, values),
        tuple(_own_text(each, values) for each in section.text),
        section.subheadings,
        section.figures,
    )


def _values(figures: Figures, header: HeaderWords, words: Words) -> dict[str, str]:
    return {
        "plan": words.plan_document(figures.plan),
        "plan_title": figures.plan.title,
        "issuer": header.issuer,
        "period": _period(figures, words),
        "data": _data_window(figures, words),
        "year": str(figures.period.year if figures.period else figures.as_of.year),
        "subject": _subject(figures, words),
    }


def _subject(figures: Figures, words: Words) -> str:
    if figures.period is None:
        day = words.long_day(figures.as_of)
        return words(
            message("Carrying out the {plan} up to {day}", plan=figures.plan.title, day=day)
        )
    return words(
        message(
            "Carrying out the {plan} in {period}",
            plan=figures.plan.title,
            period=words.period(figures.period),
        )
    )


def _period(figures: Figures, words: Words) -> str:
    if figures.period is not None:
        return words.period(figures.period)
    return words(message("the time up to {day}", day=words.long_day(figures.as_of)))


def _lead_in(values: Mapping[str, str], words: Words) -> str:
    sentence = message(
        "In accordance with the {plan}, {issuer} reports on {subject} ({data}), as follows:",
        plan=values["plan"],
        issuer=values["issuer"],
        subject=_lower(values["subject"]),
        data=values["data"],
    )
    return words(sentence)


def _closing(values: Mapping[str, str], words: Words) -> str:
    subject = _lower(values["subject"])
    return words(message("This is the report on {subject}./.", subject=subject))


def _lower(subject: str) -> str:
    """The subject inside a sentence."""
    return f"{subject[:1].lower()}{subject[1:]}"


def _data_window(figures: Figures, words: Words) -> str:
    period = figures.period
    if period is None or period.data_from is None:
        return words(message("data up to the end of {day}", day=words.long_day(figures.as_of)))
    return words(
        message(
            "data from {first} to the end of {last}",
            first=words.long_day(period.data_from),
            last=words.long_day(figures.as_of),
        )
    )
