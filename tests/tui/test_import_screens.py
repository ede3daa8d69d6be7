"""Import: choose a file, say whose plan it is, put columns right, look at the report, keep it."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document as DocxDocument

from cchc_tracker.services.importing import settle_problems, unsettled_rows
from cchc_tracker.services.rows import find_row
from cchc_tracker.services.session import Session, open_session
from cchc_tracker.store import Store
from cchc_tui.import_lines import FIELDS
from cchc_tui.import_reading import read_file
from cchc_tui.screens.confirm import ConfirmScreen
from cchc_tui.screens.facts import FactsScreen
from cchc_tui.screens.import_field import ImportFieldScreen
from cchc_tui.screens.import_file import ImportFileScreen
from cchc_tui.screens.import_keep import ImportKeepScreen
from cchc_tui.screens.import_plan import ImportScreen
from cchc_tui.screens.import_whose import ImportWhoseScreen
from cchc_tui.screens.localities import LocalitiesScreen
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.screens.row import RowScreen
from cchc_tui.screens.undo import UndoScreen
from cchc_tui.screens.unsettled import UnsettledScreen
from cchc_tui.settings import SettingsFile
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.facts import Facts
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import safe_line
from cchc_tui.widgets.record_list import RecordList
from tests.tui.conftest import NOW, plugins

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.pilot import Pilot

    from cchc_tui.app import TrackerApp
    from cchc_tui.context import Context
    from tests.tui.conftest import RunApp, WaitFor

    MakeApp = Callable[..., TrackerApp]
    ScreenText = Callable[[TrackerApp], str]

IMPORTS = Path(__file__).parents[1] / "data" / "imports"
SEED = "can-tho-2022.txt"
SIZES = ((80, 24), (60, 20))
HEADINGS = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian", "Kinh phí")
HOSTILE = "[/] [red]đỏ[/red] \x1b[31m\u202egnợưgn\u202c \u200b\ufeff😀" + "dài " * 500
BROKEN_ROWS = 'TT,Nhiệm vụ,Sản phẩm,Chủ trì,Thời gian\n1,Rà soát,Báo cáo\n2,"Việc\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the person's own."""
    made = tmp_path / "văn bản"
    made.mkdir()
    return made


def told(app: TrackerApp) -> str:
    return "\n".join(each.message for each in app._notifications)


def shown(app: TrackerApp) -> str:
    return type(app.screen).__name__


def choices(app: TrackerApp) -> ChoiceList:
    return app.screen.query_exactly_one(ChoiceList)


def lines(app: TrackerApp) -> Sequence[str]:
    return choices(app)._lines


def said(app: TrackerApp, part: str) -> str:
    return str(app.screen.query_one(f"#import-{part}").content)  # type: ignore[attr-defined]


def in_store(context: Context, question: Callable[[Session], Any]) -> Any:  # noqa: ANN401
    with open_session(context.database, "minh", plugins, clock=lambda: NOW) as session:
        return question(session)


def plans(context: Context) -> set[str]:
    return in_store(context, lambda session: {plan.id for plan in session.store.plans()})  # type: ignore[no-any-return]


async def opened(
    app: TrackerApp, pilot: Pilot[Any], wait_for: WaitFor, folder: Path
) -> ImportFileScreen:
    """The screen that asks for a file, in a folder."""
    app.remember(import_folder=str(folder))
    await pilot.press("f6")
    await wait_for(pilot, lambda: isinstance(app.screen, LocalitiesScreen))
    screen = app.screen
    assert isinstance(screen, LocalitiesScreen)
    await wait_for(pilot, lambda: screen._brought is not None)
    await pilot.press("i")
    await wait_for(pilot, lambda: isinstance(app.screen, ImportFileScreen) and len(lines(app)) > 1)
    assert isinstance(app.screen, ImportFileScreen)
    return app.screen


async def put_cursor(app: TrackerApp, pilot: Pilot[Any], beginning: str) -> None:
    """Moves by keys to the line that begins so."""
    place = next(place for place, line in enumerate(lines(app)) if line.startswith(beginning))
    await pilot.press("home", *("down" for _ in range(place)))
    assert choices(app).highlighted == place


