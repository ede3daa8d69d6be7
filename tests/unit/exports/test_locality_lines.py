"""A locality as lines for people and as a record."""

from __future__ import annotations

import json

import pytest

from cchc_tracker.exports.locality import LEVEL_NAMES, locality_lines, locality_record
from cchc_tracker.plugins import PluginOptions, load_plugins

CODES = ("binh-dinh", "can-tho", "hai-phong", "huong-hoa")


@pytest.mark.parametrize("code", CODES)
def test_a_locality_for_people(code: str) -> None:
    locality = load_plugins(PluginOptions()).locality(code)
    lines = dict(locality_lines(locality, str))
    assert lines["Code"] == code
    assert lines["Level"] in LEVEL_NAMES.values()
    assert locality.standing_agency in lines["Standing agency"]
    assert "01/07/2025" in lines["What became of it"]
    assert lines["Agencies"].count("•") == sum(not each.group for each in locality.agencies)


@pytest.mark.parametrize("code", CODES)
def test_the_record_can_be_written_as_json(code: str) -> None:
    locality = load_plugins(PluginOptions()).locality(code)
    record = json.loads(json.dumps(locality_record(locality)))
    assert record["code"] == code
    assert record["successor"]["on"] == "2025-07-01"
    assert len(record["agencies"]) == len(locality.agencies)
