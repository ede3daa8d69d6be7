"""`cchc init` and `cchc db`: the database file itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json, print_problems
from cchc_tracker.cli.parameters import json_option
from cchc_tracker.cli.translated import Command, group
from cchc_tracker.cli.values import FilePath
from cchc_tracker.model.errors import ExitCode
from cchc_tracker.model.message import template
from cchc_tracker.model.problem import Severity

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "init", cls=Command, help=template("Make an empty database; an existing one stays as it is.")
)
@click.pass_obj
def init(runtime: Runtime) -> None:
    """Make the database."""
    path = runtime.database_path
    there = path.exists()
    with runtime.session(create=True):
        if there:
            runtime.remark("The database is there already")
        runtime.say_exactly(str(path))


db = group("db", template("Check, back up and restore the database."))


@db.command("path", cls=Command, help=template("Print where the database is."))
@click.pass_obj
def path_(runtime: Runtime) -> None:
    """Print the path."""
    runtime.say_exactly(str(runtime.database_path))


@db.command(
    "check",
    cls=Command,
    help=template("Check the file, the journal's chain and the derived values."),
)
@json_option()
@click.pass_obj
def check(runtime: Runtime, *, as_json: bool) -> int:
    """Check the database."""
    with runtime.session() as session:
        problems = session.store.check()
    if as_json:
        from cchc_tracker.model.record import problem_record

        print_json([problem_record(problem) for problem in problems])
    else:
        print_problems(problems, runtime.language)
        if not problems:
            runtime.say(runtime.language("The database is whole"))
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return ExitCode.BAD_DATA if broken else ExitCode.DONE


@db.command("backup", cls=Command, help=template("Copy the database to FILE while others work on."))
@click.argument("file", type=FilePath(path_type=Path))
@click.pass_obj
def backup(runtime: Runtime, *, file: Path) -> None:
    """Back up."""
    with runtime.session() as session:
        session.store.backup(file)
    runtime.say(runtime.language("Copied to {file}", file=file))


@db.command(
    "restore",
    cls=Command,
    help=template("Put a backup in the database's place, which is kept aside."),
)
@click.argument("file", type=FilePath(path_type=Path))
@click.pass_obj
def restore(runtime: Runtime, *, file: Path) -> None:
    """Restore."""
    from cchc_tracker.services.database import restore_database

    kept = restore_database(file, runtime.database_path)
    if kept is not None:
        runtime.remark("The database as it was is kept as {file}", file=kept)
    runtime.say(runtime.language("Restored from {file}", file=file))
