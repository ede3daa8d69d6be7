"""Older word processor files, through LibreOffice where it's installed; nothing in them is run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.reader import read_docx
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.importer import SourceFile

TIMEOUT: Final = 60
"""Seconds; LibreOffice takes up to ten to start with a profile of its own on a busy machine."""
MOST_WORK: Final = 9
"""Seconds of a processor's time; a plan of 300 rows takes two."""
MOST_MEMORY: Final = 380 * 2**10
"""Kilobytes that it may ask for; its own code comes on top."""
_BOUNDED: Final = f'ulimit -t {MOST_WORK}; ulimit -d {MOST_MEMORY} 2>/dev/null; exec "$@"'
_PROGRAMS: Final = ("soffice", "libreoffice")
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
"""Of the temporary profile: no macros, no links followed."""


def read_doc(file: SourceFile) -> SourceDocument:
    """The document; raises BadDataError where LibreOffice is missing or can't convert it."""
    document = read_docx(replace(file, data=_converted(file)))
    return replace(
        document,
        format="doc",
        sha256=file.sha256,
        size=len(file.data),
        problems=(
            Problem(
                Severity.INFO,
                "converted-file",
                message("LibreOffice made a .docx file of it; compare it with the document"),
            ),
            *document.problems,
        ),
    )


def _converted(file: SourceFile) -> bytes:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise BadDataError(
            message("Older Word files need LibreOffice; save the file as .docx and try again")
        )
    with TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        (folder / "profile" / "user").mkdir(parents=True)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.write_text(_SETTINGS, encoding="utf-8")
        source = folder / f"source{_ending(file)}"
        source.write_bytes(file.data)
        _run(program, source, folder)
        try:
            return (folder / "out" / "source.docx").read_bytes()
        except OSError as error:
            raise _failed() from error


def _run(program: str, source: Path, folder: Path) -> None:
    """Runs the conversion in a process group of its own, which ends with this call."""
    call = (
        *("/bin/sh", "-c", _BOUNDED, "sh"),
        *(program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--convert-to", "docx", "--outdir", str(folder / "out"), str(source)),
    )
    process = subprocess.Popen(  # noqa: S603 - LibreOffice, found on the path, in bounds
        call,
        cwd=folder,
        env=os.environ | {"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired as error:
        raise _failed() from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _ending(file: SourceFile) -> str:
    if file.data.startswith(b"{\\rtf"):
        return ".rtf"
    return ".odt" if file.data.startswith(b"PK") else ".doc"


def _failed() -> BadDataError:
    return BadDataError(message("LibreOffice can't convert the file; save it as .docx in Word"))
