"""What an import found and could not place, for people and as a JSON record."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.plan_changes import FIELD_NAMES, change_lines, changes_record
from cchc_tracker.exports.problem import problem_line
from cchc_tracker.model.message import template
from cchc_tracker.model.record import iso, problem_record
from cchc_tracker.model.source.place import Part, place_message
from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.exports.problem import Hints
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.model.source.origin import Origin
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.plan_changes import PlanChanges

_SHOWN = 160
"""Characters of a text that the report for people shows; JSON has all."""
_COLUMN_NAMES = {**FIELD_NAMES, "number": template("Row's number")}


def import_report(
    imported: ImportedPlan, changes: PlanChanges | None, language: Language, hints: Hints
) -> list[str]:
    """The report's lines; `hints` are those of the door it's read at."""
    lines = [
        *_document(imported, language),
        *_areas(imported, language),
        *_columns(imported, language),
        *_inferred(imported, language),
        *_problems(imported, language, hints),
        *_unused(imported, language),
    ]
    if changes is not None:
        lines += ["", language("Beside the plan as kept:"), *change_lines(changes, language)]
    return lines


def _document(imported: ImportedPlan, language: Language) -> Iterator[str]:
    plan = imported.plan
    for source in imported.sources:
        yield language(
            "{file}: {format}, {size} bytes, SHA-256 {hash}",
            file=source.name,
            format=source.format,
            size=source.size,
            hash=source.sha256,
        )
    yield ""
    for name, value in (
        (template("Title"), plan.title),
        (template("Number"), plan.number or language("not numbered yet")),
        (template("Issued on"), day_text(plan.issued_on)),
        (template("Issuer"), plan.issuer),
        (template("Signer"), plan.signer),
        (template("Cites"), ", ".join(each.number for each in plan.cited)),
    ):
        yield f"{language(name)}: {value or '–'}"


def _areas(imported: ImportedPlan, language: Language) -> Iterator[str]:
    plan = imported.plan
    rows = Counter(each.area.no for each in plan.activities)
    targets = sum(len(goal.targets) for goal in plan.goals)
    yield ""
    yield language(
        "{rows} rows, {goals} goals, {targets} targets",
        rows=len(plan.activities),
        goals=len(plan.goals),
        targets=targets,
    )
    for area in plan.areas:
        yield f"  {area.no}. {area.title} ({area.code}): {rows[area.no]}"


def _columns(imported: ImportedPlan, language: Language) -> Iterator[str]:
    yield ""
    yield language("Columns:")
    for field, heading in (imported.plan.headings or {}).items():
        name = language(_COLUMN_NAMES.get(field, field))
        yield f"  {collapse(heading)} = {field} ({name})"
    extra = dict.fromkeys(each.label for each in imported.origins if each.field == "extra")
    for heading in extra:
        yield f"  {collapse(heading)} = extra"


def _inferred(imported: ImportedPlan, language: Language) -> Iterator[str]:
    rows = [each for each in imported.plan.activities if each.inferred]
    if rows:
        yield ""
        yield language("Inferred, not printed as it stands ({count} rows):", count=len(rows))
        yield from (f"  {each.ref}: {', '.join(each.inferred)}" for each in rows)


def _problems(imported: ImportedPlan, language: Language, hints: Hints) -> Iterator[str]:
    yield ""
    yield language("Problems: {count}", count=len(imported.problems))
    yield from (f"  {problem_line(each, language, hints)}" for each in imported.problems)


def _unused(imported: ImportedPlan, language: Language) -> Iterator[str]:
    """Every cell that nothing took; of the body's paragraphs how many."""
    cells = [each for each in imported.unused if each.place.part is not Part.TEXT]
    body = len(imported.unused) - len(cells)
    yield ""
    yield language(
        "Not placed: {cells} cells, {body} paragraphs of the body", cells=len(cells), body=body
    )
    yield from (f"  {_place_and_text(each, language)}" for each in cells)


def _place_and_text(origin: Origin, language: Language) -> str:
    text = collapse(origin.text)
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return f"{language(place_message(origin.place))}: {shown}"


def import_record(imported: ImportedPlan, changes: PlanChanges | None) -> dict[str, object]:
    """The report as a record; keys and types are a promise to scripts."""
    plan = imported.plan
    rows = Counter(each.area.no for each in plan.activities)
    return {
        "plan": plan.template,
        "locality": plan.locality,
        "year": plan.year,
        "kind": plan.kind.value,
        "title": plan.title,
        "number": plan.number,
        "issued_on": iso(plan.issued_on),
        "issuer": plan.issuer,
        "signer": plan.signer,
        "sources": [
            {"name": s.name, "format": s.format, "size": s.size, "sha256": s.sha256}
            for s in imported.sources
        ],
        "rows": len(plan.activities),
        "areas": [
            {"no": a.no, "title": a.title, "code": a.code, "rows": rows[a.no]} for a in plan.areas
        ],
        "columns": dict(plan.headings or {}),
        "inferred": [
            {"ref": each.ref, "fields": list(each.inferred)}
            for each in plan.activities
            if each.inferred
        ],
        "problems": [_problem_record(each) for each in imported.problems],
        "unused": [origin_record(each) for each in imported.unused],
        "changes": changes_record(changes) if changes is not None else None,
    }


def _problem_record(problem: Problem) -> dict[str, object]:
    at = str(place_message(problem.at)) if problem.at is not None else None
    return {**problem_record(problem), "at": at}


def origin_record(origin: Origin) -> dict[str, object]:
    """Where a piece of a document stands and what became of it."""
    place = origin.place
    return {
        "field": origin.field or None,
        "label": origin.label or None,
        "row": f"r{origin.position}" if origin.position is not None else None,
        "inferred": origin.inferred,
        "file": place.file or None,
        "part": place.part.value,
        "name": place.name or None,
        "page": place.page,
        "table_row": place.row,
        "table_column": place.column,
        "line": place.line,
        "paragraph": place.paragraph,
        "text": origin.text,
    }
