"""What is gathered while a document is read: problems, text beside the body, open fields."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_tracker.imports.formats.docx.numbering import Numbering
from cchc_tracker.imports.formats.docx.styles import Styles
from cchc_tracker.imports.formats.legacy import legacy_of_font
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.document import SourceText
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from cchc_tracker.imports.formats.legacy import Legacy
    from cchc_tracker.imports.formats.ooxml import Relationship
    from cchc_tracker.model.message import Message


@dataclass(frozen=True, slots=True)
class Notes:
    """Footnotes or endnotes, and comments, by their ids."""

    footnotes: Mapping[str, _Element] = field(default_factory=dict)
    endnotes: Mapping[str, _Element] = field(default_factory=dict)
    comments: Mapping[str, _Element] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """The state of one reading of one document."""

    styles: Styles = field(default_factory=Styles)
    numbering: Numbering = field(default_factory=Numbering)
    notes: Notes = field(default_factory=Notes)
    related: Mapping[str, Relationship] = field(default_factory=dict)
    """The relationships of the part that is being read."""
    assumed: Legacy | None = None
    """What text is written in whose font says nothing."""
    problems: list[Problem] = field(default_factory=list)
    kept_back: list[SourceText] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    """The open fields, each with whether its result has begun."""
    nested: list[_Element] = field(default_factory=list)
    """Tables inside of cells that are read as tables of their own."""
    aside: list[tuple[_Element, Part, str]] = field(default_factory=list)
    """Footnotes and text boxes that were met and are still to be read."""
    met: set[tuple[str, str]] = field(default_factory=set)
    """Footnotes and comments that were met, so that none is read twice."""
    pieces: int = 0
    """Paragraphs, runs and cells of the parts so far."""
    tables: int = 0
    boxes: int = 0
    footnotes: int = 0
    endnotes: int = 0
    converted: Counter[Legacy] = field(default_factory=Counter)
    """Pieces of text by what they were written in."""

    def legacy(self, font: str) -> Legacy | None:
        """What text in a font is written in; None for Unicode."""
        return legacy_of_font(font) or self.assumed

    def report(
        self, severity: Severity, code: str, sentence: Message, place: Place, text: str = ""
    ) -> None:
        """Adds a problem at a place."""
        self.problems.append(Problem(severity, code, sentence, text=text, at=place))

    def keep_back(self, text: str, part: Part, name: str) -> None:
        """Keeps text that stands beside the body; a blank one is nothing."""
        if text:
            self.kept_back.append(SourceText(text, Place(part, name)))
