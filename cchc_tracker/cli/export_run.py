"""One export under way: plan by plan, file by file, none stopped by another's failure."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import click

from cchc_tracker.exports.csv_rows import write_csv
from cchc_tracker.exports.files import appearing, make_folder, require_free
from cchc_tracker.exports.missing import missing_count, missing_lines
from cchc_tracker.exports.report import report_source
from cchc_tracker.model.errors import CchcError, IncompleteError
from cchc_tracker.model.message import message
from cchc_tracker.model.text import collapse
from cchc_tracker.services.exporting import export_figures, missing_data, read_steadily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.exports.destination import Destination
    from cchc_tracker.exports.formats import Format, Write
    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.model.figures import Figures
    from cchc_tracker.model.message import Message
    from cchc_tracker.services.exporting import ExportQuestion, MissingData
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan

_CLEAR_LINE = "\r\x1b[K"


@dataclass
class ExportRun:
    """What an export works with, and how many files it has written."""

    runtime: Runtime
    session: Session
    question: ExportQuestion
    destination: Destination
    byte_order_mark: bool = False
    force: bool = False
    strict: bool = False
    quiet: bool = False
    progress: bool = False
    written: int = field(default=0, init=False)

    def export_all(self, plans: Sequence[StoredPlan]) -> list[CchcError]:
        """Export every plan; returns the failures, which are told as they occur."""
        if self.destination.folder is not None:
            make_folder(self.destination.folder)
        failures: list[CchcError] = []
        for place, plan in enumerate(plans, start=1):
            try:
                self._export(plan, f"{place}/{len(plans)}")
            except CchcError as failure:
                failures.append(failure)
                if len(plans) > 1:
                    self._remark(_of(plan.id, failure.message))
        self._tell("")
        if len(plans) > 1 and (failures or not self.quiet):
            summary = message(
                "{done} of {total} plans exported, {files} files; failed: {failed}",
                done=len(plans) - len(failures),
                total=len(plans),
                files=self.written,
                failed=len(failures),
            )
            self._remark(summary)
        return failures

    def _export(self, plan: StoredPlan, place: str) -> None:
        """All files of a plan; a failed file doesn't stop the others."""
        self._tell(f"{place} {plan.id}")
        writers = [(form, self._writer(form)) for form in self.destination.formats]
        figures, missing, source = read_steadily(self.session, lambda: self._read(plan))
        self._tell_missing(figures, missing)
        if not self.destination.is_output:
            for form in self.destination.formats:
                require_free(self.destination.target(figures, form), force=self.force)
        for form, write in writers:
            self._tell(f"{place} {plan.id} {form.name}")
            self._write(source, form, write)

    def _read(self, plan: StoredPlan) -> tuple[Figures, MissingData, ReportSource]:
        figures = export_figures(self.session, plan.id, self.question)
        source = report_source(
            self.session, figures, self.runtime.language, self.destination.template
        )
        return figures, missing_data(self.session, figures), source

    def _writer(self, form: Format) -> Write:
        if form.name == "csv" and self.byte_order_mark:
            return partial(write_csv, byte_order_mark=True)
        return form.load()

    def _write(self, source: ReportSource, form: Format, write: Write) -> None:
        if self.destination.is_output:
            whole = BytesIO()
            write(source, whole)
            sys.stdout.flush()
            sys.stdout.buffer.write(whole.getbuffer())
            self.written += 1
            return
        target = self.destination.target(source.figures, form)
        with appearing(target, force=self.force) as output:
            write(source, output)
        self.written += 1
        if not self.quiet:
            self._tell("")
            self.runtime.say_exactly(str(target))

    def _tell_missing(self, figures: Figures, missing: MissingData) -> None:
        """List what is missing with `strict`, else only count it."""
        if not figures.whole.total:
            nothing = message("no row is counted")
            if self.strict:
                raise IncompleteError(message("Data is missing: {what}", what=nothing))
            self._remark(_of(figures.plan.id, nothing))
        if not missing:
            return
        counts = missing_count(missing)
        if self.strict:
            for line in missing_lines(missing):
                self._remark(_of(figures.plan.id, line))
            raise IncompleteError(message("Data is missing: {what}", what=counts))
        if not self.quiet:
            self._remark(_of(figures.plan.id, counts))

    def _remark(self, sentence: Message) -> None:
        self._tell("")
        click.echo(collapse(self.runtime.language(sentence)), err=True)

    def _tell(self, line: str) -> None:
        """Show on a terminal what is being done; nothing anywhere else."""
        if self.progress and sys.stderr.isatty():
            click.echo(f"{_CLEAR_LINE}{line}", nl=False, err=True)


def _of(plan: str, reason: Message) -> Message:
    return message("{plan}: {reason}", plan=plan, reason=reason)
