"""`cchc plan import`: an annex as the office has it becomes a plan, or a newer version of one."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.hints import HINTS
from cchc_tracker.cli.import_options import column_fields, table_options
from cchc_tracker.cli.output import print_json, print_problems
from cchc_tracker.cli.parameters import json_option, option
from cchc_tracker.cli.translated import Command
from cchc_tracker.cli.values import DAY, FilePath
from cchc_tracker.model.message import template
from cchc_tracker.model.plan import PlanKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.imports.request import ImportRequest
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.services.importing import KeptImport
    from cchc_tracker.services.plan_changes import PlanChanges


@dataclass(frozen=True, slots=True)
class _Telling:
    """Where the report goes and in which form."""

    dry_run: bool
    report: Path | None
    as_json: bool


@click.command(
    "import",
    cls=Command,
    help=template(
        "Read a plan's annex from docx, xlsx, html, txt, csv or pdf, and keep it with the place of"
        " every cell. Several files are one document. Errors stop it, with exit code 3."
    ),
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=FilePath(path_type=Path),
)
@option("--locality", required=True, metavar="CODE", help=template("Whose plan it is"))
@option("--year", required=True, type=click.IntRange(2000, 2100), help=template("The plan's year"))
@option("--id", "plan_id", default="", metavar="ID",
        help=template("Its name here (default: locality and year)"))  # fmt: skip
@option(
    "--kind",
    type=click.Choice([each.value for each in PlanKind]),
    default=PlanKind.ANNUAL.value,
    help=template("annual or inspection"),
)
@option("--number", metavar="N", help=template("The document's number, where the file has none"))
@option("--date", "issued_on", type=DAY, metavar="D", help=template("Its day of issue"))
@table_options
@option("--dry-run", is_flag=True, help=template("Only report; keep nothing"))
@option(
    "--report",
    type=FilePath(path_type=Path, allow_dash=True),
    metavar="FILE|-",
    help=template("Write the whole report: columns, areas, problems, what was not placed"),
)
@json_option()
@option("--accept-problems", is_flag=True, help=template("Keep the plan in spite of errors"))
@click.pass_obj
def import_(
    runtime: Runtime,
    *,
    files: tuple[Path, ...],
    locality: str,
    year: int,
    plan_id: str,
    kind: str,
    number: str | None,
    issued_on: date | None,
    sheet: str,
    table: int | None,
    columns: str,
    dry_run: bool,
    report: Path | None,
    as_json: bool,
    accept_problems: bool,
) -> None:
    """Import a plan."""
    from cchc_tracker.imports.request import ImportRequest

    request = ImportRequest(
        locality=locality,
        year=year,
        plan_id=plan_id,
        kind=PlanKind(kind),
        number=number,
        issued_on=issued_on,
        sheet=sheet,
        table=table,
        mapping=column_fields(columns),
    )
    telling = _Telling(dry_run, report, as_json)
    imported = _read(runtime, files, request)
    changes = _foreseen(runtime, request.name, imported)
    _report(runtime, telling, imported, changes)
    if dry_run:
        _refuse_errors(imported)
        return
    kept = _keep(runtime, request.name, imported, accept_problems=accept_problems)
    if not as_json:
        _tell(runtime, kept)


def _read(runtime: Runtime, files: Sequence[Path], request: ImportRequest) -> ImportedPlan:
    from cchc_tracker.imports.reading import make_plan, read_documents
    from cchc_tracker.services.session import VIETNAM, utc_now

    plugins = runtime.plugins()
    plugins.locality(request.locality)
    _progress(runtime, template("Reading {count} files…"), count=len(files))
    documents = read_documents(plugins, files, request.sheet)
    _progress(runtime, template("Looking for the annex…"))
    return make_plan(plugins, documents, request, utc_now().astimezone(VIETNAM).date())


def _foreseen(runtime: Runtime, plan_id: str, imported: ImportedPlan) -> PlanChanges | None:
    """What would change; None where there is no database or no such plan yet."""
    from cchc_tracker.services.importing import foresee_import
    from cchc_tracker.services.plans import check_plan_id

    check_plan_id(plan_id)
    if not runtime.database_path.exists():
        return None
    with runtime.session() as session:
        return foresee_import(session, plan_id, imported)


def _report(
    runtime: Runtime, telling: _Telling, imported: ImportedPlan, changes: PlanChanges | None
) -> None:
    from cchc_tracker.exports.import_report import import_record, import_report

    if telling.as_json:
        print_json(import_record(imported, changes))
    lines = import_report(imported, changes, runtime.language, HINTS)
    if telling.report is not None and str(telling.report) != "-":
        _write(telling.report, "\n".join([*lines, ""]))
    elif telling.report is not None or (telling.dry_run and not telling.as_json):
        runtime.say("\n".join(lines))
    else:
        print_problems(imported.problems, runtime.language)


def _write(path: Path, text: str) -> None:
    from cchc_tracker.exports.files import appearing

    with appearing(path, force=True) as file:
        file.write(text.encode())


def _refuse_errors(imported: ImportedPlan) -> None:
    from cchc_tracker.services.importing import DoubtfulImportError

    if imported.errors:
        raise DoubtfulImportError(imported)


def _keep(
    runtime: Runtime, plan_id: str, imported: ImportedPlan, *, accept_problems: bool
) -> KeptImport:
    from cchc_tracker.services.importing import keep_import

    if not accept_problems:
        _refuse_errors(imported)
    rows = len(imported.plan.activities)
    _progress(runtime, template("Writing {rows} rows…"), rows=rows)
    with runtime.session(create=True) as session:
        return keep_import(session, plan_id, imported, accept_problems=accept_problems)


def _tell(runtime: Runtime, kept: KeptImport) -> None:
    from cchc_tracker.exports.plan_changes import change_lines
    from cchc_tracker.services.importing import Outcome

    sentence = {
        Outcome.NEW: template("Made plan {plan}: {rows} rows"),
        Outcome.SAME: template("Plan {plan} says the same already; nothing changed"),
        Outcome.REVISED: template("Plan {plan} has the newer version now: {rows} rows"),
    }[kept.outcome]
    runtime.say(runtime.language(sentence, plan=kept.plan.id, rows=kept.plan.row_count))
    if kept.changes is not None and not kept.changes.none:
        runtime.say("\n".join(change_lines(kept.changes, runtime.language)))


def _progress(runtime: Runtime, step: str, **values: object) -> None:
    """Tell a person at a terminal what is being done; a cron job hears nothing."""
    if sys.stderr.isatty():
        runtime.remark(step, **values)
