"""Statuses in a column: never cut, by short names where the usual ones don't fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from cchc_tracker.exports.labels import SHORT_STATUS_LABELS, STATUS_LABELS
from cchc_tracker.model.filter import STATUS_NAMES, Field, Has, fold_name
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.status import Status
from cchc_tracker.services.language import Language
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.widgets.fitting import STATUS, USUAL, fit
from cchc_tui.widgets.status_words import names_that_fit, status_width, status_word
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("width", range(40, 220, 7))
def test_no_status_is_cut(code: str, width: int, *, ascii_only: bool) -> None:
    translate = Language(code).text
    asked = status_width(translate, ascii_only=ascii_only)
    columns = fit(USUAL, width, asked)
    (room,) = (column.width for column in columns if column.name == STATUS)
    names = names_that_fit(columns, asked)
    words = [status_word(each, names, translate, ascii_only=ascii_only) for each in Status]
    assert max(map(cell_len, words)) <= room
    assert len(set(words)) == len(words)


def test_the_column_is_as_wide_as_its_words() -> None:
    assert status_width(Language("vi").text, ascii_only=False).most == len("✓ hoàn thành đúng hạn")
    assert status_width(Language("vi").text, ascii_only=False).least == len("▸ đang thực hiện")
    for code in ("vi", "en"):
        asked = status_width(Language(code).text, ascii_only=False)
        given = {fit(USUAL, width, asked)[-1].width for width in range(60, 220)}
        assert given == {asked.least, asked.most}


def test_a_table_without_the_column_has_the_usual_names() -> None:
    asked = status_width(str, ascii_only=False)
    assert names_that_fit((), asked) == STATUS_LABELS


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("status", Status)
def test_a_short_name_can_be_typed_in_a_filter(status: Status, code: str) -> None:
    name = Language(code).text(SHORT_STATUS_LABELS[status])
    assert STATUS_NAMES[fold_name(name)] == (status.value,)
    assert parse_filter(f'status:"{name}"') == Has(Field.STATUS, name, phrase=True)


@at_both_sizes
@in_both_languages
def test_the_matrix_shows_whole_words(
    make_app: MakeApp, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english, plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        matrix = await on_screen(pilot, MatrixScreen)
        await wait_for(pilot, lambda: matrix.shown is not None)
        word = app.language("in progress")
        await wait_for(pilot, lambda: f"▸ {word}" in screen_text(app))

    run_app(app, steps, size)
