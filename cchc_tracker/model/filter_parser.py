"""The parser of filter expressions; every error points at a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.filter import (
    DEEPEST,
    FIELD_NAMES,
    KIND_NAMES,
    STATUS_NAMES,
    All,
    Any,
    Done,
    Due,
    Field,
    Filter,
    FilterError,
    Has,
    Not,
    Words,
    fold_name,
)
from cchc_tracker.model.filter_tokens import TokenKind, filter_tokens
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem
from cchc_tracker.model.text import clean, words

if TYPE_CHECKING:
    from cchc_tracker.model.filter_tokens import Token
    from cchc_tracker.model.message import Message

_DEEPEST_BRACKETS = 50
_LEVELS_AROUND = 3
"""What can stand around a bracket before the next one: a negation, a sequence, alternatives."""


def parse_filter(expression: str) -> Filter:
    """Read a filter expression.

    Words and `"phrases"` search the row's text; `field:value`, `due<DATE`; `-` negates; `or`
    (`hoặc`) and parentheses group. Blank chooses everything. Raises FilterError.
    """
    text = clean(expression)
    return _Parser(text, filter_tokens(text)).whole()


class _Parser:
    """Recursive descent over the tokens of one expression."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._next = 0
        self._brackets = 0

    def whole(self) -> Filter:
        """The tree of the whole expression."""
        tree = self._alternatives()
        if (extra := self._peek()) is not None:
            raise self._error(extra.at, message("there is no “(” for this “)”"))
        return tree

    def _error(self, at: int, reason: Message) -> FilterError:
        return FilterError(self._text, at, reason)

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _at_end(self) -> bool:
        token = self._peek()
        return token is None or token.kind in (TokenKind.OR, TokenKind.CLOSE)

    def _alternatives(self) -> Filter:
        parts = [self._sequence()]
        while (token := self._peek()) is not None and token.kind is TokenKind.OR:
            self._next += 1
            if self._at_end():
                raise self._error(token.at, message("“or” needs something after it"))
            parts.append(self._sequence())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _sequence(self) -> Filter:
        parts = []
        if (token := self._peek()) is not None and token.kind is TokenKind.OR:
            raise self._error(token.at, message("“or” needs something before it"))
        while not self._at_end():
            parts.append(self._single())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _single(self) -> Filter:
        token = self._tokens[self._next]
        self._next += 1
        match token.kind:
            case TokenKind.MINUS:
                return self._negated(token)
            case TokenKind.OPEN:
                return self._group(token)
            case TokenKind.FIELD:
                return self._condition(token)
            case _:
                return Words(token.text, phrase=token.quoted)

    def _negated(self, minus: Token) -> Filter:
        """What follows one or more minus signs; two of them cancel out."""
        negated = True
        while (token := self._peek()) is not None and token.kind is TokenKind.MINUS:
            self._next += 1
            negated = not negated
            minus = token
        if self._at_end():
            raise self._error(minus.at, message("“-” needs something after it"))
        part = self._single()
        return Not(part) if negated else part

    def _group(self, opening: Token) -> Filter:
        self._brackets += 1
        if self._brackets > _DEEPEST_BRACKETS:
            raise self._error(opening.at, message("brackets are nested too deeply"))
        if (token := self._peek()) is not None and token.kind is TokenKind.CLOSE:
            raise self._error(token.at, message("there is nothing between the brackets"))
        inside = self._alternatives()
        if self._peek() is None:
            raise self._error(opening.at, message("“(” isn't closed"))
        self._next += 1
        self._brackets -= 1
        if _depth(inside) > DEEPEST - _LEVELS_AROUND:
            raise self._error(opening.at, message("brackets are nested too deeply"))
        return inside

    def _condition(self, token: Token) -> Filter:
        field = FIELD_NAMES[fold_name(token.name)]
        if not words(token.text):
            raise self._error(token.value_at, message("“{name}” needs a value", name=token.name))
        if field in (Field.DUE, Field.DONE):
            return self._day(token, Due if field is Field.DUE else Done)
        if token.operator not in (":", "="):
            raise self._error(
                token.operator_at,
                message(
                    "only “due” and “done” can be compared with “{operator}”",
                    operator=token.operator,
                ),
            )
        if field is Field.STATUS and fold_name(token.text) not in STATUS_NAMES:
            reason = message(
                "there is no status “{value}”; the statuses are {statuses}",
                value=token.text,
                statuses=", ".join(sorted({s for each in STATUS_NAMES.values() for s in each})),
            )
            raise self._error(token.value_at, reason)
        if field is Field.KIND and fold_name(token.text) not in KIND_NAMES:
            reason = message(
                "there is no kind “{value}”; the kinds are {kinds}",
                value=token.text,
                kinds=", ".join(KIND_NAMES.values()),
            )
            raise self._error(token.value_at, reason)
        return Has(field, token.text, phrase=token.quoted)

    def _day(self, token: Token, compared: type[Due | Done]) -> Filter:
        from cchc_tracker.model.document import parse_date  # a filter seldom names a day

        day = parse_date(token.text)
        if isinstance(day, Problem):
            reason = message("“{value}” is not a date", value=token.text)
            raise self._error(token.value_at, reason)
        return compared("=" if token.operator == ":" else token.operator, day)


def _depth(tree: Filter) -> int:
    match tree:
        case All(parts) | Any(parts):
            return 1 + max(map(_depth, parts), default=0)
        case Not(part):
            return 1 + _depth(part)
        case _:
            return 0
