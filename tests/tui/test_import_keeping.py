"""Import: what was read is looked at, reported, and kept only on a yes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from cchc_tui.screens.facts import FactsScreen
from cchc_tui.screens.import_keep import ImportKeepScreen
from cchc_tui.screens.localities import LocalitiesScreen
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.settings import SettingsFile
from tests.tui.steps.driving import on_screen, run_app, screen_text, shows, told, wait_for
from tests.tui.steps.importing import IMPORTS, SEED, annex, choices, keep, lines, read_import, said
from tests.tui.steps.store import in_store, plan_ids
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

    from cchc_tui.context import Context
    from tests.tui.steps.driving import MakeApp


@at_both_sizes
@in_both_languages
def test_a_seed_becomes_a_plan_by_keys_alone(
    make_app: MakeApp, context: Context, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read_import(pilot, IMPORTS / SEED, "moi")
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
        await on_screen(pilot, FactsScreen)
        assert "3.18" in screen_text(app)
        await pilot.press("escape")
        assert "moi" not in plan_ids(context)
        await keep(pilot)
        await on_screen(pilot, MatrixScreen)
        assert app.plan == "moi"
        assert "57" in told(app)
        assert screen not in app.screen_stack

    run_app(app, steps, size)
    assert "moi" in plan_ids(context)
    assert SettingsFile(context.settings_folder, "lan").read()[0].import_folder == str(IMPORTS)


def test_no_and_escape_keep_nothing(make_app: MakeApp, context: Context) -> None:
    app = make_app(english=True)
    before = plan_ids(context)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read_import(pilot, IMPORTS / SEED, "moi")
        for answer in (("enter",), ("escape",)):
            await pilot.press("f8")
            await on_screen(pilot, ImportKeepScreen)
            await pilot.press(*answer)
            await wait_for(pilot, lambda: app.screen is screen)
        await pilot.press("escape")
        assert shows(app, LocalitiesScreen)

    run_app(app, steps)
    assert plan_ids(context) == before


def test_errors_are_named_before_they_are_accepted(
    make_app: MakeApp, context: Context, folder: Path
) -> None:
    app = make_app(english=True)
    text = (IMPORTS / SEED).read_text(encoding="utf-8").splitlines()
    cut = next(place for place, line in enumerate(text) if "3.12. Rà soát" in line)
    path = folder / "lỗi 2022.txt"
    path.write_text("\n".join([*text[: cut + 1], *text[cut + 2 :]]), encoding="utf-8")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await read_import(pilot, path, "moi")
        assert screen._read is not None
        assert screen._read.imported is not None
        errors = screen._read.imported.errors
        assert errors
        assert f"{len(errors)} errors" in said(app, "summary")
        await pilot.press("f8")
        await on_screen(pilot, ImportKeepScreen)
        shown = " ".join(screen_text(app).split())
        assert "[error]" in shown
        assert f"Keep it with its {len(errors)} errors" in shown
        assert choices(app).highlighted == 0
        await pilot.press("end", "enter")
        await wait_for(pilot, lambda: "moi" in plan_ids(context))

    run_app(app, steps)


def test_the_same_again_and_a_newer_version(
    make_app: MakeApp, context: Context, folder: Path
) -> None:
    rows = [(str(n), f"Việc số {n}", "Báo cáo", "Sở Nội vụ", "Quý I", "") for n in range(1, 5)]
    first = annex(folder, "một.docx", *rows)
    (folder / "mới").mkdir()
    newer = annex(folder / "mới", "một.docx", *rows[:2], (*rows[2][:4], "Quý II", ""))
    app = make_app(english=True)

    def is_left(screen: Screen[Any]) -> bool:
        return screen not in app.screen_stack

    def is_told(outcome: str) -> bool:
        return outcome in told(app)

    async def steps(pilot: Pilot[Any]) -> None:
        for path, word, outcome in (
            (first, "", "Made plan moi: 4 rows"),
            (first, "the same already", "says the same already"),
            (newer, "1 rows change, 0 are new, 1 are no longer", "has the newer version now"),
        ):
            screen = await read_import(pilot, path, "moi")
            await pilot.press("3")
            if path is newer:
                assert any("Quý I → Quý II" in line for line in lines(app))
            await pilot.press("f8")
            await on_screen(pilot, ImportKeepScreen)
            assert word in " ".join(screen_text(app).split())
            await pilot.press("end", "enter")
            await wait_for(pilot, partial(is_left, screen))
            await wait_for(pilot, partial(is_told, outcome))

    run_app(app, steps)
    assert in_store(context, lambda session: len(session.store.sources("moi"))) == 2
