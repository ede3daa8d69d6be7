"""JSON: lists are written record by record, so that a long one never stands whole in memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def json_document(value: object) -> str:
    """One value, indented, Vietnamese letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def json_lines(records: Iterable[object]) -> Iterator[str]:
    """A JSON list as pieces of text, one record a line."""
    separator = "[\n"
    for record in records:
        yield separator + json.dumps(record, ensure_ascii=False)
        separator = ",\n"
    yield "[]" if separator == "[\n" else "\n]"
