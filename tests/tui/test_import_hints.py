"""What a person can do about a file that isn't read as meant, in the interface's own words."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.cli.hints import HINTS as OPTIONS
from cchc_tracker.exports.problem import problem_line
from cchc_tracker.imports.annex.tables import HeadingsMissingError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.services.importing import DoubtfulImportError, NameTakenError
from cchc_tracker.services.language import Language
from cchc_tui.hints import HINTS as KEYS
from tests.tui.steps.driving import (
    run_app,
    screen_text,
    told,
)
from tests.tui.steps.importing import annex, lines, read_import, said
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp

PROJECT = Path(__file__).parents[2]
SHARED = ("cchc_tracker/imports", "cchc_tracker/services/importing.py", "tui/cchc_tui")
"""What both doors tell."""


def sentences(source: Path) -> Iterator[str]:
    """The templates of a module."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="message" | "template"), args=[ast.Constant(), *_]):
                yield str(ast.literal_eval(node.args[0]))


def test_no_sentence_of_both_doors_names_an_option() -> None:
    sources = [
        source
        for each in SHARED
        for source in ([PROJECT / each] if each.endswith(".py") else (PROJECT / each).rglob("*.py"))
    ]
    named = [text for source in sources for text in sentences(source) if " --" in f" {text}"]
    assert len(sources) > 100
    assert named == []


def test_every_hint_is_that_of_a_code() -> None:
    errors = (HeadingsMissingError, NameTakenError, DoubtfulImportError)
    codes = {*(each.code for each in errors), "document-number-missing", "table-left-out"}
    assert set(OPTIONS) == codes
    assert set(KEYS) <= codes
    assert all("--" in hint for hint in OPTIONS.values())
    assert not any("--" in hint for hint in KEYS.values())


@pytest.mark.parametrize("code", ["vi", "en"])
def test_each_door_tells_the_same_problem_with_its_own_hint(code: str) -> None:
    problem = Problem(Severity.WARNING, "table-left-out", message("Not this one"))
    language = Language(code)
    plain = problem_line(problem, language, {})
    for hints in (OPTIONS, KEYS):
        hint = language.text(hints[problem.code])
        assert problem_line(problem, language, hints) == f"{plain}; {hint}"


@at_both_sizes
@in_both_languages
def test_columns_without_headings_are_told_with_the_keys_that_name_them(
    make_app: MakeApp, folder: Path, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)
    path = folder / "b.csv"
    path.write_text("a,b,c\n1,Rà soát,Sở Tư pháp\n2,Kiểm tra,Sở Nội vụ\n", encoding="utf-8")

    async def steps(pilot: Pilot[Any]) -> None:
        await read_import(pilot, path, "moi")
        hint = app.language.text(KEYS["headings-missing"])
        assert hint in said(app, "summary")
        assert hint in " ".join(screen_text(app).split())
        await pilot.press("f8")
        assert hint in told(app)

    run_app(app, steps, size)


@at_both_sizes
@in_both_languages
def test_a_missing_number_is_told_with_the_way_to_give_it(
    make_app: MakeApp, folder: Path, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)
    row = ("1", "Rà soát", "Báo cáo", "Sở Nội vụ", "Quý I", "")
    path = annex(folder, "phụ lục.docx", row)

    async def steps(pilot: Pilot[Any]) -> None:
        await read_import(pilot, path, "moi")
        await pilot.press("3")
        hint = app.language.text(KEYS["document-number-missing"])
        (place,) = (place for place, line in enumerate(lines(app)) if hint in line)
        await pilot.press(*("down" for _ in range(place)))
        assert hint in " ".join(screen_text(app).split())
        assert "--" not in "\n".join(lines(app))

    run_app(app, steps, size)
