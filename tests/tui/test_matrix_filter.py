"""The matrix: a filter tried while typing, kept, given up, saved by name, asked for elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tui.messages import OpenMatrix
from cchc_tui.screens.filters import FiltersScreen
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.matrix import matrix_of, rows
from tests.tui.steps.variants import at_both_sizes

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


@at_both_sizes
def test_a_filter_is_tried_while_typing_and_kept_by_enter(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app(plan="can-tho-2022", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await pilot.press("slash", *"thu tuc")
        await wait_for(pilot, lambda: rows(screen) == 6)
        assert screen.filter_line.outcome == "6 rows"
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.focused is screen.table)
        await wait_for(pilot, lambda: "6 rows · thu tuc" in screen_text(app))
        assert app.settings.history == ("thu tuc",)
        await wait_for(pilot, lambda: sum((screen._counts or {}).values()) == 6)
        await pilot.press("escape")
        await wait_for(pilot, lambda: rows(screen) == 57)

    run_app(app, steps, size)


def test_escape_gives_back_the_filter_of_before(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await pilot.press("slash", *"thu tuc", "enter")
        await wait_for(pilot, lambda: rows(screen) == 6)
        await pilot.press("slash", *" khongco")
        await wait_for(pilot, lambda: rows(screen) == 0)
        await pilot.press("escape")
        await wait_for(pilot, lambda: rows(screen) == 6)
        assert screen.wanted.expression == "thu tuc"
        assert screen.focused is screen.table
        assert not screen.filter_line.is_open

    run_app(app, steps)


def test_an_error_points_at_its_character_and_typing_goes_on(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await pilot.press("slash", *"thu (tuc", "enter")
        await wait_for(pilot, lambda: "^" in screen.filter_line.outcome)
        assert screen.filter_line.is_open
        await pilot.press(")", "enter")
        await wait_for(pilot, lambda: not screen.filter_line.is_open and rows(screen) == 6)

    run_app(app, steps)


def test_the_arrows_walk_the_history(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        app.remember(history=("một", "hai"))
        line = screen.filter_line
        await pilot.press("slash", *"ba")
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await pilot.press(key)
            seen.append(line.expression)
        assert seen == ["một", "hai", "hai", "một", "ba", "ba"]

    run_app(app, steps)


def test_filters_are_saved_by_name_opened_and_forgotten(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await pilot.press("slash", *"thu tuc", "f8")
        await on_screen(pilot, FiltersScreen)
        await pilot.press(*"[x] TTHC", "enter")
        await wait_for(pilot, lambda: app.screen is screen)
        assert app.settings.filters == {"[x] TTHC": "thu tuc"}
        await pilot.press("escape")
        await wait_for(pilot, lambda: rows(screen) == 57)
        await pilot.press("f")
        await on_screen(pilot, FiltersScreen)
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen is screen and rows(screen) == 6)
        await pilot.press("escape", "f")
        await on_screen(pilot, FiltersScreen)
        await pilot.press("delete", "escape")
        await wait_for(pilot, lambda: app.screen is screen)
        assert app.settings.filters == {}

    run_app(app, steps)


def test_another_screen_asks_for_rows(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        screen.post_message(OpenMatrix("binh-dinh-2020", "status:overdue"))
        await wait_for(
            pilot,
            lambda: bool(screen.shown) and screen.wanted.expression == "status:overdue"
            and screen.shown is not None and screen.shown.wanted == screen.wanted
            and screen.wanted.plan == "binh-dinh-2020",
        )  # fmt: skip
        assert screen.plan is not None
        assert screen.plan.id == "binh-dinh-2020"
        assert 0 < rows(screen) < screen.plan.row_count

    run_app(app, steps)
