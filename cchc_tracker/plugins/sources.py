"""Where plugins come from: installed entry points and a folder; finding them imports none."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING
from zlib import crc32

from cchc_tracker.model.errors import BadDataError, UsageError
from cchc_tracker.model.message import message
from cchc_tracker.plugins.locality_file import LOCALITY_FILE
from cchc_tracker.plugins.spec import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.metadata import EntryPoint
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class PluginSource:
    """A plugin that could be loaded."""

    name: str
    """Entry point or folder name; a locality's plugin has the locality's code for a name."""
    distribution: str
    """The distribution that registers it; empty for one in a plugins folder."""
    version: str
    origin: str
    """The entry point's value, or the path."""
    load: Callable[[], object] = field(repr=False, compare=False)

    @property
    def key(self) -> str:
        """What tells it apart from every other source that is loaded."""
        return f"{self.name} = {self.origin}"

    @property
    def label(self) -> str:
        """Who brings it, for people."""
        if self.distribution:
            return f"{self.distribution} {self.version} ({self.origin})"
        return self.origin


def installed_plugins() -> Iterator[PluginSource]:
    """The plugins that installed distributions register."""
    from importlib.metadata import entry_points

    for entry in entry_points(group=PROJECT):
        distribution, version = _distribution(entry)
        yield PluginSource(entry.name, distribution, version, entry.value, entry.load)


def folder_plugins(folder: Path) -> Iterator[PluginSource]:
    """The plugins of a plugins folder: data folders, packages and modules, by name.

    Raises UsageError where the folder can't be listed.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise UsageError(
            message(
                "The plugins folder {folder} can't be read: {reason}",
                folder=str(folder),
                reason=error.strerror or error,
            )
        ) from error
    for entry in entries:
        load = None if entry.name.startswith((".", "_")) else _loading(entry)
        if load:
            yield PluginSource(entry.stem, "", "", str(entry), load)


def _loading(entry: Path) -> Callable[[], object] | None:
    if (entry / "__init__.py").is_file():
        return partial(_import_plugin, entry.stem, entry / "__init__.py")
    if (entry / LOCALITY_FILE).is_file():
        return partial(_data_folder, entry)
    if entry.suffix == ".py" and entry.is_file():
        return partial(_import_plugin, entry.stem, entry)
    return None


def _data_folder(folder: Path) -> object:
    from cchc_tracker.plugins.folder import locality_folder

    return locality_folder(folder)


def _import_plugin(name: str, file: Path) -> object:
    """The `plugin` of a module outside the import path, under a name that nothing else has."""
    unique = f"{crc32(bytes(file.resolve())):08x}"
    spec = spec_from_file_location(f"_cchc_plugin_{unique}_{name.replace('-', '_')}", file)
    if spec is None or spec.loader is None:
        raise BadDataError(message("{file} can't be imported", file=str(file)))
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[spec.name]
        raise
    if not hasattr(module, "plugin"):
        raise BadDataError(message("{file} has no `plugin`; give it one", file=str(file)))
    return module.plugin


def _distribution(entry: EntryPoint) -> tuple[str, str]:
    return (entry.dist.name, entry.dist.version) if entry.dist else ("", "")
