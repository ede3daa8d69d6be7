"""Reads matrix.csv: an annex in its own columns, each row's cells by field."""

from __future__ import annotations

import csv
from io import TextIOWrapper
from itertools import zip_longest
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import Message, message
from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

MATRIX_FILE = "matrix.csv"


def matrix_rows(
    source: Traversable, columns: Mapping[str, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row's first line in the file and its cells by field.

    Raises BadDataError naming the file and the line or column.
    """
    try:
        with (
            source.open("rb") as binary,
            TextIOWrapper(binary, encoding="utf-8-sig", newline="") as text,
        ):
            yield from _rows(text, columns, str(source))
    except OSError as error:
        raise _error(
            source, message("can't be read: {why}", why=error.strerror or error)
        ) from error
    except UnicodeDecodeError as error:
        raise _error(source, message("isn't saved as UTF-8; save it as CSV UTF-8")) from error
    except csv.Error as error:
        raise _error(source, message("isn't a CSV file: {why}", why=error)) from error


def _rows(
    text: Iterable[str], columns: Mapping[str, str], file: str
) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(text, strict=True)
    fields = _fields(next(reader, []), columns, file)
    line = reader.line_num + 1
    for cells in reader:
        if len(cells) > len(fields) and any(cells[len(fields) :]):
            raise _error(
                file,
                message(
                    "line {line} has {found} cells, but the header has {known}; "
                    "put quotes around a cell with a comma",
                    line=line,
                    found=len(cells),
                    known=len(fields),
                ),
            )
        yield line, dict(zip_longest(fields, cells[: len(fields)], fillvalue=""))
        line = reader.line_num + 1


def _fields(header: list[str], columns: Mapping[str, str], file: str) -> list[str]:
    names = [collapse(name) for name in header]
    if len(names) == 1 and ";" in names[0]:
        raise _error(file, message("has cells between semicolons; save it with commas"))
    for name in columns:
        if names.count(name) != 1:
            raise _error(
                file,
                message(
                    "has the column {name} {count} times, but [matrix] in plan.toml names it once",
                    name=repr(name),
                    count=names.count(name),
                ),
            )
    unknown = next((name for name in names if name not in columns), None)
    if unknown is not None:
        raise _error(
            file,
            message(
                "has the column {name}, which [matrix] in plan.toml doesn't name; add it there",
                name=repr(unknown),
            ),
        )
    return [columns[name] for name in names]


def _error(file: object, reason: Message) -> BadDataError:
    return BadDataError(message("{file} {reason}", file=file, reason=reason))
