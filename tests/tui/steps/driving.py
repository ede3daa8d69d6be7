"""Apps driven without a terminal: started, pressed, waited for, looked at."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from cchc_tui.app import TrackerApp

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message


MakeApp = Callable[..., TrackerApp]
Steps = Callable[[Pilot[Any]], Awaitable[None]]
Shown = TypeVar("Shown", bound=Screen[Any])

DEADLINE_SECONDS = 60.0


def run_app(app: App[Any], steps: Steps, size: tuple[int, int] = (80, 24)) -> None:
    """Run an app and the steps of a test."""

    async def drive() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await steps(pilot)

    asyncio.run(drive())


async def wait_for(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Wait until a condition holds, however long that takes."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "the condition never came true"
        await pilot.pause(0.01)


def app_of(pilot: Pilot[Any]) -> TrackerApp:
    """The app that is driven."""
    assert isinstance(pilot.app, TrackerApp)
    return pilot.app


async def on_screen(pilot: Pilot[Any], kind: type[Shown]) -> Shown:
    """The screen on top, once it is of a kind and drawn."""
    app = app_of(pilot)
    await wait_for(pilot, lambda: isinstance(app.screen, kind) and bool(screen_text(app).strip()))
    screen = app.screen
    assert isinstance(screen, kind)
    return screen


async def opened(pilot: Pilot[Any], request: Message, kind: type[Shown]) -> Shown:
    """The screen that a request opens."""
    app_of(pilot).post_message(request)
    return await on_screen(pilot, kind)


def shows(app: TrackerApp, *kinds: type[object]) -> bool:
    """Whether the screen on top is of a kind."""
    return isinstance(app.screen, kinds)


def screen_text(app: TrackerApp) -> str:
    """What an app shows, line by line, without colours."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(line.text.rstrip() for line in lines)


def told(app: TrackerApp) -> str:
    """All that is shown as notifications, unwrapped."""
    return "\n".join(each.message for each in app._notifications)
