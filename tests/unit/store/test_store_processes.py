"""Several writers at once, and writers that are killed: what was reported is kept, nothing else."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.store import RowQuery, Store

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.workdays import WorkCalendar

PREPARE = """
import pathlib, sys
from datetime import UTC, date, datetime
from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.update import State, Update
from cchc_tracker.store import Store
path, start = pathlib.Path(sys.argv[1]), int(sys.argv[2])
store = Store.open(path, calendar=vietnam_calendar(), timeout=60.0)
def update(row_id, number):
    with store.writing(author=f"w{start}", at=datetime(2022, 3, 1, tzinfo=UTC)) as unit:
        wanted = Update(on=date(2022, 3, 1), state=State.DONE, note=str(number))
        unit.record(row_id, wanted, expected_version=None)
"""
EDIT_25 = PREPARE + "for number in range(25): update(start + number, number)\n"
EDIT_UNTIL_KILLED = PREPARE + (
    "for number in range(start, start + 10_000):\n"
    "    print('begin', number, flush=True)\n"
    "    update(number % 8 + 1, number)\n"
    "    print('done', number, flush=True)\n"
)


@pytest.mark.slow
def test_eight_processes_keep_all_their_edits(
    database: Path,
    calendar: WorkCalendar,
    make_plan: Callable[[int], Plan],
    members: Callable[[AgencyReading], tuple[str, ...]],
    spawn: Callable[..., subprocess.Popen[str]],
) -> None:
    with Store.open(database, calendar=calendar) as store:
        with store.writing(author="admin", at=datetime(2022, 1, 5, tzinfo=UTC)) as unit:
            unit.add_plan("wide", make_plan(200), members)
        query = RowQuery(as_of=date(2022, 12, 31), plans=("wide",))
        first = next(store.rows(query)).row.id
        writers = [spawn(EDIT_25, database, first + 25 * number) for number in range(8)]
        for writer in writers:
            writer.communicate(timeout=120)
        assert [writer.returncode for writer in writers] == [0] * 8
        assert [view.row.version for view in store.rows(query)] == [2] * 200
        lines = [line for line in store.journal(plan="wide") if line.action == "update"]
        assert len(lines) == 200
        assert len({line.event_id for line in lines}) == 200
        assert store.check() == ()


@pytest.mark.slow
def test_a_killed_writer_leaves_what_it_reported(
    database: Path, calendar: WorkCalendar, spawn: Callable[..., subprocess.Popen[str]]
) -> None:
    chance = random.Random(20220301)  # noqa: S311 - any moments will do
    reported: set[str] = set()
    for start in range(0, 120_000, 10_000):
        done, in_flight = _write_and_kill(spawn(EDIT_UNTIL_KILLED, database, start), chance)
        reported |= done
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            kept = {note for (note,) in connection.execute("SELECT note FROM event")}
        assert kept - in_flight == reported - in_flight
        assert reported <= kept
        reported = kept  # the one in flight may have been kept before it could be told
    with Store.open(database, calendar=calendar) as store:
        assert store.check() == ()
        assert sum(line.action == "update" for line in store.journal()) == len(reported)


def _write_and_kill(
    writer: subprocess.Popen[str], chance: random.Random
) -> tuple[set[str], set[str]]:
    """The updates told as done, and the one begun and not told, of a writer killed midway."""
    assert writer.stdout is not None
    lines = [writer.stdout.readline() for _ in range(chance.randint(1, 80))]
    for _ in range(chance.randint(0, 20_000)):  # let it get somewhere into its next write
        pass
    writer.kill()
    lines += writer.stdout.read().splitlines(keepends=True)
    writer.communicate()
    whole = [line.split() for line in lines if line.endswith("\n")]
    begun = {number for word, number in whole if word == "begin"}
    done = {number for word, number in whole if word == "done"}
    assert begun
    return done, begun - done
