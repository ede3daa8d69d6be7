"""Import: hostile and broken files, long readings, and a store that can't be written."""

from __future__ import annotations

import re
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tui.content.import_reading import read_file
from cchc_tui.screens.facts import FactsScreen
from cchc_tui.screens.import_field import ImportFieldScreen
from cchc_tui.screens.localities import LocalitiesScreen
from cchc_tui.screens.matrix import MatrixScreen
from tests.tui.steps.driving import on_screen, run_app, screen_text, shows, told, wait_for
from tests.tui.steps.importing import IMPORTS, SEED, import_of, keep, lines, read_import, said
from tests.tui.steps.store import another_program_writing, in_store, limit_disk, plan_ids
from tests.tui.steps.variants import at_both_sizes

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from cchc_tracker.services.session import Session
    from cchc_tui.context import Context
    from tests.tui.steps.driving import MakeApp


HOSTILE = "[/] [red]đỏ[/red] \x1b[31m\u202egnợưgn\u202c \u200b\ufeff😀" + "dài " * 500


@at_both_sizes
def test_hostile_text_is_shown_as_it_stands(
    make_app: MakeApp, context: Context, folder: Path, size: tuple[int, int]
) -> None:
    path = folder / "[red]x[_] 2022.csv"
    cell = HOSTILE.replace('"', "")
    path.write_text(
        f'TT,Nhiệm vụ,Chủ trì,Thời gian,"{cell}"\n1,"{cell}",Sở Nội vụ,"{cell[:90]}","{cell}"\n'
        f'2,"[/]",[x],31/13/2022,"{cell}"\n',
        encoding="utf-8",
    )
    app = make_app(english=True)

    def harmless() -> None:
        text = screen_text(app)
        assert not re.search("[\x1b\u202e\u202c\u200b\ufeff]", text)

    async def steps(pilot: Pilot[Any]) -> None:
        await read_import(pilot, path, "moi")
        assert "[red]x[_]" in screen_text(app)
        harmless()
        await pilot.press("end", "enter")
        await on_screen(pilot, ImportFieldScreen)
        assert "[/] [red]đỏ[/red]" in screen_text(app)
        harmless()
        await pilot.press("escape")
        for view in ("2", "3"):
            await pilot.press(view)
            for _ in range(len(lines(app))):
                await pilot.press("down")
            harmless()
        await pilot.press("2", "end", "enter")
        await on_screen(pilot, FactsScreen)
        assert "[x]" in screen_text(app)
        harmless()
        await pilot.press("escape")
        await keep(pilot)
        await on_screen(pilot, MatrixScreen)
        harmless()

    run_app(app, steps, size)
    assert "moi" in plan_ids(context)


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("rỗng.docx", b"", "empty"),
        ("giả.docx", b"MZ\x90\x00" + b"\0" * 300, "giả.docx"),
        ("cắt.xlsx", b"PK\x03\x04\x14\x00\x06", "cắt.xlsx"),
    ],
)
def test_a_broken_file_is_told_in_one_sentence(
    make_app: MakeApp, folder: Path, name: str, data: bytes, word: str
) -> None:
    (folder / name).write_bytes(data)
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await import_of(pilot, folder / name, "moi")
        await wait_for(pilot, lambda: screen._failure is not None)
        assert word in said(app, "summary")
        await pilot.press("1", "2", "3", "t", "f8", "enter")
        assert app.screen is screen
        await pilot.press("escape")
        assert shows(app, LocalitiesScreen)

    run_app(app, steps)


def test_a_long_reading_tells_so_blocks_nothing_and_can_be_left(
    make_app: MakeApp, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(english=True)
    going_on = Event()

    def slowly(session: Session, path: Path) -> Any:  # noqa: ANN401
        going_on.wait()
        return read_file(session, path)

    monkeypatch.setattr("cchc_tui.screens.import_plan.read_file", slowly)
    before = plan_ids(context)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await import_of(pilot, IMPORTS / SEED, "moi")
        try:
            await wait_for(pilot, lambda: "Reading the file" in said(app, "summary"))
            screen._began -= 7
            screen._tell()
            assert "7 s" in said(app, "summary")
            await pilot.press("f8", "t", "1", "2", "3", "enter")
            assert app.screen is screen
            await pilot.press("f3", "down", "f6")
            await wait_for(pilot, lambda: app.screen is screen)
            await pilot.press("escape")
            assert shows(app, LocalitiesScreen)
        finally:
            going_on.set()

    run_app(app, steps)
    assert plan_ids(context) == before


def test_a_full_disk_keeps_nothing_and_then_all(make_app: MakeApp, context: Context) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read_import(pilot, IMPORTS / SEED, "moi")
        await app.desk.write(lambda session: limit_disk(session, full=True))
        await keep(pilot)
        await wait_for(pilot, lambda: "the disk is full" in told(app))
        await wait_for(pilot, lambda: app.screen is screen)
        assert "moi" not in plan_ids(context)
        await app.desk.write(lambda session: limit_disk(session, full=False))
        await keep(pilot)
        await on_screen(pilot, MatrixScreen)

    run_app(app, steps)
    assert "moi" in plan_ids(context)
    assert in_store(context, lambda session: session.store.check()) == ()


def test_a_database_that_may_not_be_written_is_told(make_app: MakeApp, context: Context) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read_import(pilot, IMPORTS / SEED, "moi")
        await app.desk.write(
            lambda session: session.store._connection.execute("PRAGMA query_only = 1")
        )
        await keep(pilot)
        await wait_for(pilot, lambda: told(app) != "")
        await wait_for(pilot, lambda: app.screen is screen and not screen._doing)

    run_app(app, steps)
    assert "moi" not in plan_ids(context)


def test_while_another_program_writes_keeping_waits_and_can_be_left(
    make_app: MakeApp, context: Context
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read_import(pilot, IMPORTS / SEED, "moi")
        with another_program_writing(context):
            await keep(pilot)
            await wait_for(pilot, lambda: "Keeping the plan" in said(app, "summary"))
            await pilot.press("f8")
            assert app.screen is screen
            await pilot.press("escape")
            assert shows(app, LocalitiesScreen)
        await wait_for(pilot, lambda: "Made plan moi" in told(app))
        assert shows(app, LocalitiesScreen)

    run_app(app, steps)
    assert "moi" in plan_ids(context)
