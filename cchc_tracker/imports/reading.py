"""From files to a plan: read, find the annex, read its cells, account for every piece."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_tracker.imports.annex import column_headings, read_annex
from cchc_tracker.imports.annex.columns import TEXT_FIELDS
from cchc_tracker.imports.body import read_body
from cchc_tracker.imports.facts import read_facts
from cchc_tracker.imports.formats.registry import core_importers
from cchc_tracker.imports.goals import read_goals
from cchc_tracker.imports.opening import read_source
from cchc_tracker.model.plan import Measure, Plan
from cchc_tracker.model.source.document import SourceDocument, SourceTable, SourceText
from cchc_tracker.model.source.imported import ImportedPlan, SourceRecord
from cchc_tracker.model.source.origin import Origin
from cchc_tracker.plugins.matrix import read_activities
from cchc_tracker.rules import check_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from cchc_tracker.imports.annex.found import Annex, AnnexRow
    from cchc_tracker.imports.facts import DocumentFacts
    from cchc_tracker.imports.request import ImportRequest
    from cchc_tracker.model.plan import Activity
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.document import Block
    from cchc_tracker.plugins.registry import PluginRegistry


def read_documents(
    plugins: PluginRegistry, paths: Sequence[Path], sheet: str = ""
) -> tuple[SourceDocument, ...]:
    """The files as their readers find them; raises a CchcError for one that can't be read."""
    importers = (*plugins.importers(), *core_importers())
    return tuple(read_source(path, importers, sheet=sheet) for path in paths)


def find_annex(document: SourceDocument, request: ImportRequest) -> Annex:
    """The annex that a request makes of a document; raises what `read_annex` raises."""
    return read_annex(document, table=request.table, mapping=request.mapping, kind=request.kind)


def make_plan(
    plugins: PluginRegistry,
    documents: Sequence[SourceDocument],
    request: ImportRequest,
    today: date,
    *,
    annex: Annex | None = None,
) -> ImportedPlan:
    """The plan that the files print as one document; `annex` is theirs where it's read already.

    Raises BadDataError where no annex is found, UsageError for an unknown locality.
    """
    whole = joined(documents)
    whole, annex = _doubts_on_rows(whole, annex or find_annex(whole, request))
    facts = read_facts(whole)
    activities = _activities(plugins, annex, request, whole.name)
    body = read_body(whole, annex.areas)
    goals, goal_origins = read_goals(activities, whole, body)
    plan = replace(
        _plan(request, facts, annex, activities, whole.name),
        goals=goals,
        measures=tuple(Measure(each.area_no, each.words) for each in body if each.measure),
    )
    measures = (Origin(each.text.place, each.text.text, "measure") for each in body if each.measure)
    origins = tuple(_all_origins(whole, annex, (*facts.origins, *goal_origins, *measures)))
    problems = (*whole.problems, *facts.problems, *annex.problems, *check_plan(plan, today))
    return ImportedPlan(plan, tuple(map(_record, documents)), origins, _each_once(problems))


def _each_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without repeats: the annex reader's doubts stand on their rows too.

    What the annex reader says of an inferred cell has its place, so the rule's word is left out.
    """
    found = tuple(dict.fromkeys(problems))
    placed = {(each.place, each.code) for each in found if each.at is not None}
    return tuple(
        each
        for each in found
        if not each.code.endswith("-inferred")
        or all((each.place, each.code.replace("-inferred", told)) not in placed for told in _TOLD)
    )


_TOLD = ("-carried", "-made", "-parted")
"""What the annex reader's own words on an inferred cell end in."""


def joined(documents: Sequence[SourceDocument]) -> SourceDocument:
    """Several files as one document; each place then names its file."""
    if len(documents) == 1:
        return documents[0]
    return SourceDocument(
        name=" + ".join(each.name for each in documents),
        format=documents[0].format,
        sha256="",
        size=sum(each.size for each in documents),
        blocks=tuple(_named(block, each.name) for each in documents for block in each.blocks),
        problems=tuple(
            replace(problem, at=replace(problem.at, file=each.name) if problem.at else None)
            for each in documents
            for problem in each.problems
        ),
        kept_back=tuple(
            replace(text, place=replace(text.place, file=each.name))
            for each in documents
            for text in each.kept_back
        ),
    )


