"""The agencies any Vietnamese locality has, under neutral names, as defaults below its own list."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from cchc_tracker.model.agency.directory import Agency


@cache
def national_agencies() -> tuple[Agency, ...]:
    """Departments, people's committees, party, press and central bodies, and common groups.

    Names are those of a province before and after 01/07/2025 alike; a level's own name is left
    neutral (`Văn phòng UBND cấp tỉnh`), since a locality's list overrides it by any spelling.
    """
    text = (files("cchc_tracker.data") / "agencies.toml").read_text(encoding="utf-8")
    return tuple(
        Agency(
            name=entry["name"],
            aliases=tuple(entry.get("aliases", ())),
            group=entry.get("group", False),
            members=tuple(entry.get("members", ())),
            level=entry.get("level", ""),
        )
        for entry in tomllib.loads(text)["agencies"]
    )
