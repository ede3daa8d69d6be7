"""Who reports to whom, in a locality's own words or in words made from its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.data.reports import report_words
from cchc_tracker.model.text import collapse, marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.model.locality import Locality

_OF_THE_ISSUER = ("report_symbol", "report_signer", "report_recipients", "report_unit")
_LEVEL = re.compile(
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,}")
_PARTS = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """The words of a report's header and foot."""

    superior: str
    superior_lines: tuple[str, ...]
    """The same as a letterhead breaks it."""
    issuer: str
    symbol: str
    """`BC-SNV`."""
    place: str
    to: tuple[str, ...]
    signer: tuple[str, ...]
    """A line each."""
    recipients: tuple[str, ...]
    unit: str
    """The office that files the report, in the last line of the recipients; may be empty."""


def header_words(locality: Locality, own: Mapping[str, str] | None = None) -> HeaderWords:
    """The locality's `report_…` words; those it doesn't give are made from its name.

    A template's `own` words win; those of the locality's issuer don't hold for another issuer.
    """
    own = own or {}
    given = {name: collapse(text) for name, text in locality.wording.items() if text.strip()}
    if "report_issuer" in own:
        given = {name: text for name, text in given.items() if name not in _OF_THE_ISSUER}
    given |= {name: collapse(text) for name, text in own.items() if text.strip()}
    issuer = given.get("report_issuer", locality.standing_agency)
    superior = given.get("report_superior", _superior(locality, issuer))
    return HeaderWords(
        superior=superior,
        superior_lines=letterhead_lines(superior),
        issuer=issuer,
        symbol=given.get("report_symbol", _symbol(locality, issuer)),
        place=given.get("report_place", _bare_name(locality.name)),
        to=_several(given.get("report_to", superior)),
        signer=_several(given.get("report_signer", _capacity(issuer))),
        recipients=_several(given.get("report_recipients", "")),
        unit=given.get("report_unit", ""),
    )


def _superior(locality: Locality, issuer: str) -> str:
    """The locality's people's committee; for a report of the committee, the level above."""
    if _is_committee(issuer):
        return locality.parent
    return f"{report_words().committee} {locality.name[:1].lower()}{locality.name[1:]}"


def letterhead_lines(superior: str) -> tuple[str, ...]:
    """The agency as a letterhead breaks it: a committee on one line, its place below."""
    committee = report_words().committee
    place = superior[len(committee) :].strip()
    begins = marked(superior).startswith(f"{marked(committee)} ")
    return (superior[: len(committee)], place) if begins else (superior,)


def _is_committee(agency: str) -> bool:
    words = report_words()
    return marked(agency).startswith((marked(words.committee), marked(words.committee_symbol)))


def _bare_name(name: str) -> str:
    return _LEVEL.sub("", name, count=1) if _LEVEL.match(name) else name


def _symbol(locality: Locality, issuer: str) -> str:
    """The agency's own abbreviation, else its initials: `Sở Nội vụ` is `SNV`."""
    words = report_words()
    known = next((each for each in locality.agencies if each.name == issuer), None)
    aliases = known.aliases if known else ()
    office = "".join(_initial(word) for word in issuer.split() if word[0].isalpha()).upper()
    if _is_committee(issuer):
        office = words.committee_symbol
    else:
        office = next((each for each in aliases if _ABBREVIATION.fullmatch(each)), office)
    return f"{words.report_code}-{office}"


def _initial(word: str) -> str:
    """The first letter; an abbreviation stays whole."""
    return word if _ABBREVIATION.fullmatch(word) else word[0]


def _capacity(issuer: str) -> str:
    words = report_words()
    for beginning, capacity in words.capacities.items():
        if marked(issuer).startswith(f"{marked(beginning)} "):
            return capacity
    return words.other_capacity


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in _PARTS.split(text) if part)
