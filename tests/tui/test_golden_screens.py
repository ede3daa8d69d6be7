"""Two screens as they stand, letter by letter.

Where a screen is meant to change, put what the assertion shows into its file.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.steps.driving import run_app, screen_text, wait_for

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp

GOLDEN = Path(__file__).parents[1] / "golden" / "screens"


@pytest.mark.parametrize(("name", "key"), [("overview", "f2"), ("matrix", "f3")])
def test_the_screen_is_as_it_was(make_app: MakeApp, name: str, key: str) -> None:
    app = make_app(plan="can-tho-2022")
    golden = (GOLDEN / f"{name}.txt").read_text("utf-8").rstrip("\n").split("\n")

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press(key)
        for _ in range(10):  # what is read may bring the next question
            await wait_for(pilot, lambda: not app.workers)
            await pilot.pause(0.02)
        assert screen_text(app).split("\n") == golden

    run_app(app, steps)
