"""Figures of a closed period as people call them."""

from __future__ import annotations

import pytest

from cchc_tracker.exports.figure_names import figure_name

AREAS = {"procedures": "II. Cải cách TTHC"}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("whole.counts.overdue", "All rows: overdue"),
        ("areas.procedures.done_in_period", "Area: II. Cải cách TTHC: done in the period"),
        ("leads.Sở A. B.completion.percent", "Lead: Sở A. B: % of all rows"),
        ("leads.Sở A.due_completion.percent", "Lead: Sở A: % of rows done or overdue"),
        ("targets.3.value", "Target: 3: Value"),
        ("whole.completion.numerator", None),
        ("leads.Sở A.due_completion.denominator", None),
        ("whole.something_new", "whole.something_new"),
    ],
)
def test_names(path: str, name: str | None) -> None:
    assert figure_name(path, AREAS) == name
