"""The desk: an app's way to the services without ever blocking its event loop.

Three lanes of one thread each: questions answered at once, questions that take long and that a
newer one overtakes, and writes, which are never dropped. Each lane has its own session.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from threading import Lock, get_native_id
from typing import TYPE_CHECKING, Final, TypeVar

from cchc_tracker.store import OvertakenError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from cchc_tracker.services.session import Session

    OpenSession = Callable[[], AbstractContextManager[Session]]

Answer = TypeVar("Answer")

PATIENCE = 1.0
"""Seconds that a write may take before the person is told to wait."""

_STEP_BACK: Final = 7
"""How much nicer the thread of long questions is: who presses a key goes before who sorts."""


class DeskClosedError(asyncio.CancelledError):
    """The app is gone; whoever asked has nobody left to show the answer to."""


class Desk:
    """Answers an app's questions; use it from the app's own thread only."""

    def __init__(
        self,
        open_session: OpenSession,
        *,
        written: Callable[[], None] | None = None,
        waiting: Callable[[], None] | None = None,
    ) -> None:
        """In the app's thread `written` is called after every write, `waiting` during a long one.

        A write is long where another program holds the database.
        """
        self._written = written
        self._waiting = waiting
        self._here = _SessionHolder(open_session)
        self._quick = _Lane("quick", open_session)
        self._long = _Lane("long", open_session, prepare=_step_back)
        self._writing = _Lane("writing", open_session)
        self._asked: Counter[str] = Counter()
        self._running: tuple[str, int] | None = None
        self._lock = Lock()
        self._closed = False

    def look(self, question: Callable[[Session], Answer]) -> Answer:
        """The answer at once, in the app's own thread: for reads by key, well under 1 ms."""
        self._require_open()
        return question(self._here.session())

    def version(self) -> object:
        """Differs where anybody else has written, or another file was opened, since the last."""
        return self.look(lambda session: (session.store, session.store.data_version()))

    async def ask(self, question: Callable[[Session], Answer]) -> Answer:
        """The answer from a thread of its own; what the question raises is raised here."""
        self._require_open()
        return await self._quick.run(question)

    async def latest(self, topic: str, question: Callable[[Session], Answer]) -> Answer | None:
        """The answer to a long question; None where a newer one of its topic overtook it.

        The older question is stopped where it's being answered, and skipped where it waits.
        """
        self._require_open()
        self._asked[topic] += 1
        ticket = (topic, self._asked[topic])
        self._stop_older(ticket)

        def run(session: Session) -> Answer | None:
            return self._run_unless_overtaken(session, ticket, question)

        try:
            answer = await self._long.run(run)
        except OvertakenError:
            return None
        except asyncio.CancelledError:
            self._forget(ticket)
            raise
        return answer if ticket[1] == self._asked[topic] else None

    async def write(self, question: Callable[[Session], Answer]) -> Answer:
        """The outcome of a write; it's carried out even where the asker is cancelled."""
        self._require_open()
        writing = self._writing.run(question)
        await asyncio.wait((writing,), timeout=PATIENCE)
        if not writing.done() and self._waiting is not None and not self._closed:
            self._waiting()
        answer = await asyncio.shield(writing)
        if self._written is not None and not self._closed:
            self._written()
        return answer

    async def close(self) -> None:
        """Stop what is being read, finish what is being written, close all sessions."""
        if self._closed:
            return
        self._closed = True
        with self._lock:
            if self._running is not None:
                self._long.interrupt()
        self._here.close()
        await asyncio.gather(*(lane.close() for lane in (self._quick, self._long, self._writing)))

    def _require_open(self) -> None:
        if self._closed:
            raise DeskClosedError

    def _forget(self, ticket: tuple[str, int]) -> None:
        """Nobody waits for this answer any more: a newer ticket, never used, overtakes it."""
        topic, number = ticket
        if number == self._asked[topic]:
            self._asked[topic] += 1
            self._stop_older((topic, self._asked[topic]))

    def _stop_older(self, newest: tuple[str, int]) -> None:
        with self._lock:
            running = self._running
            if running is not None and running[0] == newest[0] and running[1] < newest[1]:
                self._long.interrupt()

    def _run_unless_overtaken(
        self, session: Session, ticket: tuple[str, int], question: Callable[[Session], Answer]
    ) -> Answer | None:
        with self._lock:
            if self._closed or ticket[1] < self._asked[ticket[0]]:
                return None
            self._running = ticket
        try:
            return question(session)
        finally:
            with self._lock:
                self._running = None


class _SessionHolder:
    """A session that is opened when first needed, again after a failure to open it, and again where
    another file has taken the place of its own: what is written to a removed file is lost."""

    def __init__(self, open_session: OpenSession) -> None:
        self._open_session = open_session
        self._stack = ExitStack()
        self._file: tuple[int, int] | None = None
        self.opened: Session | None = None

    def session(self) -> Session:
        if self.opened is not None and self._file != _file_of(self.opened):
            self.close()
        if self.opened is None:
            opened = self._stack.enter_context(self._open_session())
            self._file = _file_of(opened)
            self.opened = opened
        return self.opened

    def close(self) -> None:
        self.opened = None
        self._stack.close()


def _file_of(session: Session) -> tuple[int, int] | None:
    """Which file stands where the session opened its own; None where there is none."""
    try:
        found = session.store.path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class _Lane:
    """A thread with a session of its own, answering one question after another."""

    def __init__(
        self, name: str, open_session: OpenSession, *, prepare: Callable[[], None] | None = None
    ) -> None:
        """`prepare` is called in the thread before its first question."""
        self._thread = ThreadPoolExecutor(
            max_workers=1, thread_name_prefix=f"desk-{name}", initializer=prepare
        )
        self._holder = _SessionHolder(open_session)

    def run(self, question: Callable[[Session], Answer]) -> asyncio.Future[Answer]:
        loop = asyncio.get_running_loop()
        return loop.run_in_executor(self._thread, self._answer, question)

    def interrupt(self) -> None:
        if self._holder.opened is not None:
            self._holder.opened.store.interrupt()

    async def close(self) -> None:
        """Close the session in its own thread, after the questions that are waiting there."""
        with suppress(asyncio.CancelledError):
            await asyncio.get_running_loop().run_in_executor(self._thread, self._holder.close)
        self._thread.shutdown(wait=False)

    def _answer(self, question: Callable[[Session], Answer]) -> Answer:
        return question(self._holder.session())


def _step_back() -> None:
    """Lower the priority of this thread alone, which only Linux knows."""
    if sys.platform == "linux":
        thread = get_native_id()
        with suppress(OSError):
            os.setpriority(
                os.PRIO_PROCESS, thread, os.getpriority(os.PRIO_PROCESS, thread) + _STEP_BACK
            )
