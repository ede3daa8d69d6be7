"""What the words after `-o` mean: a folder, one file, or the output."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_tracker.exports.files import file_name
from cchc_tracker.exports.formats import FORMATS, choose_formats
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cchc_tracker.exports.formats import Format
    from cchc_tracker.model.figures import Figures
    from cchc_tracker.plugins import ExportFormat

_DEFAULT = "docx"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where exports go, and in which formats."""

    formats: tuple[Format, ...]
    folder: Path | None = None
    file: Path | None = None
    """Both None: the output."""
    template: str | None = None
    """A locality's own form of the report."""

    @property
    def is_output(self) -> bool:
        """Whether the one file goes to the output."""
        return self.folder is None and self.file is None

    def target(self, figures: Figures, form: Format) -> Path:
        """The file of a plan's figures in a format; not for the output."""
        if self.file is not None:
            return self.file
        return (self.folder or Path()) / file_name(
            figures, form.name, self.template if form.is_report else None
        )


def read_destination(
    output: Path,
    forms: str | None,
    *,
    plans: int,
    template: str | None = None,
    added: Callable[[], Iterable[ExportFormat]] = tuple,
) -> Destination:
    """Where to, and the formats asked for, of which plugins may have `added` some.

    Raises UsageError where the words contradict each other, as a template does for formats that
    aren't the official report.
    """
    destination = _read(output, forms, plans, added)
    reports = any(form.is_report for form in destination.formats)
    if template is not None and not reports:
        known = ", ".join(name for name, form in FORMATS.items() if form.is_report)
        raise UsageError(message("A --template is for these formats: {known}", known=known))
    return replace(destination, template=template)


def _read(
    output: Path, forms: str | None, plans: int, added: Callable[[], Iterable[ExportFormat]]
) -> Destination:
    """`-` is the output, a name with a format's ending a file, any other name a folder.

    A file takes one plan and the format of its name. Raises UsageError where the words contradict
    each other.
    """
    if str(output) == "-":
        formats = choose_formats(forms or _DEFAULT, added)
        _require_one(plans, len(formats), "-")
        return Destination(formats)
    ending = output.suffix.removeprefix(".").lower()
    named = choose_formats(forms, added) if forms else ()
    known = {*FORMATS, *(form.name for form in named)}
    if ending not in known or output.is_dir():
        return Destination(named or choose_formats(_DEFAULT), folder=output)
    formats = named or choose_formats(ending)
    _require_one(plans, len(formats), output.name)
    if formats[0].name != ending:
        raise UsageError(
            message(
                "{file} ends in .{ending}, though --format is {format}",
                file=output.name,
                ending=ending,
                format=formats[0].name,
            )
        )
    return Destination(formats, file=output)


def _require_one(plans: int, formats: int, name: str) -> None:
    if plans > 1 or formats > 1:
        raise UsageError(
            message("“-o {name}” takes one plan in one format; name a folder", name=name)
        )
