"""Expected failures: one base class, each with its exit code; anything else is a bug."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from cchc_tracker.model.message import Message


class ExitCode(IntEnum):
    """What the process tells its caller."""

    DONE = 0
    BUG = 1
    USAGE = 2
    BAD_DATA = 3
    CONFLICT = 4
    NOT_ALLOWED = 5
    INCOMPLETE = 6


class CchcError(Exception):
    """An expected failure, told to the user in one line."""

    exit_code: ClassVar[ExitCode] = ExitCode.BAD_DATA
    code: ClassVar[str] = ""
    """Stable name by which the command line and the interface find their hint; empty for none."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class UsageError(CchcError):
    """The call's words are off."""

    exit_code = ExitCode.USAGE


class BadDataError(CchcError):
    """A plan, a file, a database or a value can't be used as it is."""

    exit_code = ExitCode.BAD_DATA


class ConflictError(CchcError):
    """Somebody else changed the same thing, or the name is taken."""

    exit_code = ExitCode.CONFLICT


class NotAllowedError(CchcError):
    """The system or a rule forbids it: permission, a read-only file, a full disk, a veto."""

    exit_code = ExitCode.NOT_ALLOWED


class IncompleteError(CchcError):
    """Something needed is missing, so the result would not be whole."""

    exit_code = ExitCode.INCOMPLETE