async def ask(
    app: TrackerApp, pilot: Pilot[Any], wait_for: WaitFor, path: Path, name: str = ""
) -> ImportScreen:
    """The import of a file, under a name."""
    await opened(app, pilot, wait_for, path.parent)
    await put_cursor(app, pilot, safe_line(path.name))
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, ImportWhoseScreen))
    await pilot.press("enter", "enter", *name, "enter")
    await wait_for(pilot, lambda: isinstance(app.screen, ImportScreen))
    screen = app.screen
    assert isinstance(screen, ImportScreen)
    return screen


async def read(
    app: TrackerApp, pilot: Pilot[Any], wait_for: WaitFor, path: Path, name: str = ""
) -> ImportScreen:
    """The import of a file once it's read."""
    screen = await ask(app, pilot, wait_for, path, name)
    await wait_for(pilot, lambda: screen._read is not None and not screen._doing)
    await pilot.pause()
    return screen


async def keep(app: TrackerApp, pilot: Pilot[Any], wait_for: WaitFor) -> None:
    """F8 and the yes."""
    await pilot.press("f8")
    await wait_for(pilot, lambda: isinstance(app.screen, ImportKeepScreen))
    await pilot.press("end", "enter")


def annex(folder: Path, name: str, *rows: Sequence[str]) -> Path:
    """A Word file with one table."""
    document = DocxDocument()
    table = document.add_table(0, len(HEADINGS))
    for row in (HEADINGS, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = folder / name
    document.save(str(path))
    return path


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("english", [True, False])
def test_a_seed_becomes_a_plan_by_keys_alone(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    context: Context, size: tuple[int, int], *, english: bool,
) -> None:  # fmt: skip
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read(app, pilot, wait_for, IMPORTS / SEED, "moi")
        assert len(lines(app)) == 9
        assert "moi · can-tho-2022.txt" in screen_text(app)
        await pilot.press("2")
        assert len(lines(app)) == 57
        await pilot.press("3")
        place = next(place for place, line in enumerate(lines(app)) if "3.18" in line)
        await pilot.press(*("down" for _ in range(place)), "enter")
        assert choices(app).highlighted == 24
        assert lines(app)[24].startswith("~ 3.18")
        assert "3.18" in said(app, "detail")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, FactsScreen))
        assert "3.18" in screen_text(app)
        await pilot.press("escape")
        assert "moi" not in plans(context)
        await keep(app, pilot, wait_for)
        await wait_for(pilot, lambda: isinstance(app.screen, MatrixScreen))
        assert app.plan == "moi"
        assert "57" in told(app)
        assert screen not in app.screen_stack

    run_app(app, steps, size)
    assert "moi" in plans(context)
    assert SettingsFile(context.settings_folder, "lan").read()[0].import_folder == str(IMPORTS)


def test_no_and_escape_keep_nothing(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, context: Context
) -> None:
    app = make_app(english=True)
    before = plans(context)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read(app, pilot, wait_for, IMPORTS / SEED, "moi")
        for answer in (("enter",), ("escape",)):
            await pilot.press("f8")
            await wait_for(pilot, lambda: isinstance(app.screen, ImportKeepScreen))
            await pilot.press(*answer)
            await wait_for(pilot, lambda: app.screen is screen)
        await pilot.press("escape")
        assert shown(app) == "LocalitiesScreen"

    run_app(app, steps)
    assert plans(context) == before


def test_folders_open_and_a_path_is_typed(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, folder: Path
) -> None:
    app = make_app(english=True)
    (folder / "2022").mkdir()
    (folder / "2022" / "tệp.txt").write_text("x", encoding="utf-8")
    (folder / "ảnh.png").touch()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await opened(app, pilot, wait_for, folder)
        assert list(lines(app)) == ["../", "2022/"]
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: list(lines(app)) == ["../", "tệp.txt"])
        await pilot.press("left")
        await wait_for(pilot, lambda: "2022/" in lines(app))
        assert choices(app).highlighted == 1
        await pilot.press("home", "enter")
        await wait_for(pilot, lambda: "văn bản/" in lines(app))
        typed = screen.query_exactly_one("#import-path", LineInput)
        await pilot.press("tab")
        assert app.focused is typed
        typed.value = "không có.docx"
        await pilot.press("enter")
        assert "không có.docx" in said(app, "said")
        typed.value = "văn bản/2022"
        await pilot.press("enter")
        await wait_for(pilot, lambda: list(lines(app)) == ["../", "tệp.txt"])
        assert typed.value == ""
        typed.value = str(IMPORTS / SEED)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportWhoseScreen))
        assert app.screen.query_exactly_one("#import-year", LineInput).value == "2022"

    run_app(app, steps)
    assert app.settings.import_folder == str(IMPORTS)


