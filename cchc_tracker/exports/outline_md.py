"""A filled outline as Markdown; no text of it becomes markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_tracker.exports.outline_text import (
    BLANK_LINE,
    count_name,
    facts,
    gap_lines,
    listed,
    origin_text,
    placed,
    unwritten_lines,
    value_text,
    writers,
)
from cchc_tracker.exports.table import render_table
from cchc_tracker.model.message import template
from cchc_tracker.model.outline import NodeKind
from cchc_tracker.model.outline_filling import Gap
from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc_tracker.model.outline import OutlineNode
    from cchc_tracker.model.outline_filling import FilledOutline

    Text = Callable[[str], str]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LIST_MARK = re.compile(r"^(?=[-+=])|^(\d+)(?=[.)])")
_DASHES = frozenset("-+•*–")


def filled_markdown(filled: FilledOutline, text: Text) -> str:
    """The document: title, what it is made from, the lines with their values, what is missing."""
    lines = [
        *_title(filled),
        *_table(("", ""), facts(filled, text)),
        *_body(filled, text),
        *_gaps(filled, text),
        *_unwritten(filled, text),
        *_origins(filled, text),
        *_writers(filled, text),
        *_remarks(filled, text),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(words: str) -> str:
    """Words that stay words where a line of Markdown begins."""
    return _LIST_MARK.sub(lambda found: f"{found[1] or ''}\\", inline(words))


def inline(words: str) -> str:
    """Words that stay words within a line of Markdown."""
    return _MARKUP.sub(r"\\\1", collapse(words))


def _title(filled: FilledOutline) -> Iterator[str]:
    first, *others = filled.outline.printed_title or (filled.outline.title,)
    yield f"# {inline(first)}"
    for line in others:
        yield from ("", escaped(line))
    yield ""


def _body(filled: FilledOutline, text: Text) -> Iterator[str]:
    numbered = 0
    for node in filled.outline.nodes:
        before, value, behind = placed(node, filled, text)
        bold = f" **{inline(value)}**" if value else ""
        words = f"{escaped(before)}{bold}{inline(behind)}"
        if _is_numbered(node):
            numbered = node.level
            indent = ""
            yield f"{'#' * min(node.level + 1, 6)} {inline(node.number)} {words}"
        else:
            indent = "  " * (node.level - numbered)
            yield f"{indent[2:]}{'-' if node.number else '*'} {words}"
        for label, each in listed(node, filled, text):
            yield f"{indent}* {escaped(label)}: **{inline(each)}**"
        if node.key in filled.prose:
            for words in filled.prose[node.key].paragraphs:
                yield from ("", f"{indent}{escaped(words)}")
        elif node.kind is NodeKind.PROSE:
            yield from ("", f"{indent}{BLANK_LINE}")
        yield ""


def _is_numbered(node: OutlineNode) -> bool:
    return bool(node.number) and node.number not in _DASHES


def _gaps(filled: FilledOutline, text: Text) -> Iterator[str]:
    gaps = gap_lines(filled, text)
    if gaps:
        yield from _heading(template("Missing figures"), text)
        headings = (template("Item"), template("What is counted"), template("Missing"))
        yield from _table([text(each) for each in headings], gaps)


def _unwritten(filled: FilledOutline, text: Text) -> Iterator[str]:
    lines = unwritten_lines(filled)
    if lines:
        yield from _heading(template("Texts not written yet"), text)
        yield from _table([text(template("Item")), text(template("As printed"))], lines)


def _origins(filled: FilledOutline, text: Text) -> Iterator[str]:
    known = [each for each in filled.counts.values() if each.gap is not Gap.VALUE]
    if known:
        yield from _heading(template("Where the figures come from"), text)
        headings = (
            template("Item"), template("What is counted"), template("Value"), template("Source"),
        )  # fmt: skip
        lines = [
            (each.count.key, count_name(each, filled), value_text(each, text),
             origin_text(each, text))
            for each in known
        ]  # fmt: skip
        yield from _table([text(each) for each in headings], lines)


def _writers(filled: FilledOutline, text: Text) -> Iterator[str]:
    if filled.prose:
        yield from _heading(template("Who wrote the text"), text)
        headings = (template("Item"), template("Written by"), template("When"))
        yield from _table([text(each) for each in headings], writers(filled))


def _remarks(filled: FilledOutline, text: Text) -> Iterator[str]:
    outline = filled.outline
    if outline.notes:
        yield from _heading(template("Remarks"), text)
        yield from (f"* {escaped(note)}" for note in outline.notes)
        yield ""
    if outline.errata:
        yield from _heading(template("Errata"), text)
        headings = (template("Item"), template("Printed"), template("Corrected"))
        lines = [(each.place, each.printed, each.corrected) for each in outline.errata]
        yield from _table([text(each) for each in headings], lines)


def _heading(words: str, text: Text) -> Iterator[str]:
    yield from (f"## {inline(text(words))}", "")


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from render_table(headings, rows, "markdown")
    yield ""
