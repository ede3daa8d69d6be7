"""The report as one page for a leader: figures, bars, timeline, rows; nothing else is loaded."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from cchc_tracker.exports.html.bars import bars_section
from cchc_tracker.exports.html.figures import figures_section, targets_section
from cchc_tracker.exports.html.markup import element, escaped
from cchc_tracker.exports.html.narrow import narrow_style
from cchc_tracker.exports.html.rows import overdue_section, rows_section
from cchc_tracker.exports.html.stamp import stamp_section
from cchc_tracker.exports.html.timeline import timeline_section
from cchc_tracker.exports.report.words import Words, capital
from cchc_tracker.exports.stamp import days_text
from cchc_tracker.exports.status_marks import STATUS_MARKS
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from cchc_tracker.exports.report import ReportSource


def write_html(source: ReportSource, output: BinaryIO) -> None:
    """Write the page; rows go out one by one."""
    output.writelines(piece.encode() for piece in _pieces(source))


def _pieces(source: ReportSource) -> Iterator[str]:
    script = _asset("sort.js")
    yield _head(source, script)
    yield "<body>\n"
    yield _header(source)
    yield "<main>\n"
    yield figures_section(source)
    yield bars_section(source)
    yield timeline_section(source)
    yield overdue_section(source)
    yield targets_section(source)
    yield from rows_section(source)
    yield "</main>\n"
    yield stamp_section(source)
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _head(source: ReportSource, script: str) -> str:
    """Only the page's own script may run, and nothing may be fetched."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    title = escaped(f"{source.figures.plan.title} – {days_text(source.figures)}")
    return (
        f'<!DOCTYPE html>\n<html lang="{escaped(source.language.code)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_style(source)}</style>\n</head>\n"
    )


def _style(source: ReportSource) -> str:
    colours = "".join(
        f".{status.value.replace('_', '-')}{{--ink:{mark.colour};--tint:{mark.tint}}}\n"
        for status, mark in STATUS_MARKS.items()
    )
    return _asset("page.css") + colours + narrow_style(source.language.text)


def _header(source: ReportSource) -> str:
    figures, words = source.figures, Words(source.language)
    period = figures.period
    named = capital(words.period(period)) if period else words(template("As of"))
    where = " · ".join(filter(None, (source.locality.name, figures.plan.number)))
    return element(
        "header",
        element("p", escaped(where), css="where"),
        element("h1", escaped(figures.plan.title)),
        element("p", escaped(f"{named}: {days_text(figures)}"), css="when"),
    )


def _asset(name: str) -> str:
    return files("cchc_tracker.exports.html").joinpath(name).read_text("utf-8")
