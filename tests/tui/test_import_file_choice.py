"""Import: a file is chosen on the server, and whose plan of which year it is."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_tui.screens.confirm import ConfirmScreen
from cchc_tui.screens.import_file import ImportFileScreen
from cchc_tui.screens.import_plan import ImportScreen
from cchc_tui.screens.import_whose import ImportWhoseScreen
from cchc_tui.screens.localities import LocalitiesScreen
from cchc_tui.widgets.line_input import LineInput
from tests.tui.steps.driving import on_screen, run_app, told, wait_for
from tests.tui.steps.importing import IMPORTS, SEED, choices, files_of, lines, put_cursor, said

if TYPE_CHECKING:
    import pytest
    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


def test_folders_open_and_a_path_is_typed(make_app: MakeApp, folder: Path) -> None:
    app = make_app(english=True)
    (folder / "2022").mkdir()
    (folder / "2022" / "tệp.txt").write_text("x", encoding="utf-8")
    (folder / "ảnh.png").touch()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await files_of(pilot, folder)
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
        await on_screen(pilot, ImportWhoseScreen)
        assert app.screen.query_exactly_one("#import-year", LineInput).value == "2022"

    run_app(app, steps)
    assert app.settings.import_folder == str(IMPORTS)


def test_a_folder_that_cannot_be_read_leaves_one_where_one_is(
    make_app: MakeApp, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(english=True)
    (folder / "kín").mkdir()
    scan = os.scandir

    def scandir(path: Path) -> Any:  # noqa: ANN401
        if Path(path).name == "kín":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    async def steps(pilot: Pilot[Any]) -> None:
        await files_of(pilot, folder)
        monkeypatch.setattr("os.scandir", scandir)
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: "Permission denied" in said(app, "said"))
        assert list(lines(app)) == ["../", "kín/"]

    run_app(app, steps)


def test_wrong_years_and_names_are_told_and_can_be_put_right(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await files_of(pilot, IMPORTS)
        await put_cursor(pilot, SEED)
        await pilot.press("enter")
        await on_screen(pilot, ImportWhoseScreen)
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
        screen = await on_screen(pilot, ImportScreen)
        await wait_for(pilot, lambda: screen._read is not None)
        await pilot.press("3")
        assert "Number: 12/KH-UBND" in lines(app)
        assert "Issued on: 31/12/2021" in lines(app)

    run_app(app, steps)


def test_without_a_locality_there_is_nothing_to_import_for(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f6")
        screen = await on_screen(pilot, LocalitiesScreen)
        await wait_for(pilot, lambda: screen._brought is not None)
        assert screen._brought is not None
        screen._brought = replace(screen._brought, localities=())
        await pilot.press("i")
        assert "no plugin brings one" in told(app)
        assert not isinstance(app.screen, ImportFileScreen | ConfirmScreen)

    run_app(app, steps)
