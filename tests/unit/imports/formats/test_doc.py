"""Older Word files go through LibreOffice, in a folder of their own that is gone afterwards."""

from __future__ import annotations

import os
import shutil
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from cchc_tracker.imports.formats import doc
from cchc_tracker.imports.formats.doc import read_doc
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.source.importer import SourceFile

if TYPE_CHECKING:
    from pathlib import Path

FILE = SourceFile("plan.doc", b"\xd0\xcf\x11\xe0", "5dd6")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place on the path for a program that plays LibreOffice; the scratch folder beside it."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "scratch").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(doc, "_PROGRAMS", ("played-office",))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    return tmp_path


def play(office: Path, script: str) -> None:
    program = office / "bin" / "played-office"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def test_without_libreoffice_the_way_around_is_told(office: Path) -> None:
    with pytest.raises(BadDataError, match=r"LibreOffice.*\.docx"):
        read_doc(FILE)


def test_the_converted_file_is_read_under_the_original_s_name_and_hash(office: Path) -> None:
    document = Document()
    document.add_paragraph("Quý I")
    made = BytesIO()
    document.save(made)
    (office / "made.docx").write_bytes(made.getvalue())
    play(office, f'mkdir out; cp "{office / "made.docx"}" out/source.docx; test -f source.doc')
    found = read_doc(FILE)
    assert (found.name, found.format, found.sha256, found.size) == ("plan.doc", "doc", "5dd6", 4)
    assert [text.text for text in found.texts] == ["Quý I"]
    assert [problem.code for problem in found.problems] == ["converted-file"]
    assert list((office / "scratch").iterdir()) == []


def test_macros_and_links_are_off_in_its_profile(office: Path) -> None:
    play(office, f'cp -r profile "{office}"; exit 1')
    with pytest.raises(BadDataError):
        read_doc(FILE)
    settings = (office / "profile" / "user" / "registrymodifications.xcu").read_text("utf-8")
    assert "DisableMacrosExecution" in settings


def test_a_conversion_that_never_ends_is_ended_with_its_children(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doc, "TIMEOUT", 0.5)
    play(office, f'sleep 600 & echo $! > "{office / "child"}"; wait')
    with pytest.raises(BadDataError, match="can't convert"):
        read_doc(FILE)
    child = int((office / "child").read_text("utf-8"))
    state = office / "state"
    os.system(f"ps -o stat= -p {child} > '{state}'")  # noqa: S605 - our own process
    assert state.read_text("utf-8").strip()[:1] in ("", "Z")


def test_a_conversion_has_bounds_on_its_work_and_memory(office: Path) -> None:
    play(office, f'ulimit -t > "{office / "work"}"; exit 1')
    with pytest.raises(BadDataError, match="can't convert"):
        read_doc(FILE)
    assert (office / "work").read_text("utf-8").strip() == str(doc.MOST_WORK)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice isn't installed")
def test_a_real_file_of_another_format() -> None:
    table = rb"\trowd\cellx2000\cellx4000 a\cell b\cell\row"
    data = rb"{\rtf1\ansi{\fonttbl\f0 Times;}" + table + rb"\pard c\par}"
    document = read_doc(SourceFile("plan.rtf", data, ""))
    assert [cell.text for cell in document.tables[0].cells] == ["a", "b"]
