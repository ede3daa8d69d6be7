"""What the import screens show: a folder's files, a file's columns, rows and report; no widgets."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.plan_changes import change_lines
from cchc_tracker.exports.problem import problem_line
from cchc_tracker.imports.annex import annex_tables, read_annex
from cchc_tracker.imports.formats.registry import core_importers
from cchc_tracker.imports.reading import joined, make_plan, read_documents
from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.message import message, template
from cchc_tracker.model.source.place import Part, place_message
from cchc_tracker.model.text import collapse
from cchc_tracker.services.importing import foresee_import

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.imports.annex.found import Column
    from cchc_tracker.imports.request import ImportRequest
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.plan_changes import PlanChanges
    from cchc_tracker.services.session import Session

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SAMPLES: Final = 3
_ROW = re.compile(r"r(\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder or a readable file."""

    path: Path
    folder: bool

    @property
    def name(self) -> str:
        """As listed; a folder's ends with a slash."""
        return f"{self.path.name}/" if self.folder else self.path.name


def entries(folder: Path) -> tuple[Entry, ...]:
    """The folders and the readable files of a folder, by name, without hidden ones.

    Raises NotAllowedError where the folder can't be read.
    """
    suffixes = {suffix for importer in core_importers() for suffix in importer.suffixes}
    try:
        with os.scandir(folder) as found:
            kept = [
                Entry(folder / each.name, each.is_dir())
                for each in found
                if not each.name.startswith(".")
                and (each.is_dir() or Path(each.name).suffix.lower() in suffixes)
            ]
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotAllowedError(
            message("{path} can't be read: {reason}", path=str(folder), reason=reason)
        ) from error
    return tuple(sorted(kept, key=lambda each: (not each.folder, each.name.casefold())))


def likely_year(name: str, otherwise: int) -> int:
    """The year in a file's name, else the given one."""
    found = _YEAR.search(name)
    return int(found[0]) if found else otherwise


class View(StrEnum):
    """What of a read file is shown."""

    COLUMNS = template("Columns")
    ROWS = template("Rows")
    REPORT = template("Report")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a view, and what is told of it below."""

    text: str
    detail: str
    row: int | None = None
    """Position of the row it is about."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it would be imported."""

    imported: ImportedPlan
    changes: PlanChanges | None
    """What it would change in a plan that is there already."""
    columns: tuple[Column, ...]
    tables: tuple[int, ...]
    """Numbers of the tables that may be the annex, the likeliest first."""


def read_file(session: Session, path: Path) -> tuple[SourceDocument, ...]:
    """The file's paragraphs and tables; raises a CchcError where it can't be read."""
    return read_documents(session.plugins, [path])


def read_plan(
    session: Session, documents: tuple[SourceDocument, ...], request: ImportRequest
) -> ReadFile:
    """What the request makes of the file; raises a CchcError where there is no annex."""
    whole = joined(documents)
    annex = read_annex(whole, table=request.table, mapping=request.mapping, kind=request.kind)
    imported = make_plan(session.plugins, documents, request, session.today)
    changes = foresee_import(session, request.name, imported)
    tables = tuple(each.number for each in annex_tables(whole, request.mapping))
    return ReadFile(imported, changes, annex.columns, tables)


def lines_of(read: ReadFile, view: View, language: Language) -> tuple[ShownLine, ...]:
    """The lines of a view."""
    make = {View.COLUMNS: _columns, View.ROWS: _rows, View.REPORT: _report}[view]
    return tuple(make(read, language))


def _columns(read: ReadFile, language: Language) -> Iterator[ShownLine]:
    for column in read.columns:
        heading = collapse(column.heading) or language("(blank)")
        field = " + ".join(column.fields) or "extra"
        samples = "\n".join(_samples(read, heading, column.fields))
        yield ShownLine(f"{heading} → {field}", samples)


def _samples(read: ReadFile, heading: str, fields: tuple[str, ...]) -> Iterator[str]:
    """The first cells of a column."""
    found = (
        collapse(origin.text)
        for origin in read.imported.origins
        if origin.text.strip()
        and origin.position is not None
        and (origin.field in fields or (not fields and collapse(origin.label) == heading))
    )
    for _, sample in zip(range(_SAMPLES), dict.fromkeys(found), strict=False):
        yield f"· {sample}"


def _rows(read: ReadFile, language: Language) -> Iterator[ShownLine]:
    doubtful = {_position(each.place) for each in read.imported.problems}
    for activity in read.imported.plan.activities:
        mark = "!" if activity.position in doubtful else " "
        parts = (
            (template("Goal"), activity.goal),
            (template("Task"), activity.task),
            (template("Product"), activity.product_text),
            (template("Lead"), activity.lead_text),
            (template("Support"), activity.support_text),
            (template("Deadline"), activity.deadline_text),
        )
        detail = " · ".join(
            f"{language(name)}: {collapse(value)}" for name, value in parts if value
        )
        text = f"{mark} {activity.ref}  {collapse(activity.text)}"
        yield ShownLine(text, detail, activity.position)


def _report(read: ReadFile, language: Language) -> Iterator[ShownLine]:
    imported = read.imported
    for problem in imported.problems:
        line = problem_line(problem, language)
        yield ShownLine(line, f"{line}\n{problem.text}", _position(problem.place))
    for origin in imported.unused:
        if origin.place.part is not Part.TEXT:
            text = f"{language(place_message(origin.place))}: {collapse(origin.text)}"
            yield ShownLine(language("Not placed: {what}", what=text), text)
    body = sum(each.place.part is Part.TEXT for each in imported.unused)
    if body:
        text = language("Not placed: {count} paragraphs of the body", count=body)
        yield ShownLine(text, text)
    if read.changes is not None:
        for line in change_lines(read.changes, language):
            yield ShownLine(line, line)


def _position(place: str) -> int | None:
    found = _ROW.fullmatch(place)
    return int(found[1]) if found else None


def with_field(request: ImportRequest, heading: str, field: str) -> ImportRequest:
    """The request with another field for a column."""
    return replace(request, mapping={**request.mapping, heading: field})


def with_table(request: ImportRequest, read: ReadFile) -> ImportRequest:
    """The request with the next of the tables that may be the annex."""
    tables = read.tables
    place = tables.index(request.table) if request.table in tables else 0
    return replace(request, table=tables[(place + 1) % len(tables)], mapping={})
