"""The formats that a report can be exported in; each writer is imported when it's used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
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
    needs: str = ""
    """A module that the package installs only on request; empty for none."""
    extra: str = ""
    """The extra of the package that brings it: `cchc-tracker[pdf]`."""

    def load(self) -> Write:
        """The writing function. Raises IncompleteError with a hint where a library is missing."""
        if self.needs and find_spec(self.needs) is None:
            raise IncompleteError(
                message(
                    "{format} needs more libraries: pip install 'cchc-tracker[{extra}]'",
                    format=self.name,
                    extra=self.extra,
                )
            )
        module, _, function = self.writer.partition(":")
        return cast("Write", getattr(import_module(module), function))


_REPORT = "cchc_tracker.exports.report_files"
_FORMATS = (
    Format("docx", f"{_REPORT}:write_docx"),
    Format("xlsx", "cchc_tracker.exports.xlsx:write_xlsx"),
    Format("csv", "cchc_tracker.exports.csv_rows:write_csv"),
    Format("json", "cchc_tracker.exports.json_figures:write_json"),
    Format("md", f"{_REPORT}:write_markdown"),
    Format("html", "cchc_tracker.exports.html:write_html"),
    Format("pdf", f"{_REPORT}:write_pdf", needs="typst", extra="pdf"),
    Format("txt", f"{_REPORT}:write_text"),
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
