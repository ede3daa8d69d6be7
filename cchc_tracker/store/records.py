"""What the store gives back besides rows and plans: journal lines, changes; all frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cchc_tracker.model.message import Message
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.imported import SourceRecord
    from cchc_tracker.model.source.origin import Origin


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A document that a plan was read from."""

    id: int
    document: SourceRecord
    problems: tuple[Problem, ...]
    """What was doubtful when it was read."""
    author: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class RowSource:
    """The document that a row was read from last, and where in it each of its values stood."""

    document: SourceRecord
    author: str
    read_at: datetime
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Settlement:
    """A person's word that the problems of a row were looked at."""

    author: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Participant:
    """An agency with a part in a plan."""

    name: str
    leads: int
    """How many rows it leads."""
    supports: int


@dataclass(frozen=True, slots=True)
class JournalLine:
    """Who did what when: one line of the append-only journal."""

    number: int
    """1-based, without gaps."""
    change: int
    """Lines of one unit of work share it."""
    at: datetime
    author: str
    action: str
    """`add_plan`, `hide_plan`, `show_plan`, `update`, `void`, `measure`, `void_measurement`,
    `assign`, `withdraw`, `close_period`, `reopen_period`, `enter_outline`, `void_outline`,
    `read_source`, `void_source`, `revise_plan`, `settle`, `void_settlement` or `undo`."""
    plan: str | None
    row_id: int | None
    ref: str | None
    """The row's printed number, as the row has it."""
    event_id: int | None
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    reason: str
    hash: str


@dataclass(frozen=True, slots=True)
class JournalBreak:
    """The first line of the journal that doesn't follow from the lines before it."""

    number: int
    reason: Message


@dataclass(frozen=True, slots=True)
class Step:
    """One write of a change, as its journal line names it."""

    action: str
    plan: str | None
    ref: str | None
    """The row's printed number, as the row has it."""
    record: int | None = None
    """Id of the measurement, assignment, closing or outline value that was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """One unit of work as recorded."""

    id: int
    at: datetime
    author: str
    actions: tuple[str, ...]
    """The actions of its journal lines, each once, in order."""
    event_ids: tuple[int, ...]
    """The events it recorded, in order."""
    plan: str | None
    """The plan it touched; None where it touched several."""
    reason: str
    steps: tuple[Step, ...]
    """All its writes, in order."""
