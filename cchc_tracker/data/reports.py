"""The ministry's reporting calendar, which holds where a locality fixes no days of its own."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from cchc_tracker.model.locality import ReportRule


@cache
def national_reports() -> tuple[ReportRule, ...]:
    """The four reports of a year (công văn 581/BNV-CCHC)."""
    text = (files("cchc_tracker.data") / "reports.toml").read_text(encoding="utf-8")
    return tuple(ReportRule(**rule) for rule in tomllib.loads(text)["reports"])
