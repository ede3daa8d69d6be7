"""Writing tables and JSON to stdout."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.hints import HINTS
from cchc_tracker.exports.json_text import json_document, json_lines
from cchc_tracker.exports.problem import problem_line
from cchc_tracker.exports.table import render_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_tracker.model.problem import Problem
    from cchc_tracker.services.language import Language


def print_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], form: str = "table"
) -> None:
    """Print a table; on a terminal it's wrapped to the terminal's width."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for piece in render_table(headings, rows, form, width):
        click.echo(piece, nl=False)
    click.echo()


def print_json(value: object) -> None:
    """Print one value as JSON."""
    click.echo(json_document(value))


def print_json_list(records: Iterable[object]) -> None:
    """Print a list as JSON, record by record."""
    for piece in json_lines(records):
        sys.stdout.write(piece)
    sys.stdout.write("\n")


def print_problems(problems: Iterable[Problem], language: Language) -> None:
    """Print problems to stderr, a line each."""
    for problem in problems:
        click.echo(problem_line(problem, language, HINTS), err=True)
