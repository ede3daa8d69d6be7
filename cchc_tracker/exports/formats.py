"""The formats that a report can be exported in; each writer is imported when it's used."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from cchc_tracker.model.errors import IncompleteError, UsageError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import BinaryIO

    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.plugins import ExportFormat

    Write = Callable[[ReportSource, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a report."""

    name: str
    """As asked for, and the file's extension."""
    writer: str
    """`module:function` that takes a ReportSource and the file; empty for a plugin's format."""
    needs: str = ""
    """A module that the package installs only on request; empty for none."""
    extra: str = ""
    """The extra of the package that brings it: `cchc-tracker[pdf]`."""
    is_report: bool = False
    """Whether it is the official report, whose form a template varies."""
    write: Write | None = field(default=None, repr=False, compare=False)
    """The writing function of a format that a plugin adds."""

    def load(self) -> Write:
        """The writing function. Raises IncompleteError with a hint where a library is missing."""
        if self.write is not None:
            return self.write
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
    Format("docx", f"{_REPORT}:write_docx", is_report=True),
    Format("xlsx", "cchc_tracker.exports.xlsx:write_xlsx"),
    Format("csv", "cchc_tracker.exports.csv_rows:write_csv"),
    Format("json", "cchc_tracker.exports.json_figures:write_json"),
    Format("md", f"{_REPORT}:write_markdown", is_report=True),
    Format("html", "cchc_tracker.exports.html:write_html"),
    Format("pdf", f"{_REPORT}:write_pdf", needs="typst", extra="pdf", is_report=True),
    Format("txt", f"{_REPORT}:write_text", is_report=True),
)

FORMATS = {each.name: each for each in _FORMATS}


def choose_formats(
    names: str, added: Callable[[], Iterable[ExportFormat]] = tuple
) -> tuple[Format, ...]:
    """The formats of `docx,xlsx`, each once; raises UsageError for an unknown one.

    Plugins are asked for what they add only where a name isn't built in.
    """
    chosen = dict.fromkeys(name.strip().lower() for name in names.split(","))
    known = dict(FORMATS)
    if any(name not in known for name in chosen):
        known |= {each.name: Format(each.name, "", write=each.write) for each in added()}
    for name in chosen:
        if name not in known:
            raise UsageError(
                message("“{name}” is no format; known: {known}", name=name, known=", ".join(known))
            )
    return tuple(known[name] for name in chosen)
