"""A workbook's sheets and what all of them share: texts, styles, the first day of its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.imports.formats.ooxml import open_package
from cchc_tracker.imports.formats.xlsx.stream import read_part
from cchc_tracker.imports.formats.xlsx.strings import SharedStrings
from cchc_tracker.imports.formats.xlsx.styles import Styles, read_styles
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from cchc_tracker.imports.formats.ooxml import Package, Relationship
    from cchc_tracker.imports.formats.xlsx.strings import Text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    """Name of its part in the package; empty where it's missing."""
    kind: str
    """`worksheet`, or another such as `chartsheet`."""
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """An open workbook."""

    package: Package
    sheets: tuple[Sheet, ...]
    strings: Sequence[Text]
    styles: Styles
    from_1904: bool
    """Whether days are counted from 1904, as on old Macintoshes."""

    def asked(self, name: str) -> tuple[Sheet, ...]:
        """All sheets, or the one of this name; raises BadDataError where there is none."""
        if not name:
            return self.sheets
        for same in (str, _key):
            found = [sheet for sheet in self.sheets if same(sheet.name) == same(name)]
            if found:
                return tuple(found[:1])
        names = ", ".join(sheet.name for sheet in self.sheets)
        raise BadDataError(
            message("The file has no sheet {name}; it has: {names}", name=name, names=names)
        )


def open_workbook(data: bytes) -> Workbook:
    """The workbook in a file's bytes; raises BadDataError where it's broken or hostile."""
    package = open_package(data)
    main = package.main()
    if main.endswith(".bin"):
        raise BadDataError(
            message("The file is a binary workbook; save it as an Excel workbook (.xlsx)")
        )
    root = package.xml(main)
    related = package.related(main)
    parts = {
        each.kind: each.target
        for each in related.values()
        if not each.external and each.target in package.names
    }
    strings = SharedStrings()
    if "sharedStrings" in parts:
        read_part(package.read(parts["sharedStrings"]), strings)
    properties = root.find("{*}workbookPr")
    return Workbook(
        package=package,
        sheets=tuple(
            _sheet(each, package, related) for each in root.iterfind("{*}sheets/{*}sheet")
        ),
        strings=strings.texts,
        styles=read_styles(package.xml(parts["styles"])) if "styles" in parts else Styles(),
        from_1904=properties is not None and properties.get("date1904") in {"1", "true"},
    )


def _sheet(element: _Element, package: Package, related: Mapping[str, Relationship]) -> Sheet:
    ids = [value for key, value in element.attrib.items() if str(key).endswith("}id")]
    link = related.get(str(ids[0])) if ids else None
    usable = link is not None and not link.external and link.target in package.names
    return Sheet(
        name=collapse(element.get("name", "")),
        part=link.target if link is not None and usable else "",
        kind=link.kind if link is not None else "",
        hidden=element.get("state", "visible") != "visible",
    )


def _key(name: str) -> str:
    return collapse(name).casefold()
