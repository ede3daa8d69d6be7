"""Report templates as files: what they become, and how each mistake in one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.report_template import Added, Part, Tallied
from cchc_tracker.plugins import locality_folder
from cchc_tracker.plugins.report_file import read_report_template
from cchc_tracker.plugins.testing import check_locality

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """
title = "Báo cáo quý"
subject = "Kết quả {period}"

[wording]
report_issuer = "{lead}"

[[sections]]
part = "general"
figures = ["leads", "plan"]

[[sections]]
part = "prose"
heading = "Đánh giá"
text = ["Năm {year}."]

[annex]
columns = ["result", "status"]

[annex.headings]
result = "Kết quả thực hiện"
"""


def read(folder: Path, text: str, name: str = "quy.toml") -> object:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_report_template(file, "ca-mau")


def test_a_template_is_named_after_its_file(tmp_path: Path) -> None:
    (tmp_path / "quy.toml").write_text(WHOLE, encoding="utf-8")
    made = read_report_template(tmp_path / "quy.toml", "ca-mau")
    assert (made.name, made.locality, made.title) == ("quy", "ca-mau", "Báo cáo quý")
    assert made.sections[0].figures == (Tallied.LEADS, Tallied.PLAN)
    assert [section.part for section in made.sections] == [Part.GENERAL, Part.PROSE]
    assert made.columns == (Added.RESULT, Added.STATUS)
    assert made.headings == {"result": "Kết quả thực hiện"}
    assert made.needs_lead


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('subject = "{who}"', "subject: {who} is none of {plan}"),
        ('subject = "{plan.title}"', "{plan.title} is none of"),
        ('lead_in = "a { b"', "lead_in: { is none of"),
        ('subject = "{subject}"', "can't hold itself"),
        ('wording = {report_colour = "red"}', "report_colour is none of"),
        ('wording = {report_to = "{plan}"}', "only {lead} may stand in it"),
        ('sections = [{part = "prose"}]', "a section of prose needs a heading"),
        ('sections = [{part = "areas", subheadings = ["a"]}]', "only prose and proposals"),
        ('sections = [{part = "areas", figures = ["plan"]}]', "only the general section"),
        ('sections = [{part = "weather"}]', "must be one of"),
        ('annex = {columns = ["colour"]}', "colour is none of status"),
        ('annex = {headings = {colour = "x"}}', "colour is none of status"),
        ("colour = 1", "unknown key colour"),
    ],
)
def test_each_mistake_names_file_and_key(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(BadDataError) as error:
        read(tmp_path, f'title = "x"\n{line}\n')
    assert "quy.toml" in str(error.value)
    assert told in str(error.value)


def test_the_files_name_is_the_templates(tmp_path: Path) -> None:
    with pytest.raises(BadDataError, match="lower-case"):
        read(tmp_path, WHOLE, "Báo cáo.toml")


def test_the_kit_finds_a_broken_template(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "locality.toml").write_text(
        'code = "x"\nname = "Xã X"\nlevel = "commune"\nparent = "Huyện Y"\n'
        'standing_agency = "UBND xã"\n[[agencies]]\nname = "UBND xã"\n',
        encoding="utf-8",
    )
    (tmp_path / "reports" / "quy.toml").write_text("subject = 1", encoding="utf-8")
    (found,) = check_locality(locality_folder(tmp_path))
    assert "quy.toml" in str(found.message)
