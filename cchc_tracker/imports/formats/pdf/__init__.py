"""Reads PDF files with a text layer, in a process of its own bounded in time and memory."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
from importlib.util import find_spec
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from cchc_tracker.imports.formats.pdf.document import document_of
from cchc_tracker.model.errors import BadDataError, IncompleteError
from cchc_tracker.model.message import Message, message, template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.importer import SourceFile

PATIENCE: Final = 9
"""Seconds for the start and for each page."""
LONGEST: Final = 300
"""Pages; the process itself refuses more."""

_REFUSED: Final[Mapping[object, str]] = {
    "password": template("The file is protected by a password; save it without one and try again"),
    "memory": template("The PDF needs far more memory than a plan's; use the Word file"),
    "damaged": template("The PDF is damaged or cut short; use the Word file"),
}


def read_pdf(file: SourceFile) -> SourceDocument:
    """The document.

    Raises IncompleteError where the PDF reader isn't installed, BadDataError where the file is
    damaged, protected, scanned or takes too long.
    """
    if find_spec("pdfplumber") is None:
        raise IncompleteError(
            message(
                "PDF files need the optional reader (pip install 'cchc-tracker[pdf-import]'); "
                "or use the Word file"
            )
        )
    return document_of(file, list(_pages(file.data)))


def _pages(data: bytes) -> Iterator[dict[str, Any]]:
    """What the process finds on each page; it ends with this call, however it goes."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "cchc_tracker.imports.formats.pdf.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield from _answers(process, data)
        finally:
            process.kill()


def _answers(process: subprocess.Popen[bytes], data: bytes) -> Iterator[dict[str, Any]]:
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    Thread(target=_talk, args=(process, data, lines), daemon=True).start()
    expected = 1
    while expected:
        answer = _next(lines)
        expected -= 1
        if "pages" in answer:
            expected = answer["pages"]
            if expected > LONGEST:
                raise BadDataError(
                    message("The PDF has {count} pages, far more than a plan", count=expected)
                )
        elif "refused" in answer:
            raise BadDataError(Message(_REFUSED[answer["refused"]]))
        else:
            yield answer


def _next(lines: queue.SimpleQueue[bytes]) -> dict[str, Any]:
    try:
        line = lines.get(timeout=PATIENCE)
    except queue.Empty:
        raise BadDataError(message("The PDF takes too long to read; use the Word file")) from None
    if not line:
        raise BadDataError(Message(_REFUSED["memory"]))
    found: dict[str, Any] = json.loads(line)
    return found


def _talk(process: subprocess.Popen[bytes], data: bytes, lines: queue.SimpleQueue[bytes]) -> None:
    """Hand the file over and collect the answers; an empty one for the end."""
    try:
        if process.stdin is not None:
            with process.stdin as target:
                target.write(data)
        for line in process.stdout or ():
            lines.put(line)
    except (OSError, ValueError):  # the process or the reading has ended
        pass
    lines.put(b"")