def test_a_folder_that_cannot_be_read_leaves_one_where_one_is(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    app = make_app(english=True)
    (folder / "kín").mkdir()
    scan = os.scandir

    def scandir(path: Path) -> Any:  # noqa: ANN401
        if Path(path).name == "kín":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    async def steps(pilot: Pilot[Any]) -> None:
        await opened(app, pilot, wait_for, folder)
        monkeypatch.setattr("os.scandir", scandir)
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: "Permission denied" in said(app, "said"))
        assert list(lines(app)) == ["../", "kín/"]

    run_app(app, steps)


def test_wrong_years_and_names_are_told_and_can_be_put_right(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await opened(app, pilot, wait_for, IMPORTS)
        await put_cursor(app, pilot, SEED)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportWhoseScreen))
        whose = app.screen
        assert lines(app)[choices(app).highlighted or 0].startswith("Thành phố Cần Thơ")
        year = whose.query_exactly_one("#import-year", LineInput)
        name = whose.query_exactly_one("#import-name", LineInput)
        await pilot.press("enter", "enter")
        for wrong, typed, word in (
            ("", "", "year"), ("20", "", "year"), ("hai", "", "year"), ("3000", "", "year"),
            ("2022", "Kế hoạch", "can't name a plan"), ("2022", "../x", "can't name a plan"),
            ("2022", "binh-dinh-2020", "choose another name"),
        ):  # fmt: skip
            year.value, name.value = wrong, typed
            await pilot.press("enter")
            assert app.screen is whose
            assert word in said(app, "said")
        year.value, name.value = "2022", "moi"
        await pilot.press("tab", *"12/KH-UBND", "tab", *"31/13/2021", "enter")
        assert app.screen is whose
        assert "31/13/2021" in said(app, "said")
        whose.query_exactly_one("#import-date", LineInput).value = "31/12/2021"
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportScreen))
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        await wait_for(pilot, lambda: screen._read is not None)
        await pilot.press("3")
        assert "Number: 12/KH-UBND" in lines(app)
        assert "Issued on: 31/12/2021" in lines(app)

    run_app(app, steps)


def test_a_column_put_right_takes_effect(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, context: Context
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read(app, pilot, wait_for, IMPORTS / SEED, "moi")
        await put_cursor(app, pilot, "7. ")
        assert "supporting agencies" in lines(app)[6]
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportFieldScreen))
        assert choices(app).highlighted == list(FIELDS).index("support")
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: app.screen is screen and "something else" in lines(app)[6])
        assert choices(app).highlighted == 6
        await keep(app, pilot, wait_for)
        await wait_for(pilot, lambda: "moi" in plans(context))

    run_app(app, steps)
    row = in_store(context, lambda session: find_row(session, "moi", "3.7"))
    assert row.support_text is None
    source = in_store(context, lambda session: session.store.row_source(row.id))
    assert [each.label for each in source.origins if each.field == "extra"] == ["6-Phối hợp"]


def test_columns_are_named_where_no_headings_are_known(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, folder: Path
) -> None:
    app = make_app(english=True)
    path = folder / "b.csv"
    path.write_text("a,b,c\n1,Rà soát,Sở Tư pháp\n2,Kiểm tra,Sở Nội vụ\n", encoding="utf-8")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read(app, pilot, wait_for, path, "moi")
        assert "headings of an annex" in said(app, "summary")
        await pilot.press("f8")
        assert app.screen is screen
        assert "headings" in told(app)
        for place, field in enumerate(("number", "task", "lead")):
            choices(app).highlight(place)
            await pilot.press("enter")
            await wait_for(pilot, lambda: isinstance(app.screen, ImportFieldScreen))
            choices(app).highlight(list(FIELDS).index(field))
            await pilot.press("enter")
            await wait_for(pilot, lambda f=field: app.screen is screen and not screen._doing  # type: ignore[misc]
                           and FIELDS[f] in "\n".join(lines(app)))  # fmt: skip
        await pilot.press("2")
        assert [line.split()[-2:] for line in lines(app)] == [["Rà", "soát"], ["Kiểm", "tra"]]

    run_app(app, steps)


