"""`cchc outline`: the report outlines of the localities, shown and filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.outline_options import (
    audience_option,
    fill_options,
    filled,
    period_of,
    read_prose_files,
    tell_gaps,
)
from cchc_tracker.cli.output import print_json, print_json_list, print_table
from cchc_tracker.cli.parameters import format_option, json_option, option
from cchc_tracker.cli.plugin import tell_broken
from cchc_tracker.cli.translated import Command, group
from cchc_tracker.exports.outline_json import filled_record, outline_brief, outline_record
from cchc_tracker.exports.outline_text import (
    binding_text,
    count_name,
    facts,
    origin_text,
    value_text,
    writers,
)
from cchc_tracker.model.message import template
from cchc_tracker.model.outline import Audience

if TYPE_CHECKING:
    from typing import Unpack

    from cchc_tracker.cli.outline_options import FillWords
    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.model.outline_filling import FilledOutline

outline = group(
    "outline",
    template("Report outlines: show, fill and export them."),
    lazy={
        "export": (
            "cchc_tracker.cli.outline_export:export",
            template("Write a filled outline to files"),
        )
    },
)


@outline.command(
    "list", cls=Command, help=template("List the report outlines, all or those for a plan.")
)
@click.argument("plan", required=False)
@format_option()
@json_option()
@click.pass_obj
def list_(runtime: Runtime, *, plan: str | None, form: str, as_json: bool) -> None:
    """List outlines."""
    if plan is None:
        plugins = runtime.plugins()
        found = plugins.outlines()
        tell_broken(runtime, plugins)
    else:
        from cchc_tracker.services.outlines import plan_outlines

        with runtime.session() as session:
            found = plan_outlines(session, plan)
    if as_json:
        print_json_list(outline_brief(each) for each in found)
        return
    text = runtime.language.text
    headings = (
        template("Outline"), template("Year"), template("Of the plan"), template("Lines"),
        template("Figures"), template("Title"),
    )  # fmt: skip
    print_table(
        [text(heading) for heading in headings],
        [
            [each.id, str(each.year), each.plan or "–", str(len(each.nodes)),
             str(sum(1 for _ in each.counts)), each.title]
            for each in found
        ],
        form,
    )  # fmt: skip


@outline.command(
    "show", cls=Command, help=template("Show an outline as printed, with the keys of its lines.")
)
@click.argument("outline_id", metavar="OUTLINE")
@audience_option()
@json_option()
@click.pass_obj
def show(runtime: Runtime, *, outline_id: str, audience: str, as_json: bool) -> None:
    """Show an outline."""
    found = runtime.plugins().outline(outline_id).part_for(Audience(audience))
    if as_json:
        print_json(outline_record(found))
        return
    text = runtime.language.text
    lines = []
    for node in found.nodes:
        words = f"{node.number} {node.text}" if node.number else node.text
        asked = binding_text(node.counts[0], text) if len(node.counts) == 1 else ""
        lines.append([node.key, words, asked])
        if len(node.counts) > 1:
            lines += [[each.key, each.label, binding_text(each, text)] for each in node.counts]
    headings = (template("Item"), template("As printed"), template("Figure"))
    print_table([text(heading) for heading in headings], lines)
    for note in found.notes:
        runtime.say(f"* {note}")


@outline.command(
    "fill",
    cls=Command,
    help=template(
        "Fill a plan's outline and show its figures. With --set, first keep what isn't counted."
    ),
)
@click.argument("plan")
@fill_options
@option(
    "--set",
    "typed",
    multiple=True,
    metavar="LINE=VALUE",
    help=template("Keep 12, 17/20 or a text; blank clears it"),
)
@option(
    "--prose",
    "prose_files",
    multiple=True,
    metavar="LINE=FILE",
    help=template("Keep a file's text; - is the input"),
)
@option("--note", default="", metavar="TEXT", help=template("A note on what is set"))
@json_option()
@click.pass_obj
def fill(
    runtime: Runtime,
    *,
    plan: str,
    typed: tuple[str, ...],
    prose_files: tuple[str, ...],
    note: str,
    as_json: bool,
    **words: Unpack[FillWords],
) -> None:
    """Fill an outline."""
    from cchc_tracker.services.outlines import enter, plan_outline

    prose = read_prose_files(prose_files)
    with runtime.session() as session:
        period = period_of(session, plan, words)
        chosen = plan_outline(session, plan, words["outline_id"])
        if typed or prose:
            enter(session, plan, chosen, period, typed, note=note, prose=prose)
        found = filled(session, plan, chosen, period, words)
    if as_json:
        print_json(filled_record(found))
    else:
        _print(runtime, found)
    tell_gaps(runtime, found, strict=words["strict"])


def _print(runtime: Runtime, found: FilledOutline) -> None:
    text = runtime.language.text
    for name, value in facts(found, text):
        runtime.remark("{name}: {value}", name=name, value=value)
    headings = (
        template("Item"), template("What is counted"), template("Value"), template("Source"),
    )  # fmt: skip
    print_table(
        [text(heading) for heading in headings],
        [
            [each.count.key, count_name(each, found), value_text(each, text),
             origin_text(each, text)]
            for each in found.counts.values()
        ],
    )  # fmt: skip
    if found.prose:
        headings = (
            template("Item"), template("Text"), template("Written by"), template("When"),
        )  # fmt: skip
        print_table(
            [text(heading) for heading in headings],
            [[key, "\n".join(found.prose[key].paragraphs), *who] for key, *who in writers(found)],
        )
