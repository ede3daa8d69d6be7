"""The parser of filter expressions; every error points at a character."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc_tracker.model.document import parse_date
from cchc_tracker.model.filter import (
    FIELD_NAMES,
    STATUS_NAMES,
    All,
    Any,
    Due,
    Field,
    Filter,
    FilterError,
    Has,
    Not,
    Words,
    fold_name,
)
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem
from cchc_tracker.model.text import clean

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<open>\() | (?P<close>\))
      | (?P<minus>-)(?=[^\s])
      | (?P<name>[^\W\d][\w-]*)\s*(?P<op><=|>=|:|<|>|=)\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s()"]+))?
      | "(?P<phrase>[^"]*)"
      | (?P<quote>")
      | (?P<word>[^\s()"]+)
    )""",
    re.VERBOSE,
)
_OR_WORDS = frozenset({"or", "hoac"})


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    at: int
    match: re.Match[str]


def parse_filter(expression: str) -> Filter:
    """Read a filter expression.

    Words and `"phrases"` search the row's text; `field:value`, `due<DATE`; `-` negates; `or`
    (`hoặc`) and parentheses group. Blank chooses everything. Raises FilterError.
    """
    text = clean(expression)
    parser = _Parser(text, _tokens(text))
    tree = parser.alternatives()
    if (extra := parser.peek()) is not None:
        raise FilterError(text, extra.at, message("there is no “(” for this “)”"))
    return tree


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], 0
    end = len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise FilterError(text, at, message("this can't be read"))
        kind = "field" if found["name"] else found.lastgroup
        start = found.end() - len(found[0].lstrip())
        if kind == "quote":
            raise FilterError(text, start, message("the quotation mark isn't closed"))
        if kind == "word" and fold_name(found["word"]) in _OR_WORDS:
            kind = "or"
        tokens.append(_Token(kind, start, found))
        at = found.end()
    return tokens


class _Parser:
    """Recursive descent over the tokens of one expression."""

    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._next = 0

    def peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def alternatives(self) -> Filter:
        parts = [self._sequence()]
        while (token := self.peek()) is not None and token.kind == "or":
            self._next += 1
            if self._at_end():
                raise FilterError(self._text, token.at, message("“or” needs something after it"))
            parts.append(self._sequence())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _at_end(self) -> bool:
        token = self.peek()
        return token is None or token.kind in ("or", "close")

    def _sequence(self) -> Filter:
        parts = []
        if (token := self.peek()) is not None and token.kind == "or":
            raise FilterError(self._text, token.at, message("“or” needs something before it"))
        while not self._at_end():
            parts.append(self._single())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _single(self) -> Filter:
        token = self._tokens[self._next]
        self._next += 1
        match token.kind:
            case "minus":
                if self._at_end():
                    raise FilterError(self._text, token.at, message("“-” needs something after it"))
                return Not(self._single())
            case "open":
                inside = self.alternatives()
                closing = self.peek()
                if closing is None:
                    raise FilterError(self._text, token.at, message("“(” isn't closed"))
                self._next += 1
                return inside
            case "field":
                return self._condition(token)
            case "phrase":
                return Words(token.match["phrase"], phrase=True)
            case _:
                return Words(token.match["word"])

    def _condition(self, token: _Token) -> Filter:
        name, operator = token.match["name"], token.match["op"]
        quoted, bare = token.match["quoted"], token.match["bare"]
        field = FIELD_NAMES.get(fold_name(name))
        if field is None:
            raise FilterError(
                self._text,
                token.at,
                message(
                    "there is no field “{name}”; the fields are {fields}",
                    name=name,
                    fields=", ".join(Field),
                ),
            )
        value_at = token.match.end("op")
        value = quoted if quoted is not None else bare
        if not value:
            raise FilterError(self._text, value_at, message("“{name}” needs a value", name=name))
        if field is Field.DUE:
            return self._due(operator, value, value_at)
        if operator not in (":", "="):
            raise FilterError(
                self._text,
                token.match.start("op"),
                message("only “due” can be compared with “{operator}”", operator=operator),
            )
        if field is Field.STATUS and fold_name(value) not in STATUS_NAMES:
            raise FilterError(
                self._text,
                value_at,
                message(
                    "there is no status “{value}”; the statuses are {statuses}",
                    value=value,
                    statuses=", ".join(sorted({s for each in STATUS_NAMES.values() for s in each})),
                ),
            )
        return Has(field, value, phrase=quoted is not None)

    def _due(self, operator: str, value: str, at: int) -> Filter:
        day = parse_date(value)
        if isinstance(day, Problem):
            raise FilterError(self._text, at, message("“{value}” is not a date", value=value))
        return Due("=" if operator == ":" else operator, day)
