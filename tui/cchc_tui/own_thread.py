"""Long work in a thread of its own that neither blocks the desk nor keeps the program from ending.

For what may never come back, such as the import of a plugin.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from cchc_tracker.services.session import Session

Answer = TypeVar("Answer")


async def in_own_thread(work: Callable[[], Answer]) -> Answer:
    """The answer of the work; what it raises is raised here."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Answer] = loop.create_future()

    def deliver(set_outcome: Callable[[], None]) -> None:
        if not future.done():
            set_outcome()

    def run() -> None:
        try:
            answer = work()
        except Exception as error:  # noqa: BLE001 - worker border: raised again where it's awaited
            outcome = _raising(future, error)
        else:
            outcome = _answering(future, answer)
        with suppress(RuntimeError):  # the app may be gone
            loop.call_soon_threadsafe(deliver, outcome)

    Thread(target=run, daemon=True).start()
    return await future


async def in_own_session(
    open_session: Callable[[], AbstractContextManager[Session]],
    question: Callable[[Session], Answer],
) -> Answer:
    """The answer to a question that takes long, from a thread with a session of its own."""

    def answer() -> Answer:
        with open_session() as session:
            return question(session)

    return await in_own_thread(answer)


def _raising(future: asyncio.Future[Answer], error: Exception) -> Callable[[], None]:
    return lambda: future.set_exception(error)


def _answering(future: asyncio.Future[Answer], answer: Answer) -> Callable[[], None]:
    return lambda: future.set_result(answer)
