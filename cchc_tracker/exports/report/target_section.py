"""The section on targets: what was wanted, what was measured, and whether it is met."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.report.blocks import Align, Column, Paragraph, Table
from cchc_tracker.exports.report.words import numbered
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.exports.report.blocks import Block
    from cchc_tracker.exports.report.words import Words
    from cchc_tracker.model.measurement import TargetStanding

_OPERATORS = {">=": "≥", "<=": "≤"}
_CENT = Decimal("0.01")


def target_section(standings: Sequence[TargetStanding], words: Words) -> list[Block]:
    """All targets of the plan with their latest measure."""
    if not standings:
        return [Paragraph(words(template("The plan has no targets in numbers.")))]
    met = sum(each.met is True for each in standings)
    missed = sum(each.met is False for each in standings)
    sentence = message(
        "Of {total} targets {met} are met, {missed} are not met and {open} are not measured"
        " or nothing occurred.",
        total=words.number(len(standings)),
        met=words.number(met),
        missed=words.number(missed),
        open=words.number(len(standings) - met - missed),
    )
    columns = (
        Column(words(template("Seq.")), 9, Align.CENTRE),
        Column(words(template("Target")), 63),
        Column(words(template("Wanted")), 22, Align.CENTRE),
        Column(words(template("Measured")), 32, Align.CENTRE),
        Column(words(template("On day")), 22, Align.CENTRE),
        Column(words(template("Judgement")), 20, Align.CENTRE),
    )
    rows = tuple(_cells(each, words) for each in standings)
    return [Paragraph(words(sentence), keep_next=True), Table(columns, rows)]


def _cells(standing: TargetStanding, words: Words) -> tuple[str, ...]:
    target = standing.target
    scope = f" ({target.scope})" if target.scope else ""
    baseline = f" {target.baseline}" if target.baseline else ""
    sign = _OPERATORS.get(target.operator, target.operator)
    return (
        str(standing.number),
        numbered(standing.goal.no, f"{target.subject}{scope}"),
        f"{sign} {_unit(words.number(target.value), target.unit)}{baseline}",
        _measured(standing, words),
        day_text(standing.measured.on) if standing.measured else "",
        _judgement(standing, words),
    )


def _measured(standing: TargetStanding, words: Words) -> str:
    """`17/20 = 85%`, both counts beside the value."""
    measured = standing.measured
    if measured is None:
        return "–"
    counts = ""
    if measured.numerator is not None and measured.denominator is not None:
        counts = f"{words.number(measured.numerator)}/{words.number(measured.denominator)}"
    if standing.value is None:
        return counts
    exact = standing.value.quantize(_CENT) if standing.value % 1 else standing.value
    value = _unit(words.number(exact), standing.target.unit)
    return f"{counts} = {value}" if counts else value


def _unit(number: str, unit: str) -> str:
    return f"{number}{unit}" if unit.startswith("%") else f"{number} {unit}".rstrip()


def _judgement(standing: TargetStanding, words: Words) -> str:
    if standing.nothing_occurred:
        return words(template("nothing occurred"))
    if standing.met is None:
        return words(template("not measured"))
    return words(template("met") if standing.met else template("not met"))
