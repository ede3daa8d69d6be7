"""A file made again after its period was closed is the file that was handed up, byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_tracker.exports.formats import FORMATS

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

ANNEX = Path(__file__).parents[1] / "data" / "imports" / "can-tho-2022.txt"
EXPORT = ("export", "can-tho-2022", "--period", "2022-Q1", "--format", ",".join(FORMATS), "-o")


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_later_updates_change_no_byte_of_a_closed_period(cli: Cli) -> None:
    assert cli(*EXPORT, "sent").code == 0
    assert cli("period", "close", "can-tho-2022", "2022-Q1").code == 0
    late = ("--milestone", "1", "--on", "2022-02-01", "--explain", "ghi muộn")
    assert cli("update", "can-tho-2022", "3.4", "--state", "done", *late).code == 0
    assert cli(*EXPORT, "again").code == 0
    assert _files(cli.folder / "again") == _files(cli.folder / "sent")
    assert "3.4" in cli("period", "show", "can-tho-2022", "2022-Q1").out


def test_a_newer_version_of_the_document_changes_no_byte_of_a_closed_period(cli: Cli) -> None:
    assert cli(*EXPORT, "sent").code == 0
    assert cli("period", "close", "can-tho-2022", "2022-Q1").code == 0
    newer = cli.folder / "ban-2.txt"
    printed = ANNEX.read_text(encoding="utf-8")
    wording = "Hoàn thành xây dựng phần mềm số hóa"
    newer.write_text(printed.replace(wording, f"{wording}, kể cả cấp xã"), encoding="utf-8")
    taken = ("--locality", "can-tho", "--year", "2022", "--accept-problems")
    assert "kể cả cấp xã" in cli("plan", "import", str(newer), *taken).out
    assert cli(*EXPORT, "again").code == 0
    assert _files(cli.folder / "again") == _files(cli.folder / "sent")
    period = ("period", "show", "can-tho-2022", "2022-Q1")
    assert "newer version of the document: ban-2.txt" in cli(*period).out
    (version,) = cli(*period, "--json").data["adjustments"]["versions"]
    assert version["files"] == "ban-2.txt"
