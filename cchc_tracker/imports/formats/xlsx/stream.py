"""Reads the XML of large parts piece by piece, so that no tree of a whole sheet is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from cchc_tracker.imports.formats.legacy import draws_capitals, from_legacy, legacy_of_font
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import ParserTarget

MAX_MARKS: Final = 2_000_000
"""Beginnings and ends of elements in a part."""


class Target:
    """Takes an XML part's elements as they come; names are without their namespace."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self.begin(tag.rpartition("}")[2], attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        self.finish(tag.rpartition("}")[2])

    def data(self, text: str) -> None:
        """Text within an element, maybe not all of it."""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of this name begins."""

    def finish(self, name: str) -> None:
        """An element of this name ends."""

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Raises BadDataError: types and entities are declared by hostile files only."""
        del name, public, system
        raise BadDataError(
            message("The file's XML declares types or entities, as no office program does")
        )

    def close(self) -> None:
        """The part is read."""


def read_part(data: bytes, target: Target) -> None:
    """Hand a part's elements to `target`; raises BadDataError for broken or endless XML."""
    from lxml import etree

    if data.count(b"<") > MAX_MARKS or data.count(b"<\0") > MAX_MARKS:
        raise BadDataError(message("The file has far more in it than a plan needs; it isn't read"))
    parser = etree.XMLParser(
        target=cast("ParserTarget", target),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, LookupError) as error:
        raise BadDataError(message("The file's XML is damaged")) from error


def in_unicode(text: str, font: str) -> str:
    """The text of a font made before Unicode as the font draws it."""
    legacy = legacy_of_font(font)
    if legacy is None:
        return text
    text = from_legacy(text, legacy)
    return text.upper() if draws_capitals(font) else text