def test_another_table_of_the_file(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, folder: Path
) -> None:
    app = make_app(english=True)
    path = annex(folder, "hai.docx", ("1", "Rà soát", "Báo cáo", "Sở Tư pháp", "Quý I", "10"))
    document = DocxDocument(str(path))
    table = document.add_table(2, 2)
    for cell, text in zip(
        table._cells, ("Nhiệm vụ", "Chủ trì", "Việc khác", "Sở Y tế"), strict=True
    ):
        cell.text = text
    document.save(str(path))

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read(app, pilot, wait_for, path, "moi")
        assert "table 1 of 2" in said(app, "summary")
        await pilot.press("2", "t")
        await wait_for(pilot, lambda: "Việc khác" in "\n".join(lines(app)))
        assert "table 2 of 2" in said(app, "summary")
        await pilot.press("t")
        await wait_for(pilot, lambda: "Rà soát" in "\n".join(lines(app)) and not screen._doing)

    run_app(app, steps)


def test_errors_are_named_before_they_are_accepted(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    context: Context, folder: Path,
) -> None:  # fmt: skip
    app = make_app(english=True)
    text = (IMPORTS / SEED).read_text(encoding="utf-8").splitlines()
    cut = next(place for place, line in enumerate(text) if "3.12. Rà soát" in line)
    path = folder / "lỗi 2022.txt"
    path.write_text("\n".join([*text[: cut + 1], *text[cut + 2 :]]), encoding="utf-8")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read(app, pilot, wait_for, path, "moi")
        assert screen._read is not None
        assert screen._read.imported is not None
        errors = screen._read.imported.errors
        assert errors
        assert f"{len(errors)} errors" in said(app, "summary")
        await pilot.press("f8")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportKeepScreen))
        shown = " ".join(screen_text(app).split())
        assert "[error]" in shown
        assert f"Keep it with its {len(errors)} errors" in shown
        assert choices(app).highlighted == 0
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: "moi" in plans(context))

    run_app(app, steps)


def test_the_same_again_and_a_newer_version(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    context: Context, folder: Path,
) -> None:  # fmt: skip
    rows = [(str(n), f"Việc số {n}", "Báo cáo", "Sở Nội vụ", "Quý I", "") for n in range(1, 5)]
    first = annex(folder, "một.docx", *rows)
    (folder / "mới").mkdir()
    newer = annex(folder / "mới", "một.docx", *rows[:2], (*rows[2][:4], "Quý II", ""))
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        for path, word, outcome in (
            (first, "", "Made plan moi: 4 rows"),
            (first, "the same already", "says the same already"),
            (newer, "1 rows change, 0 are new, 1 are no longer", "has the newer version now"),
        ):
            screen = await read(app, pilot, wait_for, path, "moi")
            await pilot.press("3")
            if path is newer:
                assert any("Quý I → Quý II" in line for line in lines(app))
            await pilot.press("f8")
            await wait_for(pilot, lambda: isinstance(app.screen, ImportKeepScreen))
            assert word in " ".join(screen_text(app).split())
            await pilot.press("end", "enter")
            await wait_for(pilot, lambda s=screen: s not in app.screen_stack)  # type: ignore[misc]
            await wait_for(pilot, lambda o=outcome: o in told(app))  # type: ignore[misc]

    run_app(app, steps)
    assert in_store(context, lambda session: len(session.store.sources("moi"))) == 2


