"""Markup from parts, in which no text becomes a tag."""

from __future__ import annotations

from html import escape

from cchc_tracker.exports.report.blocks import shown


def escaped(text: str) -> str:
    """The text for a place between tags or in a quoted attribute."""
    return escape(shown(text), quote=True)


def element(tag: str, *parts: str, css: str = "", **attributes: str) -> str:
    """An element around parts that are markup already; attributes' values are texts."""
    if css:
        attributes = {"class": css, **attributes}
    return f"<{tag}{attribute_text(attributes)}>{''.join(parts)}</{tag}>\n"


def attribute_text(attributes: dict[str, str]) -> str:
    """Attributes with a blank in front; `_` in a name stands for `-`."""
    return "".join(
        f' {name.strip("_").replace("_", "-")}="{escaped(value)}"'
        for name, value in attributes.items()
    )


def section(name: str, title: str, *parts: str) -> str:
    """A landmark with a heading that names it."""
    heading = f'<h2 id="{name}">{escaped(title)}</h2>\n'
    return f'<section aria-labelledby="{name}">\n{heading}{"".join(parts)}</section>\n'


def multiline(text: str) -> str:
    """Escaped text with its line breaks."""
    return escaped(text).replace("\n", "<br>")
