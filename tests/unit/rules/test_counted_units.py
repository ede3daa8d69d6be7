"""The units that an inspection plan announces against those that it names."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_tracker.model.plan import Plan, PlanKind
from cchc_tracker.rules.counted_units import counted_units

TODAY = date(2022, 6, 1)


def inspection(facts: dict[str, object] | None) -> Plan:
    return Plan(
        template="mau-2022",
        locality="mau",
        year=2022,
        kind=PlanKind.INSPECTION,
        title="Kế hoạch kiểm tra",
        number=None,
        issued_on=None,
        issuer="UBND huyện Mẫu",
        signer="",
        source="",
        areas=(),
        goals=(),
        activities=(),
        facts=facts,
    )


def units(announced: int, named: int) -> dict[str, object]:
    names = [{"name": f"UBND xã {number}"} for number in range(named)]
    return {"units": {"announced": announced, "named": names}}


@pytest.mark.parametrize(("announced", "named"), [(22, 12), (12, 0), (1, 2)])
def test_another_number_than_announced_is_a_warning(announced: int, named: int) -> None:
    (problem,) = counted_units(inspection(units(announced, named)), TODAY)
    assert (problem.severity.value, problem.code) == ("warning", "units-count")
    assert str(problem.message) == (
        f"The plan announces {announced} units to inspect and names {named}"
    )


def test_as_many_as_announced_is_no_problem() -> None:
    assert counted_units(inspection(units(12, 12)), TODAY) == ()


def test_units_that_nobody_lists_are_none_named() -> None:
    (problem,) = counted_units(inspection({"units": {"announced": 12}}), TODAY)
    assert str(problem.message).endswith("names 0")


@pytest.mark.parametrize(
    "facts",
    [
        None,
        {},
        {"units": []},
        {"units": {"named": [{"name": "UBND xã"}]}},
        {"units": {"announced": "12"}},
        {"units": {"announced": 12, "named": "UBND xã"}},
    ],
)
def test_facts_that_announce_no_count_are_no_problem(facts: dict[str, object] | None) -> None:
    assert counted_units(inspection(facts), TODAY) == ()
