"""Rows that an import left in doubt: marked, looked at, settled, and back by an undo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cchc_tracker.services.importing import settle_problems, unsettled_rows
from cchc_tracker.store import Store
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.screens.row import RowScreen
from cchc_tui.screens.undo import UndoScreen
from cchc_tui.screens.unsettled import UnsettledScreen
from cchc_tui.widgets.facts import Facts
from cchc_tui.widgets.record_list import RecordList
from tests.tui.steps.driving import on_screen, run_app, screen_text, told, wait_for
from tests.tui.steps.importing import IMPORTS, SEED, annex, keep, read_import, said
from tests.tui.steps.store import in_store
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from cchc_tracker.services.session import Session
    from cchc_tui.context import Context
    from tests.tui.steps.driving import MakeApp


@in_both_languages
@at_both_sizes
def test_rows_to_look_at_are_settled_and_an_undo_brings_them_back(
    make_app: MakeApp, context: Context, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    def left() -> int:
        return in_store(context, lambda session: len(unsettled_rows(session, "moi")))

    async def steps(pilot: Pilot[Any]) -> None:
        await read_import(pilot, IMPORTS / SEED, "moi")
        await keep(pilot)
        await wait_for(pilot, lambda: isinstance(app.screen, MatrixScreen) and app.plan == "moi")
        matrix = app.screen
        assert isinstance(matrix, MatrixScreen)
        await wait_for(pilot, lambda: matrix.shown is not None and matrix.plan is not None
                       and matrix.plan.id == "moi")  # fmt: skip
        matrix.put_cursor(14)
        await pilot.pause()
        assert re.search(r"3\.12.*~· ", screen_text(app))
        assert not re.search(r"3\.11.*~", screen_text(app))
        before = left()
        await pilot.press("d")
        await on_screen(pilot, UnsettledScreen)
        unsettled = app.screen
        rows = unsettled.query_exactly_one(RecordList)
        await wait_for(pilot, lambda: rows.virtual_size.height == before)
        assert "r14" in said(app, "detail")
        await pilot.press("x")
        await wait_for(pilot, lambda: rows.virtual_size.height == before - 1)
        assert left() == before - 1
        await pilot.press("u")
        await on_screen(pilot, UndoScreen)
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: app.screen is unsettled)
        await wait_for(pilot, lambda: rows.virtual_size.height == before)
        await pilot.press("home", "enter")
        await on_screen(pilot, RowScreen)
        await pilot.press("x")
        await wait_for(pilot, lambda: left() == before - 1)
        await pilot.press("escape", "escape")
        await wait_for(pilot, lambda: app.screen is matrix)
        await wait_for(pilot, lambda: not re.search(r"3\.12.*~", screen_text(app)))

    run_app(app, steps, size)


def test_the_matrix_asks_for_the_doubts_of_the_rows_on_screen_alone(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    unsettled_among = Store.unsettled_among

    def counted(store: Store, row_ids: Sequence[int]) -> frozenset[int]:
        asked.append(len(row_ids))
        return unsettled_among(store, row_ids)

    monkeypatch.setattr(Store, "unsettled_among", counted)
    app = make_app(english=True, plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        await on_screen(pilot, MatrixScreen)
        await pilot.press("end", "home", "pagedown", "pagedown")
        assert asked
        assert max(asked) < 3 * app.size.height
        monkeypatch.setattr(Store, "unsettled", None)
        await pilot.press("pageup", "end")
        assert told(app) == ""

    run_app(app, steps)


def test_a_row_tells_where_its_values_stand_and_who_looked_at_its_doubts(
    make_app: MakeApp, context: Context, folder: Path
) -> None:
    row = ("1", "Rà soát", "Báo cáo", "Sở Nội vụ", "31/13/2022", "[b]10 triệu[/b]")
    path = annex(folder, "một.docx", row)
    app = make_app(english=True)

    def facts() -> str:
        shown = app.screen.query_exactly_one(Facts).facts
        return "\n".join("  ".join(fact.cells) for fact in shown)

    async def steps(pilot: Pilot[Any]) -> None:
        await read_import(pilot, path, "moi")
        await keep(pilot)
        await wait_for(pilot, lambda: isinstance(app.screen, MatrixScreen) and app.plan == "moi")
        await pilot.press("end", "enter")
        await on_screen(pilot, RowScreen)
        assert "Kinh phí  [b]10 triệu[/b]" in facts()
        assert "Lead  table 1, row 2, column 4" in facts()
        assert "một.docx (SHA-256 " in facts()
        assert "Looked at  not yet" in facts()
        await pilot.press("x")
        await wait_for(pilot, lambda: "Looked at  lan, 30/09/2022" in facts())
        await pilot.press("x")
        assert "settled already" in told(app)

    run_app(app, steps)
    doubtful = in_store(context, lambda session: unsettled_rows(session, "moi"))
    assert doubtful == ()


def test_a_row_without_doubts_needs_nobody_to_look_at_it(
    make_app: MakeApp, context: Context
) -> None:
    app = make_app(english=True, plan="can-tho-2022")

    def settle_all(session: Session) -> int:
        return settle_problems(session, unsettled_rows(session, "can-tho-2022"))

    async def steps(pilot: Pilot[Any]) -> None:
        in_store(context, settle_all)
        await pilot.press("f3")
        await on_screen(pilot, MatrixScreen)
        await pilot.press("d")
        await on_screen(pilot, UnsettledScreen)
        await wait_for(pilot, lambda: "No row is left" in said(app, "summary"))
        await pilot.press("x", "enter", "down", "escape")
        matrix = app.screen
        assert isinstance(matrix, MatrixScreen)
        await pilot.press("down", "down", "down", "enter")
        await on_screen(pilot, RowScreen)
        await pilot.press("x")
        await wait_for(pilot, lambda: "left no doubt" in told(app))

    run_app(app, steps)
