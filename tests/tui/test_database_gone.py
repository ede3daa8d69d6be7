"""A database that is removed, replaced or brought back while the interface is open on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc_tui.screens.matrix import MatrixScreen
from tests.tui.steps.driving import on_screen, run_app, screen_text, told, wait_for
from tests.tui.steps.forms import PLAN, open_update
from tests.tui.steps.store import session_at

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from tests.tui.steps.driving import MakeApp


def files_of(context: Context) -> list[Path]:
    """The database with what SQLite keeps beside it."""
    return sorted(context.database.parent.glob(f"{context.database.name}*"))


def notes(context: Context) -> list[str]:
    with session_at(context) as session:
        lines = session.store.journal(plan=PLAN)
        return [line.author for line in lines if line.author == context.user]


async def save(pilot: Pilot[Any], note: str) -> None:
    """Type a note into the form of a row, and save it."""
    screen = await open_update(pilot)
    screen.form.field("note").control.focus()
    await pilot.pause()
    await pilot.press(*note, "f8")


def test_what_is_saved_is_never_written_to_a_removed_file(
    make_app: MakeApp, context: Context, tmp_path: Path
) -> None:
    app = make_app(english=True, plan=PLAN)
    aside = tmp_path / "aside"
    aside.mkdir()

    async def steps(pilot: Pilot[Any]) -> None:
        matrix = await on_screen(pilot, MatrixScreen)
        await save(pilot, "a")
        await wait_for(pilot, lambda: app.screen is matrix)
        form = await open_update(pilot)
        form.form.field("note").control.focus()
        await pilot.press("b")
        for file in files_of(context):
            file.rename(aside / file.name)
        await pilot.press("f8")
        await wait_for(pilot, lambda: "There is no database" in told(app))
        assert app.screen is form
        for file in aside.iterdir():
            file.rename(context.database.parent / file.name)
        await pilot.press("f8")
        await wait_for(pilot, lambda: app.screen is matrix)

    run_app(app, steps)
    assert len(notes(context)) == 2


def test_another_file_in_its_place_is_shown_and_written(
    make_app: MakeApp, context: Context, demo_template: Path
) -> None:
    app = make_app(english=True, plan=PLAN)

    async def steps(pilot: Pilot[Any]) -> None:
        matrix = await on_screen(pilot, MatrixScreen)
        await save(pilot, "a")
        await wait_for(pilot, lambda: app.screen is matrix)
        for file in files_of(context):
            file.unlink()
        context.database.write_bytes(demo_template.read_bytes())
        await save(pilot, "b")
        await wait_for(pilot, lambda: app.screen is matrix)

    run_app(app, steps)
    assert len(notes(context)) == 1


@pytest.mark.parametrize("key", ["n", "left", "g", "f2", "f4", "f5", "f6", "f7", "u", "e", "enter"])
def test_without_its_database_every_key_is_answered(
    make_app: MakeApp, context: Context, key: str
) -> None:
    app = make_app(english=True, plan=PLAN)

    async def steps(pilot: Pilot[Any]) -> None:
        await on_screen(pilot, MatrixScreen)
        for file in files_of(context):
            file.unlink()
        app.look_for_changes()
        await wait_for(pilot, lambda: "There is no database" in told(app))
        await pilot.press("down", key, "escape", "f3", "down")
        assert app.is_running
        assert screen_text(app)

    run_app(app, steps)
