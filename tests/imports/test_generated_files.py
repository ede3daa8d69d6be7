"""Made-up plans written as files of each format come back, and every piece is accounted for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings

from cchc_tracker.imports.annex import read_annex
from cchc_tracker.imports.formats.registry import core_importers
from cchc_tracker.imports.reading import make_plan
from cchc_tracker.imports.request import ImportRequest
from cchc_tracker.model.plan import Area
from cchc_tracker.model.source.document import SourceTable
from cchc_tracker.model.source.importer import SourceFile
from cchc_tracker.plugins.matrix import read_activities
from tests.imports.conftest import TODAY
from tests.imports.written import FORMATS
from tests.unit.imports.annex.annex_source import LOCALITY, READERS, YEAR, activities
from tests.unit.imports.annex.printed_plan import Printed, printed_plans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.plan import Activity
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.model.source.place import Place
    from cchc_tracker.plugins import PluginRegistry

QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much]
)


def read(form: str, document: SourceDocument) -> SourceDocument:
    """The document, written in a format and read again."""
    data = FORMATS[form](document)
    importer = next(each for each in core_importers() if each.name == form)
    return importer.read(SourceFile(f"phụ lục.{form}", data, sha256(data).hexdigest()))


def expected(printed: Printed) -> list[Activity]:
    """The rows as they were made up."""
    rows = enumerate(printed.rows, start=1)
    return list(read_activities(rows, printed.areas, READERS.at(LOCALITY, YEAR), "expected"))


def plain(activity: Activity) -> Activity:
    """The row apart from what no file tells: the area's code, and inference over page breaks."""
    area = Area(activity.area.no, activity.area.title, "")
    return replace(activity, area=area, inferred=())


@pytest.mark.parametrize("form", ["docx", "html"])
@QUICK
@given(printed=printed_plans())
def test_tables_over_page_breaks_come_back(form: str, printed: Printed) -> None:
    found = activities(read_annex(read(form, printed.document)))
    assert [plain(each) for each in found] == [plain(each) for each in expected(printed)]


@QUICK
@given(printed=printed_plans())
def test_a_sheet_comes_back(printed: Printed) -> None:
    assume(len(printed.document.tables) == 1)
    found = activities(read_annex(read("xlsx", printed.document)))
    assert [plain(each) for each in found] == [plain(each) for each in expected(printed)]


@pytest.mark.parametrize("form", ["xlsx", "csv", "txt"])
@QUICK
@given(printed=printed_plans())
def test_a_form_that_loses_merges_or_page_breaks_gives_the_rows_or_tells_where_it_doubts(
    form: str, printed: Printed
) -> None:
    annex = read_annex(read(form, printed.document))
    found, rows = activities(annex), expected(printed)
    assert [row.deadline_text for row in found] == [row.deadline_text for row in rows]
    doubted = {each.place for each in annex.problems}
    for row, mine in zip(rows, found, strict=True):
        alike = one_line(mine) == one_line(row)
        assert alike or f"r{row.position}" in doubted


def one_line(row: Activity) -> tuple[str, ...]:
    """What the row prints, its lines put into one."""
    texts = (row.goal, row.task, row.activity, row.product_text, row.lead_text, row.support_text)
    return tuple(" ".join((text or "").split()) for text in texts)


def pieces(document: SourceDocument) -> Iterator[tuple[Place, str]]:
    """Every paragraph and cell that has text."""
    for block in (*document.blocks, *document.kept_back):
        cells = block.cells if isinstance(block, SourceTable) else (block,)
        yield from ((cell.place, cell.text) for cell in cells if cell.text.strip())


@pytest.mark.parametrize("form", FORMATS)
@QUICK
@given(printed=printed_plans())
def test_every_piece_is_either_used_or_told_as_unused(
    form: str, plugins: PluginRegistry, printed: Printed
) -> None:
    document = read(form, printed.document)
    imported = make_plan(plugins, (document,), ImportRequest("can-tho", YEAR), TODAY)
    assert accounted(document, imported)


def accounted(document: SourceDocument, imported: ImportedPlan) -> bool:
    """Whether each piece has origins, and is told once where nothing took it."""
    unused = Counter(each.place for each in imported.unused)
    used = {each.place for each in imported.origins if each.field}
    places = Counter(place for place, _ in pieces(document))
    assert max(places.values()) == 1
    assert set(unused.values()) <= {1}
    assert not used & set(unused)
    return used | set(unused) >= set(places)
