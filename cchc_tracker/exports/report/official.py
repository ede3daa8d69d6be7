"""The official report upward on a plan and a period, from letterhead to annex and metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.report.annex import annex_matrix
from cchc_tracker.exports.report.blocks import (
    Addressees,
    Annex,
    Letterhead,
    Metadata,
    Paragraph,
    Report,
    Signature,
)
from cchc_tracker.exports.report.sections import (
    area_sections,
    general_section,
    overdue_section,
    proposals_section,
)
from cchc_tracker.exports.report.target_section import target_section
from cchc_tracker.exports.report.wording import header_words
from cchc_tracker.exports.report.words import Words, month_number
from cchc_tracker.exports.stamp import counting_lines, stamp_lines
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.exports.report.blocks import Block
    from cchc_tracker.exports.report.source import ReportSource
    from cchc_tracker.exports.report.wording import HeaderWords
    from cchc_tracker.model.figures import Figures

_BLANK = " " * 6
"""Room for the number and the day, which the clerk fills in."""


def official_report(source: ReportSource) -> Report:
    """The report in the form of NĐ 30/2020/NĐ-CP, Phụ lục I; number and day stay blank."""
    words, header = Words(source.language), header_words(source.locality)
    figures = source.figures
    subject = _subject(figures, words)
    return Report(
        language=source.language.code,
        made_as_of=figures.as_of,
        letterhead=_letterhead(header, figures, words),
        kind=words(template("REPORT")),
        subject=subject,
        addressees=Addressees(words(template("To:")), header.to),
        body=tuple(_body(source, header, subject, words)),
        signature=_signature(header, words),
        annex=_annex(source, header, words),
        metadata=_metadata(source),
    )


def _letterhead(header: HeaderWords, figures: Figures, words: Words) -> Letterhead:
    due = _report_day(figures)
    return Letterhead(
        superior="\n".join(header.superior_lines).upper(),
        issuer=header.issuer.upper(),
        number=words(message("No.: {blank}/{symbol}", blank=_BLANK, symbol=header.symbol)),
        nation=words(template("SOCIALIST REPUBLIC OF VIET NAM")),
        motto=words(template("Independence - Freedom - Happiness")),
        place_and_day=words(
            message("{place}, {day}", place=header.place, day=_blank_day(due, words))
        ),
    )


def _report_day(figures: Figures) -> date:
    """A day in the month of the report: the due day, else the cut-off."""
    due = figures.period.due if figures.period else None
    return due or figures.as_of


def _blank_day(due: date, words: Words) -> str:
    """`ngày       tháng 3 năm 2022`."""
    return words(
        message(
            "{day}/{month}/{year}",
            day=_BLANK,
            month=month_number(due),
            year=due.year,
        )
    )


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


def _body(source: ReportSource, header: HeaderWords, subject: str, words: Words) -> list[Block]:
    figures = source.figures
    cited = words.plan_document(figures.plan)
    lead_in = message(
        "In accordance with the {plan}, {issuer} reports on {subject} ({data}), as follows:",
        plan=cited,
        issuer=header.issuer,
        subject=_lower(subject),
        data=_data_window(figures, words),
    )
    closing = message("This is the report on {subject}./.", subject=_lower(subject))
    return [
        Paragraph(words(lead_in)),
        *_choice(figures, words),
        *general_section(source, words),
        *area_sections(source, words),
        *overdue_section(source, words),
        *target_section(figures.targets, words),
        *proposals_section(words),
        Paragraph(words(closing), keep_next=True),
    ]


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


def _signature(header: HeaderWords, words: Words) -> Signature:
    filed = f", {header.unit}" if header.unit else ""
    return Signature(
        recipients_label=words(template("Recipients:")),
        recipients=(
            words(template("As above;")),
            *(f"{each};" for each in header.recipients),
            words(message("Filed: clerk's office{unit}.", unit=filed)),
        ),
        capacity=header.signer,
    )


def _annex(source: ReportSource, header: HeaderWords, words: Words) -> Annex:
    figures = source.figures
    reference = message(
        "(With report no. {blank}/{symbol} {day} of {issuer})",
        blank=_BLANK,
        symbol=header.symbol,
        day=_blank_day(_report_day(figures), words),
        issuer=header.issuer,
    )
    return Annex(
        label=words(template("Annex")),
        title=_subject(figures, words).upper(),
        reference=words(reference),
        matrix=annex_matrix(source, words),
    )


def _metadata(source: ReportSource) -> Metadata:
    """What the report was made from, the same before and after the period is closed."""
    rules = (source.language(template("Counting rules")), " ".join(counting_lines(source)))
    return Metadata((*stamp_lines(source), rules))
