"""Takes the cells beside a row's text: product, agencies, deadline, note and unknown columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.imports.annex.agencies import is_lead_alone, split_agencies
from cchc_tracker.imports.annex.cells import says_as_above
from cchc_tracker.imports.annex.columns import TEXT_FIELDS
from cchc_tracker.imports.annex.doubts import doubt, tell
from cchc_tracker.imports.annex.headings import AREA, END, START
from cchc_tracker.imports.annex.periods import is_empty, is_mark, marked_phrase
from cchc_tracker.model.message import message
from cchc_tracker.model.source.origin import EXTRA, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_tracker.imports.annex.drafts import Draft
    from cchc_tracker.imports.annex.fields import FieldColumns
    from cchc_tracker.imports.annex.homes import Home
    from cchc_tracker.imports.annex.owners import Row
    from cchc_tracker.model.problem import Problem

_NOT_PLANNING = frozenset({"number", AREA, START, END, *TEXT_FIELDS})


def take_planning(
    draft: Draft, row: Row, columns: FieldColumns, position: int
) -> Iterator[Problem]:
    """Give the draft its other fields; yields what is doubtful about them."""
    for column, home in row.items():
        if not home.text:
            continue
        yield from _merged_over(home, columns, position)
        fields = columns.fields[column]
        if column in columns.periods:
            continue
        if fields == ():
            take_extra(draft, home, columns)
        elif fields == ("lead", "support"):
            yield from _lead_and_support(draft, home, columns.headings[column], position)
        elif fields == (AREA,):
            draft.origins.append(Origin(home.cell.place, home.cell.text, AREA))
        elif _NOT_PLANNING.isdisjoint(fields):
            yield from _plain(draft, fields, home, position)
    yield from _deadline(draft, row, columns, position)
    yield from _marked_periods(draft, row, columns, position)


def take_extra(draft: Draft, home: Home, columns: FieldColumns) -> None:
    """Keep a cell of a column that the matrix hasn't, with its heading."""
    label = " ".join(columns.headings[home.column].split())
    draft.origins.append(Origin(home.cell.place, home.cell.text, EXTRA, label=label))


def _plain(draft: Draft, fields: tuple[str, ...], home: Home, position: int) -> Iterator[Problem]:
    """One cell for one field, or for several that a person said it holds."""
    for field in fields:
        draft.take(field, home.text, (home.cell,))
        if says_as_above(home.text):
            yield from _ditto(field, home, position)


def _ditto(field: str, home: Home, position: int) -> Iterator[Problem]:
    if field in ("lead", "support"):
        told = message("A mark for “as above” names the agencies of the row above")
        yield tell("ditto", told, home.cell, position)
    elif field in ("product", "deadline"):
        told = message("A mark for “as above” is kept as printed and not read; give the text")
        yield doubt("ditto-unread", told, home.cell, position)


def _lead_and_support(draft: Draft, home: Home, heading: str, position: int) -> Iterator[Problem]:
    parts = split_agencies(home.text)
    draft.take("lead", parts.lead, (home.cell,), inferred=parts.is_told)
    if parts.support:
        draft.take("support", parts.support, (home.cell,), inferred=parts.is_told)
    if says_as_above(home.text):
        draft.take("support", home.text, (home.cell,))
        yield from _ditto("lead", home, position)
    elif parts.is_told:
        told = message("Lead and support were read apart from what the cell says of them")
        yield tell("lead-parted", told, home.cell, position)
    elif not parts.is_labelled and not is_lead_alone(home.text, heading):
        told = message("The cell doesn't say who leads and who supports; all of it is the lead")
        yield doubt("agencies-unlabelled", told, home.cell, position)


def _deadline(draft: Draft, row: Row, columns: FieldColumns, position: int) -> Iterator[Problem]:
    """One deadline of a column for the start and one for the end."""
    ends = [
        home
        for field in (START, END)
        if field in columns.by_field
        and (home := row.get(columns.by_field[field])) is not None
        and home.text
    ]
    if not ends or draft.cells.get("deadline"):
        return
    if len(ends) == 1 and ends[0].column == columns.by_field.get(START):
        text = f"{columns.headings[ends[0].column]}: {ends[0].text}"
    else:
        text = " - ".join(dict.fromkeys(home.text for home in ends))
    draft.take("deadline", text, (home.cell for home in ends))
    for home in ends:
        if says_as_above(home.text):
            yield from _ditto("deadline", home, position)


def _marked_periods(
    draft: Draft, row: Row, columns: FieldColumns, position: int
) -> Iterator[Problem]:
    """The deadline that marks below headings of time make; other cells there are kept as extra.

    A text over all of them, such as `Thường xuyên`, is the deadline as printed.
    """
    homes = [home for column, home in row.items() if column in columns.periods and home.text]
    marked = [home for home in homes if is_mark(home.text)]
    if draft.cells.get("deadline"):
        marked = []
    elif not marked and _is_over_all(homes, columns):
        yield from _plain(draft, ("deadline",), homes[0], position)
        return
    for home in homes:
        if home not in marked:
            yield from _unmarked(draft, home, columns, position)
    if not marked:
        return
    fields = [column for home in marked for column in home.covers if column in columns.periods]
    text = marked_phrase(columns.periods, fields)
    draft.take("deadline", text, (home.cell for home in marked), inferred=True)
    told = message("The deadline was read from marks below headings of time: {text}", text=text)
    yield tell("deadline-made", told, marked[0].cell, position)


def _is_over_all(homes: Sequence[Home], columns: FieldColumns) -> bool:
    """Whether nothing but one text stands below the headings of time, over all of them."""
    if len(homes) != 1 or is_empty(homes[0].text):
        return False
    return columns.periods.keys() <= set(homes[0].covers)


def _unmarked(draft: Draft, home: Home, columns: FieldColumns, position: int) -> Iterator[Problem]:
    take_extra(draft, home, columns)
    if not is_empty(home.text) and not is_mark(home.text):
        told = message("Below a heading of time stands neither a mark nor nothing")
        yield doubt("period-unclear", told, home.cell, position)


def _merged_over(home: Home, columns: FieldColumns, position: int) -> Iterator[Problem]:
    """A doubt about a cell that stands over several columns which mean different things."""
    if len(home.covers) < 2 or not home.is_fresh:
        return
    fields = {field for column in home.covers for field in columns.fields[column]}
    if len(fields) > 1:
        told = message(
            "The cell is merged over several columns; it was taken for “{heading}” alone",
            heading=columns.headings[home.column],
        )
        yield doubt("cell-over-columns", told, home.cell, position)
