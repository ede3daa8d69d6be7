"""Reads reports/*.toml: what a locality's own report varies of the official form."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cchc_tracker.model.message import message
from cchc_tracker.model.report_template import (
    FIELDS,
    Added,
    Part,
    ReportTemplate,
    Tallied,
    TemplateSection,
    is_template_name,
    unknown_field,
)
from cchc_tracker.plugins.toml_table import read_toml, refuse_repeats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum
    from importlib.resources.abc import Traversable

    from cchc_tracker.plugins.toml_table import TomlTable

    _Word = TypeVar("_Word", bound=StrEnum)

REPORTS_FOLDER = "reports"
WORDING = (
    "report_superior",
    "report_issuer",
    "report_symbol",
    "report_place",
    "report_to",
    "report_signer",
    "report_recipients",
    "report_unit",
)
_WITH_SUBHEADINGS = (Part.PROSE, Part.PROPOSALS)


def read_report_template(source: Traversable, locality: str) -> ReportTemplate:
    """The template in a file of a locality's folder, named as the file.

    Raises BadDataError naming the file and the key.
    """
    table = read_toml(source)
    name = source.name.removesuffix(".toml")
    if not is_template_name(name):
        raise table.wrong(
            "title",
            message(
                "the file's name {name} must be lower-case letters, digits and hyphens",
                name=repr(name),
            ),
        )
    columns, headings = _columns(table)
    made = ReportTemplate(
        name=name,
        locality=locality,
        title=table.text("title"),
        source=table.text("source", ""),
        wording=_wording(table),
        kind=table.text("kind", ""),
        subject=_filled_text(table, "subject"),
        lead_in=_filled_text(table, "lead_in"),
        closing=_filled_text(table, "closing"),
        sections=tuple(_section(entry) for entry in table.tables("sections")),
        columns=columns,
        headings=headings,
    )
    table.done()
    if "{subject}" in made.subject:
        raise table.wrong("subject", message("the subject can't hold itself"))
    return made


def _filled_text(table: TomlTable, key: str) -> str:
    text = table.text(key, "")
    _require_fields(text, table, key)
    return text


def _require_fields(text: str, table: TomlTable, key: str) -> None:
    unknown = unknown_field(text)
    if unknown is not None:
        known = ", ".join(f"{{{name}}}" for name in FIELDS)
        raise table.wrong(key, message("{part} is none of {known}", part=unknown, known=known))


def _wording(table: TomlTable) -> Mapping[str, str]:
    given = table.words("wording")
    for key, text in given.items():
        if key not in WORDING:
            known = ", ".join(WORDING)
            wrong = message("{part} is none of {known}", part=key, known=known)
            raise table.wrong("wording", wrong)
        if unknown_field(text) is not None or "{" in text.replace("{lead}", ""):
            wrong = message("only {part} may stand in it", part="{lead}")
            raise table.wrong(f"wording.{key}", wrong)
    return given


def _section(table: TomlTable) -> TemplateSection:
    part = Part(table.word("part", tuple(Part)))
    section = TemplateSection(
        part=part,
        heading=_filled_text(table, "heading"),
        text=table.texts("text"),
        subheadings=table.texts("subheadings"),
        figures=_chosen(table, "figures", Tallied) or tuple(Tallied),
    )
    table.done()
    for text in section.text:
        _require_fields(text, table, "text")
    if part is Part.PROSE and not section.heading:
        raise table.wrong("heading", message("a section of prose needs a heading"))
    if section.subheadings and part not in _WITH_SUBHEADINGS:
        raise table.wrong("subheadings", message("only prose and proposals have them"))
    if section.figures != tuple(Tallied) and part is not Part.GENERAL:
        raise table.wrong("figures", message("only the general section has them"))
    return section


def _columns(table: TomlTable) -> tuple[tuple[Added, ...], Mapping[str, str]]:
    annex = table.table("annex")
    if annex is None:
        return tuple(Added), {}
    columns, headings = _chosen(annex, "columns", Added), annex.words("headings")
    annex.done()
    for name in headings:
        _word(Added, name, annex, "headings")
    return columns or tuple(Added), headings


def _chosen(table: TomlTable, key: str, kind: type[_Word]) -> tuple[_Word, ...]:
    given = table.texts(key)
    refuse_repeats(given, table, key)
    return tuple(_word(kind, name, table, key) for name in given)


def _word(kind: type[_Word], name: str, table: TomlTable, key: str) -> _Word:
    known = tuple(each.value for each in kind)
    if name not in known:
        listed = ", ".join(known)
        raise table.wrong(key, message("{part} is none of {known}", part=name, known=listed))
    return kind(name)
