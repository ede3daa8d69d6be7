"""What hooks return is taken only in its right shape."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.agency.directory import AgencyReading
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.locality import Locality, ReportRule
from cchc_tracker.model.plan import Plan, PlanKind
from cchc_tracker.model.report_template import ReportTemplate
from cchc_tracker.model.workdays import SpecialDay
from cchc_tracker.plugins import results
from cchc_tracker.plugins.template import PlanTemplate

if TYPE_CHECKING:
    from cchc_tracker.plugins.readers import Readers

FAIR = SpecialDay(working=False, name="Hội làng", source="")


def locality(code: str) -> Locality:
    return Locality(code, "Mẫu", "district", "Tỉnh", "Phòng Nội vụ")


def template(template_id: str, code: str = "mau") -> PlanTemplate:
    def load(readers: Readers) -> Plan:
        raise AssertionError(readers)

    return PlanTemplate(template_id, code, 2022, PlanKind.ANNUAL, "Kế hoạch", load)


def test_right_results_pass() -> None:
    reading, agencies = Deadline("Quý I", 2022, DeadlineKind.OPEN), AgencyReading("PNV")
    assert results.checked_localities([locality("ca-mau-2")]) == (locality("ca-mau-2"),)
    assert results.checked_localities(None) == ()
    assert results.checked_templates(["mau"], iter([template("mau-1")])) == (template("mau-1"),)
    assert results.checked_deadline("Quý I", reading) is reading
    assert results.checked_agencies("PNV", agencies) is agencies
    assert results.checked_deadline("Quý I", None) is None
    assert results.checked_days(2022, {date(2022, 2, 15): FAIR}) == {date(2022, 2, 15): FAIR}
    assert results.checked_days(2022, None) == {}


@pytest.mark.parametrize("code", ["", "Cà Mau", "ca_mau", "-ca", "ca--mau", None, 7])
def test_a_code_that_is_missing_or_odd_is_refused(code: Any) -> None:  # noqa: ANN401 - no text
    with pytest.raises(BadDataError, match="no valid code"):
        results.checked_localities([locality(code)])


@pytest.mark.parametrize(
    "rule",
    [
        ReportRule("Q2"),
        ReportRule("Q1", data_from="15/12-1"),
        ReportRule("Q1", due="20/3"),
        ReportRule("Q1", due="31/02"),
        ReportRule("Q1", data_from="15/12-2", data_to="14/03"),
    ],
)
def test_a_report_rule_must_be_usable(rule: ReportRule) -> None:
    with pytest.raises(BadDataError, match="can't be used"):
        results.checked_localities([replace(locality("mau"), reports=(rule,))])


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (locality("mau"), "must return a list of Locality"),
        (["mau"], "must return a list of Locality, not 'mau'"),
        ([locality("mau"), locality("mau")], "mau is returned twice"),
    ],
)
def test_wrong_localities(result: object, reason: str) -> None:
    with pytest.raises(BadDataError, match=reason):
        results.checked_localities(result)


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        ([template("khac-1", "khac")], "khac, which the plugin doesn't bring"),
        ([template("2022-mau")], "must be named mau-"),
        ([template("mau-1"), template("mau-1")], "mau-1 is returned twice"),
        ([locality("mau")], "must return a list of PlanTemplate"),
    ],
)
def test_wrong_templates(result: object, reason: str) -> None:
    with pytest.raises(BadDataError, match=reason):
        results.checked_templates(["mau"], result)


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        ([ReportTemplate("tong-hop", "khac", "x")], "khac, which the plugin doesn't bring"),
        ([ReportTemplate("Tổng hợp", "mau", "x")], "Tổng hợp is no name of a report template"),
        ([ReportTemplate("a", "mau", "x"), ReportTemplate("a", "mau", "y")], "a is returned twice"),
        ([locality("mau")], "must return a list of ReportTemplate"),
    ],
)
def test_wrong_report_templates(result: object, reason: str) -> None:
    with pytest.raises(BadDataError, match=reason):
        results.checked_report_templates(["mau"], result)


def test_two_localities_may_name_report_templates_alike() -> None:
    twins = (ReportTemplate("a", "mau", "x"), ReportTemplate("a", "khac", "x"))
    assert results.checked_report_templates(["mau", "khac"], list(twins)) == twins


def test_a_reading_of_another_text_is_refused() -> None:
    with pytest.raises(BadDataError, match="a Deadline of the phrase 'Quý I'"):
        results.checked_deadline("Quý I", Deadline("Quý II", 2022, DeadlineKind.OPEN))
    with pytest.raises(BadDataError, match="an AgencyReading of the text 'PNV'"):
        results.checked_agencies("PNV", AgencyReading("Phòng Nội vụ"))


@pytest.mark.parametrize("result", [[date(2022, 1, 3)], {date(2021, 1, 4): FAIR}, {"2022": FAIR}])
def test_wrong_days(result: object) -> None:
    with pytest.raises(BadDataError, match="the hook must return"):
        results.checked_days(2022, result)


def test_wrong_problems() -> None:
    with pytest.raises(BadDataError, match="a list of Problem"):
        results.checked_problems(["veto"])
