"""Hostile and broken files end in one clear line: nothing kept, nothing fetched, nothing run."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.imports.hostile_files import ANNEX, REFUSED, book, sheet_xml, word
from tests.imports.written import FORMATS, PACKAGE, R, packed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Cli, Outcome

INTO = ("--locality", "can-tho", "--year", "2022")
MEMORY = 500 * 2**20
SECONDS = 10
GUARDED = f"""
import os, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
BARRED = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "os.system", "os.exec")
def guard(event, arguments):
    if event in BARRED or event == "subprocess.Popen" and not sys.argv[3].endswith(".pdf"):
        os.write(2, f"BARRED {{event}} {{arguments}}\\n".encode())
        os._exit(99)
sys.addaudithook(guard)
from cchc_tracker.cli.entry import run
sys.exit(run(sys.argv[1:]))
"""
"""The command line in 500 MB of address space and ten seconds of work, without network.

A reader that runs out of either ends by a bug's exit code or a signal; only PDF files are read in
a process of their own.
"""


@pytest.fixture
def guarded(empty_cli: Cli) -> Callable[..., Outcome]:
    """Imports a file in a process that may do little."""
    from tests.cli.conftest import Outcome

    def run(file: str, *words: str) -> Outcome:
        command = [sys.executable, "-c", GUARDED, "plan", "import", file, *INTO, *words]
        done = subprocess.run(
            command, check=False, capture_output=True, cwd=empty_cli.folder, timeout=120
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def refused(done: Outcome, database: Path) -> bool:
    """Whether it ended as bad data in one line that is no bug report, and kept nothing."""
    assert done.code == 3, done
    assert len(done.err.splitlines()) == 1, done
    assert len(done.err) < 1000
    assert "Traceback" not in done.err
    return done.out == "" and not database.exists()


@pytest.mark.parametrize("what", REFUSED)
def test_what_can_not_be_a_plan_is_refused_in_a_line(
    empty_cli: Cli, guarded: Callable[..., Outcome], what: str
) -> None:
    name, content = REFUSED[what]
    (empty_cli.folder / name).write_bytes(content())
    assert refused(guarded(name, "--accept-problems"), empty_cli.database)


def test_what_is_no_file_is_refused_in_a_line(
    empty_cli: Cli, guarded: Callable[..., Outcome]
) -> None:
    folder = empty_cli.folder
    os.mkfifo(folder / "ống.docx")
    (folder / "thư mục.docx").mkdir()
    (folder / "vòng.docx").symlink_to("vòng.docx")
    (folder / "mất.docx").symlink_to("không có.docx")
    for name in ("ống.docx", "thư mục.docx", "vòng.docx", "mất.docx", "/dev/zero", "/dev/null"):
        assert refused(guarded(name), empty_cli.database)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_said_so(
    empty_cli: Cli, guarded: Callable[..., Outcome]
) -> None:
    path = empty_cli.folder / "a.docx"
    path.write_bytes(FORMATS["docx"](ANNEX))
    path.chmod(0)
    done = guarded("a.docx")
    assert (done.code, len(done.err.splitlines())) == (5, 1)


def test_macros_links_and_objects_are_told_and_nothing_is_fetched_or_run(
    empty_cli: Cli, guarded: Callable[..., Outcome]
) -> None:
    links = "".join(
        f'<Relationship Id="x{n}" Type="{R}/{kind}" Target="http://127.0.0.1:9/{n}" '
        'TargetMode="External"/>'
        for n, kind in enumerate(("attachedTemplate", "image", "oleObject", "hyperlink"))
    )
    whole = FORMATS["docx"](ANNEX)
    (empty_cli.folder / "a.docm").write_bytes(
        added(
            whole,
            {
                "word/vbaProject.bin": b"\xd0\xcf\x11\xe0Auto_Open",
                "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
                f"{links}</Relationships>",
            },
        )
    )
    done = guarded("a.docm", "--report", "-")
    assert done.code == 0, done
    assert "macros" in done.out
    assert empty_cli("db", "check").code == 0


def added(archive: bytes, parts: dict[str, str | bytes]) -> bytes:
    """A package with further parts."""
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(archive)) as source:
        files: dict[str, str | bytes] = {name: source.read(name) for name in source.namelist()}
    return packed(files | parts)


PAGE = """<html><head><meta charset=utf-8><script>fetch("http://127.0.0.1:9")</script>
<link rel=stylesheet href=http://127.0.0.1:9/x.css><base href="http://127.0.0.1:9/"></head>
<body onload="alert(1)"><iframe src=http://127.0.0.1:9></iframe><table><tr><th>TT<th>Nhiệm vụ
<th>Sản phẩm<th>Chủ trì<th>Thời gian</tr><tr><td>I<td>Cải cách thể chế<td><td><td></tr>
<tr><td>1.<td>=HYPERLINK("http://127.0.0.1:9";"x")<td>&lt;script&gt;alert(1)&lt;/script&gt;
<img src=http://127.0.0.1:9/x.png><td>Sở Nội vụ<td>Quý I</tr></table></body></html>"""


def test_scripts_and_formulas_are_text(empty_cli: Cli, guarded: Callable[..., Outcome]) -> None:
    (empty_cli.folder / "a.html").write_text(PAGE, encoding="utf-8")
    assert guarded("a.html").code == 0
    row = empty_cli.row("can-tho-2022", "I.1")
    assert row["task"].startswith('=HYPERLINK("http')
    assert row["product_text"] == "<script>alert(1)</script>"


def test_a_formula_s_command_is_not_run_and_its_last_value_is_read(
    empty_cli: Cli, guarded: Callable[..., Outcome]
) -> None:
    cells = (("A", "TT"), ("B", "Nhiệm vụ"), ("C", "Sản phẩm"), ("D", "Chủ trì"), ("E", "Hạn"))
    heading = "".join(f'<c r="{at}1" t="str"><v>{text}</v></c>' for at, text in cells)
    row = (
        '<c r="A2" t="str"><v>1.</v></c><c r="B2" t="str"><f>cmd|\'/C calc\'!A0</f>'
        '<v>Rà soát</v></c><c r="C2" t="str"><f>WEBSERVICE("http://127.0.0.1:9")</f>'
        '<v>Báo cáo</v></c><c r="D2" t="str"><v>Sở Nội vụ</v></c>'
    )
    data = sheet_xml(f'<row r="1">{heading}</row><row r="2">{row}</row>')
    (empty_cli.folder / "a.xlsx").write_bytes(book(data))
    assert guarded("a.xlsx", "--accept-problems").code == 0
    stored = empty_cli.row("can-tho-2022", "r1")
    assert (stored["task"], stored["product_text"]) == ("Rà soát", "Báo cáo")


def test_a_word_field_s_command_is_not_run(empty_cli: Cli, guarded: Callable[..., Outcome]) -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        'DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"</w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r></w:p>'
    )
    (empty_cli.folder / "a.docx").write_bytes(word(field))
    assert refused(guarded("a.docx"), empty_cli.database)
