"""Report outlines as JSON records, printed and filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.json_text import json_document
from cchc_tracker.exports.outline_text import program
from cchc_tracker.model.record import iso

if TYPE_CHECKING:
    from decimal import Decimal

    from cchc_tracker.model.figures import Tally
    from cchc_tracker.model.outline import Count, Outline, OutlineNode
    from cchc_tracker.model.outline_filling import FilledCount, FilledOutline, FilledProse


def outline_brief(outline: Outline) -> dict[str, object]:
    """The record of `cchc outline list --json`."""
    return {
        "outline": outline.id,
        "locality": outline.locality,
        "year": outline.year,
        "plan": outline.plan or None,
        "lines": len(outline.nodes),
        "counts": sum(1 for _ in outline.counts),
        "title": outline.title,
        "source": outline.source or None,
    }


def outline_record(outline: Outline) -> dict[str, object]:
    """The record of `cchc outline show --json`: the lines as printed."""
    return {
        **outline_brief(outline),
        "printed_title": list(outline.printed_title),
        "nodes": [
            _node(node) | {"counts": [_count(count) for count in node.counts]}
            for node in outline.nodes
        ],
        **_remarks(outline),
    }


def filled_record(filled: FilledOutline) -> dict[str, object]:
    """The record of a filled outline: `cchc outline fill --json` and the json export."""
    outline, figures = filled.outline, filled.figures
    return {
        "program": program(figures),
        **outline_brief(outline),
        "plan": filled.plan,
        "figures_from": figures.plan.id,
        "period": filled.period,
        "data_from": iso(figures.period.data_from) if figures.period else None,
        "as_of": iso(figures.as_of),
        "known_at": iso(figures.known_at),
        "journal_line": figures.journal_line,
        "closed": figures.closing is not None,
        "rows": _tally(figures.whole),
        "assigned": _tally(figures.assigned),
        "printed_title": list(outline.printed_title),
        "nodes": [
            _node(node)
            | {"counts": [_filled_count(filled.counts[count.key]) for count in node.counts]}
            | {"prose": _prose(filled.prose.get(node.key))}
            for node in outline.nodes
        ],
        "missing": [{"key": each.count.key, "gap": each.gap} for each in filled.gaps],
        **_remarks(outline),
        "unwritten": [node.key for node in filled.unwritten],
    }


def filled_json(filled: FilledOutline) -> str:
    """The filled outline as a JSON document."""
    return json_document(filled_record(filled)) + "\n"


def _node(node: OutlineNode) -> dict[str, object]:
    return {
        "key": node.key,
        "level": node.level,
        "number": node.number or None,
        "text": node.text,
        "kind": node.kind.value,
        "communes": node.communes.value,
    }


def _count(count: Count) -> dict[str, object]:
    return {
        "key": count.key,
        "label": count.label or None,
        "unit": count.unit,
        "source": count.source.value,
        "figure": count.figure or None,
        "target": count.target or None,
        "numerator": count.numerator or None,
        "denominator": count.denominator or None,
    }


def _filled_count(filled: FilledCount) -> dict[str, object]:
    count = filled.count
    return {
        "key": count.key,
        "label": count.label or None,
        "unit": count.unit,
        "value": _number(filled.value),
        "numerator": _number(filled.numerator),
        "denominator": _number(filled.denominator),
        "nothing_occurred": filled.nothing_occurred,
        "gap": filled.gap,
        "source": filled.source.value,
        "bound_to": count.figure or count.target or None,
        "counted": _number(filled.counted),
        "author": filled.author or None,
        "recorded_at": iso(filled.recorded_at),
        "note": filled.note or None,
    }


def _prose(prose: FilledProse | None) -> dict[str, object] | None:
    if prose is None:
        return None
    return {
        "paragraphs": list(prose.paragraphs),
        "author": prose.author,
        "recorded_at": prose.recorded_at.isoformat(),
    }


def _number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _tally(tally: Tally) -> dict[str, int]:
    return {"total": tally.total, **{status.value: n for status, n in tally.counts.items()}}


def _remarks(outline: Outline) -> dict[str, object]:
    return {
        "notes": list(outline.notes),
        "errata": [
            {"place": each.place, "printed": each.printed, "corrected": each.corrected}
            for each in outline.errata
        ],
    }
