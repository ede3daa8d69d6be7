"""A file made again after its period was closed is the file that was handed up, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_later_updates_change_no_byte_of_a_closed_period(cli: Cli) -> None:
    export = ("export", "can-tho-2022", "--period", "2022-Q1", "--format", ",".join(FORMATS), "-o")
    assert cli(*export, "sent").code == 0
    assert cli("period", "close", "can-tho-2022", "2022-Q1").code == 0
    late = ("--milestone", "1", "--on", "2022-02-01", "--explain", "ghi muộn")
    assert cli("update", "can-tho-2022", "3.4", "--state", "done", *late).code == 0
    assert cli(*export, "again").code == 0
    assert _files(cli.folder / "again") == _files(cli.folder / "sent")
    assert "3.4" in cli("period", "show", "can-tho-2022", "2022-Q1").out