def _named(block: Block, file: str) -> Block:
    place = replace(block.place, file=file)
    if isinstance(block, SourceText):
        return replace(block, place=place)
    cells = tuple(replace(cell, place=replace(cell.place, file=file)) for cell in block.cells)
    return SourceTable(cells, place)


def _record(document: SourceDocument) -> SourceRecord:
    return SourceRecord(document.name, document.format, document.sha256, document.size)


def _activities(
    plugins: PluginRegistry, annex: Annex, request: ImportRequest, file: str
) -> tuple[Activity, ...]:
    """The rows as read, each with what the annex reader doubts about it."""
    readers = plugins.readers(request.year).at(plugins.locality(request.locality), request.year)
    rows = ((line, row.cells) for line, row in enumerate(annex.rows, start=1))
    doubts: dict[str, list[Problem]] = {}
    for problem in annex.problems:
        if problem.place:
            doubts.setdefault(problem.place, []).append(problem)
    made = [_made_fields(row) for row in annex.rows if row.leaf]
    return tuple(
        replace(
            each,
            inferred=(*each.inferred, *made[each.position - 1]),
            problems=(*each.problems, *doubts.get(f"r{each.position}", ())),
        )
        for each in read_activities(rows, annex.areas, readers, file)
    )


def _doubts_on_rows(document: SourceDocument, annex: Annex) -> tuple[SourceDocument, Annex]:
    """The reader's problems about cells of rows handed to the annex, which marks its rows."""
    leaves = (row for row in annex.rows if row.leaf)
    places = {
        origin.place: f"r{position}"
        for position, row in enumerate(leaves, start=1)
        for origin in row.origins
    }
    found = tuple(
        replace(each, place=places[each.at]) for each in document.problems if each.at in places
    )
    others = tuple(each for each in document.problems if each.at not in places)
    return (
        replace(document, problems=others),
        replace(annex, problems=(*found, *annex.problems)),
    )


def _made_fields(row: AnnexRow) -> tuple[str, ...]:
    """The fields beside the texts that its cells don't print as they are stored."""
    made = (origin.field for origin in row.origins if origin.inferred)
    return tuple(dict.fromkeys(field for field in made if field not in TEXT_FIELDS))


def _plan(
    request: ImportRequest,
    facts: DocumentFacts,
    annex: Annex,
    activities: tuple[Activity, ...],
    source: str,
) -> Plan:
    return Plan(
        template=request.name,
        locality=request.locality,
        year=request.year,
        kind=request.kind,
        title=facts.title,
        number=request.number or facts.number,
        issued_on=request.issued_on or facts.issued_on,
        issuer=facts.issuer,
        signer=facts.signer,
        source=source,
        areas=annex.areas,
        goals=(),
        activities=activities,
        cited=facts.cited,
        headings=column_headings(annex.columns),
    )


def _all_origins(
    document: SourceDocument, annex: Annex, others: Iterable[Origin]
) -> Iterator[Origin]:
    """Where every piece went: rows' cells, headings, facts, and what nothing took."""
    position = 0
    stated = tuple(others)
    taken = {origin.place for origin in stated}
    for row in annex.rows:
        position += row.leaf
        for origin in row.origins:
            taken.add(origin.place)
            yield replace(origin, position=position if row.leaf else None)
    yield from stated
    for origin in annex.origins:
        if origin.field or origin.place not in taken:
            taken.add(origin.place)
            yield origin
    for piece in _pieces(document):
        if piece.place not in taken and piece.text.strip():
            yield piece


def _pieces(document: SourceDocument) -> Iterator[Origin]:
    """Every paragraph and cell."""
    for block in (*document.blocks, *document.kept_back):
        cells = block.cells if isinstance(block, SourceTable) else (block,)
        for cell in cells:
            yield Origin(cell.place, cell.text)
