"""The formats that a report can be exported in; each writer is imported when it's used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from cchc_tracker.model.errors import IncompleteError, UsageError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from cchc_tracker.exports.report import ReportSource

    Write = Callable[[ReportSource, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a report."""

    name: str
    """As asked for, and the file's extension."""
    writer: str
    """`module:function` that takes a ReportSource and the file."""

    def load(self) -> Write:
        """The writing function; one whose library is missing says so when it's called."""
        module, _, function = self.writer.partition(":")
        return cast("Write", getattr(import_module(module), function))


_FORMATS = (
    Format("docx", "cchc_tracker.exports.report_files:write_docx"),
    Format("xlsx", "cchc_tracker.exports.xlsx:write_xlsx"),
    Format("html", "cchc_tracker.exports.html:write_html"),
    Format("csv", "cchc_tracker.exports.csv_rows:write_csv"),
    Format("md", "cchc_tracker.exports.report_files:write_markdown"),
    Format("txt", "cchc_tracker.exports.report_files:write_text"),
    Format("pdf", "cchc_tracker.exports.report_files:write_pdf"),
    Format("json", "cchc_tracker.exports.json_figures:write_json"),
    Format("md", "cchc_tracker.exports.report_files:write_markdown"),
    Format("txt", "cchc_tracker.exports.report_files:write_text"),
    Format("pdf", "cchc_tracker.exports.report_files:write_pdf", needs="typst", extra="pdf"),
)

FORMATS = {each.name: each for each in _FORMATS}


def choose_formats(names: str) -> tuple[Format, ...]:
    """The formats of `docx,xlsx`, each once; raises UsageError for an unknown one."""
    chosen = dict.fromkeys(name.strip().lower() for name in names.split(","))
    for name in chosen:
        if name not in FORMATS:
            raise UsageError(
                message(
                    "“{name}” is no format; known: {known}", name=name, known=", ".join(FORMATS)
                )
            )
    return tuple(FORMATS[name] for name in chosen)
