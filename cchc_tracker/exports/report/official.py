"""The official report upward on a plan and a period, from letterhead to annex and metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.report.annex import annex_matrix
from cchc_tracker.exports.report.blocks import (
    Addressees,
    Annex,
    Letterhead,
    Metadata,
    Report,
    Signature,
)
from cchc_tracker.exports.report.body import report_body
from cchc_tracker.exports.report.form import form_of
from cchc_tracker.exports.report.words import Words, month_number
from cchc_tracker.exports.stamp import counting_lines, stamp_lines
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.exports.report.form import Form
    from cchc_tracker.exports.report.source import ReportSource
    from cchc_tracker.exports.report.wording import HeaderWords
    from cchc_tracker.model.figures import Figures

_BLANK = " " * 6
"""Room for the number and the day, which the clerk fills in."""


def official_report(source: ReportSource) -> Report:
    """The report in the form of NĐ 30/2020/NĐ-CP, Phụ lục I, or of a template that varies it.

    Number and day stay blank for the clerk.
    """
    words = Words(source.language)
    form, figures = form_of(source, words), source.figures
    return Report(
        language=source.language.code,
        made_as_of=figures.as_of,
        letterhead=_letterhead(form.header, figures, words),
        kind=form.kind,
        subject=form.subject,
        addressees=Addressees(words(template("To:")), form.header.to),
        body=report_body(source, form, words),
        signature=_signature(form.header, words),
        annex=_annex(source, form, words),
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


def _annex(source: ReportSource, form: Form, words: Words) -> Annex:
    figures, header = source.figures, form.header
    reference = message(
        "(With report no. {blank}/{symbol} {day} of {issuer})",
        blank=_BLANK,
        symbol=header.symbol,
        day=_blank_day(_report_day(figures), words),
        issuer=header.issuer,
    )
    return Annex(
        label=words(template("Annex")),
        title=form.subject.upper(),
        reference=words(reference),
        matrix=annex_matrix(source, words, form.added),
    )


def _metadata(source: ReportSource) -> Metadata:
    """What the report was made from, the same before and after the period is closed."""
    rules = (source.language(template("Counting rules")), " ".join(counting_lines(source)))
    lines = stamp_lines(source)
    if source.template is not None:
        lines.append((source.language(template("Form of the report")), source.template.name))
    return Metadata((*lines, rules))
