"""The core's readers load their libraries when they read, not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cchc_tracker.imports.formats.registry import core_importers

READS = (
    "import sys; from cchc_tracker.imports.formats.registry import core_importers; "
    "from cchc_tracker.model.source.importer import SourceFile; "
    "one = next(each for each in core_importers() if each.name == {name!r}); "
    "one.recognises(b'x'); one.read(SourceFile('x', b'Quy I', '')); "
    "print(sorted({{'lxml', 'openpyxl', 'docx', 'selectolax', 'pdfplumber'}} & set(sys.modules)))"
)


@pytest.mark.parametrize("name", ["txt"])
def test_plain_text_needs_no_library(name: str) -> None:
    call = [sys.executable, "-c", READS.format(name=name)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_and_endings_are_each_of_one_reader() -> None:
    importers = core_importers()
    endings = [ending for each in importers for ending in each.suffixes]
    assert len({each.name for each in importers}) == len(importers)
    assert len(set(endings)) == len(endings)
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)
