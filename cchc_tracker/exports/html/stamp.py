"""The page's foot: what it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.html.markup import element, escaped
from cchc_tracker.exports.stamp import counting_lines, stamp_lines
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.exports.report import ReportSource


def stamp_section(source: ReportSource) -> str:
    """Names and values, the counting rules as sentences."""
    text = source.language.text
    lines = (
        element("div", element("dt", escaped(name)), element("dd", escaped(value)))
        for name, value in stamp_lines(source)
    )
    rules = (element("li", escaped(rule)) for rule in counting_lines(source))
    return element(
        "footer",
        element("h2", escaped(text(template("Made from")))),
        element("dl", *lines),
        element("h3", escaped(text(template("Counting rules")))),
        element("ul", *rules),
    )
