"""Headings of the matrix tell how many of their rows are done and overdue."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.matrix import Heading, Level, MatrixLine
from cchc_tracker.services.session import open_session
from cchc_tracker.services.updates import record_update
from cchc_tracker.store import RowQuery
from cchc_tracker.store.span_counts import SpanCount
from cchc_tui.content import shown_matrix
from cchc_tui.widgets.painted import Notes, Painting, paint
from tests.tui.steps.driving import run_app, screen_text, wait_for
from tests.tui.steps.variants import at_both_sizes

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from cchc_tracker.services.session import Session
    from cchc_tui.app import TrackerApp
    from tests.tui.steps.driving import MakeApp

PLAN = "can-tho-2022"


def area_line(app: TrackerApp) -> str:
    return next((line for line in screen_text(app).splitlines() if "▾ I " in line), "")


@at_both_sizes
@pytest.mark.parametrize("small", [True, False])
def test_counts_follow_filter_and_changes(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], *, small: bool
) -> None:
    if not small:
        monkeypatch.setattr(shown_matrix, "_QUICKLY_COUNTED", 0)
    app = make_app(plan=PLAN)

    async def steps(pilot: Pilot[Any]) -> None:
        def shows(counts: str) -> bool:
            line = area_line(app)
            return f" {counts} " in f"{line} " and cell_len(line) <= size[0]

        with open_session(app.context.database, "minh", app.context.load_plugins) as session:
            before = _counts(session, "I")
            await wait_for(pilot, partial(shows, before))
            done = Update(on=app.context.clock().date(), state=State.DONE, explanation="x")
            record_update(session, PLAN, "r1", done)
            record_update(session, PLAN, "r2", done)
            after = _counts(session, "I")
            assert after != before
            await wait_for(pilot, partial(shows, after))
            done_rows = after.partition("/")[0].removeprefix("✓")
            await pilot.press("slash", *"status:done", "enter")
            await wait_for(pilot, partial(shows, f"✓{done_rows}/{done_rows}"))

    run_app(app, steps, size)


def _counts(session: Session, area: str) -> str:
    query = RowQuery(as_of=date(2022, 9, 30), plans=(PLAN,))
    views = [view for view in session.store.rows(query) if view.row.area_no == area]
    done = sum(view.status in (Status.DONE_ON_TIME, Status.DONE_LATE) for view in views)
    overdue = sum(view.status is Status.OVERDUE for view in views)
    return f"✓{done}/{len(views)}" + (f" !{overdue}" if overdue else "")


@pytest.mark.parametrize("width", [20, 30, 60, 80, 200])
@pytest.mark.parametrize("text", ["Cải cách", "x" * 5000, "👩‍👩‍👧" * 60, "[/]"])
def test_the_text_of_a_heading_is_cut_before_its_counts(width: int, text: str) -> None:
    line = MatrixLine(0, 1, heading=Heading(7, Level.GOAL, "1.1", text, folded=False))
    notes = Notes(counts_of={7: SpanCount(140_000, 12, 7)}.get)
    (piece, *rest) = paint(line, Painting((), width, str, ascii_only=True), notes)
    assert not rest
    assert cell_len(piece.text) == width
    assert piece.text.endswith("12/140000 !7") == (width > 20)
