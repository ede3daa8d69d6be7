"""Document numbers (số, ký hiệu) found in text or typed: serial, year, type and issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.text import clean, collapse

_TYPE_CODES = (
    # NĐ 30/2020/NĐ-CP, Phụ lục III
    "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB SY "
    "TrS SL "
    # normative and party documents, and reports of appraisal
    "NĐ TT TTLT PL L KL CV CTHĐ BCTĐ"
)
_TYPE_ALIASES = {"QD": "QĐ", "ND": "NĐ"}
_TYPES = {code: code for code in _TYPE_CODES.split()} | _TYPE_ALIASES
_TYPE_BY_KEY = {printed.casefold(): code for printed, code in _TYPES.items()}

_HYPHEN = r"\s{0,3}[-–‐‑−]\s{0,3}"
_SLASH = r"\s{0,3}/\s{0,3}"
_SERIAL = r"[0-9]{1,6}(?:\.[0-9]{1,3})?[a-zđ]?"
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}){_SLASH}"
_UNIT = r"[A-ZĐ][A-Za-zĐđ0-9&]*"
_KNOWN_TYPE = "|".join(sorted(_TYPES, key=len, reverse=True))
_KNOWN_ISSUER = (
    r"(?:UBND|HĐND|UBTVQH|MTTQ|BCĐ)[A-ZĐ0-9]*|TTg|CP|TW|TU|CTN|VP[A-ZĐ]*|[BS][A-ZĐ&]{2,}"
)
_SYMBOL = (
    rf"(?:(?P<bare_type>{_KNOWN_TYPE})\s?(?P<bare_issuer>(?:{_KNOWN_ISSUER})(?:{_HYPHEN}{_UNIT})*)"
    rf"|(?P<type>{_KNOWN_TYPE}){_HYPHEN}(?P<issuer>{_UNIT}(?:{_HYPHEN}{_UNIT})*)"
    rf"|(?P<letter_issuer>(?:TTg|[A-ZĐ&]{{2,}}){_HYPHEN}{_UNIT}(?:{_HYPHEN}{_UNIT})*))"
)
_STATE = (
    rf"(?P<serial>{_SERIAL}){_SLASH}"
    rf"(?:(?P<year>{_YEAR})?{_SYMBOL}|(?P<assembly_year>{_YEAR})(?P<assembly>(?:UBTV)?QH[0-9]+))"
)
_PARTY = (
    rf"(?P<party_serial>{_SERIAL}){_HYPHEN}(?P<party_type>[A-ZĐ][A-Za-zĐđ]*){_SLASH}"
    rf"(?P<party_issuer>{_UNIT})"
)
_NUMBER = rf"(?<![\w/.])(?:{_STATE}|{_PARTY})(?!\w)"
_DRAFT = rf"(?:\b[Ss](?:ố|Ố)\s*:?|^)[\s.…_]*/\s*(?P<year>{_YEAR})?{_SYMBOL}(?!\w)"
_LABEL = re.compile(r"^số\b\s*:?\s*(?=[^\s:/.…_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document's number and symbol; the same one recurs each year and in each office."""

    printed: str
    canonical: str
    """Without spaces, with every hyphen: `19/2014/QĐ-TTg`, `05-CTr/TU`; zeros stay as printed."""
    serial: str
    """Empty while the document has no number (chưa cấp số)."""
    year: int | None
    """The year inside a normative number."""
    type_code: str
    """`KH`, `QĐ`, `CTr`; empty for an official letter (công văn) and a law."""
    issuer: str
    """The issuer's letters with its unit: `UBND`, `BNV-CCHC`."""

    @property
    def is_draft(self) -> bool:
        """Whether the number is still blank."""
        return not self.serial

    @property
    def key(self) -> str:
        """For comparing: `05/KH-UBND` and `5/kh-ubnd` are one."""
        zeros = len(self.serial) - len(self.serial.lstrip("0"))
        return self.canonical[zeros:].casefold()


def find_document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """The numbers named in a text, in order, with drafts whose number is blank (`Số: /QĐ-UBND`).

    `printed` is the passage of the cleaned text. The grammar is that of NĐ 30/2020/NĐ-CP, with
    spaces around slash and hyphen and lost hyphens (`673/QĐUBND`) tolerated.
    """
    text = clean(text)
    found = [*_compiled(_NUMBER).finditer(text), *_compiled(_DRAFT).finditer(text)]
    return tuple(_built(match) for match in sorted(found, key=lambda match: match.start()))


def parse_document_number(text: str) -> DocumentNumber | Problem:
    """The number a text consists of, typed in any case, with or without `số` in front."""
    typed = _LABEL.sub("", collapse(text).rstrip(" .,;"))
    number, draft = _compiled(_NUMBER, re.IGNORECASE), _compiled(_DRAFT, re.IGNORECASE)
    match = number.fullmatch(typed) or draft.fullmatch(typed)
    if match:
        return _built(match)
    return Problem(
        Severity.ERROR,
        "document-number-unread",
        message("{text} isn't a document number such as 12/KH-UBND", text=repr(text)),
        text=text,
    )


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern compiled when it's first needed: all at once would cost every start 9 ms."""
    return re.compile(pattern, flags)


def _built(match: re.Match[str]) -> DocumentNumber:
    part = match.groupdict()
    printed = match[0].strip()
    serial = (part.get("serial") or part.get("party_serial") or "").lower()
    if part.get("party_type"):
        type_code = _type_code(match["party_type"])
        issuer = _issuer(match["party_issuer"])
        return DocumentNumber(
            printed, f"{serial}-{type_code}/{issuer}", serial, None, type_code, issuer
        )
    year = part["year"] or part.get("assembly_year")
    type_code = _type_code(part["type"] or part["bare_type"] or "")
    issuer = _issuer(
        part["issuer"] or part["bare_issuer"] or part["letter_issuer"] or part["assembly"] or ""
    )
    number_year = int(year[:4]) if year else None
    symbol = "-".join(filter(None, (type_code, issuer)))
    canonical = "/".join([serial, *([str(number_year)] if number_year else []), symbol])
    return DocumentNumber(printed, canonical, serial, number_year, type_code, issuer)


def _type_code(printed: str) -> str:
    return _TYPE_BY_KEY.get(printed.casefold(), printed)


def _issuer(printed: str) -> str:
    """The letters joined by plain hyphens; typed small ones become capitals, the Premier TTg."""
    units = re.split(_HYPHEN, printed)
    if printed == printed.lower():
        units = [unit.upper() for unit in units]
    return "-".join("TTg" if unit.casefold() == "ttg" else unit for unit in units)
