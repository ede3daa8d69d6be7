"""TOML tables read key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.plugins.toml_table import TomlTable, read_toml

if TYPE_CHECKING:
    from pathlib import Path


def test_texts_come_out_clean_and_stripped() -> None:
    table = TomlTable({"name": "  Cần Thơ\r\n"}, "f.toml")
    assert table.text("name") == "Cần Thơ"


@pytest.mark.parametrize(
    ("value", "ask", "wanted"),
    [
        (1, "text", "a text in quotes"),
        (True, "whole", "a whole number"),
        ("x", "flag", "true or false"),
        ("x", "day", "a date"),
        (["a", 1], "texts", "a list of texts"),
        ({"a": 1}, "words", "a table of texts"),
        ([1], "tables", "written as"),
        ([], "table", "a table"),
    ],
)
def test_another_type_is_refused_with_file_key_and_wish(
    value: object, ask: str, wanted: str
) -> None:
    table = TomlTable({"key": value}, "f.toml", "areas[1]")
    with pytest.raises(BadDataError, match=rf"f\.toml: areas\[1\]\.key must be .*{wanted}"):
        getattr(table, ask)("key")


def test_a_moment_is_not_a_day(tmp_path: Path) -> None:
    file = tmp_path / "f.toml"
    file.write_text("on = 2022-01-05T10:00:00", encoding="utf-8")
    with pytest.raises(BadDataError, match="on must be a date"):
        read_toml(file).day("on")


def test_facts_become_plain_data(tmp_path: Path) -> None:
    file = tmp_path / "f.toml"
    file.write_text("[facts]\nsteps = [{ on = 2022-01-05, n = 3, open = true }]", encoding="utf-8")
    assert read_toml(file).plain("facts") == {"steps": [{"on": "2022-01-05", "n": 3, "open": True}]}


def test_a_file_in_another_encoding_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "f.toml"
    file.write_bytes('name = "Cần Thơ"'.encode("utf-16"))
    with pytest.raises(BadDataError, match="isn't saved as UTF-8"):
        read_toml(file)
