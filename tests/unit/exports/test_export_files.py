"""File names, destinations, and files that appear whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.destination import read_destination
from cchc_tracker.exports.files import appearing, file_name, require_free
from cchc_tracker.exports.formats import FORMATS, choose_formats
from cchc_tracker.model.errors import ConflictError, NotAllowedError, UsageError

if TYPE_CHECKING:
    from tests.unit.exports.conftest import SourceOf

KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from cchc_tracker.exports.files import appearing
with appearing(Path(sys.argv[1]), force=True) as output:
    output.write(b"half of it")
    output.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_name_tells_plan_period_lead_and_filter(source_of: SourceOf) -> None:
    figures = replace(source_of().figures, filter="", lead=None)
    assert file_name(figures, "docx") == "p-2022_2022-06-01.docx"
    led = replace(figures, lead="Sở Nội vụ")
    assert file_name(led, "csv") == "p-2022_2022-06-01_so-noi-vu.csv"
    one, other = (replace(figures, filter=each) for each in ("status:overdue", "status:open"))
    assert file_name(one, "csv") != file_name(other, "csv")
    assert file_name(replace(figures, lead="../../etc"), "csv") == "p-2022_2022-06-01_etc.csv"


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with appearing(target) as output:
        output.write(b"one")
        assert not target.exists()
    assert target.read_bytes() == b"one"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_a_failure_leaves_nothing_and_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), appearing(target, force=True) as output:
        output.write(b"%d" % (1 // 0))
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_a_killed_writer_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_WRITING, str(target)],
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert done.returncode == -signal.SIGKILL
    assert target.read_bytes() == b"old"
    with appearing(target, force=True) as output:
        output.write(b"new")
    assert target.read_bytes() == b"new"


def test_an_existing_file_stays_without_force(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    with pytest.raises(ConflictError):
        require_free(target, force=False)
    require_free(target, force=True)
    with pytest.raises(ConflictError), appearing(target) as output:
        output.write(b"new")
    assert target.read_bytes() == b"old"


def test_a_name_taken_meanwhile_stays_the_others(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with pytest.raises(ConflictError), appearing(target):
        target.write_bytes(b"theirs")
    assert target.read_bytes() == b"theirs"


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedError), appearing(tmp_path / "none" / "a.csv"):
        pass


def test_a_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual, target = tmp_path / "usual", tmp_path / "a.csv"
    usual.touch()
    with appearing(target):
        pass
    assert target.stat().st_mode == usual.stat().st_mode


def test_a_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object, __: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "a.csv"
    with appearing(target) as output:
        output.write(b"one")
    assert target.read_bytes() == b"one"
    with pytest.raises(ConflictError), appearing(target):
        pass


def test_formats_by_name() -> None:
    assert choose_formats("XLSX, csv,xlsx") == (FORMATS["xlsx"], FORMATS["csv"])
    assert set(FORMATS) == {"docx", "xlsx", "csv", "json", "md", "html", "pdf", "txt"}
    with pytest.raises(UsageError):
        choose_formats("docx,")


def test_destinations(tmp_path: Path, source_of: SourceOf) -> None:
    figures = replace(source_of().figures, filter="", lead=None)
    folder = read_destination(tmp_path / "new", "csv,json", plans=3)
    assert folder.target(figures, FORMATS["csv"]) == tmp_path / "new" / "p-2022_2022-06-01.csv"
    assert read_destination(tmp_path, None, plans=1).formats == (FORMATS["docx"],)
    file = read_destination(tmp_path / "q1.XLSX", None, plans=1)
    assert (file.formats, file.target(figures, FORMATS["xlsx"])) == (
        (FORMATS["xlsx"],),
        tmp_path / "q1.XLSX",
    )
    assert read_destination(Path("-"), "csv", plans=1).is_output
    (tmp_path / "dir.csv").mkdir()
    assert read_destination(tmp_path / "dir.csv", None, plans=2).folder == tmp_path / "dir.csv"


@pytest.mark.parametrize(
    ("name", "forms", "plans"),
    [("-", "csv", 2), ("-", "csv,json", 1), ("a.csv", None, 2), ("a.csv", "json", 1)],
)
def test_destinations_that_contradict_themselves(name: str, forms: str | None, plans: int) -> None:
    with pytest.raises(UsageError):
        read_destination(Path(name), forms, plans=plans)
