"""The formats that a filled outline can be written in; each writer is imported when it's used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.outline_filling import FilledOutline

OUTLINE_FORMATS = ("docx", "md", "json")


def outline_bytes(
    filled: FilledOutline, form: str, superior: str, text: Callable[[str], str]
) -> bytes:
    """The document in one of OUTLINE_FORMATS, with the agency above the reporting one in its head.

    The same data gives the same bytes.
    """
    match form:
        case "json":
            from cchc_tracker.exports.outline_json import filled_json

            return filled_json(filled).encode()
        case "md":
            from cchc_tracker.exports.outline_md import filled_markdown

            return filled_markdown(filled, text).encode()
        case _:
            from cchc_tracker.exports.outline_docx import filled_docx

            return filled_docx(filled, superior, text)
