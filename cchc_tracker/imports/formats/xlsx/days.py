"""A stored day or time as its cell shows it, the day always before the month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from decimal import Decimal

    from cchc_tracker.imports.formats.xlsx.number_format import Section, Token

_LAST: Final = 2_958_465
"""31/12/9999 as Excel counts days."""
_DAY: Final = 86_400
_WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day or time in words."""

    text: str
    day: date | None
    """None where only a time is shown."""
    month_first: bool = False
    """Whether the sheet shows the month before the day, unlike the text here."""


def moment(number: Decimal, *, from_1904: bool) -> datetime | None:
    """The time that a number stands for; None where Excel shows none."""
    days = int(number)
    if number < 0 or days > _LAST:
        return None
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
    if not from_1904 and days < 60:
        start += timedelta(days=1)  # Excel has a 29/02/1900
    try:
        return start + timedelta(seconds=round((number - days) * _DAY), days=days)
    except OverflowError:
        return None


def shown_day(number: Decimal, section: Section, *, from_1904: bool) -> ShownDay | None:
    """The day or time by a section of a format; None where the number stands for none.

    A month's name is shown as its number, since the file doesn't say in which language it is.
    """
    when = moment(number, from_1904=from_1904)
    if when is None:
        return None
    parts = _parts(section)
    letters = [part[0] for part in parts if part[0] in "yMd"]
    if section.has("elapsed") or not letters:
        return ShownDay(_written(section, parts, when, number), None)
    month_first = letters[:2] == ["M", "d"]
    named = any(part[0] in "Md" and len(part) >= 3 for part in parts)
    if (month_first or named) and not _has_words(section):
        return ShownDay(_day_first(letters, parts, when), when.date(), month_first and not named)
    return ShownDay(_written(section, parts, when, number), when.date())


def _parts(section: Section) -> list[str]:
    """The parts of a day or time in their order, months as `M` and minutes as `m`."""
    found = [token.text for token in section.tokens if token.kind in {"part", "elapsed"}]
    for index, part in enumerate(found):
        after_hour = index > 0 and found[index - 1][0] == "h"
        before_second = index + 1 < len(found) and found[index + 1][0] == "s"
        minutes = len(part) <= 2 and (after_hour or before_second)
        if part[0] == "m" and not minutes:
            found[index] = part.upper()
    return found


def _has_words(section: Section) -> bool:
    return any(
        token.kind == "literal" and any(map(str.isalpha, token.text)) for token in section.tokens
    )


def _day_first(letters: list[str], parts: list[str], when: datetime) -> str:
    day_of_month = any(part in {"d", "dd"} for part in parts)
    forms = [form for form, has in (("%d", day_of_month), ("%m", "M" in letters)) if has]
    shown = "/".join(when.strftime(form) for form in forms)
    if "y" in letters:
        shown = "/".join(filter(None, (shown, f"{when.year:04}")))
    if any(part[0] == "h" for part in parts):
        shown += f" {when:%H:%M}"
    return shown or f"{when:%d/%m/%Y}"


def _written(section: Section, parts: list[str], when: datetime, number: Decimal) -> str:
    following = iter(parts)
    noon = section.has("half")
    written: list[str] = []
    for token in section.tokens:
        if token.kind == "elapsed":
            written.append(_elapsed(next(following), number))
        elif token.kind == "part":
            written.append(_part(next(following), when, noon=noon))
        else:
            written.append(_sign(token, when))
    return "".join(written)


def _sign(token: Token, when: datetime) -> str:
    if token.kind == "half":
        return "SA" if when.hour < 12 else "CH"
    return token.text if token.kind in {"literal", "point", "comma", "percent"} else ""


def _part(part: str, when: datetime, *, noon: bool) -> str:
    letter, length = part[0], len(part)
    if letter == "y":
        return f"{when.year:04}" if length > 2 else f"{when.year % 100:02}"
    if letter == "d" and length > 2:
        return _WEEKDAYS[when.weekday()]
    hour = (when.hour + 11) % 12 + 1 if noon else when.hour
    value = {"M": when.month, "d": when.day, "h": hour, "m": when.minute, "s": when.second}[letter]
    return f"{value:02}" if length == 2 or letter == "s" else str(value)


def _elapsed(part: str, number: Decimal) -> str:
    seconds = round(number * _DAY)
    value = seconds // {"h": 3600, "m": 60, "s": 1}[part[0].lower()]
    return f"{value:0{len(part)}}"
