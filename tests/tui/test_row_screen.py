"""The row screen: everything of a row, in both languages and sizes, harmless whatever it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.document import Evidence
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.language import Language
from cchc_tracker.services.updates import record_update
from cchc_tui.content.row_facts import read_row_about, row_facts
from cchc_tui.messages import OpenRow, ShowRows
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.screens.row import RowScreen
from cchc_tui.screens.undo import UndoScreen
from cchc_tui.screens.update import UpdateScreen
from cchc_tui.widgets.facts import Facts
from tests.tui.steps.driving import on_screen, opened, run_app, screen_text, wait_for
from tests.tui.steps.store import other_session
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from cchc_tui.widgets.facts import Fact
    from tests.tui.steps.driving import MakeApp


PLAN = "can-tho-2022"
ENGLISH = Language("en")
HOSTILE = "[/] [x] [red]đỏ[/red] 👩‍👩‍👧 \x1b[2J\x07 \u202egnort " + "dài" * 2000


def facts_of(context: Context, plan: str, ref: str, language: Language = ENGLISH) -> list[Fact]:
    with context.session() as session:
        about = read_row_about(session, plan, ref)
    return row_facts(about, language, ascii_only=False)


def section(facts: list[Fact], name: str) -> dict[str, str]:
    """The lines under a heading, by name."""
    start = next(place for place, fact in enumerate(facts) if fact.cells == (name,))
    lines: dict[str, str] = {}
    for fact in facts[start + 1 :]:
        if fact.heading:
            break
        label, text = fact.cells
        lines[label] = f"{lines[label]}\n{text}" if label in lines else text
    return lines


async def open_row(pilot: Pilot[Any], ref: str) -> RowScreen:
    screen = await opened(pilot, OpenRow(PLAN, ref), RowScreen)
    await wait_for(pilot, lambda: bool(screen.query_one(Facts).facts))
    return screen


def test_the_text_stands_as_printed_beside_what_was_read_from_it(context: Context) -> None:
    facts = facts_of(context, PLAN, "r1")
    printed, read = section(facts, "As printed"), section(facts, "Read from it")
    assert printed["Deadline"] == "Quý I Quý IV"
    assert printed["Support"] == "Sở, ngành TP, UBND quận, huyện"
    assert printed["Goal"].startswith("1.1. Thẩm định 100%")
    assert printed["Targets"].startswith("• = 100 %: dự thảo Nghị quyết")
    assert read["Deadline"] == "milestones (by convention)"
    assert read["Support"] == "• Sở, ban, ngành thành phố [group]\n• UBND cấp huyện [group]"


def test_corrections_are_shown_as_printed_and_corrected(context: Context) -> None:
    corrections = section(facts_of(context, PLAN, "r1"), "Printed → corrected")
    assert "Kế hoạch và Báo cáo → Kế hoạch, Báo cáo" in corrections.values()


def test_milestones_have_their_nominal_and_effective_dates(context: Context) -> None:
    with context.session() as session:
        extension = Update(on=session.today, milestone=2, due=session.today.replace(
            year=2023, month=1, day=1), document="12/QĐ-UBND")  # fmt: skip
        record_update(session, PLAN, "r1", extension)
    milestones = section(facts_of(context, PLAN, "r1"), "Milestones")
    assert milestones["1"].splitlines()[:2] == ["Kế hoạch", "01/01/2022 – 31/03/2022"]
    assert milestones["1"].splitlines()[-1].startswith("done ")
    assert milestones["2"].splitlines() == [
        "Báo cáo",
        "01/10/2022 – 01/01/2023",
        "counts until 03/01/2023",
        "first deadline 31/12/2022",
        "not started",
    ]


def test_products_stand_with_their_evidence_and_updates_with_their_authors(
    context: Context,
) -> None:
    facts = facts_of(context, PLAN, "r1")
    products = section(facts, "Products and evidence")
    assert [products["1"], products["2"]] == ["Kế hoạch", "Báo cáo"]
    assert products["Evidence"].startswith("VD-967/BC-VIDU (01/03/2022)")
    assert "[milestone 1]" in products["Evidence"]
    updates = section(facts, "Updates")
    assert "ví dụ, 30/09/2022 10:00" in updates["01/03/2022"]


def test_the_file_and_the_link_of_evidence_are_named(context: Context) -> None:
    evidence = Evidence(
        "12/KH-UBND", None, "Kế hoạch", file="/srv/[x].pdf", sha256="0" * 64, link="https://x.vn"
    )
    with context.session() as session:
        record_update(session, PLAN, "r2", Update(on=session.today, evidence=evidence))
    products = section(facts_of(context, PLAN, "r2"), "Products and evidence")
    said = "12/KH-UBND: Kế hoạch, /srv/[x].pdf, https://x.vn"
    assert said in products["Evidence"].splitlines()


def test_the_journal_and_the_source_document_are_told(context: Context) -> None:
    with context.session() as session:
        record_update(session, PLAN, "r1", Update(on=session.today, note="Đã họp"))
    facts = facts_of(context, PLAN, "r1")
    assert "lan, update: " in section(facts, "Journal")["30/09/2022 10:00"]
    assert "note: Đã họp" in section(facts, "Journal")["30/09/2022 10:00"]
    source = section(facts, "Source")
    assert (source["Number"], source["Issued on"]) == ("260/KH-UBND", "29/12/2021")


def test_every_row_of_every_plan_can_be_shown_in_both_languages(context: Context) -> None:
    with context.session() as session:
        for plan in session.store.plans():
            for position in range(1, plan.row_count + 1):
                about = read_row_about(session, plan.id, f"r{position}")
                english, vietnamese = (
                    row_facts(about, Language(code), ascii_only=False) for code in ("en", "vi")
                )
                assert len(english) == len(vietnamese)
                assert section(english, "As printed")["No."] == about.view.row.ref


@at_both_sizes
@in_both_languages
def test_all_of_a_row_can_be_read_at_any_size(
    make_app: MakeApp, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_row(pilot, "r1")
        seen = screen_text(app)
        assert app.language.text("As printed") in seen
        assert all(len(line) <= size[0] for line in seen.splitlines())
        body = screen.query_one("#row-body")
        while body.scroll_offset.y < body.max_scroll_y:
            await pilot.press("pagedown")
            await pilot.pause()
            seen += "\n" + screen_text(app)
        words = " ".join(seen.split())
        for fact in screen.query_one(Facts).facts:
            for word in " ".join(fact.cells).split():
                assert word in words, word

    run_app(app, steps, size)


@at_both_sizes
def test_hostile_text_is_shown_letter_by_letter(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(english=True, user="[red]eve[/]\x1b[2J")

    async def steps(pilot: Pilot[Any]) -> None:
        with app.context.session() as session:
            note = Update(on=session.today, note=HOSTILE, explanation=HOSTILE)
            record_update(session, PLAN, "r12", note)
        screen = await open_row(pilot, "r12")
        text = "\n".join(cell for fact in screen.query_one(Facts).facts for cell in fact.cells)
        assert "[/] [x] [red]đỏ[/red]" in text
        assert "[red]eve[/]" in text
        drawn = ""
        for _ in range(4):
            await pilot.press("pagedown")
            await pilot.pause()
            drawn += screen_text(app)
        assert "[red]đỏ[/red]" in drawn
        assert not any(char in drawn for char in "\x1b\x07\u202e")
        await pilot.press("e")
        await on_screen(pilot, UpdateScreen)

    run_app(app, steps, size)


def test_the_keys_of_the_row_open_form_and_undo_and_lead_back(make_app: MakeApp) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        with app.context.session() as session:
            record_update(session, PLAN, "r12", Update(on=session.today, note="x"))
        screen = await open_row(pilot, "r12")
        for key, leads_to in (("e", UpdateScreen), ("u", UndoScreen), ("ctrl+z", UndoScreen)):
            await pilot.press(key)
            await on_screen(pilot, leads_to)
            await pilot.press("escape")
            await wait_for(pilot, lambda: app.screen is screen)
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen is not screen)

    run_app(app, steps)


def test_changes_of_others_appear_and_the_place_stays(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await open_row(pilot, "r1")
        await pilot.press("pagedown")
        body = screen.query_one("#row-body")
        await wait_for(pilot, lambda: body.scroll_offset.y > 0)
        place = body.scroll_offset
        with other_session(app) as other:
            percent = Update(on=other.today, state=State.IN_PROGRESS, percent=73)
            record_update(other, PLAN, "r1", percent)
        facts = screen.query_one(Facts)
        await wait_for(pilot, lambda: any("73 %" in fact.cells[-1] for fact in facts.facts))
        assert body.scroll_offset == place

    run_app(app, steps)


def test_another_screen_s_wish_for_rows_goes_to_the_matrix_beneath(make_app: MakeApp) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await app.switch_mode("matrix")
        beneath = app.screen
        assert isinstance(beneath, MatrixScreen)
        screen = await open_row(pilot, "r1")
        screen.post_message(ShowRows(PLAN, "area:II"))
        await wait_for(pilot, lambda: app.screen is beneath)
        await wait_for(pilot, lambda: "area:II" in str(beneath.shown and beneath.shown.wanted))

    run_app(app, steps)


def test_a_row_that_is_not_there_is_told(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        app.post_message(OpenRow(PLAN, "r999"))
        await wait_for(pilot, lambda: "has no row" in screen_text(app))
        assert isinstance(app.screen, RowScreen)

    run_app(app, steps)


def test_a_terminal_with_few_letters_gets_marks_it_has(context: Context) -> None:
    with context.session() as session:
        about = read_row_about(session, PLAN, "r12")
    view = replace(about.view, status=about.view.status)
    status = row_facts(replace(about, view=view), ENGLISH, ascii_only=True)[0].cells[1]
    assert status.isascii()
