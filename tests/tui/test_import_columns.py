"""Import: columns and tables that were read wrong are put right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docx import Document as DocxDocument

from cchc_tracker.services.rows import find_row
from cchc_tui.content.import_lines import FIELDS
from cchc_tui.screens.import_field import ImportFieldScreen
from tests.tui.steps.driving import on_screen, run_app, told, wait_for
from tests.tui.steps.importing import (
    IMPORTS,
    SEED,
    annex,
    choices,
    keep,
    lines,
    put_cursor,
    read_import,
    said,
)
from tests.tui.steps.store import in_store, plan_ids

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from cchc_tui.screens.import_plan import ImportScreen
    from tests.tui.steps.driving import MakeApp


def test_a_column_put_right_takes_effect(make_app: MakeApp, context: Context) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read_import(pilot, IMPORTS / SEED, "moi")
        await put_cursor(pilot, "7. ")
        assert "supporting agencies" in lines(app)[6]
        await pilot.press("enter")
        await on_screen(pilot, ImportFieldScreen)
        assert choices(app).highlighted == list(FIELDS).index("support")
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: app.screen is screen and "something else" in lines(app)[6])
        assert choices(app).highlighted == 6
        await keep(pilot)
        await wait_for(pilot, lambda: "moi" in plan_ids(context))

    run_app(app, steps)
    row = in_store(context, lambda session: find_row(session, "moi", "3.7"))
    assert row.support_text is None
    source = in_store(context, lambda session: session.store.row_source(row.id))
    assert source is not None
    assert [each.label for each in source.origins if each.field == "extra"] == ["6-Phối hợp"]


def test_columns_are_named_where_no_headings_are_known(make_app: MakeApp, folder: Path) -> None:
    app = make_app(english=True)
    path = folder / "b.csv"
    path.write_text("a,b,c\n1,Rà soát,Sở Tư pháp\n2,Kiểm tra,Sở Nội vụ\n", encoding="utf-8")

    def is_listed(screen: ImportScreen, words: str) -> bool:
        return app.screen is screen and not screen._doing and words in "\n".join(lines(app))

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read_import(pilot, path, "moi")
        assert "headings of an annex" in said(app, "summary")
        await pilot.press("f8")
        assert app.screen is screen
        assert "headings" in told(app)
        for place, field in enumerate(("number", "task", "lead")):
            choices(app).highlight(place)
            await pilot.press("enter")
            await on_screen(pilot, ImportFieldScreen)
            choices(app).highlight(list(FIELDS).index(field))
            await pilot.press("enter")
            await wait_for(pilot, partial(is_listed, screen, FIELDS[field]))
        await pilot.press("2")
        assert [line.split()[-2:] for line in lines(app)] == [["Rà", "soát"], ["Kiểm", "tra"]]

    run_app(app, steps)


def test_another_table_of_the_file(make_app: MakeApp, folder: Path) -> None:
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
        screen = await read_import(pilot, path, "moi")
        assert "table 1 of 2" in said(app, "summary")
        await pilot.press("2", "t")
        await wait_for(pilot, lambda: "Việc khác" in "\n".join(lines(app)))
        assert "table 2 of 2" in said(app, "summary")
        await pilot.press("t")
        await wait_for(pilot, lambda: "Rà soát" in "\n".join(lines(app)) and not screen._doing)

    run_app(app, steps)
