"""Runs in a process of its own, bounded in memory: a PDF in, a line of JSON a page out."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.pdf.page import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PAGES: Final = 300
MAX_MEMORY: Final = 450 * 2**20
"""Bytes of the process, code and libraries included."""


def main() -> None:
    """Read a PDF from standard input and write what is found on each page."""
    _bound_memory()
    for found in _read(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


def _bound_memory() -> None:
    if sys.platform == "win32":  # it has no such bound; the parent's on time holds there too
        return
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))


def _read(data: bytes) -> Iterator[dict[str, object]]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            yield {"pages": len(pdf.pages)}
            if len(pdf.pages) > MAX_PAGES:
                return
            for page in pdf.pages:
                yield read_page(page).packed()
                page.close()
    except (PDFPasswordIncorrect, PDFEncryptionError):
        yield {"refused": "password"}
    except MemoryError:
        yield {"refused": "memory"}
    except Exception as error:  # noqa: BLE001 - the border: pdfminer raises all kinds
        locked = "Password" in repr(error) or "Encryption" in repr(error)
        yield {"refused": "password" if locked else "damaged"}


if __name__ == "__main__":
    main()
