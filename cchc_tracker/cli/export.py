"""`cchc export`: reports of plans as files, unattended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from cchc_tracker.cli.export_options import ExportWords, asked_plans, export_options, question_of
from cchc_tracker.cli.export_run import ExportRun
from cchc_tracker.cli.parameters import force_option, option
from cchc_tracker.cli.translated import Command
from cchc_tracker.cli.values import FilePath
from cchc_tracker.exports.destination import read_destination
from cchc_tracker.model.message import template
from cchc_tracker.services.exporting import gravest

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "export",
    cls=Command,
    help=template(
        "Write reports of plans as of a period's cut-off or a day. Never asks anything; exit code"
        " 6 with --strict where data is missing."
    ),
)
@click.argument("plans", nargs=-1, metavar="[PLAN]...")
@export_options
@option(
    "--format",
    "forms",
    metavar="F,…",
    help=template("docx, xlsx, csv, json, md, html, pdf, txt (default docx)"),
)
@option(
    "--template",
    "form_name",
    metavar="NAME",
    help=template("The locality's own form of the report"),
)
@option(
    "-o",
    "--output",
    type=FilePath(path_type=Path, allow_dash=True),
    default=Path(),
    metavar="DIR|FILE|-",
    help=template("Where to (default: here); - is the output"),
)
@option("--bom", is_flag=True, help=template("Mark csv as UTF-8, for Excel"))
@force_option()
@option("--strict", is_flag=True, help=template("Write nothing where data is missing"))
@option("--quiet", is_flag=True, help=template("Tell failures only"))
@option("--progress", is_flag=True, help=template("Tell on a terminal what is being written"))
@click.pass_obj
def export(
    runtime: Runtime,
    *,
    plans: tuple[str, ...],
    forms: str | None,
    form_name: str | None,
    output: Path,
    bom: bool,
    force: bool,
    strict: bool,
    quiet: bool,
    progress: bool,
    **words: Unpack[ExportWords],
) -> int:
    """Export reports."""
    question = question_of(words)
    with runtime.session() as session:
        chosen = asked_plans(session, plans, words, question)
        destination = read_destination(
            output,
            forms,
            plans=len(chosen),
            template=form_name,
            added=session.plugins.reporting.exporters,
        )
        run = ExportRun(
            runtime=runtime,
            session=session,
            question=question,
            destination=destination,
            byte_order_mark=bom,
            force=force,
            strict=strict,
            quiet=quiet,
            progress=progress and not quiet,
        )
        failures = run.export_all(chosen)
    if len(chosen) == 1 and failures:
        raise failures[0]
    return gravest(failures)
