"""An app that is left while it is still asked for another screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from cchc_tui.messages import OpenMatrix, OpenRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tui.app import TrackerApp

PLAN = "can-tho-2022"


def test_an_app_ends_whole_while_other_screens_are_asked_for(
    make_app: Callable[..., TrackerApp],
) -> None:
    """Textual closed the screens of every mode, and stumbled over one that was opened meanwhile."""
    app = make_app()

    async def leave_at_once() -> None:
        async with app.run_test():
            app.post_message(OpenMatrix(PLAN))
            app.post_message(OpenRow(PLAN, "r12"))

    asyncio.run(leave_at_once())
    assert not app.is_running
    assert app.desk._closed
