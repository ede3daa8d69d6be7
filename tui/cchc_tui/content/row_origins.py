"""Where the values of a row stood in the document it was read from, and who settled its doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.plan_changes import FIELD_NAMES
from cchc_tracker.model.message import message
from cchc_tracker.model.source.origin import EXTRA
from cchc_tracker.model.source.place import place_message
from cchc_tracker.model.text import collapse
from cchc_tracker.services.session import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.source.origin import Origin
    from cchc_tracker.services.language import Language
    from cchc_tracker.store import RowSource, Settlement

_HASH = 12
"""Digits of a file's hash that are shown; `cchc trace` has all."""


def other_columns(source: RowSource | None) -> Iterator[tuple[str, str]]:
    """The cells of columns that the matrix hasn't, by their heading."""
    for origin in source.origins if source else ():
        if origin.field == EXTRA:
            yield collapse(origin.label) or "–", origin.text


def row_places(source: RowSource | None, language: Language) -> Iterator[tuple[str, str]]:
    """The document, and the place of each value in it; nothing for a plan of a template."""
    if source is None:
        return
    document = source.document
    yield language("File"), f"{document.name} (SHA-256 {document.sha256[:_HASH]}…)"
    read_at = source.read_at.astimezone(VIETNAM)
    yield language("Read by"), f"{source.author}, {read_at:%d/%m/%Y %H:%M}"
    for origin in source.origins:
        yield _name(origin, language), _place(origin, language)


def _name(origin: Origin, language: Language) -> str:
    if origin.field == EXTRA:
        return collapse(origin.label) or language("Other column")
    return language.text(FIELD_NAMES.get(origin.field, origin.field))


def _place(origin: Origin, language: Language) -> str:
    place = language(place_message(origin.place))
    if origin.inferred:
        return language(message("{place} (inferred from there)", place=place))
    return place


def settled_text(settlement: Settlement | None, language: Language) -> str:
    """Who has looked at a row's doubts and when, or that nobody has."""
    if settlement is None:
        return language("not yet; x says that you have looked")
    at = settlement.at.astimezone(VIETNAM)
    told = f"{settlement.author}, {at:%d/%m/%Y %H:%M}"
    return f"{told}: {settlement.note}" if settlement.note else told
