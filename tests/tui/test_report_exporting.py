"""Reports: files are written as the service writes them, replaced on a yes, stopped by Escape."""

from __future__ import annotations

import errno
from threading import Event
from typing import TYPE_CHECKING, Any

from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.exports.report import report_source
from cchc_tracker.services.exporting import ExportQuestion, export_figures
from cchc_tracker.services.language import Language
from cchc_tui import report_writing
from cchc_tui.screens.confirm import ConfirmScreen
from cchc_tui.screens.report_export import ReportExportScreen
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.reports import PLAN, report_of, session_on, type_in
from tests.tui.steps.variants import at_both_sizes

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from cchc_tracker.exports.report import ReportSource
    from tests.tui.steps.driving import MakeApp


def service_bytes(database: Path, code: str, form: str, tmp_path: Path) -> bytes:
    with session_on(database) as session:
        found = export_figures(session, PLAN, ExportQuestion(code))
        source = report_source(session, found, Language("en"))
    path = tmp_path / f"expected.{form}"
    with path.open("wb") as output:
        FORMATS[form].load()(source, output)
    return path.read_bytes()


@at_both_sizes
def test_export_writes_the_bytes_of_the_service_and_asks_before_it_replaces(
    make_app: MakeApp, demo_database: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / "đã gửi" / "[/]"
    app = make_app(english=True)
    docx, md = (folder / f"{PLAN}_2022-Q1.{form}" for form in ("docx", "md"))

    async def export(pilot: Pilot[Any]) -> None:
        await pilot.press("x")
        await on_screen(pilot, ReportExportScreen)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await report_of(pilot, "2022-Q1")
        await export(pilot)
        await pilot.press(*["down"] * list(FORMATS).index("md"), "space", "enter")
        await type_in(pilot, str(folder))
        await wait_for(pilot, lambda: app.screen is screen)
        assert sorted(folder.iterdir()) == [docx, md]
        for path in (docx, md):
            form = path.suffix.removeprefix(".")
            assert path.read_bytes() == service_bytes(demo_database, "2022-Q1", form, tmp_path)
        md.write_text("older", encoding="utf-8")
        await export(pilot)
        await pilot.press("f8")
        await on_screen(pilot, ConfirmScreen)
        assert md.name in " ".join(screen_text(app).split())
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Stopped; files written: 0" in screen_text(app))
        assert md.read_text(encoding="utf-8") == "older"
        await pilot.press("f8")
        await on_screen(pilot, ConfirmScreen)
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: app.screen is screen)
        assert md.read_bytes() == service_bytes(demo_database, "2022-Q1", "md", tmp_path)

    run_app(app, steps, size)


def test_a_failing_export_gives_one_clear_line_and_leaves_no_part(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    app = make_app(english=True)
    taken = tmp_path / "a file"
    taken.write_text("x", encoding="utf-8")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await report_of(pilot, "2022-Q1")
        await pilot.press("x")
        await on_screen(pilot, ReportExportScreen)
        await pilot.press("enter")
        await type_in(pilot, str(taken / "below"))
        await wait_for(pilot, lambda: "can't be written" in screen_text(app))
        monkeypatch.setattr("cchc_tracker.exports.files.os.fsync", full)
        await type_in(pilot, str(tmp_path / "out"))
        await wait_for(pilot, lambda: "No space left on device" in screen_text(app))
        assert list((tmp_path / "out").iterdir()) == []
        await type_in(pilot, "")
        await wait_for(pilot, lambda: "Type the folder for the files" in screen_text(app))
        await pilot.press("shift+tab", "home", "space", "f8")
        await wait_for(pilot, lambda: "Take at least one format" in screen_text(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen is screen)

    run_app(app, steps)


def test_escape_stops_after_the_file_at_hand(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    really = FORMATS["docx"].load()

    def slowly(source: ReportSource, output: Any) -> None:  # noqa: ANN401
        begun.set()
        assert go_on.wait(60)
        really(source, output)

    monkeypatch.setattr(report_writing, "_writer", lambda _name, _choice: slowly)
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await report_of(pilot, "2022-Q1")
        await pilot.press("x")
        await on_screen(pilot, ReportExportScreen)
        await pilot.press("down", "space", "enter")
        await type_in(pilot, str(tmp_path / "out"))
        await wait_for(pilot, begun.is_set)
        await wait_for(pilot, lambda: "0/2 docx" in screen_text(app))
        assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".part"]
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Stopping after this file" in screen_text(app))
        go_on.set()
        await wait_for(pilot, lambda: "Stopped; files written: 1" in screen_text(app))
        assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".docx"]

    run_app(app, steps)
