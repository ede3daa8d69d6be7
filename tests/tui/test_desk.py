"""The desk: answers, overtaking, writes that are never dropped, failures and closing."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.store import OvertakenError, RowQuery
from cchc_tui.desk import Desk, DeskClosedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from cchc_tracker.services.session import Session
    from cchc_tui.context import Context

SECONDS = 60


def at_desk(context: Context, steps: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        desk = Desk(context.session)
        try:
            await steps(desk)
        finally:
            await desk.close()

    asyncio.run(run())


class Listing:
    """A question that has read its first row, waits for the test, and then reads on."""

    def __init__(self) -> None:
        self.started = threading.Event()
        self.may_go_on = threading.Event()
        self.stopped = False

    def __call__(self, session: Session) -> int:
        rows = session.store.rows(RowQuery(as_of=session.today))
        next(rows)
        self.started.set()
        self.may_go_on.wait(SECONDS)
        try:
            return 1 + sum(1 for _ in rows)
        except OvertakenError:
            self.stopped = True
            raise

    async def under_way(self) -> None:
        assert await asyncio.to_thread(self.started.wait, SECONDS)


def test_questions_are_answered_off_the_event_loop(context: Context) -> None:
    async def steps(desk: Desk) -> None:
        here = threading.get_ident()
        assert await desk.ask(lambda session: session.user) == "lan"
        assert await desk.ask(lambda _: threading.get_ident()) != here
        assert await desk.latest("x", lambda _: threading.get_ident()) != here
        assert desk.look(lambda _: threading.get_ident()) == here

    at_desk(context, steps)


def test_a_quick_question_does_not_wait_for_a_long_one(context: Context) -> None:
    async def steps(desk: Desk) -> None:
        listing = Listing()
        long = asyncio.ensure_future(desk.latest("rows", listing))
        await listing.under_way()
        assert await desk.ask(lambda session: len(session.store.plans())) > 0
        assert await desk.write(lambda session: session.user) == "lan"
        listing.may_go_on.set()
        assert (await long or 0) > 50

    at_desk(context, steps)


def test_a_newer_question_stops_the_older_one_of_its_topic(context: Context) -> None:
    async def steps(desk: Desk) -> None:
        listing = Listing()
        older = asyncio.ensure_future(desk.latest("rows", listing))
        await listing.under_way()
        newer = asyncio.ensure_future(desk.latest("rows", lambda _: "newer"))
        await asyncio.sleep(0)
        listing.may_go_on.set()
        assert await older is None
        assert listing.stopped
        assert await newer == "newer"

    at_desk(context, steps)


def test_questions_that_wait_are_skipped_once_overtaken(context: Context) -> None:
    asked: list[int] = []

    def question(number: int) -> Callable[[Session], int]:
        def answer(_: Session) -> int:
            asked.append(number)
            return number

        return answer

    async def steps(desk: Desk) -> None:
        listing = Listing()
        first = asyncio.ensure_future(desk.latest("other", listing))
        await listing.under_way()
        waiting = [
            asyncio.ensure_future(desk.latest("rows", question(number))) for number in (1, 2, 3)
        ]
        await asyncio.sleep(0)
        listing.may_go_on.set()
        assert (await first or 0) > 50
        assert await asyncio.gather(*waiting) == [None, None, 3]

    at_desk(context, steps)
    assert asked == [3]


def test_another_topic_stops_nothing(context: Context) -> None:
    async def steps(desk: Desk) -> None:
        listing = Listing()
        rows = asyncio.ensure_future(desk.latest("rows", listing))
        await listing.under_way()
        other = asyncio.ensure_future(desk.latest("counts", lambda _: "counts"))
        await asyncio.sleep(0)
        listing.may_go_on.set()
        assert (await rows or 0) > 50
        assert not listing.stopped
        assert await other == "counts"

    at_desk(context, steps)


def test_a_question_nobody_waits_for_is_stopped(context: Context) -> None:
    async def steps(desk: Desk) -> None:
        listing = Listing()
        asking = asyncio.ensure_future(desk.latest("rows", listing))
        await listing.under_way()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        listing.may_go_on.set()
        assert await desk.latest("rows", lambda _: "next") == "next"
        assert listing.stopped

    at_desk(context, steps)


def test_a_write_is_carried_out_though_its_asker_is_cancelled(context: Context) -> None:
    written: list[str] = []

    async def steps(desk: Desk) -> None:
        started, may_go_on = threading.Event(), threading.Event()

        def write(session: Session) -> None:
            started.set()
            may_go_on.wait(SECONDS)
            written.append(session.user)

        asking = asyncio.ensure_future(desk.write(write))
        waiting = asyncio.ensure_future(desk.write(lambda _: written.append("second")))
        assert await asyncio.to_thread(started.wait, SECONDS)
        asking.cancel()
        waiting.cancel()
        await asyncio.gather(asking, waiting, return_exceptions=True)
        may_go_on.set()
        await desk.close()

    at_desk(context, steps)
    assert written == ["lan", "second"]


def test_the_app_is_told_of_each_write(context: Context) -> None:
    told: list[int] = []

    async def run() -> None:
        desk = Desk(context.session, written=lambda: told.append(threading.get_ident()))
        await desk.write(lambda _: None)
        await desk.ask(lambda _: None)
        await desk.close()

    asyncio.run(run())
    assert told == [threading.get_ident()]


def test_failures_come_back_to_whoever_asked(context: Context) -> None:
    def fail(_: Session) -> None:
        raise KeyError("x")

    async def steps(desk: Desk) -> None:
        for asking in (desk.ask(fail), desk.latest("x", fail), desk.write(fail)):
            with pytest.raises(KeyError):
                await asking
        assert await desk.ask(lambda session: session.user) == "lan"

    at_desk(context, steps)


def test_a_database_that_cannot_be_opened_is_tried_again(context: Context) -> None:
    async def steps(desk: Desk) -> None:
        away = context.database.rename(context.database.with_name("away.db"))
        with pytest.raises(BadDataError):
            await desk.ask(lambda session: session.user)
        away.rename(context.database)
        assert await desk.ask(lambda session: session.user) == "lan"

    at_desk(context, steps)


def test_a_closed_desk_answers_nobody(context: Context) -> None:
    async def steps(desk: Desk) -> None:
        listing = Listing()
        long = asyncio.ensure_future(desk.latest("rows", listing))
        await listing.under_way()
        closing = asyncio.ensure_future(desk.close())
        await asyncio.sleep(0)
        listing.may_go_on.set()
        await closing
        assert await long is None
        with pytest.raises(DeskClosedError):
            await desk.ask(lambda session: session.user)
        with pytest.raises(DeskClosedError):
            desk.look(lambda session: session.user)

    at_desk(context, steps)


def test_others_writes_change_the_data_version(context: Context, tmp_path: Path) -> None:
    async def steps(desk: Desk) -> None:
        def add_change(session: Session) -> None:
            with session.store.writing(author="hoa", at=session.now) as unit:
                unit.hide_plan("can-tho-2022", hidden=True)

        before = desk.look(lambda session: session.store.data_version())
        assert desk.look(lambda session: session.store.data_version()) == before
        await desk.write(add_change)
        assert desk.look(lambda session: session.store.data_version()) != before

    at_desk(context, steps)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has priorities of threads")
def test_who_answers_long_questions_steps_back(context: Context) -> None:
    def nice(_: object) -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    async def steps(desk: Desk) -> None:
        quick, here = await desk.ask(nice), nice(None)
        long = await desk.latest("rows", nice)
        assert quick == here
        assert long is not None
        assert long > here or here == 19

    at_desk(context, steps)


def test_a_long_write_is_told_once_while_it_lasts(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc_tui.desk.PATIENCE", 0.01)
    told: list[bool] = []
    may_end = threading.Event()

    def waiting() -> None:
        told.append(may_end.is_set())
        may_end.set()

    async def run() -> None:
        desk = Desk(context.session, waiting=waiting)
        assert await desk.write(lambda _: may_end.wait(SECONDS))
        await desk.close()

    asyncio.run(run())
    assert told == [False]
