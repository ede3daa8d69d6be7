"""Which row goes on as which: renumbered, swapped, split and doubled rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.plan import Activity, Area
from cchc_tracker.services.row_matching import Matched, left_over, match_rows
from cchc_tracker.services.rows import find_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.row import Row
    from cchc_tracker.services.session import Session

TRAIN = "Tổ chức tập huấn nghiệp vụ cải cách hành chính cho công chức cấp xã"
SURVEY = "Khảo sát mức độ hài lòng của người dân đối với sự phục vụ của cơ quan hành chính"
REVIEW = "Rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền giải quyết của tỉnh"
INSPECT = "Kiểm tra công tác cải cách hành chính tại các sở, ban, ngành và địa phương"
REPORT = "Báo cáo định kỳ"
PLAN = "can-tho-2022"


@dataclass(frozen=True)
class Printed:
    """A row as the test tells it: number, text, area and lead."""

    no: str | None
    text: str
    area: str = "I"
    lead: str = "Sở Nội vụ"


class Matching:
    """Makes rows and activities of printed ones and matches them."""

    def __init__(self, row: Row, activity: Activity) -> None:
        self._row, self._activity = row, activity

    def __call__(self, before: list[Printed], after: list[Printed]) -> list[tuple[str, int, int]]:
        """How each matched row was found, its place before and its place after, from 1."""
        activities = [self._made(place, each) for place, each in enumerate(after, start=1)]
        rows = [self._stored(place, each) for place, each in enumerate(before, start=1)]
        matches = match_rows(rows, activities)
        left = {row.id for row in left_over(rows, matches)}
        assert left | {each.row.id for each in matches} == {row.id for row in rows}
        assert len(left) + len(matches) == len(rows)
        return [(each.by, each.row.id, each.activity.position) for each in matches]

    def _made(self, place: int, each: Printed) -> Activity:
        return replace(
            self._activity,
            position=place,
            area=Area(each.area, "Lĩnh vực", "thể chế"),
            activity_no=each.no,
            activity=each.text,
            lead_text=each.lead,
        )

    def _stored(self, place: int, each: Printed) -> Row:
        made = self._made(place, each)
        return replace(
            self._row,
            id=place,
            position=place,
            ref=made.ref,
            area_no=each.area,
            activity_no=each.no,
            activity=each.text,
            lead_text=each.lead,
        )


@pytest.fixture
def match(session_of: Callable[[str], Session]) -> Matching:
    """A way to match the rows of two versions, made of a stored row and its activity."""
    session = session_of("lan")
    row = find_row(session, PLAN, "3.4")
    return Matching(row, session.plugins.plan(PLAN).activities[row.position - 1])


def test_renumbered_rows_go_on_by_their_text(match: Matching) -> None:
    before = [Printed("1", TRAIN), Printed("2", SURVEY)]
    after = [Printed("1", INSPECT), Printed("2", TRAIN), Printed("3", SURVEY)]
    assert match(before, after) == [(Matched.TEXT, 1, 2), (Matched.TEXT, 2, 3)]


def test_swapped_rows_keep_their_text_not_their_number(match: Matching) -> None:
    found = match(
        [Printed("1", TRAIN), Printed("2", SURVEY)], [Printed("1", SURVEY), Printed("2", TRAIN)]
    )
    assert found == [(Matched.TEXT, 2, 1), (Matched.TEXT, 1, 2)]


def test_a_row_between_does_not_pair_changed_rows_by_their_new_numbers(match: Matching) -> None:
    """Both rows changed a little and moved down by one: likeness says more than the number."""
    before = [
        Printed("1", f"{REVIEW} năm 2021"),
        Printed("2", f"{REVIEW[:40]} và phí, lệ phí của huyện"),
    ]
    after = [
        Printed("1", INSPECT),
        Printed("2", f"{REVIEW} năm 2022"),
        Printed("3", f"{REVIEW[:40]} và phí, lệ phí của xã"),
    ]
    assert match(before, after) == [(Matched.LIKENESS, 1, 2), (Matched.LIKENESS, 2, 3)]


def test_a_number_with_another_text_is_another_row(match: Matching) -> None:
    assert match([Printed("1", TRAIN)], [Printed("1", INSPECT)]) == []


def test_rows_without_numbers_are_not_paired_by_their_place(match: Matching) -> None:
    before = [Printed(None, f"{REVIEW} năm 2021"), Printed(None, f"{SURVEY} năm 2021")]
    after = [Printed(None, TRAIN), *(replace(each, text=f"{each.text}, quý I") for each in before)]
    assert match(before, after) == [(Matched.LIKENESS, 1, 2), (Matched.LIKENESS, 2, 3)]


def test_a_split_row_goes_on_as_its_likest_part(match: Matching) -> None:
    before = [Printed("1", f"{REVIEW}; báo cáo kết quả")]
    after = [Printed("1", REVIEW), Printed("2", "Báo cáo kết quả")]
    assert match(before, after) == [(Matched.NUMBER, 1, 1)]


def test_merged_rows_go_on_as_one_and_the_other_is_left(match: Matching) -> None:
    before = [Printed("1", REVIEW), Printed("2", "Báo cáo kết quả")]
    assert match(before, [Printed("1", f"{REVIEW}; báo cáo kết quả")]) == [(Matched.NUMBER, 1, 1)]


def test_texts_that_several_rows_have_are_told_by_their_lead(match: Matching) -> None:
    before = [Printed("1", REPORT), Printed("2", REPORT, lead="Sở Tư pháp")]
    after = [Printed("4", REPORT, lead="Sở Tư pháp"), Printed("5", REPORT)]
    assert match(before, after) == [(Matched.TEXT, 2, 1), (Matched.TEXT, 1, 2)]


def test_rows_nothing_tells_apart_go_on_in_their_order_to_be_looked_at(match: Matching) -> None:
    before = [Printed(str(number), REPORT) for number in range(1, 41)]
    after = [replace(each, no=str(place)) for place, each in enumerate(before, start=101)]
    assert match(before, after) == [(Matched.LIKENESS, n, n) for n in range(1, 41)]


def test_two_rows_of_one_number_are_told_by_their_text(match: Matching) -> None:
    before = [Printed("3.18", TRAIN), Printed("3.18", SURVEY)]
    after = [Printed("3.18", f"{SURVEY} năm 2022"), Printed("3.18", f"{TRAIN} năm 2022")]
    assert match(before, after) == [(Matched.NUMBER, 2, 1), (Matched.NUMBER, 1, 2)]


def test_a_text_that_went_to_another_area_is_found_there(match: Matching) -> None:
    found = match([Printed("1", TRAIN)], [Printed("7", f"{TRAIN} năm 2022", area="V")])
    assert found == [(Matched.LIKENESS, 1, 1)]
