"""Figures of a closed period as people call them."""

from __future__ import annotations

import pytest

from cchc_tracker.exports.figure_names import figure_name, figure_value

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


@pytest.mark.parametrize(
    ("path", "value", "shown"),
    [
        ("whole.counts.overdue", 3, "3"),
        ("leads.Sở A.completion.percent", 7.14, "7,14 %"),
        ("leads.Sở A.due_completion.percent", None, "–"),
        ("targets.4.value", 33.333333333333336, "33,33"),
        ("targets.4.on", "2022-03-02", "02/03/2022"),
        ("targets.4.met", False, "not met"),
        ("whole.something_new", "as it is", "as it is"),
    ],
)
def test_values(path: str, value: object, shown: str) -> None:
    assert figure_value(path, value) == shown
