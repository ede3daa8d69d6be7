"""The words, phrases, signs and field conditions of a filter expression, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from cchc_tracker.model.filter import FIELD_NAMES, Field, FilterError, fold_name
from cchc_tracker.model.message import message
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from re import Match

_OR_WORDS = frozenset({"or", "hoac"})
_CURLY_QUOTES = str.maketrans("“”„", '"""')
_CONDITION = re.compile(
    r"(?P<name>[^\W\d][\w-]*+(?P<second>[ ]++[^\W\d][\w-]*+)?+)\s*+(?P<op><=|>=|:|<|>|=)\s*+"
)
_QUOTED = re.compile(r'"([^"]*+)"')
_BARE = re.compile(r'[^\s()"]++')
_BLANKS = re.compile(r"\s*+")
_LETTER = re.compile(r"[^\W\d_]")


class TokenKind(Enum):
    """What a token is to the grammar."""

    OPEN = "("
    CLOSE = ")"
    MINUS = "-"
    OR = "or"
    FIELD = "field"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression; places are 0-based characters."""

    kind: TokenKind
    at: int
    end: int
    text: str = ""
    """The word or phrase; of a field its value, empty where that is missing."""
    quoted: bool = False
    name: str = ""
    operator: str = ""
    operator_at: int = 0
    value_at: int = 0


def filter_tokens(text: str) -> list[Token]:
    """The tokens of a clean expression; raises FilterError where one is broken off or unknown."""
    straight = text.translate(_CURLY_QUOTES)
    tokens: list[Token] = []
    at = _after_blanks(straight, 0)
    while at < len(straight):
        tokens.append(_token(straight, at))
        at = _after_blanks(straight, tokens[-1].end)
    return tokens


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _token(text: str, at: int) -> Token:
    char = text[at]
    if char in "()":
        return Token(TokenKind(char), at, at + 1)
    if char == "-" and text[at + 1 : at + 2].strip():
        return Token(TokenKind.MINUS, at, at + 1)
    if char == '"':
        value, end = _value(text, at)
        return Token(TokenKind.TEXT, at, end, value, quoted=True)
    if (condition := _condition_at(text, at)) is not None:
        return _field(text, condition)
    return _word(text, at)


def _condition_at(text: str, at: int) -> Match[str] | None:
    """A name and a comparison sign; a name of two words (`chủ trì`) only where it is known."""
    found = _CONDITION.match(text, at)
    if found is None or (found["second"] and fold_name(found["name"]) not in FIELD_NAMES):
        return None
    return found


def _field(text: str, found: Match[str]) -> Token:
    name = found["name"]
    if fold_name(name) not in FIELD_NAMES:
        raise _unknown_field(text, found.start(), name)
    at = found.end()
    quoted = text[at : at + 1] == '"'
    value, end = _value(text, at)
    if at > found.end("op") and not quoted and (_is_or(value) or _condition_at(text, at)):
        value, end = "", at
    return Token(
        TokenKind.FIELD,
        found.start(),
        end,
        value,
        quoted=quoted,
        name=name,
        operator=found["op"],
        operator_at=found.start("op"),
        value_at=at,
    )


def _value(text: str, at: int) -> tuple[str, int]:
    """The phrase or word at a place, and where it ends; empty where neither stands there."""
    if text[at : at + 1] == '"':
        quoted = _QUOTED.match(text, at)
        if quoted is None:
            raise FilterError(text, at, message("the quotation mark isn't closed"))
        return quoted[1], quoted.end()
    bare = _BARE.match(text, at)
    return (bare[0], bare.end()) if bare else ("", at)


def _word(text: str, at: int) -> Token:
    value, end = _value(text, at)
    left, colon, _ = value.partition(":")
    if colon and _LETTER.search(left):
        raise _unknown_field(text, at, left)
    return Token(TokenKind.OR if _is_or(value) else TokenKind.TEXT, at, end, value)


def _is_or(word: str) -> bool:
    return fold(word) in _OR_WORDS


def _unknown_field(text: str, at: int, name: str) -> FilterError:
    return FilterError(
        text,
        at,
        message(
            "there is no field “{name}”; the fields are {fields}; text with a sign goes in quotes",
            name=name,
            fields=", ".join(Field),
        ),
    )
