"""The preview of a change of many rows: every value before → after, and who is left alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cchc_tracker.exports.differences import difference_lines
from cchc_tracker.model.difference import differences
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.updates import record_update
from cchc_tui.content.row_facts import status_text
from cchc_tui.screens.bulk_preview import BulkPreviewScreen
from tests.tui.steps.driving import on_screen, run_app, screen_text, shows, told, wait_for
from tests.tui.steps.forms import PLAN, events, open_bulk, open_update, stored, type_into
from tests.tui.steps.store import other_session
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from cchc_tui.app import TrackerApp
    from tests.tui.steps.driving import MakeApp

AREA_ONE = tuple(range(1, 8))
HALF = Update(date(2022, 9, 30), State.IN_PROGRESS, percent=50)


async def previewed(
    pilot: Pilot[Any], positions: tuple[int, ...], **texts: str
) -> BulkPreviewScreen:
    """The preview of a form filled with a state's key and texts."""
    screen = await open_bulk(pilot, positions)
    await pilot.press(texts.pop("state", "0"))
    for field, text in texts.items():
        await type_into(pilot, screen, field.replace("_", "-"), text)
    await pilot.press("f8")
    return await on_screen(pilot, BulkPreviewScreen)


def lines_of(screen: BulkPreviewScreen, ref: str) -> list[str]:
    """What is told of a row, without its text."""
    (told_of,) = (each.cells[1] for each in screen.facts() if each.cells[0] == ref)
    return told_of.split("\n")[1:]


def headings(screen: BulkPreviewScreen) -> list[str]:
    return [each.cells[0] for each in screen.facts() if each.heading]


@at_both_sizes
@in_both_languages
def test_every_value_is_told_before_and_after(
    make_app: MakeApp, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await previewed(pilot, AREA_ONE, state="2", percent="50", note="dang lam")
        text = app.language.text
        percent, note = "%: – → 50", f"{text('Note added')}: dang lam"
        words = f"{text('not started')} → ▸ {text('in progress')}"
        milestone = f"{text('Milestone')} 2, {text('State').lower()}: "
        begun = milestone + words.replace("▸ ", "")
        assert lines_of(screen, "3.1") == [percent, begun, note]
        assert lines_of(screen, "3.2") == [f"· {words}", percent, note]
        assert lines_of(screen, "3.3") == ["%: 20 → 50", note]
        await wait_for(pilot, lambda: note in screen_text(app))
        assert all(len(line) <= size[0] for line in screen_text(app).splitlines())

    run_app(app, steps, size)


@at_both_sizes
def test_an_extension_and_proof_are_told(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        texts = {"due": "31/1/2023", "document": "12/KH-UBND", "evidence_number": "5/BC-UBND"}
        screen = await previewed(pilot, (3,), **texts)
        assert lines_of(screen, "3.3") == [
            "Deadline: 31/12/2022 → 31/01/2023",
            "Granted by: 12/KH-UBND",
            "Evidence added: 5/BC-UBND",
        ]

    run_app(app, steps, size)


@at_both_sizes
@in_both_languages
def test_rows_that_stand_so_already_are_listed_and_left_alone(
    make_app: MakeApp, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        with other_session(app) as session:
            record_update(session, PLAN, "r2", HALF)
        before = [len(events(app, f"r{number}")) for number in (1, 2, 3)]
        screen = await previewed(pilot, AREA_ONE, state="2", percent="50")
        language = app.language
        so = language("stands so already: {reported}", reported=f"{language('in progress')}; 50 %")
        assert lines_of(screen, "3.2") == [so]
        assert headings(screen) == [
            language("{count} rows will change; Enter writes them:", count=6),
            language("{count} rows stay as they are:", count=1),
        ]
        await pilot.press("enter")
        await wait_for(pilot, lambda: not shows(app, BulkPreviewScreen) and "6" in told(app))
        after = [len(events(app, f"r{number}")) for number in (1, 2, 3)]
        assert [new - old for old, new in zip(before, after, strict=True)] == [1, 0, 1]

    run_app(app, steps, size)


def test_where_all_stand_so_nothing_is_written(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        with other_session(app) as session:
            record_update(session, PLAN, "r2", HALF)
        before = events(app, "r2")
        screen = await previewed(pilot, (2,), state="2", percent="50")
        assert headings(screen)[0] == "No row would change; Esc goes back"
        await pilot.press("enter")
        await wait_for(pilot, lambda: not shows(app, BulkPreviewScreen))
        assert events(app, "r2") == before

    run_app(app, steps)


def test_the_form_of_one_row_tells_the_same_when_it_is_saved(make_app: MakeApp) -> None:
    app = make_app()

    def sign(app: TrackerApp) -> Any:  # noqa: ANN401
        return lambda each: status_text(each, app.language, ascii_only=False)

    async def steps(pilot: Pilot[Any]) -> None:
        before = stored(app)
        screen = await open_update(pilot)
        await pilot.press("2")
        await type_into(pilot, screen, "percent", "50")
        await type_into(pilot, screen, "note", "dang lam")
        await pilot.press("f8")
        await wait_for(pilot, lambda: app.screen is not screen)
        update = events(app)[-1].update
        found = differences(before, stored(app), update)
        lines = list(difference_lines(found, app.language.text, sign(app)))
        assert len(lines) == 3
        assert "\n".join(lines) in told(app)

    run_app(app, steps)


def test_long_values_take_two_lines_and_another_width_cuts_them_anew(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await previewed(pilot, (1,), note="dai " * 60)
        narrow = lines_of(screen, "3.1")[-1]
        assert narrow.endswith("…")
        await pilot.resize_terminal(160, 24)
        await wait_for(pilot, lambda: len(lines_of(screen, "3.1")[-1]) > len(narrow))
        await wait_for(pilot, lambda: lines_of(screen, "3.1")[-1][-40:] in screen_text(app))

    run_app(app, steps)
