"""A reader of one file format, as the core has them and plugins may add."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_tracker.model.source.document import SourceDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.document import Block, SourceText


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was found: never read again once it is here, so that its hash stays true."""

    name: str
    """The file's own name, without folders."""
    data: bytes = field(repr=False)
    sha256: str
    """Hash of the data, in hexadecimal."""
    sheet: str = ""
    """The sheet that was asked for, where the format has sheets; empty for all."""

    def document(
        self,
        form: str,
        blocks: Iterable[Block],
        *,
        problems: Iterable[Problem] = (),
        kept_back: Iterable[SourceText] = (),
    ) -> SourceDocument:
        """What the reader of a format found in it, beside its name, hash and size."""
        return SourceDocument(
            self.name,
            form,
            self.sha256,
            len(self.data),
            tuple(blocks),
            tuple(problems),
            tuple(kept_back),
        )


@dataclass(frozen=True, slots=True)
class Importer:
    """A reader of one file format."""

    name: str
    """Short and stable, such as `docx`; stored with the plan."""
    suffixes: tuple[str, ...]
    """Lower-case endings of file names, such as `.docx`."""
    recognises: Callable[[bytes], bool] = field(repr=False, compare=False)
    """Whether a file's first 4,096 bytes are of this format, whatever its name."""
    read: Callable[[SourceFile], SourceDocument] = field(repr=False, compare=False)
    """The whole document; raises BadDataError where it can't be read."""
