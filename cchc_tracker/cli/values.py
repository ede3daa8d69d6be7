"""What the words of a command line become: clean text, file names, days and moments."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.types import StringParamType

from cchc_tracker.cli.context import language_of
from cchc_tracker.model.message import message
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from decimal import Decimal

    from cchc_tracker.model.message import Message


class CleanText(StringParamType):
    """Text as the project keeps it: NFC, without control characters and invalid bytes."""

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """The clean text."""
        return clean(str(super().convert(value, param, ctx)))


class FilePath(click.Path):
    """A file's or folder's name, kept byte by byte; an empty one would be the current folder."""

    def convert(
        self,
        value: Any,  # noqa: ANN401
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401
        """The path; fails for what no file can be called."""
        try:
            name = os.fsencode(value)
        except UnicodeEncodeError:
            name = b"\0"
        if not name:
            _fail(self, message("a name is needed"), param, ctx)
        if b"\0" in name:
            _fail(self, message("no file can have this name"), param, ctx)
        return super().convert(value, param, ctx)


class Day(click.ParamType[date]):
    """A day: `31/12/2022` (day first) or `2022-12-31`."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day; fails with one clear line."""
        from cchc_tracker.model.document import parse_date
        from cchc_tracker.model.problem import Problem

        if isinstance(value, date):
            return value
        day = parse_date(value)
        if isinstance(day, Problem):
            text = message("“{value}” is not a date; write 31/12/2022 or 2022-12-31", value=value)
            _fail(self, text, param, ctx)
        return day


class Moment(click.ParamType[datetime]):
    """A day, minute or second, counted to its end; in Vietnam unless it names another zone."""

    name = "moment"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment in UTC; fails with one clear line."""
        if isinstance(value, datetime):
            return value
        try:
            return _moment(clean(value).strip())
        except (ValueError, OverflowError):
            text = message(
                "“{value}” is not a moment; write 31/12/2022 or 2022-12-31T17:00", value=value
            )
            _fail(self, text, param, ctx)


_CLOCK = re.compile(r"(?P<day>.+?)[T\s]\s*(?P<clock>\d{1,2}:.*)")


def _moment(text: str) -> datetime:
    from cchc_tracker.model.document import parse_date
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.services.session import VIETNAM

    parts = _CLOCK.fullmatch(text)
    day = parse_date(parts["day"] if parts else text)
    if isinstance(day, Problem):
        raise ValueError(text)  # noqa: TRY004 - a problem is what a reader says of a bad value
    clock = parts["clock"] if parts else ""
    begun = datetime.combine(day, time.fromisoformat(clock.zfill(5)) if clock else time())
    end = begun + _last_instant(clock)
    return (end if end.tzinfo else end.replace(tzinfo=VIETNAM)).astimezone(UTC)


def _last_instant(clock: str) -> timedelta:
    """From the beginning to the end of what the clock names: a day, minute, second or less."""
    spans = {0: timedelta(days=1), 1: timedelta(minutes=1), 2: timedelta(seconds=1)}
    digits = re.split(r"[Z+-]", clock)[0]
    if "." in digits:
        return timedelta()
    return spans[digits.count(":")] - timedelta(microseconds=1)


class Amount(click.ParamType["Decimal"]):
    """A number from 0 up, with a decimal comma or dot: `12`, `2,5`."""

    name = "number"

    def convert(
        self, value: str | Decimal, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The number; fails for what could be read in two ways, such as `1.234`."""
        from decimal import Decimal

        if isinstance(value, Decimal):
            return value
        text = clean(value).strip()
        if not _AMOUNT.fullmatch(text) or _GROUPED.fullmatch(text):
            sentence = message(
                "“{value}” is no number; write 1234 or 2,5, without dots between thousands",
                value=value,
            )
            _fail(self, sentence, param, ctx)
        return Decimal(text.replace(",", "."))


_AMOUNT = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,6})?")
_GROUPED = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")


def _fail(
    kind: click.ParamType[object],
    sentence: Message,
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> NoReturn:
    kind.fail(language_of(ctx)(sentence) if ctx else str(sentence), param, ctx)


AMOUNT = Amount()
TEXT = CleanText()
DAY = Day()
MOMENT = Moment()
