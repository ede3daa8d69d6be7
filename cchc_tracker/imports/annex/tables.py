"""Which of a document's tables is the annex, and which other tables could be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.cells import lines_of
from cchc_tracker.imports.annex.header import Header, find_header, header_at
from cchc_tracker.model.errors import BadDataError, UsageError
from cchc_tracker.model.message import Message, message
from cchc_tracker.model.source.place import place_message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_tracker.imports.annex.cells import Line
    from cchc_tracker.imports.annex.found import Column
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.place import Place

_SHOWN_ROWS: Final = 3
_SHOWN_LETTERS: Final = 40


class HeadingsMissingError(BadDataError):
    """No table, or not the one asked for, has the headings of an annex."""

    code = "headings-missing"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A table that may be the annex."""

    number: int
    """Its place among the document's tables, from 1."""
    place: Place
    score: int
    """How much its headings look like an annex's; 0 where they don't at all."""
    is_sure: bool
    rows: int
    """All rows, with those of headings."""
    columns: tuple[Column, ...]
    first_rows: tuple[tuple[str, ...], ...]
    """The cells of its first rows below the headings."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The table that is read as the annex."""

    number: int
    lines: list[Line]
    header: Header


def annex_tables(
    document: SourceDocument, mapping: Mapping[str, str] | None = None
) -> tuple[Candidate, ...]:
    """The document's tables that have anything in them, the likeliest annex first."""
    return tuple(candidate for candidate, _ in _candidates(document, mapping))


def _candidates(
    document: SourceDocument, mapping: Mapping[str, str] | None
) -> list[tuple[Candidate, list[Line]]]:
    found = []
    for number, table in enumerate(document.tables, start=1):
        lines = lines_of(table)
        candidate = _candidate(number, lines, table.place, mapping)
        if candidate.rows:
            found.append((candidate, lines))
    return sorted(found, key=lambda each: (-each[0].score, -each[0].rows, each[0].number))


def propose_columns(
    document: SourceDocument, table: int, mapping: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """What each column of a table (from 1) holds, by its headings; none where it has no headings.

    Raises UsageError where there is no such table, or for a mapping that doesn't fit.
    """
    lines = lines_of(document.tables[_index(document, table)])
    header = _mapped_header(lines, mapping)
    return header.columns if header else ()


def choose_table(
    document: SourceDocument, table: int | None, mapping: Mapping[str, str] | None
) -> Chosen:
    """The table asked for, or the likeliest.

    Raises BadDataError where no table can be the annex, UsageError for a table that isn't there.
    """
    if table is None:
        candidates = _candidates(document, mapping)
        likely = next((each for each in candidates if each[0].is_sure), None)
        if likely is None and mapping:
            likely = next((each for each in candidates if each[0].score), None)
        if likely is None:
            raise HeadingsMissingError(_no_annex(document, [each for each, _ in candidates]))
        table, lines = likely[0].number, likely[1]
    else:
        lines = lines_of(document.tables[_index(document, table)])
    header = _mapped_header(lines, mapping)
    if header is None or not header.score:
        raise HeadingsMissingError(_no_headings(table, lines))
    return Chosen(table, lines, header)


def begins_with(
    document: SourceDocument, table: int, chosen: Chosen, mapping: Mapping[str, str] | None
) -> Chosen | None:
    """An earlier table (from 1) with the same headings as the chosen one; None if it hasn't."""
    lines = lines_of(document.tables[table - 1])
    header = _mapped_header(lines, mapping) if lines else None
    if header is None or header.keys[:1] != chosen.header.keys[:1]:
        return None
    return Chosen(table, lines, header)


def _candidate(
    number: int, lines: list[Line], place: Place, mapping: Mapping[str, str] | None
) -> Candidate:
    header = find_header(lines, mapping)
    after = header.after if header else 0
    return Candidate(
        number=number,
        place=place,
        score=header.score if header else 0,
        is_sure=header.is_sure if header else False,
        rows=sum(any(line.begun()) for line in lines),
        columns=header.columns if header else (),
        first_rows=tuple(line.texts for line in lines[after : after + _SHOWN_ROWS]),
    )


def _mapped_header(lines: list[Line], mapping: Mapping[str, str] | None) -> Header | None:
    """The headings with the mapping on them; where none are known, those of a numbered mapping."""
    header = find_header(lines, mapping)
    if mapping and header is not None:
        return header_at(lines, header.first, mapping)
    if mapping and lines and all(name.strip().isdecimal() for name in mapping):
        named = header_at(lines, 0, mapping)
        return Header(0, 0, named.columns, ())
    return header


def _index(document: SourceDocument, table: int) -> int:
    if not 0 < table <= len(document.tables):
        raise UsageError(
            message(
                "{file} has {count} tables, but no table {number}",
                file=document.name,
                count=len(document.tables),
                number=table,
            )
        )
    return table - 1


def _no_annex(document: SourceDocument, candidates: Sequence[Candidate]) -> Message:
    if not candidates:
        return message(
            "{file} has no table; the annex must be a table with headings such as {words}",
            file=document.name,
            words=_WANTED,
        )
    return message(
        "{file}: none of its tables has the headings of an annex, such as {words}; it has {tables}",
        file=document.name,
        words=_WANTED,
        tables=_beginnings(sorted(candidates, key=lambda each: each.number)),
    )


def _beginnings(candidates: Sequence[Candidate]) -> Message:
    """Where each stands and how it begins."""
    values: dict[str, object] = {}
    for number, each in enumerate(candidates):
        values[f"place{number}"] = place_message(each.place)
        values[f"text{number}"] = _beginning(each.first_rows, each.columns)
    listed = (f"{{place{number}}}: {{text{number}}}" for number in range(len(candidates)))
    return Message("; ".join(listed), values)


_WANTED: Final = "“Nhiệm vụ”, “Chủ trì”, “Thời gian”"


def _beginning(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> str:
    texts = [column.heading for column in columns] or [text for row in rows for text in row]
    shown = " | ".join(dict.fromkeys(" ".join(text.split()) for text in texts if text))
    return f"“{shown[:_SHOWN_LETTERS]}{'…' if len(shown) > _SHOWN_LETTERS else ''}”"


def _no_headings(table: int, lines: Sequence[Line]) -> Message:
    rows = [line.texts for line in lines[:_SHOWN_ROWS]]
    return message(
        "Table {number} has no headings of an annex, such as {words}; it begins {beginning}",
        number=table,
        words=_WANTED,
        beginning=_beginning(rows, ()),
    )
