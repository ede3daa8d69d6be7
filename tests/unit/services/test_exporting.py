"""Which plans are exported, and what their figures lack."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.document import Evidence
from cchc_tracker.model.errors import BadDataError, IncompleteError, UsageError
from cchc_tracker.model.message import message
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.exporting import (
    ExportQuestion,
    export_figures,
    gravest,
    missing_data,
    named_plans,
    plans_for_period,
    read_steadily,
)
from cchc_tracker.services.updates import record_update

if TYPE_CHECKING:
    from tests.unit.services.conftest import SessionOf

DAY = date(2022, 9, 4)


def test_plans_by_name_locality_and_year(session_of: SessionOf) -> None:
    session = session_of("lan")
    named = named_plans(session, ["hai-phong-2022", "can-tho-2022", "hai-phong-2022"])
    assert [plan.id for plan in named] == ["hai-phong-2022", "can-tho-2022"]
    of_year = [plan.id for plan in plans_for_period(session, "2022-Q1")]
    assert of_year == ["can-tho-2022", "hai-phong-2022"]
    assert len(plans_for_period(session, "q1")) == len(plans_for_period(session, DAY)) == 3
    (found,) = plans_for_period(session, "Y", "binh-dinh")
    assert found.id == "binh-dinh-2020"
    for period, locality in (("2021-Q1", None), ("2021-Q1", "can-tho"), ("Q1", "x"), ("Q5", None)):
        with pytest.raises(UsageError):
            plans_for_period(session, period, locality)


def test_missing_data_is_what_the_figures_count(session_of: SessionOf) -> None:
    session = session_of("lan")
    proof = Evidence("1/BC-SNV", None, "Báo cáo")
    for ref, evidence, explanation in (("r1", None, "x"), ("r2", proof, ""), ("r3", None, "x")):
        done = Update(date(2022, 2, 1), State.DONE, evidence=evidence, explanation=explanation)
        record_update(session, "can-tho-2022", ref, done)
    found = export_figures(session, "can-tho-2022", ExportQuestion(DAY))
    missing = missing_data(session, found)
    assert [view.row.position for view in missing.unproven] == [1, 3]
    assert len(missing.unproven) == found.whole.without_evidence
    assert len(missing.unmeasured) == len(found.targets) > 0
    assert missing
    one = export_figures(session, "can-tho-2022", ExportQuestion(DAY, expression="ref:3.2"))
    assert missing_data(session, one).unproven == ()
    none = export_figures(session, "hai-phong-2022", ExportQuestion(DAY))
    assert not missing_data(session, none)


def test_what_several_queries_read_is_read_anew_when_somebody_writes(
    session_of: SessionOf,
) -> None:
    session, other = session_of("lan"), session_of("minh")
    seen: list[int] = []

    def read() -> int:
        seen.append(len(session.store.events(1)))
        if len(seen) == 1:
            record_update(other, "can-tho-2022", "r1", Update(DAY, note="x"))
        return len(session.store.events(1))

    before = len(session.store.events(1))
    assert read_steadily(session, read) == len(session.store.events(1))
    assert len(seen) == 2
    assert seen[0] == before


def test_the_gravest_of_several_failures() -> None:
    failures = [IncompleteError(message("x")), BadDataError(message("y"))]
    assert (gravest(failures), gravest(failures[:1]), gravest([])) == (3, 6, 0)
