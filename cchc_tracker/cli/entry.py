"""Program entry: runs the command line, turns every failure into one line and an exit code."""

from __future__ import annotations

import os
import sys
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

    from cchc_tracker.services.language import Language


def main() -> NoReturn:
    """The console script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    language = chosen_language(arguments, os.environ)
    runtime = Runtime(language, os.environ)
    try:
        outcome = cchc.main(list(arguments), prog_name="cchc", obj=runtime, standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except BrokenPipeError:
        # the reader of our output went away; say nothing more into the closed pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the program's border
        sentence, code = _failure(error, language)
        click.echo(f"cchc: {collapse(sentence)}", err=True)
        return code
    return outcome if isinstance(outcome, int) else ExitCode.DONE


def _failure(error: BaseException, language: Language) -> tuple[str, int]:
    """The one line and the exit code of a failure; what nobody expected is a bug."""
    match error:
        case click.UsageError():
            return usage_message(error, language), ExitCode.USAGE
        case click.Abort() | KeyboardInterrupt():
            return language("Stopped; nothing was written"), 130
        case CchcError():
            return language(error.message), error.exit_code
        case OSError():
            reason = error.strerror or error
            return language("{file}: {reason}", file=error.filename or "", reason=reason), 5
        case _:
            return _bug_report(error, language), ExitCode.BUG


def _bug_report(error: BaseException, language: Language) -> str:
    import traceback

    report = "".join(traceback.format_exception(error))
    try:
        log = _log_file()
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as lines:
            lines.write(report)
    except OSError:
        last = report.strip().splitlines()[-1]
        return language("This is a bug in cchc: {error}", error=last)
    return language("This is a bug in cchc; its details are in {log}", log=log)


def _log_file() -> Path:
    from platformdirs import user_log_path

    return user_log_path("cchc-tracker", appauthor=False) / "cchc.log"
