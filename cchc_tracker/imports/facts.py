"""The facts of a document around its annex: title, number, date, issuer, signer, cited documents.

The form is that of NĐ 30/2020/NĐ-CP, Phụ lục I; a blank number is a state, not an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from cchc_tracker.imports.surroundings import pieces
from cchc_tracker.model.document import find_dates, find_document_numbers
from cchc_tracker.model.message import message
from cchc_tracker.model.plan import CitedDocument
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.origin import Origin
from cchc_tracker.model.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cchc_tracker.model.document import DocumentNumber
    from cchc_tracker.model.source.document import SourceDocument, SourceText

_NUMBER_LINE = re.compile(r"^\s*Số\s*:?\s*(?P<rest>.*)$", re.IGNORECASE | re.MULTILINE)
_WITH = re.compile(
    r"\(?\s*(?:Ban hành\s+)?kèm theo\s+(?:Kế hoạch|Quyết định|Công văn)\s+số\b", re.IGNORECASE
)
_TITLE = re.compile(r"^\s*kế hoạch\b", re.IGNORECASE)
_ISSUER = re.compile(r"^(?:ỦY|UỶ) BAN NHÂN DÂN\b.*$|^HỘI ĐỒNG NHÂN DÂN\b.*$", re.MULTILINE)
_SIGNING = re.compile(r"^\s*(?:(?:TM|KT|TL|TUQ)\.\s.*|(?:PHÓ )?CHỦ TỊCH|(?:PHÓ )?GIÁM ĐỐC)\s*$")
_NAME = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+){1,4}$")
_CITING = ("can cu", "thuc hien", "theo ", "quyet dinh", "xet ")
_ISSUED_BY = re.compile(
    r"\bcủa\s+(?P<issuer>[^,;.()]{3,80}?)"
    r"(?=\s+(?:về|ban hành|quy định|phê duyệt|hướng dẫn|việc)\b|[,;.()]|\s*$)"
)
_BESIDE = re.compile(
    r"\s*(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    r"|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc)\s*",
    re.IGNORECASE,
)
"""The right half of the heading, which a PDF prints on the lines of the authority's name."""
_MOTTO = ("cong hoa xa hoi", "doc lap")
_SECTION = re.compile(r"(?:[IVX]+|\d+)[.)]")
_LONGEST_TITLE = 300
"""Letters."""
_FIRST = 60
"""Pieces at a document's beginning among which its heading stands."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a document says about itself; empty where it doesn't."""

    title: str = ""
    number: str | None = None
    issued_on: date | None = None
    issuer: str = ""
    signer: str = ""
    cited: tuple[CitedDocument, ...] = ()
    origins: tuple[Origin, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_facts(document: SourceDocument) -> DocumentFacts:
    """The document's facts, each with its place."""
    finder = _Finder(tuple(pieces(document)))
    finder.motto()
    title = finder.title()
    number, issued_on = finder.identity()
    return DocumentFacts(
        title=title,
        number=number,
        issued_on=issued_on,
        issuer=finder.issuer(),
        signer=finder.signer(),
        cited=tuple(finder.cited(number)),
        origins=tuple(finder.origins),
        problems=tuple(finder.problems),
    )


class _Finder:
    """Looks for one fact after the other and keeps where each stood."""

    def __init__(self, pieces: Sequence[SourceText]) -> None:
        self._pieces = pieces
        self._head = pieces[:_FIRST]
        self.origins: list[Origin] = []
        self.problems: list[Problem] = []

    def motto(self) -> None:
        """The nation's name and motto say nothing of the plan, but are accounted for."""
        for piece in self._head:
            if fold(piece.text).startswith(_MOTTO):
                self._from(piece, "motto")

    def identity(self) -> tuple[str | None, date | None]:
        """Number and day of issue: of the heading, else of the document the annex belongs to."""
        for piece in self._head:
            line = _NUMBER_LINE.search(piece.text)
            if line is None:
                continue
            number = next(iter(find_document_numbers(line[0])), None)
            if number is not None:
                return self._numbered(piece, number), self._day(piece)
        return self._belonging()

    def _belonging(self) -> tuple[str | None, date | None]:
        """`Kèm theo Kế hoạch số … ngày …`: an annex on its own names its plan so."""
        for piece in self._pieces:
            found = _WITH.search(piece.text)
            if found is None:
                continue
            rest = collapse(piece.text[found.end() - len("số") :])
            number = next(iter(find_document_numbers(rest)), None)
            day = next((each.day for each in find_dates(rest) if each.day), None)
            if number is not None:
                return self._numbered(piece, number), day
        self.problems.append(
            Problem(
                Severity.WARNING,
                "document-number-missing",
                message("No number of the document was found"),
            )
        )
        return None, None

    def _day(self, beside: SourceText) -> date | None:
        """The day under the motto, near the number."""
        place = self._pieces.index(beside)
        for piece in self._pieces[max(0, place - 3) : place + 6]:
            if _TITLE.match(piece.text):
                break
            for printed in find_dates(collapse(piece.text)):
                if printed.day is not None:
                    self._from(piece, "issued_on")
                    return printed.day
                if printed.is_blank:
                    return None
        return None

    def _numbered(self, piece: SourceText, number: DocumentNumber) -> str | None:
        """The number as printed; None while it is blank."""
        self._from(piece, "number")
        if not number.is_draft:
            return number.printed
        self._blank(piece)
        return None

    def _blank(self, piece: SourceText) -> None:
        self.problems.append(
            Problem(
                Severity.INFO,
                "document-number-blank",
                message("The document has no number yet (a draft)"),
                text=collapse(piece.text),
                at=piece.place,
            )
        )

    def title(self) -> str:
        """`Kế hoạch …`, joined over its lines, as the heading prints it."""
        for place, piece in enumerate(self._head):
            if not _TITLE.match(piece.text) or len(piece.text) > _LONGEST_TITLE:
                continue
            if piece.text.rstrip().endswith((":", ";", ".")):  # a sentence of a report, a clause
                continue
            words = [collapse(piece.text)]
            self._from(piece, "title")
            for following in self._pieces[place + 1 : place + 4]:
                text = collapse(following.text)
                is_subject = words == ["KẾ HOẠCH"] and _is_subject(text)
                if not text or _SECTION.match(text) or not (text.isupper() or is_subject):
                    break
                words.append(text)
                self._from(following, "title")
            return " ".join(words)
        self.problems.append(
            Problem(
                Severity.WARNING,
                "document-title-missing",
                message("No title of the plan was found above its annex"),
            )
        )
        return ""

    def issuer(self) -> str:
        """The authority above the number, else the one that the annex's plan is said to be of."""
        for place, piece in enumerate(self._head):
            found = _ISSUER.search(_above_number(piece.text))
            if found is not None and not fold(piece.text).startswith(_MOTTO):
                self._from(piece, "issuer")
                name = _BESIDE.sub("", found[0])
                if name == found[0] or place + 1 == len(self._head):
                    return name
                return f"{name} {self._goes_on(self._head[place + 1])}".rstrip()
        for piece in self._pieces:
            if _WITH.search(piece.text):
                by = _ISSUED_BY.search(collapse(piece.text))
                return by["issuer"] if by else ""
        return ""

    def _goes_on(self, piece: SourceText) -> str:
        """The rest of a name in capitals that stands beside the motto's second line."""
        text = collapse(piece.text)
        rest = _BESIDE.sub("", text)
        if rest == text or not rest.isupper():
            return ""
        self._from(piece, "issuer")
        return rest

    def signer(self) -> str:
        """The name below the last signing authority."""
        for place in range(len(self._pieces) - 1, -1, -1):
            lines = [line.strip() for line in self._pieces[place].text.splitlines()]
            if not any(_SIGNING.match(line) for line in lines):
                continue
            following = [piece.text.strip() for piece in self._pieces[place + 1 : place + 3]]
            for line in (*reversed(lines), *following):
                if _NAME.match(line) and not line.isupper() and line.istitle():
                    self._from(self._pieces[place], "signer")
                    return line
        return ""

    def cited(self, own: str | None) -> Iterator[CitedDocument]:
        """The documents that the lead-in names, each once."""
        seen = {own}
        for piece in self._head:
            if not fold(piece.text).lstrip("- ").startswith(_CITING):
                continue
            text = collapse(piece.text)
            numbers = find_document_numbers(text)
            for number, following in zip_longest(numbers, numbers[1:]):
                if number.printed not in seen:
                    seen.add(number.printed)
                    yield _cited(text, number, following)
                    self._from(piece, "cited")

    def _from(self, piece: SourceText, field: str) -> None:
        if not any(each.place == piece.place and each.field == field for each in self.origins):
            self.origins.append(Origin(piece.place, piece.text, field))


def _above_number(text: str) -> str:
    """The lines above `Số: …` and above the rule drawn there, as one line."""
    number = _NUMBER_LINE.search(text)
    return collapse(text[: number.start()] if number else text).rstrip(" -–—_*")


def _is_subject(text: str) -> bool:
    """Whether a line below a bare `KẾ HOẠCH` says what it is about, in letters of any case."""
    return (
        text[:1].isupper()
        and len(text) <= _LONGEST_TITLE
        and not text.endswith((":", ";", "."))
        and not fold(text).startswith(_CITING)
        and not _WITH.match(text)
    )


def _cited(text: str, number: DocumentNumber, following: DocumentNumber | None) -> CitedDocument:
    start = text.index(number.printed) + len(number.printed)
    end = text.find(following.printed, start) if following else len(text)
    after = text[start : end if end > 0 else len(text)]
    day = next((each.day for each in find_dates(after[:40]) if each.day), None)
    issuer = _ISSUED_BY.search(after[:160])
    return CitedDocument(number.printed, day, issuer=issuer["issuer"].strip() if issuer else "")
