"""What holds for reports where a locality fixes nothing of its own: the calendar, the words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from cchc_tracker.model.locality import ReportRule

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def national_reports() -> tuple[ReportRule, ...]:
    """The four reports of a year (công văn 581/BNV-CCHC)."""
    text = (files("cchc_tracker.data") / "reports.toml").read_text(encoding="utf-8")
    return tuple(ReportRule(**rule) for rule in tomllib.loads(text)["reports"])


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Words of a report's header and foot."""

    committee: str
    committee_symbol: str
    report_code: str
    """Code of the type of document in its symbol (NĐ 30/2020/NĐ-CP, Phụ lục III)."""
    other_capacity: str
    capacities: Mapping[str, str]
    """The signer's office by how the issuer's name begins."""


@cache
def report_words() -> ReportWords:
    """The words that every locality can use."""
    text = (files("cchc_tracker.data") / "report_words.toml").read_text(encoding="utf-8")
    return ReportWords(**tomllib.loads(text))
