"""A locality as a folder of data files: the plugin that most localities need."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.plugins.locality_file import LOCALITY_FILE, read_locality
from cchc_tracker.plugins.plan_file import PLAN_FILE, read_plan_file
from cchc_tracker.plugins.spec import hookimpl
from cchc_tracker.plugins.template import PlanTemplate

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from cchc_tracker.model.locality import Locality
    from cchc_tracker.model.outline import Outline
    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.report_template import ReportTemplate
    from cchc_tracker.plugins.plan_file import PlanFile
    from cchc_tracker.plugins.readers import Readers


class LocalityFolder:
    """A plugin that reads locality.toml, plans/*/, outlines/* and reports/* when asked, each once.

    Derive from it to add hooks of your own.
    """

    # No properties in here: pluggy looks at every attribute when it registers a plugin, which
    # would read all files at once.

    def __init__(self, root: Traversable) -> None:
        self.root = root
        self._locality: Locality | None = None
        self._templates: tuple[PlanTemplate, ...] | None = None
        self._outlines: tuple[Outline, ...] | None = None
        self._report_templates: tuple[ReportTemplate, ...] | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.root)!r})"

    @hookimpl
    def localities(self) -> tuple[Locality, ...]:
        """The folder's locality, from locality.toml."""
        if self._locality is None:
            self._locality = read_locality(self.root / LOCALITY_FILE)
        return (self._locality,)

    @hookimpl
    def plan_templates(self) -> tuple[PlanTemplate, ...]:
        """One template for each folder below plans/, in the order of their names."""
        if self._templates is None:
            self._templates = tuple(self._template(folder) for folder in _plan_folders(self.root))
        return self._templates

    @hookimpl
    def report_outlines(self) -> tuple[Outline, ...]:
        """The outline of each file below outlines/, in the order of their names."""
        if self._outlines is None:
            from cchc_tracker.plugins.outline_file import OUTLINES_FOLDER, read_outline

            (locality,) = self.localities()
            files = _toml_files(self.root / OUTLINES_FOLDER)
            self._outlines = tuple(read_outline(file, locality.code) for file in files)
        return self._outlines

    @hookimpl
    def report_templates(self) -> tuple[ReportTemplate, ...]:
        """The report template of each file below reports/, in the order of their names."""
        if self._report_templates is None:
            from cchc_tracker.plugins.report_file import REPORTS_FOLDER, read_report_template

            (locality,) = self.localities()
            files = _toml_files(self.root / REPORTS_FOLDER)
            made = (read_report_template(file, locality.code) for file in files)
            self._report_templates = tuple(made)
        return self._report_templates

    def _template(self, folder: Traversable) -> PlanTemplate:
        facts = read_plan_file(folder / PLAN_FILE)
        (locality,) = self.localities()
        return PlanTemplate(
            id=facts.template,
            locality=locality.code,
            year=facts.year,
            kind=facts.kind,
            title=facts.title,
            load=partial(_read_plan, folder, facts, locality),
        )


def locality_folder(place: str | Path | None) -> LocalityFolder:
    """The plugin of a folder, given as a package's name (`__package__`) or a path.

    Raises BadDataError for None, which is what `__package__` is outside a package.
    """
    if place is None:
        raise BadDataError(
            message("locality_folder needs a package; call it in the package's __init__.py")
        )
    return LocalityFolder(files(place) if isinstance(place, str) else place)


def _read_plan(folder: Traversable, facts: PlanFile, locality: Locality, readers: Readers) -> Plan:
    from cchc_tracker.plugins.folder_plan import read_plan

    return read_plan(folder, facts, locality, readers)


def _plan_folders(root: Traversable) -> list[Traversable]:
    return [entry for entry in _entries(root / "plans") if entry.is_dir()]


def _toml_files(folder: Traversable) -> list[Traversable]:
    return [entry for entry in _entries(folder) if entry.name.endswith(".toml")]


def _entries(folder: Traversable) -> list[Traversable]:
    """What lies in the folder by name, without what is hidden; nothing where there is none."""
    if not folder.is_dir():
        return []
    entries = (entry for entry in folder.iterdir() if not entry.name.startswith((".", "_")))
    return sorted(entries, key=lambda entry: entry.name)
