"""A full disk, a database gone bad, a plugin that fails: one clear message, nothing saved lost."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.rows import find_row
from cchc_tui.drafts import Drafts
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.settings import SettingsFile
from cchc_tui.widgets.text_input import TextInput
from tests.tui.steps.driving import on_screen, run_app, told, wait_for
from tests.tui.steps.forms import PLAN, REF, open_update
from tests.tui.steps.store import limit_disk, session_at
from tests.tui.steps.variants import at_both_sizes

if TYPE_CHECKING:
    import pytest
    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from cchc_tui.screens.update import UpdateScreen
    from tests.tui.steps.driving import MakeApp


FAILING = """
from cchc_tracker.plugins import hookimpl

class Failing:
    @hookimpl
    def before_update(self, change, context):
        raise RuntimeError("[/] hỏng \\x1b[31m")

plugin = Failing()
"""


def notes(context: Context, ref: str = REF) -> list[str]:
    with session_at(context) as session:
        events = session.store.events(find_row(session, PLAN, ref).id)
        return [event.update.note for event in events if event.author == context.user]


def check(context: Context) -> tuple[object, ...]:
    """What is wrong with the file."""
    with session_at(context) as session:
        return session.store.check()


async def note_of(pilot: Pilot[Any]) -> UpdateScreen:
    """The form of a row, with the cursor in its note."""
    screen = await open_update(pilot)
    screen.form.field("note").control.focus()
    await pilot.pause()
    return screen


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_keeps_the_form_and_saves_it_once_there_is_room(
    make_app: MakeApp, context: Context
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await note_of(pilot)
        text = "d" * 20_000
        control = screen.form.field("note").control
        assert isinstance(control, TextInput)
        control.insert(text)
        await app.desk.write(lambda session: limit_disk(session, full=True))
        await pilot.press("f8")
        await wait_for(pilot, lambda: "the disk is full" in told(app))
        assert len(app._notifications) == 1
        assert app.screen is screen
        assert screen.form.texts == {"note": text}
        assert notes(context) == []
        await app.desk.write(lambda session: limit_disk(session, full=False))
        await pilot.press("f8")
        await wait_for(pilot, lambda: app.screen is not screen)
        assert notes(context) == [text]

    run_app(app, steps)
    assert check(context) == ()


def test_a_draft_and_settings_that_cannot_be_written_are_told_once_and_hold_until_the_end(
    make_app: MakeApp, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await note_of(pilot)
        await pilot.press("a")
        await wait_for(pilot, lambda: screen.form.texts == {"note": "a"})
        monkeypatch.setattr(Path, "write_text", full)
        await pilot.press(*"bcd")
        await wait_for(pilot, lambda: screen.form.texts == {"note": "abcd"})
        assert len(app._notifications) == 1
        app.choose_theme("light")
        assert app.theme == "light"
        assert app.settings.theme == "light"
        await pilot.press("f8")
        await wait_for(pilot, lambda: app.screen is not screen)

    run_app(app, steps)
    assert notes(context) == ["abcd"]
    assert SettingsFile(context.settings_folder, context.user).read()[0].theme is None
    assert Drafts(context.drafts_folder, context.user, context.database).left_behind() == ()


@at_both_sizes
def test_a_database_that_is_damaged_while_open_is_told_and_every_screen_still_opens(
    make_app: MakeApp, context: Context, size: tuple[int, int]
) -> None:
    app = make_app(plan=PLAN, english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await on_screen(pilot, MatrixScreen)
        with closing(sqlite3.connect(context.database)) as other:
            other.execute("PRAGMA writable_schema = 1")
            other.execute("DELETE FROM sqlite_master WHERE name = 'event'")
            other.commit()
        for key in ("f2", "f3", "n", "down", "e", "escape", "f4", "escape", "f5", "f6", "f7", "f3"):
            await pilot.press(key)
            await pilot.pause()
        assert app.is_running
        assert told(app)

    run_app(app, steps, size)


def test_a_plugin_that_fails_while_a_form_is_open_is_named_and_keeps_nobody_from_saving(
    make_app: MakeApp, context: Context, tmp_path: Path
) -> None:
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "failing.py").write_text(FAILING, encoding="utf-8")
    app = make_app(english=True, load_plugins=lambda: load_plugins(PluginOptions(folder=folder)))

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await note_of(pilot)
        await pilot.press("a", "f8")
        await wait_for(pilot, lambda: app.screen is not screen)
        await wait_for(pilot, lambda: "plugin failing failed" in told(app))
        assert "\x1b" not in told(app)
        assert notes(context) == ["a"]

    run_app(app, steps)
    assert check(context) == ()
