"""Files of strangers opened once and whole, and given to the reader that their content asks for."""

from __future__ import annotations

import os
import stat
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.kinds import CONTAINERS, ending_of
from cchc_tracker.model.errors import BadDataError, CchcError, NotAllowedError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.importer import SourceFile
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cchc_tracker.model.source.document import SourceDocument, SourceText
    from cchc_tracker.model.source.importer import Importer
    from cchc_tracker.model.source.place import Place

MAX_SIZE: Final = 50 * 2**20
"""Bytes of a file."""
HEAD: Final = 4_096
"""Bytes that a reader is shown to say whether the format is its own."""


def read_source(path: Path, importers: Iterable[Importer], *, sheet: str = "") -> SourceDocument:
    """The document in a file; raises a CchcError that names the file where it can't be read."""
    known = tuple(importers)
    file = open_source(path, known, sheet=sheet)
    try:
        importer = importer_for(file, known)
        document = _with_places_apart(importer.read(file))
    except CchcError as error:
        said = message("{file}: {reason}", file=file.name, reason=error.message)
        raise type(error)(said) from error
    if "." not in file.name or _ending(file.name) in importer.suffixes:
        return document
    return replace(document, problems=(_misnamed(file, importer), *document.problems))


def _with_places_apart(document: SourceDocument) -> SourceDocument:
    """The document whose several headers or footers, which have no place, are counted."""
    seen: Counter[Place] = Counter()
    texts: list[SourceText] = []
    for text in document.kept_back:
        seen[text.place] += 1
        count = seen[text.place]
        place = replace(text.place, paragraph=count) if count > 1 else text.place
        texts.append(replace(text, place=place))
    return replace(document, kept_back=tuple(texts))


def open_source(path: Path, importers: Iterable[Importer], *, sheet: str = "") -> SourceFile:
    """The file's bytes and their hash.

    Raises NotAllowedError where the system forbids it, BadDataError for what is no plain file, is
    empty or is larger than any plan; the formats that can be read are told where none is there.
    """
    name = clean(os.fsencode(path.name).decode("utf-8", "replace")).replace("\n", " ")
    data = _read(path, name)
    if not data:
        endings = ", ".join(ending for each in importers for ending in each.suffixes)
        raise BadDataError(
            message("{file} is empty; a plan is read from {endings}", file=name, endings=endings)
        )
    return SourceFile(name, data, sha256(data).hexdigest(), sheet)


def importer_for(file: SourceFile, importers: Iterable[Importer]) -> Importer:
    """The reader by the file's content, then by its name; raises BadDataError for none."""
    known = tuple(importers)
    ending = ending_of(file.data)
    if ending:
        by_content = [each for each in known if ending in each.suffixes]
    else:
        by_content = [each for each in known if each.recognises(file.data[:HEAD])]
    by_name = [each for each in by_content if _ending(file.name) in each.suffixes]
    if by_content:
        return (by_name or by_content)[0]
    if ending in CONTAINERS:
        by_content = [each for each in known if each.recognises(file.data[:HEAD])]
    if by_content:
        return by_content[0]
    raise _unknown(ending, known)


def _read(path: Path, name: str) -> bytes:
    try:
        return _read_plain(path, name)
    except FileNotFoundError as error:
        raise BadDataError(message("There is no file {file}", file=name)) from error
    except PermissionError as error:
        raise NotAllowedError(message("{file} may not be read", file=name)) from error
    except (OSError, ValueError) as error:
        raise BadDataError(message("{file} can't be read", file=name)) from error


def _read_plain(path: Path, name: str) -> bytes:
    """The bytes; never waits for the other end of a pipe."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise BadDataError(message("{file} is not a file", file=name))
        with suppress(AttributeError):
            os.set_blocking(handle, True)
        with os.fdopen(handle, "rb", closefd=False) as source:
            data = source.read(MAX_SIZE + 1)
    finally:
        os.close(handle)
    if len(data) > MAX_SIZE:
        most = MAX_SIZE // 2**20
        raise BadDataError(message("{file} is larger than {most} MB", file=name, most=most))
    return data


def _unknown(ending: str, known: tuple[Importer, ...]) -> BadDataError:
    endings = ", ".join(each for importer in known for each in importer.suffixes)
    if ending:
        return BadDataError(
            message(
                "Files of this kind ({ending}) can't be read; save it as one of {endings}",
                ending=ending,
                endings=endings,
            )
        )
    return BadDataError(
        message("It's no document that can be read; save it as one of {endings}", endings=endings)
    )


def _misnamed(file: SourceFile, importer: Importer) -> Problem:
    return Problem(
        Severity.WARNING,
        "other-format",
        message(
            "{file} isn't what its name says; it was read as {format}",
            file=file.name,
            format=importer.name,
        ),
    )


def _ending(name: str) -> str:
    return "." + name.rpartition(".")[2].lower()
