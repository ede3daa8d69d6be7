"""A file as it would be imported: its columns, rows, doubts, and what it changes; no widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_tracker.imports.annex import annex_tables, propose_columns
from cchc_tracker.imports.annex.columns import mapped_fields
from cchc_tracker.imports.annex.found import Column
from cchc_tracker.imports.reading import find_annex, joined, make_plan, read_documents
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.text import collapse
from cchc_tracker.services.importing import foresee_import

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cchc_tracker.imports.annex import Candidate
    from cchc_tracker.imports.request import ImportRequest
    from cchc_tracker.model.errors import CchcError
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.services.plan_changes import PlanChanges
    from cchc_tracker.services.session import Session

_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a request makes of a file."""

    columns: tuple[Column, ...]
    tables: tuple[int, ...]
    """Numbers of the tables that may be the annex, the likeliest first."""
    table: int
    """The one that is read."""
    samples: tuple[tuple[str, ...], ...]
    """The first cells of each column."""
    imported: ImportedPlan | None = None
    """None while no rows can be read from the columns."""
    changes: PlanChanges | None = None
    """What it would change in a plan that is there already."""
    failure: CchcError | None = None
    """Why no rows can be read."""


def read_file(session: Session, path: Path) -> tuple[SourceDocument, ...]:
    """The file's paragraphs and tables; raises a CchcError where it can't be read."""
    return read_documents(session.plugins, [path])


def read_plan(
    session: Session, documents: tuple[SourceDocument, ...], request: ImportRequest
) -> ReadFile:
    """What the request makes of the files, as one document.

    Raises a CchcError for a file without tables, and where the plan can't be kept by that name.
    """
    whole = joined(documents)
    tables = annex_tables(whole)
    table = request.table or _likeliest(tables)
    numbers = tuple(each.number for each in tables)
    try:
        annex = find_annex(whole, request)
        imported = make_plan(session.plugins, documents, request, session.today, annex=annex)
    except BadDataError as error:
        if not tables:
            raise
        columns, samples = _unread(whole, tables, table, request)
        return ReadFile(columns, numbers, table, samples, failure=error)
    changes = foresee_import(session, request.name, imported)
    samples = tuple(_samples(imported, column) for column in annex.columns)
    return ReadFile(annex.columns, numbers, table, samples, imported, changes)


def _likeliest(tables: Sequence[Candidate]) -> int:
    sure = (each.number for each in tables if each.is_sure)
    return next(sure, tables[0].number if tables else 1)


def _unread(
    whole: SourceDocument, tables: Sequence[Candidate], table: int, request: ImportRequest
) -> tuple[tuple[Column, ...], tuple[tuple[str, ...], ...]]:
    """Columns and samples of a table without an annex's headings, for a person to name."""
    rows = next(each.first_rows for each in tables if each.number == table)
    proposed = propose_columns(whole, table)
    width = max((len(row) for row in rows), default=len(proposed))
    blank = tuple(Column(number, "", ()) for number in range(1, width + 1))
    columns = tuple(
        replace(each, fields=mapped_fields(request.mapping[str(each.number)]))
        if str(each.number) in request.mapping
        else each
        for each in proposed or blank
    )
    return columns, tuple(_cells(rows, each.number - 1) for each in columns)


def _cells(rows: Sequence[Sequence[str]], place: int) -> tuple[str, ...]:
    return tuple(collapse(row[place]) for row in rows if place < len(row) and row[place].strip())


def _samples(imported: ImportedPlan, column: Column) -> tuple[str, ...]:
    """The first different cells of a column that went to rows."""
    heading = collapse(column.heading)
    found: dict[str, None] = {}
    for origin in imported.origins:
        of_column = origin.field in column.fields or (
            not column.fields and collapse(origin.label) == heading
        )
        if of_column and origin.position is not None and origin.text.strip():
            found[collapse(origin.text)] = None
            if len(found) == _SAMPLES:
                break
    return tuple(found)


def with_field(request: ImportRequest, read: ReadFile, column: int, field: str) -> ImportRequest:
    """The request with another field for a column, which no other column was told to hold."""
    wanted = set(mapped_fields(field))
    others = {
        name: target
        for name, target in request.mapping.items()
        if wanted.isdisjoint(mapped_fields(target))
    }
    return replace(request, table=read.table, mapping={**others, str(column): field})


def with_next_table(request: ImportRequest, read: ReadFile) -> ImportRequest | None:
    """The request with the next of the tables that may be the annex; None where there is one."""
    if len(read.tables) < 2:
        return None
    place = read.tables.index(read.table) if read.table in read.tables else -1
    return replace(request, table=read.tables[(place + 1) % len(read.tables)], mapping={})