@pytest.mark.parametrize("size", SIZES)
def test_hostile_text_is_shown_as_it_stands(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    context: Context, folder: Path, size: tuple[int, int],
) -> None:  # fmt: skip
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
        await read(app, pilot, wait_for, path, "moi")
        assert "[red]x[_]" in screen_text(app)
        harmless()
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ImportFieldScreen))
        assert "[/] [red]đỏ[/red]" in screen_text(app)
        harmless()
        await pilot.press("escape")
        for view in ("2", "3"):
            await pilot.press(view)
            for _ in range(len(lines(app))):
                await pilot.press("down")
            harmless()
        await pilot.press("2", "end", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, FactsScreen))
        assert "[x]" in screen_text(app)
        harmless()
        await pilot.press("escape")
        await keep(app, pilot, wait_for)
        await wait_for(pilot, lambda: isinstance(app.screen, MatrixScreen))
        harmless()

    run_app(app, steps, size)
    assert "moi" in plans(context)


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("rỗng.docx", b"", "empty"),
        ("giả.docx", b"MZ\x90\x00" + b"\0" * 300, "giả.docx"),
        ("cắt.xlsx", b"PK\x03\x04\x14\x00\x06", "cắt.xlsx"),
    ],
)
def test_a_broken_file_is_told_in_one_sentence(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, folder: Path,
    name: str, data: bytes, word: str,
) -> None:  # fmt: skip
    (folder / name).write_bytes(data)
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await ask(app, pilot, wait_for, folder / name, "moi")
        await wait_for(pilot, lambda: screen._failure is not None)
        assert word in said(app, "summary")
        await pilot.press("1", "2", "3", "t", "f8", "enter")
        assert app.screen is screen
        await pilot.press("escape")
        assert shown(app) == "LocalitiesScreen"

    run_app(app, steps)


def test_a_long_reading_tells_so_blocks_nothing_and_can_be_left(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, context: Context,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    app = make_app(english=True)
    going_on = Event()

    def slowly(session: Session, path: Path) -> Any:  # noqa: ANN401
        going_on.wait()
        return read_file(session, path)

    monkeypatch.setattr("cchc_tui.screens.import_plan.read_file", slowly)
    before = plans(context)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await ask(app, pilot, wait_for, IMPORTS / SEED, "moi")
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
            assert shown(app) == "LocalitiesScreen"
        finally:
            going_on.set()

    run_app(app, steps)
    assert plans(context) == before


def limit(session: Session, *, full: bool) -> None:
    connection = session.store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages if full else 2**30}")


