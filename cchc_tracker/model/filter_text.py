"""A filter's tree as an expression that a person could have typed."""

from __future__ import annotations

from typing import Final

from cchc_tracker.model.filter import All, Any, Done, Due, Field, Filter, Has, Not, Words
from cchc_tracker.model.text import collapse

_NO_QUOTES: Final = dict.fromkeys(map(ord, '"“”„'))
"""What a phrase can't hold; the filter's names are compared without it."""


def filter_text(tree: Filter) -> str:
    """The expression of a tree whose words are phrases; `parse_filter` reads it back."""
    match tree:
        case All(parts):
            return " ".join(_bracketed(part) for part in parts)
        case Any(parts):
            return " or ".join(_bracketed(part) for part in parts)
        case Not(part):
            return f"-{_bracketed(part)}"
        case Due(operator, day) | Done(operator, day):
            name = Field.DUE if isinstance(tree, Due) else Field.DONE
            return f"{name.value}{operator}{day:%d/%m/%Y}"
        case Has(field, value):
            return f"{field.value}:{_value(value)}"
        case Words(text):
            return _quoted(text)


def _bracketed(part: Filter) -> str:
    text = filter_text(part)
    return f"({text})" if isinstance(part, All | Any) else text


def _value(value: str) -> str:
    return value if value.isascii() and value.replace("_", "").isalnum() else _quoted(value)


def _quoted(text: str) -> str:
    return f'"{collapse(text.translate(_NO_QUOTES))}"'
