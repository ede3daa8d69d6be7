"""The three outlines in Vietnamese, filled with fixed updates and entries, and one in English.

After an intended change run once with CCHC_WRITE_GOLDEN=1 and read the difference.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document as DocxDocument

from cchc_tracker import __version__
from cchc_tracker.exports.outline_formats import outline_bytes
from cchc_tracker.exports.report.wording import header_words
from cchc_tracker.model.update import State, Update
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.outlines import enter, fill, plan_outline
from cchc_tracker.services.periods import find_period
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.session import open_session
from cchc_tracker.services.updates import record_update
from tests.golden.test_golden_reports import Vietnamese

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).with_name("outlines")
START = datetime(2024, 12, 16, 1, tzinfo=UTC)
ENTRIES = {
    "hai-phong-2022": (
        *("II.1-4-1-1=1.234", "II.1-4-1-2=1.000", "II.1-4-2-1=0", "II.1-4-2-2=0", "II.2-1=120"),
        *("II.5.a-2-1=18/20", "II.5.a-2-2=0/0", "II.5.a-3-3=85,5", "I-6-1=11"),
    ),
    "binh-dinh-2024": ("I.1-2:1=22",),
    "huong-hoa-2020": ("I.1.3.d-3:1=410", "I.1.3.d-3:2=400", "I.1.5.c-1:2=30/32"),
}
DONE = {"hai-phong-2022": "1.a", "binh-dinh-2024": "r1", "huong-hoa-2020": "r1"}


class Ticking:
    """A clock that moves on by a minute at each look."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


def exported(folder: Path, plan: str, form: str, text: Callable[[str], str] = str) -> bytes:
    """The plan's outline of the year's report, from a database of its own."""
    with open_session(
        folder / f"{plan}-{form}.db",
        "lan",
        lambda: load_plugins(PluginOptions()),
        create=True,
        clock=Ticking(),
    ) as session:
        create_plan(session, plan)
        year = session.plan(plan).year
        record_update(
            session,
            plan,
            DONE[plan],
            Update(on=date(year, 6, 1), state=State.DONE, explanation="đã họp"),
        )
        outline = plan_outline(session, plan)
        period = find_period(session, plan, "Y")
        enter(session, plan, outline, period, ENTRIES[plan], note="đã đối chiếu")
        filled = fill(session, plan, outline, period)
        locality = session.plugins.locality(session.plan(plan).locality)
        return outline_bytes(filled, form, header_words(locality).superior, text)


def layout(document: bytes) -> bytes:
    """The paragraphs of a docx with their styles, a paragraph a line."""
    body = DocxDocument(BytesIO(document)).element.body
    lines = []
    for paragraph in body.iter("{*}p"):
        style = next(paragraph.iter("{*}pStyle"), None)
        words = "".join(each.text or "" for each in paragraph.iter("{*}t"))
        lines.append(f"{style.values()[0] if style is not None else ''}: {words}")
    return "\n".join(line.rstrip() for line in lines).encode() + b"\n"


def require_golden(name: str, content: bytes) -> None:
    found = content.replace(__version__.encode(), b"VERSION")
    golden = FOLDER / name
    if os.environ.get("CCHC_WRITE_GOLDEN") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(found)
    assert found == golden.read_bytes(), name


@pytest.mark.parametrize("plan", ENTRIES)
def test_the_export_has_these_bytes(tmp_path: Path, plan: str) -> None:
    text = Vietnamese().text
    for form in ("md", "json"):
        require_golden(f"{plan}.{form}", exported(tmp_path, plan, form, text))
    require_golden(f"{plan}.docx.txt", layout(exported(tmp_path, plan, "docx", text)))


def test_the_english_export_has_these_bytes(tmp_path: Path) -> None:
    require_golden("binh-dinh-2024-en.md", exported(tmp_path, "binh-dinh-2024", "md"))


@pytest.mark.parametrize("form", ["docx", "md", "json"])
def test_the_same_data_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    one, two = (exported(tmp_path / each, "hai-phong-2022", form) for each in ("one", "two"))
    assert one == two