def test_a_full_disk_keeps_nothing_and_then_all(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, context: Context
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read(app, pilot, wait_for, IMPORTS / SEED, "moi")
        await app.desk.write(lambda session: limit(session, full=True))
        await keep(app, pilot, wait_for)
        await wait_for(pilot, lambda: "the disk is full" in told(app))
        await wait_for(pilot, lambda: app.screen is screen)
        assert "moi" not in plans(context)
        await app.desk.write(lambda session: limit(session, full=False))
        await keep(app, pilot, wait_for)
        await wait_for(pilot, lambda: isinstance(app.screen, MatrixScreen))

    run_app(app, steps)
    assert "moi" in plans(context)
    assert in_store(context, lambda session: session.store.check()) == ()


def test_a_database_that_may_not_be_written_is_told(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, context: Context
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read(app, pilot, wait_for, IMPORTS / SEED, "moi")
        await app.desk.write(
            lambda session: session.store._connection.execute("PRAGMA query_only = 1")
        )
        await keep(app, pilot, wait_for)
        await wait_for(pilot, lambda: told(app) != "")
        await wait_for(pilot, lambda: app.screen is screen and not screen._doing)

    run_app(app, steps)
    assert "moi" not in plans(context)


def test_while_another_program_writes_keeping_waits_and_can_be_left(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, context: Context
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read(app, pilot, wait_for, IMPORTS / SEED, "moi")
        with closing(sqlite3.connect(context.database)) as other:
            other.execute("BEGIN IMMEDIATE")
            await keep(app, pilot, wait_for)
            await wait_for(pilot, lambda: "Keeping the plan" in said(app, "summary"))
            await pilot.press("f8")
            assert app.screen is screen
            await pilot.press("escape")
            assert shown(app) == "LocalitiesScreen"
            other.rollback()
        await wait_for(pilot, lambda: "Made plan moi" in told(app))
        assert shown(app) == "LocalitiesScreen"

    run_app(app, steps)
    assert "moi" in plans(context)


@pytest.mark.parametrize("english", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_rows_to_look_at_are_settled_and_an_undo_brings_them_back(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    context: Context, size: tuple[int, int], *, english: bool,
) -> None:  # fmt: skip
    app = make_app(english=english)

    def left() -> int:
        return in_store(context, lambda session: len(unsettled_rows(session, "moi")))  # type: ignore[no-any-return]

    async def steps(pilot: Pilot[Any]) -> None:
        await read(app, pilot, wait_for, IMPORTS / SEED, "moi")
        await keep(app, pilot, wait_for)
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
        await wait_for(pilot, lambda: isinstance(app.screen, UnsettledScreen))
        unsettled = app.screen
        rows = unsettled.query_exactly_one(RecordList)
        await wait_for(pilot, lambda: rows.virtual_size.height == before)
        assert "r14" in said(app, "detail")
        await pilot.press("x")
        await wait_for(pilot, lambda: rows.virtual_size.height == before - 1)
        assert left() == before - 1
        await pilot.press("u")
        await wait_for(pilot, lambda: isinstance(app.screen, UndoScreen))
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: app.screen is unsettled)
        await wait_for(pilot, lambda: rows.virtual_size.height == before)
        await pilot.press("home", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, RowScreen))
        await pilot.press("x")
        await wait_for(pilot, lambda: left() == before - 1)
        await pilot.press("escape", "escape")
        await wait_for(pilot, lambda: app.screen is matrix)
        await wait_for(pilot, lambda: not re.search(r"3\.12.*~", screen_text(app)))

    run_app(app, steps, size)


def test_the_matrix_asks_for_the_doubts_of_the_rows_on_screen_alone(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    unsettled_among = Store.unsettled_among

    def counted(store: Store, row_ids: Sequence[int]) -> frozenset[int]:
        asked.append(len(row_ids))
        return unsettled_among(store, row_ids)

    monkeypatch.setattr(Store, "unsettled_among", counted)
    app = make_app(english=True, plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: isinstance(app.screen, MatrixScreen))
        await pilot.press("end", "home", "pagedown", "pagedown")
        assert asked
        assert max(asked) < 3 * app.size.height
        monkeypatch.setattr(Store, "unsettled", None)
        await pilot.press("pageup", "end")
        assert told(app) == ""

    run_app(app, steps)


def test_a_row_tells_where_its_values_stand_and_who_looked_at_its_doubts(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, context: Context, folder: Path
) -> None:
    row = ("1", "Rà soát", "Báo cáo", "Sở Nội vụ", "31/13/2022", "[b]10 triệu[/b]")
    path = annex(folder, "một.docx", row)
    app = make_app(english=True)

    def facts() -> str:
        shown = app.screen.query_exactly_one(Facts).facts
        return "\n".join("  ".join(fact.cells) for fact in shown)

    async def steps(pilot: Pilot[Any]) -> None:
        await read(app, pilot, wait_for, path, "moi")
        await keep(app, pilot, wait_for)
        await wait_for(pilot, lambda: isinstance(app.screen, MatrixScreen) and app.plan == "moi")
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, RowScreen))
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
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, context: Context
) -> None:
    app = make_app(english=True, plan="can-tho-2022")

    def settle_all(session: Session) -> int:
        return settle_problems(session, unsettled_rows(session, "can-tho-2022"))

    async def steps(pilot: Pilot[Any]) -> None:
        in_store(context, settle_all)
        await pilot.press("f3")
        await wait_for(pilot, lambda: isinstance(app.screen, MatrixScreen))
        await pilot.press("d")
        await wait_for(pilot, lambda: isinstance(app.screen, UnsettledScreen))
        await wait_for(pilot, lambda: "No row is left" in said(app, "summary"))
        await pilot.press("x", "enter", "down", "escape")
        matrix = app.screen
        assert isinstance(matrix, MatrixScreen)
        await pilot.press("down", "down", "down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, RowScreen))
        await pilot.press("x")
        await wait_for(pilot, lambda: "left no doubt" in told(app))

    run_app(app, steps)


def test_without_a_locality_there_is_nothing_to_import_for(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f6")
        await wait_for(pilot, lambda: isinstance(app.screen, LocalitiesScreen))
        screen = app.screen
        assert isinstance(screen, LocalitiesScreen)
        await wait_for(pilot, lambda: screen._brought is not None)
        assert screen._brought is not None
        screen._brought = replace(screen._brought, localities=())
        await pilot.press("i")
        assert "no plugin brings one" in told(app)
        assert not isinstance(app.screen, ImportFileScreen | ConfirmScreen)

    run_app(app, steps)
