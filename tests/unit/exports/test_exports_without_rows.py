"""Every format of a choice that has no rows: a file that says so, never a failure."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.model.figures import Tally

if TYPE_CHECKING:
    from cchc_tracker.exports.report import ReportSource
    from tests.unit.exports.conftest import SourceOf


def without_rows(source: ReportSource) -> ReportSource:
    figures = replace(
        source.figures,
        rows=(),
        overdue=(),
        areas=(),
        leads=(),
        members=(),
        whole=Tally(),
        assigned=Tally(),
    )
    return replace(source, figures=figures)


@pytest.mark.parametrize("name", FORMATS)
def test_a_choice_without_rows_is_written(source_of: SourceOf, name: str) -> None:
    if name == "pdf":
        pytest.importorskip("typst")
    output = io.BytesIO()
    FORMATS[name].load()(without_rows(source_of()), output)
    assert output.getvalue()
