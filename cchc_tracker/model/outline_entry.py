"""Reads what somebody types for a line: `12`, `1.234`, `17/20`, `85,5`, prose, or nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message
from cchc_tracker.model.outline import NodeKind, OutlineEntry, ValueSource
from cchc_tracker.model.text import clean, collapse

if TYPE_CHECKING:
    from cchc_tracker.model.outline import Count, Outline

LONGEST_PROSE: Final = 50_000
"""Characters of a line's prose, some twenty pages."""
_WHOLE = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3}){1,4}")
_RATE = re.compile(r"(?P<rate>[0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*%?")
_PAIR = re.compile(r"(?P<numerator>[0-9.]+)\s*/\s*(?P<denominator>[0-9.]+)")


def read_entry(outline: Outline, period: str, typed: str, note: str = "") -> OutlineEntry:
    """The entry of `KEY=VALUE`; an empty value clears what was entered.

    A count is a whole number, a rate its two counts `17/20` or, where they aren't known, a number
    of per cent; for a line of prose it is the prose. Raises UsageError for an unknown key or a
    value that can't be used.
    """
    key, separator, text = typed.partition("=")
    key, text = collapse(key), text if _prose_line(outline, key) else collapse(text)
    if not separator:
        raise UsageError(message("“{text}” must be LINE=VALUE, such as I-6-1=12", text=typed))
    if _prose_line(outline, key):
        return read_prose(outline, period, key, text)
    count = _count(outline, key.strip())
    return _entry(
        OutlineEntry(outline.id, period, count.key, note=clean(note).strip()), count, text.strip()
    )


def read_prose(outline: Outline, period: str, key: str, text: str) -> OutlineEntry:
    """The entry of a text for a line of prose: a paragraph a line, blank ones left out.

    An empty text clears what was written. Raises UsageError for a key of another line and for a
    text that is too long.
    """
    line = _prose_line(outline, collapse(key))
    if line is None:
        raise UsageError(
            message(
                "“{line}” is no line of prose; see cchc outline show {outline}",
                line=key,
                outline=outline.id,
            )
        )
    paragraphs = (collapse(paragraph) for paragraph in clean(text).split("\n"))
    words = "\n".join(filter(None, paragraphs))
    if len(words) > LONGEST_PROSE:
        raise UsageError(
            message(
                "{line}: the text has {n} characters, but at most {most} are kept",
                line=line,
                n=len(words),
                most=LONGEST_PROSE,
            )
        )
    return OutlineEntry(outline.id, period, line, note=words)


def _prose_line(outline: Outline, key: str) -> str | None:
    """The key of a line of prose, however it is capitalised."""
    lines = (node.key for node in outline.nodes if node.kind is NodeKind.PROSE)
    return next((line for line in lines if line.casefold() == key.casefold()), None)


def _entry(empty: OutlineEntry, count: Count, text: str) -> OutlineEntry:
    if not text:
        return empty
    if not count.is_rate:
        return replace(empty, value=_whole(count, text))
    if pair := _PAIR.fullmatch(text):
        numerator, denominator = (
            _whole(count, pair["numerator"]),
            _whole(count, pair["denominator"]),
        )
        if numerator > denominator:
            raise UsageError(
                message(
                    "{line}: {text}: the part is more than the whole", line=count.key, text=text
                )
            )
        return replace(empty, numerator=numerator, denominator=denominator)
    rate = _RATE.fullmatch(text)
    value = Decimal(rate["rate"].replace(",", ".")) if rate else None
    if value is None or value > 100:
        raise UsageError(
            message(
                "{line}: “{text}” is no rate; write its two counts such as 17/20, or 0 to 100",
                line=count.key,
                text=text,
            )
        )
    return replace(empty, value=value)


def _count(outline: Outline, key: str) -> Count:
    """The count of a key, however it is capitalised."""
    for count in outline.counts:
        if count.key.casefold() == key.casefold():
            if count.source is ValueSource.COUNTS:
                raise UsageError(
                    message(
                        "{line} is made of {numerator} and {denominator}; set those",
                        line=count.key,
                        numerator=count.numerator,
                        denominator=count.denominator,
                    )
                )
            return count
    several = [count.key for count in outline.counts if count.key.startswith(f"{key}:")]
    if several:
        known = ", ".join(several)
        raise UsageError(message("{line} asks for several numbers: {known}", line=key, known=known))
    raise UsageError(
        message(
            "Nothing is counted in “{line}”; see cchc outline show {outline}",
            line=key,
            outline=outline.id,
        )
    )


def _whole(count: Count, text: str) -> Decimal:
    if not _WHOLE.fullmatch(text):
        raise UsageError(
            message("{line}: “{text}” is no whole number such as 1.234", line=count.key, text=text)
        )
    return Decimal(text.replace(".", ""))
