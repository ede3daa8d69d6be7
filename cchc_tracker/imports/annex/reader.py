"""Reads the annex of a document: finds its table, its headings and areas, and makes its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_tracker.imports.annex.accounting import left_over
from cchc_tracker.imports.annex.agencies import says_both
from cchc_tracker.imports.annex.cells import printed
from cchc_tracker.imports.annex.columns import TEXT_FIELDS
from cchc_tracker.imports.annex.drafts import finish
from cchc_tracker.imports.annex.fields import field_columns
from cchc_tracker.imports.annex.found import Annex, Column
from cchc_tracker.imports.annex.homes import homes
from cchc_tracker.imports.annex.joining import gather
from cchc_tracker.imports.annex.owners import number_owner
from cchc_tracker.imports.annex.rows import RowMaker
from cchc_tracker.imports.annex.sections import area_depth, find_headings, first_after_end
from cchc_tracker.imports.annex.tables import begins_with, choose_table
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.origin import HEADING, UNUSED, Origin
from cchc_tracker.model.source.place import place_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cchc_tracker.imports.annex.cells import Line
    from cchc_tracker.imports.annex.joining import Body
    from cchc_tracker.imports.annex.sections import Heading
    from cchc_tracker.model.source.document import SourceDocument


def read_annex(
    document: SourceDocument,
    *,
    table: int | None = None,
    mapping: Mapping[str, str] | None = None,
    kind: PlanKind = PlanKind.ANNUAL,
) -> Annex:
    """The annex of a document, with a place for every cell of its tables.

    `table` counts the document's tables from 1; `mapping` gives fields (`lead`, `lead+support`,
    `start`, `extra`) by heading. Raises BadDataError where no table is an annex, UsageError for a
    table or mapping that doesn't fit.
    """
    body = _body(document, table, mapping)
    columns = _with_both_agencies(body, mapping)
    fields = field_columns(_without_blank(columns, body))
    headings = find_headings(body.lines, fields, kind)
    end = first_after_end(body.lines, headings)
    headings = {line: heading for line, heading in headings.items() if line < end}
    depth = area_depth(list(headings.values()), kind)
    levels = _levels_below(headings, depth, columns)
    if "activity" in levels.values():
        columns = _shifted(columns)
        fields = field_columns(_without_blank(columns, body))
    rows = {
        number: homes(line, fields)
        for number, line in enumerate(body.lines[:end])
        if number not in headings
    }
    owner = number_owner(list(rows.values()), fields.by_field)
    headed = [field for field in levels.values() if field in ("goal", "task")]
    maker = RowMaker(fields, owner, headed, body.title or document.name, kind)
    open_heading: Heading | None = None
    for number, line in enumerate(body.lines[:end]):
        heading = headings.get(number)
        if heading is not None:
            _head(maker, heading, depth, levels)
            open_heading = heading if heading.depth > depth else None
            continue
        if open_heading is not None and maker.end_heading(open_heading, rows[number]):
            open_heading = None
        maker.row(line, rows[number])
    return _annex(body, columns, maker, body.lines[end:])


def _head(maker: RowMaker, heading: Heading, depth: int, levels: Mapping[int, str]) -> None:
    """Let a heading open an area, or give the rows below it a goal or task."""
    if heading.field:
        maker.head_rows(heading, heading.field)
    elif heading.depth < depth:
        maker.head_areas(heading)
    elif heading.depth == depth:
        maker.head_area(heading)
    elif levels.get(heading.depth) in ("goal", "task"):
        maker.head_rows(heading, levels[heading.depth])
    else:
        maker.leave_heading(heading)


def _body(document: SourceDocument, table: int | None, mapping: Mapping[str, str] | None) -> Body:
    """The lines of the table asked for, or of the likeliest with those it goes on from."""
    chosen = choose_table(document, table, mapping)
    body = gather(document, chosen)
    if table is not None:
        return body
    for earlier in range(1, chosen.number):
        begun = begins_with(document, earlier, chosen, mapping)
        whole = gather(document, begun) if begun else None
        if whole is not None and body.tables[0] in whole.tables:
            return whole
    return body


def _with_both_agencies(body: Body, mapping: Mapping[str, str] | None) -> tuple[Column, ...]:
    """The columns, with that of the leads for both where its cells say `Phối hợp:` themselves."""
    columns = body.header.columns
    if mapping or "support" in body.header.fields:
        return columns
    for column in columns:
        if column.fields == ("lead",):
            texts = [line.value(column.number - 1) for line in body.lines]
            if says_both(texts):
                return _replaced(columns, column, ("lead", "support"))
    return columns


def _without_blank(columns: Sequence[Column], body: Body) -> tuple[Column, ...]:
    """The columns, without the field of a goal's or task's that is blank from top to bottom."""
    return tuple(
        column
        if column.fields not in (("goal",), ("task",))
        or any(line.texts[column.number - 1] for line in body.lines)
        else replace(column, fields=())
        for column in columns
    )


def _replaced(
    columns: Sequence[Column], column: Column, fields: tuple[str, ...]
) -> tuple[Column, ...]:
    return tuple(replace(each, fields=fields) if each is column else each for each in columns)


def _levels_below(
    headings: Mapping[int, Heading], depth: int, columns: Sequence[Column]
) -> dict[int, str]:
    """What headings of each depth below the areas become.

    Goal or task, whichever the matrix has no column for above its texts; where two levels stand
    over a column of tasks alone, its texts are activities (`activity` in the answer says so).
    """
    depths = sorted(
        {each.depth for each in headings.values() if each.depth > depth and not each.field}
    )
    own = {field for column in columns for field in column.fields} & set(TEXT_FIELDS)
    if not depths or "goal" in own:
        return {}
    if len(depths) == 1:
        return {depths[0]: "goal" if "task" in own else "task"}
    if "task" in own and "activity" in own:
        return {depths[0]: "goal"}
    levels = {depths[0]: "goal", depths[1]: "task"}
    return {**levels, -1: "activity"} if "task" in own else levels


def _shifted(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with their tasks as activities, below tasks that stand as headings."""
    return tuple(
        replace(
            each,
            fields=tuple("activity" if field == "task" else field for field in each.fields),
        )
        for each in columns
    )


