"""A report written as files: read from the store first, then each file whole or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cchc_tracker.exports.csv_rows import write_csv
from cchc_tracker.exports.files import appearing, file_name, make_folder
from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.exports.report import report_source
from cchc_tracker.services.exporting import (
    ExportQuestion,
    export_figures,
    missing_data,
    read_steadily,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc_tracker.exports.formats import Write
    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.model.figures import Figures
    from cchc_tracker.services.exporting import MissingData
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.session import Session
    from cchc_tui.content.period_reading import AskedPeriod

TEXT = "txt"
"""The format of the preview."""


@dataclass(frozen=True, slots=True)
class ReportRead:
    """All that the files of a period are made from."""

    source: ReportSource
    missing: MissingData


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Which files are asked for."""

    formats: tuple[str, ...]
    """At least one."""
    folder: Path
    byte_order_mark: bool = False
    """Whether csv is marked as UTF-8, for Excel."""

    def target(self, figures: Figures, name: str) -> Path:
        """The file of a format."""
        return self.folder / file_name(figures, name)


def read_report(session: Session, asked: AskedPeriod, language: Language) -> ReportRead:
    """What a report is made from, as one moment has it; raises as `export_figures` does."""
    question = ExportQuestion(asked.code, asked.given)

    def read() -> ReportRead:
        figures = export_figures(session, asked.plan, question)
        source = report_source(session, figures, language)
        return ReportRead(source, missing_data(session, figures))

    return read_steadily(session, read)


def report_files(figures: Figures, folder: Path) -> tuple[Path, ...]:
    """The files of these figures that stand in a folder, in any format."""
    found = (folder / file_name(figures, name) for name in FORMATS)
    return tuple(path for path in found if path.is_file())


def taken_targets(figures: Figures, choice: ExportChoice) -> tuple[Path, ...]:
    """The files that an export would replace."""
    targets = (choice.target(figures, name) for name in choice.formats)
    return tuple(target for target in targets if os.path.lexists(target))


def write_reports(
    source: ReportSource,
    choice: ExportChoice,
    *,
    force: bool,
    going_on: Callable[[int, str], bool],
) -> tuple[Path, ...]:
    """Write the files; returns those written.

    Before each file `going_on` is told how many are written and the next one's format; False
    stops. Raises UsageError where a format's library is missing, before anything is written,
    ConflictError and NotAllowedError as `appearing` does.
    """
    writers = [(name, _writer(name, choice)) for name in choice.formats]
    make_folder(choice.folder)
    written: list[Path] = []
    for name, write in writers:
        if not going_on(len(written), name):
            break
        target = choice.target(source.figures, name)
        with appearing(target, force=force) as output:
            write(source, output)
        written.append(target)
    return tuple(written)


def _writer(name: str, choice: ExportChoice) -> Write:
    if name == "csv" and choice.byte_order_mark:
        return partial(write_csv, byte_order_mark=True)
    return FORMATS[name].load()
