"""Texts of a report template: what may stand between braces, and how it is filled."""

from __future__ import annotations

import pytest

from cchc_tracker.model.report_template import (
    Part,
    ReportTemplate,
    TemplateSection,
    filled,
    is_template_name,
    unknown_field,
)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Kết quả {period} của {issuer}", None),
        ("{who}", "{who}"),
        ("{plan!r}", "{plan!r}"),
        ("{plan.title}", "{plan.title}"),
        ("một { dấu", "{"),
        ("một } dấu", "}"),
        ("{}", "{}"),
    ],
)
def test_only_known_fields_may_stand_in_a_text(text: str, unknown: str | None) -> None:
    assert unknown_field(text) == unknown


def test_what_a_value_holds_is_not_filled_again() -> None:
    values = {"plan_title": "Kế hoạch {lead} {0}", "lead": "Sở A"}
    assert filled("{lead}: {plan_title} {other}", values) == "Sở A: Kế hoạch {lead} {0} {other}"


def test_a_template_that_names_the_lead_needs_one() -> None:
    plain = ReportTemplate("a", "x", "A")
    assert not plain.needs_lead
    assert ReportTemplate("a", "x", "A", wording={"report_issuer": "{lead}"}).needs_lead
    section = TemplateSection(Part.PROSE, "Của {lead}")
    assert ReportTemplate("a", "x", "A", sections=(section,)).needs_lead


@pytest.mark.parametrize("name", ["", "Quý", "a b", "-a", "a_b", "../a"])
def test_names_that_no_template_has(name: str) -> None:
    assert not is_template_name(name)
    assert is_template_name("bc-snv2")
