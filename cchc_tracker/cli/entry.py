"""Program entry: runs the command line, turns every failure into one line and an exit code."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import click

from cchc_tracker.cli.root import cchc
from cchc_tracker.cli.runtime import Runtime
from cchc_tracker.cli.usage import usage_message
from cchc_tracker.model.errors import CchcError, ExitCode
from cchc_tracker.model.text import collapse
from cchc_tracker.services.language import chosen_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import TextIO

    from cchc_tracker.services.language import Language

_COMPLETION = "_CCHC_COMPLETE"
"""Set by the shells' completion scripts; names the shell and what is asked."""

_LONGEST_LINE = 1000
"""What remains readable of a failure that quotes what was typed."""


def main() -> NoReturn:
    """The console script."""
    sys.stdout, sys.stderr = _utf8(sys.stdout), _utf8(sys.stderr)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; without arguments it tells the commands."""
    language = chosen_language(arguments, os.environ)
    runtime = Runtime(language, os.environ)
    try:
        code = _invoke(list(arguments) or ["--help"], runtime)
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader of our output went away; say nothing more into the closed pipe
        _discard_output()
        return ExitCode.DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the program's border
        sentence, code = _failure(error, language)
        with suppress(OSError):  # the remark may be lost, the exit code isn't
            click.echo(f"cchc: {_one_line(sentence)}", err=True)
    return code


def _invoke(arguments: list[str], runtime: Runtime) -> int:
    if instruction := os.environ.get(_COMPLETION):
        from click.shell_completion import shell_complete

        return shell_complete(cchc, {"obj": runtime}, "cchc", _COMPLETION, instruction)
    try:
        with cchc.make_context("cchc", arguments, obj=runtime) as ctx:
            outcome = cchc.invoke(ctx)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    return outcome if isinstance(outcome, int) else ExitCode.DONE


def _failure(error: BaseException, language: Language) -> tuple[str, int]:
    """The one line and the exit code of a failure; what nobody expected is a bug."""
    match error:
        case click.UsageError():
            return usage_message(error, language), ExitCode.USAGE
        case click.Abort() | KeyboardInterrupt():
            return language("Stopped"), 130
        case CchcError():
            from cchc_tracker.cli.hints import HINTS
            from cchc_tracker.exports.problem import failure_line

            return failure_line(error, language, HINTS), error.exit_code
        case OSError(filename=None):
            _discard_output()
            reason = error.strerror or error
            return language("The output can't be written: {reason}", reason=reason), 5
        case OSError():
            reason = error.strerror or error
            return language("{file}: {reason}", file=error.filename, reason=reason), 5
        case _:
            return _bug_report(error, language), ExitCode.BUG


def _one_line(sentence: str) -> str:
    line = collapse(sentence)
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1] + "…"


def _utf8(stream: TextIO | None) -> TextIO:
    """The stream, writing UTF-8 and file names' bytes as they are; a closed one discards."""
    if stream is None:
        return io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    return stream


def _discard_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter's end is silent."""
    with suppress(OSError):  # a captured stream has no file descriptor
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug_report(error: BaseException, language: Language) -> str:
    import traceback

    report = "".join(traceback.format_exception(error))
    try:
        log = _log_file()
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as lines:
            lines.write(report)
    except OSError:
        last = report.strip().splitlines()[-1]
        return language("This is a bug in cchc: {error}", error=last)
    return language("This is a bug in cchc; its details are in {log}", log=log)


def _log_file() -> Path:
    from platformdirs import user_log_path

    return user_log_path("cchc-tracker", appauthor=False) / "cchc.log"
