"""`cchc trace`: where in a document each value of a row came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json, print_table
from cchc_tracker.cli.parameters import json_option
from cchc_tracker.cli.translated import Command
from cchc_tracker.exports.import_report import origin_record
from cchc_tracker.exports.plan_changes import FIELD_NAMES
from cchc_tracker.model.message import template
from cchc_tracker.model.source.place import place_message

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.model.source.origin import Origin
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.tracing import Traced


@click.command(
    "trace",
    cls=Command,
    help=template(
        "Show where each value of a row came from: file, hash, table, row, cell or line, and the"
        " text there. Without REF: the plan's own facts, headings and what was not placed."
    ),
)
@click.argument("plan")
@click.argument("ref", required=False)
@json_option()
@click.pass_obj
def trace(runtime: Runtime, *, plan: str, ref: str | None, as_json: bool) -> None:
    """Trace a row."""
    from cchc_tracker.services.rows import find_row
    from cchc_tracker.services.tracing import trace as traced

    with runtime.session() as session:
        row = find_row(session, plan, ref) if ref else None
        found = traced(session, plan, row)
    if as_json:
        print_json([_record(each) for each in found])
        return
    text = runtime.language.text
    headings = (template("Value"), template("Place"), template("Text there"))
    for each in found:
        runtime.say(_source_line(each, runtime.language))
        print_table(
            [text(heading) for heading in headings],
            [_line(origin, runtime.language) for origin in each.origins],
        )


def _source_line(traced: Traced, language: Language) -> str:
    source = traced.source
    return language(
        "{file} ({format}), SHA-256 {hash}, read by {author} on {day}",
        file=source.document.name,
        format=source.document.format,
        hash=source.document.sha256,
        author=source.author,
        day=f"{source.read_at:%d/%m/%Y}",
    )


def _line(origin: Origin, language: Language) -> tuple[str, str, str]:
    name = language(_name(origin)) if origin.field else "–"
    if origin.label:
        name = f"{name}: {origin.label}"
    if origin.inferred:
        name = language("{value} (inferred)", value=name)
    return name, language(place_message(origin.place)), origin.text


def _name(origin: Origin) -> str:
    """What the value is called; a row's number isn't the document's."""
    if origin.field == "number" and origin.position is not None:
        return template("Row's number")
    return FIELD_NAMES.get(origin.field, origin.field)


def _record(traced: Traced) -> dict[str, object]:
    document = traced.source.document
    return {
        "name": document.name,
        "format": document.format,
        "sha256": document.sha256,
        "size": document.size,
        "read_by": traced.source.author,
        "read_at": traced.source.read_at.isoformat(),
        "origins": [origin_record(origin) for origin in traced.origins],
    }
