"""Newer versions with any edits: what goes on keeps its updates, and the original comes back."""

from __future__ import annotations

import csv
import hashlib
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_tracker.imports.formats.delimited import read_csv
from cchc_tracker.imports.reading import make_plan
from cchc_tracker.imports.request import ImportRequest
from cchc_tracker.model.source.importer import SourceFile
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.importing import Outcome, foresee_import, keep_import
from cchc_tracker.services.plan_changes import printed_activity, printed_row, standing_rows
from cchc_tracker.services.session import Session, open_session
from cchc_tracker.services.updates import record_update

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.plugins import PluginRegistry
    from cchc_tracker.store.store import Store

NOW = datetime(2022, 9, 30, 3, 0, tzinfo=UTC)
PLAN = "can-tho-2022"
HEADINGS = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian")
TASKS = (
    "Rà soát văn bản quy phạm pháp luật do Hội đồng nhân dân ban hành",
    "Mở lớp tập huấn về công tác tuyên truyền cho cán bộ cấp xã",
    "Kiểm tra việc tiếp nhận và trả kết quả tại Bộ phận Một cửa",
    "Xây dựng đề án vị trí việc làm của các đơn vị sự nghiệp",
    "Khảo sát mức độ hài lòng của người dân đối với y tế, giáo dục",
    "Nâng cấp Cổng Dịch vụ công và hệ thống một cửa điện tử",
    "Sắp xếp lại các đơn vị hành chính theo nghị quyết của Quốc hội",
    "Công khai quyết toán ngân sách nhà nước hằng năm trên mạng",
)
Cells = tuple[str, ...]
ORIGINAL: tuple[Cells, ...] = (
    ("I", "Cải cách thể chế", "", "", "", ""),
    *(
        (f"{n}.", task, "Báo cáo", "Sở Nội vụ", "Sở Tư pháp", f"Quý {'I' * (1 + n % 3)}")
        for n, task in enumerate(TASKS, start=1)
    ),
)


@st.composite
def newer_rows(draw: st.DrawFn) -> tuple[Cells, ...]:
    """The original's rows with some edits."""
    rows = list(ORIGINAL[1:])
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(rows) - 1))
        number, task, *rest = rows[place]
        match draw(st.sampled_from(("word", "cell", "insert", "delete", "move", "number"))):
            case "word":
                added = draw(st.sampled_from((" (bổ sung)", " năm 2022", " toàn tỉnh và các xã")))
                rows[place] = (number, task + added, *rest)
            case "cell":
                column = draw(st.integers(0, len(rest) - 1))
                rest[column] = draw(st.sampled_from(("", "Sở Y tế", "Trong năm", "Quý IV")))
                rows[place] = (number, task, *rest)
            case "insert":
                text = draw(st.text("bcdghklmnpqrstvx ", min_size=12, max_size=60)).strip()
                rows.insert(place, (number, f"Việc mới {text}", *rest))
            case "delete" if len(rows) > 1:
                del rows[place]
            case "move":
                rows.insert(draw(st.integers(0, len(rows) - 1)), rows.pop(place))
            case _:
                rows[place] = (f"{draw(st.integers(1, 20))}.", task, *rest)
    return (ORIGINAL[0], *rows)


def imported(plugins: PluginRegistry, rows: Sequence[Cells]) -> ImportedPlan:
    """The rows as an office's csv file, imported."""
    lines = StringIO()
    csv.writer(lines).writerows([HEADINGS, *rows])
    data = lines.getvalue().encode()
    file = SourceFile("phụ lục.csv", data, hashlib.sha256(data).hexdigest())
    return make_plan(plugins, (read_csv(file),), ImportRequest("can-tho", 2022), NOW.date())


def printed(session: Session) -> list[dict[str, str | None]]:
    """What the plan's rows say now."""
    return [printed_row(row) for row in standing_rows(session, PLAN)]


def expected(found: ImportedPlan) -> list[dict[str, str | None]]:
    """What an import says."""
    return [printed_activity(each) for each in found.plan.activities]


def sound(store: Store) -> bool:
    """Whether the database and its journal are whole."""
    return store.check() == () and store.verify_journal() is None


@settings(max_examples=40, deadline=None)
@given(rows=newer_rows(), updated=st.sets(st.integers(1, len(TASKS)), max_size=4))
def test_any_newer_version_keeps_what_goes_on(
    plugins: PluginRegistry, rows: tuple[Cells, ...], updated: set[int]
) -> None:
    original, newer = imported(plugins, ORIGINAL), imported(plugins, rows)
    with (
        TemporaryDirectory() as folder,
        open_session(
            Path(folder) / "cchc.db", "lan", lambda: plugins, create=True, clock=lambda: NOW
        ) as session,
    ):
        keep_import(session, PLAN, original, accept_problems=True)
        for position in updated:
            update = Update(on=date(2022, 3, 1), state=State.IN_PROGRESS, note="đang làm")
            record_update(session, PLAN, f"r{position}", update)
        events = {row.id: session.store.events(row.id) for row in standing_rows(session, PLAN)}
        foreseen = foresee_import(session, PLAN, newer)
        kept = keep_import(session, PLAN, newer, accept_problems=True)
        assert kept.changes == foreseen
        assert foreseen is not None
        assert kept.outcome is (Outcome.SAME if foreseen.none else Outcome.REVISED)
        assert printed(session) == expected(newer)
        for match in foreseen.matches:
            assert session.store.events(match.row.id) == events[match.row.id]
        for row in foreseen.left:
            assert session.store.events(row.id)[: len(events[row.id])] == events[row.id]
        assert sound(session.store)
        after = foresee_import(session, PLAN, newer)
        assert after is not None
        assert after.none

        keep_import(session, PLAN, original, accept_problems=True)
        assert printed(session) == expected(original)
        for row in standing_rows(session, PLAN):
            if row.id in events:
                told = {event.id for event in session.store.events(row.id)}
                assert told >= {event.id for event in events[row.id]}
        assert sound(session.store)
        again = keep_import(session, PLAN, original, accept_problems=True)
        assert again.outcome is Outcome.SAME
