"""Outline files: what they become, and how each mistake in one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.outline import Communes, NodeKind, ValueSource
from cchc_tracker.plugins import hookimpl, locality_folder
from cchc_tracker.plugins.outline_file import read_outline
from cchc_tracker.plugins.pool import PluginOptions
from cchc_tracker.plugins.registry import load_plugins
from cchc_tracker.plugins.sources import PluginSource

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'id = "x-2022"\nyear = 2022\ntitle = "Đề cương"\nprinted_title = ["ĐỀ CƯƠNG"]\n'
LINES = """
[[nodes]]
level = 1
number = "I."
text = "Kết quả"
kind = "heading"
communes = "no"

[[nodes]]
level = 2
number = "-"
text = "Tỷ lệ: %"
kind = "counted"
unit = "%"
numerator = "I-1-2"
denominator = "I-1-1"

[[nodes]]
level = 3
text = "Tổng số…"
kind = "counted"
unit = "hồ sơ"

[[nodes]]
level = 3
text = "Đã xong"
kind = "counted"
unit = "hồ sơ"
figure = "plan.done"

[[nodes]]
level = 2
number = "a)"
text = "Nhiều số"
kind = "counted"
communes = "only"

[[nodes.counts]]
label = "một"
unit = "hồ sơ"

[[nodes.counts]]
label = "hai"
unit = "hồ sơ"
target = "1.2:cấp xã"

[[nodes.counts]]
label = "tỷ lệ"
unit = "%"
numerator = "1"
denominator = "2"
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "outline.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_outline_has_its_lines_keys_and_counts(tmp_path: Path) -> None:
    outline = read_outline(written(tmp_path, HEAD + LINES), "x")
    assert [node.key for node in outline.nodes] == ["I", "I-1", "I-1-1", "I-1-2", "I.a"]
    assert [count.key for count in outline.counts] == [
        *("I-1", "I-1-1", "I-1-2", "I.a:1", "I.a:2", "I.a:3"),
    ]
    rate, total, done, _, measured, several = outline.counts
    assert (rate.numerator, rate.denominator, rate.source) == ("I-1-2", "I-1-1", ValueSource.COUNTS)
    assert (total.source, done.source) == (ValueSource.HAND, ValueSource.FIGURE)
    assert (measured.source, measured.target) == (ValueSource.TARGET, "1.2:cấp xã")
    assert (several.numerator, several.denominator) == ("I.a:1", "I.a:2")
    assert outline.nodes[0].kind is NodeKind.HEADING


def test_what_holds_of_communes_holds_of_the_lines_below(tmp_path: Path) -> None:
    outline = read_outline(written(tmp_path, HEAD + LINES), "x")
    assert [node.communes for node in outline.nodes] == [*[Communes.NO] * 4, Communes.ONLY]


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('level = 3\ntext = "Tổng', 'level = 4\ntext = "Tổng', "nodes[3].level", "below I-1"),
        ('unit = "hồ sơ"\nfigure', "figure", "nodes[4].unit", "I-1-2: the unit is missing"),
        ('"plan.done"', '"plan.dun"', "nodes[4].figure", "'plan.dun' is none of plan.total"),
        ('numerator = "I-1-2"\n', "", "nodes[2].numerator", "I-1: numerator and denominator"),
        ('"I-1-1"', '"I-9"', "nodes", "I-1: there is no count I-9"),
        ('kind = "heading"', 'kind = "counted"', "nodes[1].kind", "I: a line is `counted`"),
        ('kind = "heading"', 'kind = "title"', "nodes[1].kind", "'title', but must be one of"),
        ('number = "a)"', 'number = "-"\nnumbr = ""', "unknown key nodes[5].numbr", "known keys"),
        ('communes = "only"', 'unit = "x"', "nodes[5].counts", "I-2: each of the counts"),
        ('communes = "only"', 'communes = "some"', "nodes[5].communes", "must be one of also"),
        ('label = "hai"\n', "", "nodes[5].counts[2].label", "is missing"),
        ('target = "1.2:cấp xã"', 'figure = "plan.done"\ntarget = "1"', "figure", "only one of"),
        ('unit = "%"\nnumerator = "I', 'unit = "hồ sơ"\nnumerator = "I', "unit", "has the unit %"),
    ],
)
def test_a_mistake_is_one_line_with_file_and_node(
    tmp_path: Path, old: str, new: str, key: str, reason: str
) -> None:
    assert old in LINES
    text = LINES.replace(old, new, 1)
    if "I-2" in reason:
        text = text.replace('number = "a)"', 'number = "-"')
    file = written(tmp_path, HEAD + text)
    with pytest.raises(BadDataError) as error:
        read_outline(file, "x")
    sentence = str(error.value)
    assert "\n" not in sentence
    assert sentence.startswith(f"{file}: ")
    assert key in sentence
    assert reason in sentence


@pytest.mark.parametrize(
    ("errata", "reason"),
    [
        ('[[errata]]\nplace = "I"\nprinted = "X"\ncorrected = "Y"\n', "'X' doesn't stand in I"),
        ('[[errata]]\nplace = "I-7"\nprinted = "K"\ncorrected = "Y"\n', "doesn't stand in I-7"),
    ],
)
def test_errata_quote_the_lines(tmp_path: Path, errata: str, reason: str) -> None:
    with pytest.raises(BadDataError, match=reason):
        read_outline(written(tmp_path, HEAD + LINES + errata), "x")


def test_an_outline_needs_lines_and_keys_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(BadDataError, match="needs lines"):
        read_outline(written(tmp_path, HEAD), "x")
    twice = LINES + '[[nodes]]\nlevel = 1\nnumber = "I."\ntext = "x"\nkind = "prose"\n'
    with pytest.raises(BadDataError, match="'I' stands twice"):
        read_outline(written(tmp_path, HEAD + twice), "x")


def test_a_folder_s_outlines_are_found_by_id_and_by_locality(tmp_path: Path) -> None:
    (tmp_path / "locality.toml").write_text(
        'code = "x"\nname = "X"\nlevel = "district"\nparent = "Y"\nstanding_agency = "Z"\n'
        '[[agencies]]\nname = "Z"\n',
        encoding="utf-8",
    )
    (tmp_path / "outlines").mkdir()
    written(tmp_path / "outlines", HEAD + LINES)
    (tmp_path / "outlines" / ".hidden.toml").write_text("broken", encoding="utf-8")
    plugin = locality_folder(tmp_path)
    registry = load_plugins(PluginOptions(), [PluginSource("x", "", "", "", lambda: plugin)])
    assert registry.outline("x-2022") == registry.outlines("x")[0] == registry.outlines()[0]


class _Strange:
    """A plugin whose outlines are none."""

    @hookimpl
    def report_outlines(self) -> list[str]:
        return ["an outline"]


def test_what_is_no_outline_costs_only_itself() -> None:
    source = PluginSource("strange", "", "", "", _Strange)
    registry = load_plugins(PluginOptions(), [source])
    assert registry.outlines() == ()
    (outcome,) = registry.outcomes()
    assert "list of Outline" in str(outcome.error)
