"""The texts that a workbook's cells share, with the fonts of their pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.xlsx.stream import Target, in_unicode
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_STRINGS: Final = 1_000_000

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")

Text = str | tuple[tuple[str, str], ...]
"""A text, or its pieces with their fonts; a piece without one takes its cell's."""


def text_in(text: Text, font: str) -> str:
    """The text in Unicode, for a cell of this font."""
    if isinstance(text, str):
        return in_unicode(text, font)
    return "".join(in_unicode(piece, own or font) for piece, own in text)


def unescape(text: str) -> str:
    """The text with Excel's `_x000D_` made the characters that they stand for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


@dataclass(slots=True)
class Pieces:
    """A text that is being read; what is spoken (`rPh`) is no part of it."""

    _pieces: list[tuple[str, str]] = field(default_factory=list)
    _font: str = ""
    _spoken: bool = False
    _within: bool = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of the text begins."""
        if name == "t":
            self._within = not self._spoken
        elif name == "r":
            self._font = ""
        elif name == "rFont":
            self._font = attributes.get("val", "")
        elif name == "rPh":
            self._spoken = True

    def add(self, text: str) -> None:
        """Text that counts only where it stands in a `t`."""
        if self._within:
            self._pieces.append((text, self._font))

    def finish(self, name: str) -> None:
        """An element of the text ends."""
        if name == "t":
            self._within = False
        elif name == "rPh":
            self._spoken = False
        elif name == "r":
            self._font = ""

    def take(self) -> Text:
        """The text, and the beginning of another."""
        pieces, self._pieces, self._font = self._pieces, [], ""
        if all(not font for _, font in pieces):
            return unescape("".join(piece for piece, _ in pieces))
        return tuple((unescape(piece), font) for piece, font in pieces)


class SharedStrings(Target):
    """Reads `sharedStrings.xml`; raises BadDataError for more texts than a plan has."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self._pieces = Pieces()

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """See Target."""
        self._pieces.begin(name, attributes)

    def data(self, text: str) -> None:
        """See Target."""
        self._pieces.add(text)

    def finish(self, name: str) -> None:
        """See Target."""
        self._pieces.finish(name)
        if name == "si":
            if len(self.texts) >= MAX_STRINGS:
                raise BadDataError(
                    message("The file has far more in it than a plan needs; it isn't read")
                )
            self.texts.append(self._pieces.take())