def _annex(
    body: Body, columns: tuple[Column, ...], maker: RowMaker, below: Sequence[Line]
) -> Annex:
    order = [field for column in columns for field in column.fields]
    order = ["deadline" if field in ("start", "end") else field for field in order]
    order = [*dict.fromkeys(order), "support"]
    areas = maker.areas.by_number
    rows = finish(maker.drafts, order, areas)
    if not any(row.leaf for row in rows):
        raise BadDataError(
            message(
                "{place} has the headings of an annex and no row of work below them",
                place=place_message(body.tables[0].place),
            )
        )
    origins = [
        *_origins(body.headings, HEADING),
        *maker.origins,
        *_origins(body.above, UNUSED),
        *_origins(below, UNUSED),
    ]
    left = tuple(left_over(body.tables, rows, origins))
    origins.extend(left)
    problems = [
        *body.problems,
        *_left_out("rows-above", body.above),
        *_left_out("rows-below", below),
        *maker.areas.problems,
        *maker.problems,
        *map(_unplaced, left),
    ]
    return Annex(columns, tuple(areas.values()), tuple(rows), tuple(origins), tuple(problems))


def _origins(lines: Iterable[Line], field: str) -> Iterator[Origin]:
    for line in lines:
        for _, cell in line.begun():
            yield Origin(cell.place, cell.text, field)


def _left_out(code: str, lines: Sequence[Line]) -> Iterator[Problem]:
    """A remark on the rows above the headings or below the last row."""
    begun = [cell for line in lines for _, cell in line.begun()]
    if not begun:
        return
    told = (
        message("{count} cells above the headings are no part of the matrix", count=len(begun))
        if code == "rows-above"
        else message("{count} cells below the last row are no part of it", count=len(begun))
    )
    place = begun[0].place
    yield Problem(Severity.INFO, code, told, text=printed(begun[0]), at=place)


def _unplaced(origin: Origin) -> Problem:
    told = message("Nothing takes this cell")
    place = origin.place
    return Problem(Severity.WARNING, "cell-left-out", told, text=origin.text, at=place)
