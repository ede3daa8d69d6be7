"""Files as evidence: named by path and digest, and never anything that isn't a file."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.document import Evidence
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.update import Update
from cchc_tracker.services.evidence import with_digest, with_file

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = Evidence("12/KH-UBND", date(2022, 1, 15), "Kế hoạch")


def test_a_document_keeps_its_words_and_gets_its_file(tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.pdf"
    file.write_bytes(b"x" * 100_000)
    evidence = with_file(KNOWN, str(file), "")
    assert (evidence.number, evidence.title) == ("12/KH-UBND", "Kế hoạch")
    assert evidence.file == str(file)
    assert evidence.sha256 == hashlib.sha256(b"x" * 100_000).hexdigest()


def test_a_file_or_link_alone_is_evidence_named_after_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert with_file(None, "a.txt", "").title == "a.txt"
    assert with_file(None, "a.txt", "").file == str(tmp_path / "a.txt")
    linked = with_file(None, None, " https://example.vn/\x1b[2J1 ")
    assert linked.link == linked.title == "https://example.vn/1"


def test_a_name_with_bytes_that_are_no_text_is_written_out(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"b\xff")
    file.touch()
    assert with_file(None, str(file), "").file.endswith(r"b\xff")


def test_what_is_not_a_readable_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place, words in (
        (tmp_path, "is not a file"),
        (tmp_path / "pipe", "is not a file"),
        (tmp_path / "none", "No such file"),
        (tmp_path / ("x" * 300), "File name too long"),
    ):
        with pytest.raises(BadDataError, match=words):
            with_file(KNOWN, str(place), "")


def test_an_update_is_sealed_with_the_digest_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"x")
    update = Update(on=date(2022, 1, 15), evidence=Evidence("", None, "a", file=str(file)))
    sealed = with_digest(update).evidence
    assert sealed is not None
    assert sealed.sha256 == hashlib.sha256(b"x").hexdigest()
    file.unlink()
    with pytest.raises(BadDataError, match=r"a\.pdf"):
        with_digest(update)
    for without in (Update(on=update.on), Update(on=update.on, evidence=KNOWN)):
        assert with_digest(without) is without
