"""The tree of commands; each module is imported when its command is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker import __version__
from cchc_tracker.cli.context import runtime_of
from cchc_tracker.cli.translated import LazyGroup, Option, global_options
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    import click

_COMMANDS = {
    "init": ("cchc_tracker.cli.database:init", template("Make an empty database")),
    "demo": ("cchc_tracker.cli.demo:demo", template("Make a database with example updates")),
    "plan": ("cchc_tracker.cli.plan:plan", template("Make, import, list, show and delete plans")),
    "list": ("cchc_tracker.cli.listing:list_", template("List rows with their status")),
    "show": ("cchc_tracker.cli.show:show", template("Show everything about one row")),
    "trace": (
        "cchc_tracker.cli.trace:trace",
        template("Show where in a document each value of a row came from"),
    ),
    "summary": ("cchc_tracker.cli.summary:summary", template("Count rows by status")),
    "overview": (
        "cchc_tracker.cli.overview:overview",
        template("Show all plans, or one plan, at a glance"),
    ),
    "update": ("cchc_tracker.cli.change:update", template("Record an update on a row")),
    "extend": ("cchc_tracker.cli.change:extend", template("Give a row a new deadline")),
    "bulk": ("cchc_tracker.cli.bulk:bulk", template("Record one update on many rows")),
    "assign": (
        "cchc_tracker.cli.assign:assign",
        template("Mark a row as assigned by the committee or its chairman"),
    ),
    "target": (
        "cchc_tracker.cli.target:target",
        template("List targets and record measurements"),
    ),
    "period": (
        "cchc_tracker.cli.period:period",
        template("Reporting periods: calendar, figures, closing"),
    ),
    "export": ("cchc_tracker.cli.export:export", template("Write reports as files")),
    "tui": ("cchc_tracker.cli.tui:tui", template("Browse and update in a full-screen interface")),
    "undo": ("cchc_tracker.cli.change:undo", template("Take back your last change")),
    "log": ("cchc_tracker.cli.journal:log", template("Show who changed what and when")),
    "journal": ("cchc_tracker.cli.journal:journal", template("Check the journal")),
    "outline": ("cchc_tracker.cli.outline:outline", template("Fill and export report outlines")),
    "locality": ("cchc_tracker.cli.plugin:locality", template("List and show localities")),
    "template": (
        "cchc_tracker.cli.plugin:templates",
        template("List plan templates, and make one"),
    ),
    "plugin": ("cchc_tracker.cli.plugin:plugin", template("List plugins and how they loaded")),
    "deadline": ("cchc_tracker.cli.readers:deadline", template("Read a deadline phrase")),
    "workdays": ("cchc_tracker.cli.readers:workdays", template("Count working days")),
    "agencies": ("cchc_tracker.cli.readers:agencies", template("Read a cell of agencies")),
    "db": ("cchc_tracker.cli.database:db", template("Check, back up and restore the database")),
    "completion": (
        "cchc_tracker.cli.completion:completion",
        template("Print the completion script of a shell"),
    ),
}


def _print_version(ctx: click.Context, _: click.Parameter, value: object) -> None:
    if value:
        runtime_of(ctx).say(f"cchc {__version__}")
        ctx.exit()


cchc = LazyGroup(
    "cchc",
    help=template("Keeps administrative-reform plans and tells what is done and what is late."),
    lazy=_COMMANDS,
    no_args_is_help=False,
    params=[
        *global_options(hidden=False),
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=template("Print the version and stop"),
        ),
    ],
)
