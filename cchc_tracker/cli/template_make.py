"""`cchc template make`: a plan as the files of a locality's plugin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.parameters import force_option, option
from cchc_tracker.cli.translated import Command
from cchc_tracker.cli.values import FilePath
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "make",
    cls=Command,
    help=template("Write plan.toml and matrix.csv for a locality's plugin, from an imported plan."),
)
@click.argument("plan_id", metavar="PLAN")
@option(
    "-o",
    "--output",
    required=True,
    type=FilePath(path_type=Path, file_okay=False),
    metavar="DIR",
    help=template("The folder; it is made where it is missing"),
)
@force_option()
@click.pass_obj
def make(runtime: Runtime, *, plan_id: str, output: Path, force: bool) -> None:
    """Write a template."""
    from cchc_tracker.exports.files import appearing, require_free
    from cchc_tracker.exports.plan_template import FOLDER_HINT, plan_files
    from cchc_tracker.services.plan_changes import standing_rows

    with runtime.session() as session:
        plan = session.plan(plan_id)
        files = plan_files(plan, standing_rows(session, plan_id))
    output.mkdir(parents=True, exist_ok=True)
    for name in files:
        require_free(output / name, force=force)
    for name, text in files.items():
        with appearing(output / name, force=force) as file:
            file.write(text.encode())
        runtime.say_exactly(str(output / name))
    runtime.remark(FOLDER_HINT, year=plan.year)
