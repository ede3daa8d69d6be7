"""`cchc outline export`: a filled outline as files, whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.outline_options import fill_options, filled, period_of, tell_gaps
from cchc_tracker.cli.parameters import force_option, option
from cchc_tracker.cli.translated import Command
from cchc_tracker.cli.values import FilePath
from cchc_tracker.exports.files import appearing, make_folder, require_free
from cchc_tracker.exports.outline_formats import OUTLINE_FORMATS, outline_bytes
from cchc_tracker.exports.report.wording import header_words
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from cchc_tracker.cli.outline_options import FillWords
    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.model.outline_filling import FilledOutline


@click.command(
    "export",
    cls=Command,
    help=template("Write a plan's filled outline as a document; “-o -” writes to the output."),
)
@click.argument("plan")
@fill_options
@option(
    "--format",
    "forms",
    default="docx",
    metavar="F,…",
    help=template("docx, md, json, or several with commas"),
)
@option(
    "-o",
    "--output",
    type=FilePath(path_type=Path, allow_dash=True),
    default=Path(),
    metavar="DIR|FILE",
    help=template("Where to (default: here)"),
)
@option("--corrected", is_flag=True, help=template("Without the printed typing errors"))
@force_option()
@click.pass_obj
def export(
    runtime: Runtime,
    *,
    plan: str,
    forms: str,
    output: Path,
    corrected: bool,
    force: bool,
    **words: Unpack[FillWords],
) -> None:
    """Export an outline."""
    from cchc_tracker.services.outlines import plan_outline

    chosen = _formats(forms)
    with runtime.session() as session:
        period = period_of(session, plan, words)
        outline = plan_outline(session, plan, words["outline_id"])
        if corrected:
            outline = outline.corrected()
        found = filled(session, plan, outline, period, words)
        locality = session.plugins.locality(session.plan(plan).locality)
    tell_gaps(runtime, found, strict=words["strict"])
    text, superior = runtime.language.text, header_words(locality).superior
    if str(output) == "-":
        _print(chosen, outline_bytes(found, chosen[0], superior, text))
        return
    targets = _targets(output, chosen, found)
    for target in targets.values():
        require_free(target, force=force)
    for form, target in targets.items():
        with appearing(target, force=force) as file:
            file.write(outline_bytes(found, form, superior, text))
        runtime.say(str(target))


def _formats(forms: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(each.strip().lower() for each in forms.split(",")))
    for form in chosen:
        if form not in OUTLINE_FORMATS:
            raise UsageError(
                message(
                    "--format: “{form}” is none of {known}",
                    form=form,
                    known=", ".join(OUTLINE_FORMATS),
                )
            )
    return chosen


def _print(forms: Sequence[str], content: bytes) -> None:
    if len(forms) > 1:
        raise UsageError(message("“-o -” takes one format"))
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _targets(output: Path, forms: Sequence[str], found: FilledOutline) -> dict[str, Path]:
    """The file of each format: one of its own in a folder, or the one named.

    A name that doesn't end in a format's name is a folder, which is made where it's missing.
    """
    ending = output.suffix.removeprefix(".").lower()
    if ending not in OUTLINE_FORMATS and not output.exists():
        make_folder(output)
    if output.is_dir():
        return {form: output / f"{found.plan}_{found.period}_outline.{form}" for form in forms}
    if len(forms) > 1:
        raise UsageError(message("{path} must be a folder for several formats", path=str(output)))
    return {forms[0]: output}
