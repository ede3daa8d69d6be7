"""Tables that a page break cut in two: which of the following tables go on with the annex."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.cells import Line, lines_of, printed
from cchc_tracker.imports.annex.header import find_header, numbers_columns, repeats
from cchc_tracker.imports.annex.numbering import Style, split_heading
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.document import SourceCell, SourceTable, SourceText
from cchc_tracker.model.source.place import Part
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_tracker.imports.annex.header import Header
    from cchc_tracker.imports.annex.tables import Chosen
    from cchc_tracker.model.source.document import SourceDocument

_PAGE_NUMBER: Final = re.compile(
    r"[-–—\s]*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s.]*"
)
_LONGEST: Final = 32_767
"""Characters of a cell: Excel's most; the readers of agencies take long for far more."""
_ANOTHER_ANNEX: Final = re.compile(r"phu luc|bieu so|bieu mau|mau so|noi nhan")


@dataclass(frozen=True, slots=True)
class Body:
    """The annex's lines below its headings, of all tables that are joined."""

    header: Header
    above: tuple[Line, ...]
    """The lines above the headings: titles of a sheet."""
    headings: tuple[Line, ...]
    """The rows of headings, repeated ones and rows of column numbers as well."""
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    tables: tuple[SourceTable, ...]
    title: str
    """What stands right above the table; empty where nothing does."""


def gather(document: SourceDocument, chosen: Chosen) -> Body:
    """The chosen table's lines with those of the tables that go on with it.

    Raises BadDataError where a cell is far longer than a plan's.
    """
    header = chosen.header
    index = _block_of(document, chosen.number)
    first = document.blocks[index]
    assert isinstance(first, SourceTable)  # noqa: S101 - _block_of finds tables only
    tables = [first]
    problems: list[Problem] = []
    between: list[SourceText] = []
    lines = [*_headings_before(document, index, header)]
    headings = list(chosen.lines[header.first : header.after])
    _take(chosen.lines[header.after :], header, lines, headings, first_is_seam=False)
    for block in document.blocks[index + 1 :]:
        if isinstance(block, SourceText):
            between.append(block)
            continue
        more = lines_of(block)
        if not _goes_on(more, between, header, is_sheet=block.place.part is Part.SHEET):
            problems.extend(_looks_alike(more, block, header))
            between = [SourceText("phu luc", block.place)] if more else between
            continue
        tables.append(block)
        lines.extend(_heading_lines(between, header, lines[-1].part if lines else 0))
        _take(more, header, lines, headings, first_is_seam=True)
        problems.append(_joined(block))
        between = []
    if any(len(cell.text) > _LONGEST for table in tables for cell in table.cells):
        raise BadDataError(message("The file has far more in it than a plan needs; it isn't read"))
    return Body(
        header=header,
        above=tuple(chosen.lines[: header.first]),
        headings=tuple(headings),
        lines=tuple(lines),
        problems=tuple(problems),
        tables=tuple(tables),
        title=_title(document, index, chosen),
    )


def _block_of(document: SourceDocument, table: int) -> int:
    places = [n for n, block in enumerate(document.blocks) if isinstance(block, SourceTable)]
    return places[table - 1]


def _take(
    more: Sequence[Line],
    header: Header,
    lines: list[Line],
    headings: list[Line],
    *,
    first_is_seam: bool,
) -> None:
    """Sort a table's lines into rows of headings and others."""
    seam = first_is_seam
    after_heading = True
    part = (lines[-1].part if lines else 0) + first_is_seam
    for line in more:
        if repeats(line, header):
            headings.append(line)
            part += not (seam or after_heading)
            seam = seam or bool(lines)
            after_heading = True
        elif numbers_columns(line) and (after_heading or _counts_up(line)):
            headings.append(line)
        elif any(line.begun()):
            lines.append(replace(line, seam=seam, part=part))
            seam = after_heading = False


def _counts_up(line: Line) -> bool:
    """Whether numbers in a row count the columns one by one."""
    digits = [re.sub(r"\D", "", printed(cell)) for _, cell in line.begun()]
    counted = [int(each) for each in digits if each]
    return len(counted) >= 3 and counted == list(range(counted[0], counted[0] + len(counted)))


def _goes_on(
    more: Sequence[Line], between: Sequence[SourceText], header: Header, *, is_sheet: bool
) -> bool:
    width = len(more[0].cells) if more else 0
    if width != len(header.columns) or any(
        _ANOTHER_ANNEX.search(fold(text.text)) for text in between
    ):
        return False
    first = next((line for line in more if any(line.begun())), None)
    if first is None:
        return False
    if repeats(first, header):
        return True
    if is_sheet:
        return False
    if find_header(more) is not None and not any(repeats(line, header) for line in more):
        return False
    return all(_may_stand_between(text.text) for text in between)


def _may_stand_between(text: str) -> bool:
    bare = text.strip()
    return not bare or bool(_PAGE_NUMBER.fullmatch(fold(bare))) or _is_area_heading(bare)


def _is_area_heading(text: str) -> bool:
    heading = split_heading(text)
    return (
        heading is not None
        and heading.style in (Style.ROMAN, Style.LETTER, Style.PART)
        and len(text) <= 200
        and text.rstrip()[-1:] not in ".;,:"
    )


def _headings_before(document: SourceDocument, index: int, header: Header) -> list[Line]:
    """The area heading that stands as a paragraph right above the table."""
    above = document.blocks[index - 1] if index else None
    if not isinstance(above, SourceText):
        return []
    return _heading_lines([above], header, 0)


def _heading_lines(texts: Sequence[SourceText], header: Header, part: int) -> list[Line]:
    """Paragraphs that are area headings, as rows of one cell over the table's width."""
    width = len(header.columns)
    cells = [
        SourceCell(text.text, text.place, columns=width)
        for text in texts
        if _is_area_heading(text.text.strip())
    ]
    return [
        Line((cell,) * width, (printed(cell),) * width, (True,) * width, part) for cell in cells
    ]


def _joined(table: SourceTable) -> Problem:
    return Problem(
        Severity.INFO,
        "table-joined",
        message("This table was read on as the same annex after a page break"),
        at=table.place,
    )


def _looks_alike(more: Sequence[Line], table: SourceTable, header: Header) -> Iterator[Problem]:
    """A remark on a table that isn't read though it has an annex's headings or width."""
    other = find_header(more[:60])
    if other is not None and other.is_sure:
        yield Problem(
            Severity.WARNING,
            "table-left-out",
            message("This table has the headings of an annex too, and isn't read"),
            at=table.place,
        )
    elif more and len(more[0].cells) == len(header.columns):
        yield Problem(
            Severity.WARNING,
            "table-left-out",
            message("This table is as wide as the annex, but something else stands between them"),
            at=table.place,
        )


def _title(document: SourceDocument, index: int, chosen: Chosen) -> str:
    """The last title above the headings: in the table's own first rows, or right before it."""
    own = [
        printed(cell) for line in chosen.lines[: chosen.header.first] for _, cell in line.begun()
    ]
    before: list[str] = []
    for block in reversed(document.blocks[:index]):
        if isinstance(block, SourceTable) or len(before) > 5:
            break
        before.append(block.text)
    texts = [" ".join(text.split()) for text in (*reversed(before), *own)]
    titles = [
        text
        for text in texts
        if text and not text.startswith("(") and not fold(text).startswith(("phu luc", "bieu"))
    ]
    if not titles:
        return ""
    capitals = [text for text in titles if text.upper() == text and len(text) > 5]
    return (capitals or titles)[-1]
