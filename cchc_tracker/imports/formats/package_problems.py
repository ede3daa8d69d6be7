"""What a package carries beside its text: macros, outside links, embedded objects; told only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.imports.formats.ooxml import Package

_SHOWN: Final = 3
_MOST_PARTS: Final = 100
_OBJECTS: Final = ("embeddings/", "activex/", "externallinks/")


def package_problems(package: Package) -> tuple[Problem, ...]:
    """A problem for each kind of content that was left alone."""
    return tuple(_found(package))


def _found(package: Package) -> Iterator[Problem]:
    macros = [name for name in package.names if name.lower().endswith("vbaproject.bin")]
    if macros:
        yield Problem(
            Severity.WARNING,
            "macros",
            message("The file carries macros; they weren't run"),
            text=", ".join(sorted(macros)),
        )
    objects = sorted(
        name for name in package.names if any(folder in name.lower() for folder in _OBJECTS)
    )
    if objects:
        yield Problem(
            Severity.WARNING,
            "embedded-objects",
            message("The file carries other files; they weren't opened"),
            text=_listed(objects),
        )
    outside = sorted(set(_outside(package)))
    if outside:
        yield Problem(
            Severity.INFO,
            "outside-links",
            message(
                "The file refers to {count} addresses outside; none was visited", count=len(outside)
            ),
            text=_listed(outside),
        )


def _outside(package: Package) -> Iterator[str]:
    parts = sorted(name for name in package.names if name.endswith(".rels"))
    for name in parts[:_MOST_PARTS]:
        folder, marked, file = name.rpartition("_rels/")
        if marked and file.endswith(".rels"):
            yield from (
                each.target
                for each in package.related(folder + file.removesuffix(".rels")).values()
                if each.external
            )


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
