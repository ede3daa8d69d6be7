"""`cchc demo`: a database to try things on."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.translated import Command
from cchc_tracker.cli.values import FilePath
from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "demo",
    cls=Command,
    help=template(
        "Make DIR/cchc.db with all plans and a year of example updates (default ./cchc-demo)."
    ),
)
@click.argument("folder", metavar="[DIR]", type=FilePath(path_type=Path), default=Path("cchc-demo"))
@click.pass_obj
def demo(runtime: Runtime, *, folder: Path) -> None:
    """Make the demo."""
    from cchc_tracker.cli.summary import print_status_counts
    from cchc_tracker.model.status import Status
    from cchc_tracker.services.demo import make_demo
    from cchc_tracker.services.rows import Selection, summarise
    from cchc_tracker.store import GroupBy

    runtime.database = str(_database_in(folder))
    with runtime.session(create=True) as session:
        made = make_demo(session)
        script = made.script
        selection = Selection((script.summary_plan,), as_of=script.summary_day)
        groups = summarise(session, selection, GroupBy.STATUS)
    if made.updates:
        runtime.remark(
            "Made {plans} plans and {updates} example updates, none of them real",
            plans=len(made.plans),
            updates=made.updates,
        )
    else:
        runtime.remark("The demo is there already; nothing was changed")
    language = runtime.language
    runtime.say(
        language(
            "{plan} as of {day}:", plan=script.summary_plan, day=f"{script.summary_day:%d/%m/%Y}"
        )
    )
    print_status_counts(
        {status: sum(group.counts[status] for group in groups) for status in Status}, language
    )
    day = script.summary_day.isoformat()
    runtime.say("\n" + language("Now try:"))
    for command in (
        f"list {script.summary_plan} --as-of {day} --filter status:overdue",
        f"summary {script.summary_plan} --by lead --as-of {day}",
        f"show {script.summary_plan} 3.7",
        "log --limit 10",
    ):
        runtime.say_exactly(f"  cchc --db {shlex.quote(str(runtime.database_path))} {command}")


def _database_in(folder: Path) -> Path:
    """The demo's database in a folder that is empty or already has one."""
    database = folder / "cchc.db"
    if folder.exists() and not folder.is_dir():
        raise NotAllowedError(message("{folder} is not a folder", folder=folder))
    if folder.is_dir() and not database.exists() and any(folder.iterdir()):
        raise NotAllowedError(
            message("{folder} is not empty; name an empty folder for the demo", folder=folder)
        )
    folder.mkdir(parents=True, exist_ok=True)
    return database
