"""Why a filter's expression can't be read."""

from __future__ import annotations

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import Message, message


class FilterError(UsageError):
    """An expression that can't be read, with the 0-based character where it goes wrong."""

    def __init__(self, expression: str, at: int, reason: Message) -> None:
        super().__init__(
            message(
                "Filter, character {at}: {reason} | {before}▸{after}",
                at=at + 1,
                reason=reason,
                before=expression[:at],
                after=expression[at:],
            )
        )
        self.expression = expression
        self.at = at
        self.reason = reason
