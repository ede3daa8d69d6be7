"""Numbers, rates, days and names as a report writes them, in its language."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.exports.outline_text import number_text
from cchc_tracker.model.message import message, template
from cchc_tracker.model.period import PeriodKind

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.document import Evidence
    from cchc_tracker.model.figures import PlanFacts, Ratio
    from cchc_tracker.model.message import Message
    from cchc_tracker.model.period import Period
    from cchc_tracker.model.row import Row
    from cchc_tracker.model.status import Status
    from cchc_tracker.services.language import Language

_PLAN_CODE = "KH-"
_DECISION_CODE = "QĐ-"
"""Codes of documents: NĐ 30/2020/NĐ-CP, Phụ lục III."""
_PERIODS: dict[PeriodKind, str] = {
    PeriodKind.Q1: template("quarter I of {year}"),
    PeriodKind.H1: template("the first six months of {year}"),
    PeriodKind.Q3: template("quarter III of {year}"),
    PeriodKind.Y: template("the year {year}"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Writes values in one language."""

    language: Language

    def __call__(self, sentence: Message | str, **values: object) -> str:
        """The sentence in the report's language."""
        return self.language(sentence, **values)

    def number(self, number: Decimal | int) -> str:
        """`15.533` and `98,62` in Vietnamese."""
        if self.language.code == "vi":
            return number_text(Decimal(number))
        return f"{number:,}"

    def rate(self, ratio: Ratio) -> str:
        """`12/57 = 21,05%`, both counts beside the percentage."""
        counts = f"{self.number(ratio.numerator)}/{self.number(ratio.denominator)}"
        if ratio.percent is None:
            return f"{self(template('nothing occurred'))} ({counts})"
        return f"{counts} = {self.number(ratio.percent)}%"

    def percent(self, ratio: Ratio) -> str:
        """`21,05%` for a table whose heading names the denominator; `–` for a zero one."""
        return "–" if ratio.percent is None else f"{self.number(ratio.percent)}%"

    def status(self, status: Status) -> str:
        """The status, beginning with a capital."""
        return capital(self(STATUS_LABELS[status]))

    def long_day(self, day: date) -> str:
        """`ngày 05 tháng 02 năm 2022`: days below 10, months 1 and 2 have a zero in front."""
        return self(
            message(
                "{day}/{month}/{year}",
                day=f"{day.day:02}",
                month=month_number(day),
                year=day.year,
            )
        )

    def period(self, period: Period) -> str:
        """`quý I năm 2022`."""
        return self(_PERIODS[period.kind], year=period.year)

    def plan_document(self, plan: PlanFacts) -> str:
        """The document that a plan is, with number, day and issuer as far as they are known."""
        if not plan.number:
            return self(message("{plan} (not numbered yet)", plan=plan.title))
        issued = f" {self.long_day(plan.issued_on)}" if plan.issued_on else ""
        values = {"number": plan.number, "issued": issued, "issuer": plan.issuer}
        if _PLAN_CODE in plan.number:
            cited = message("plan no. {number}{issued} of {issuer}", **values)
            return self(message("{plan} ({cited})", plan=plan.title, cited=cited))
        if _DECISION_CODE in plan.number:
            cited = message("decision no. {number}{issued} of {issuer}", **values)
        else:
            cited = message("document no. {number}{issued} of {issuer}", **values)
        return self(message("{plan} (issued with {cited})", plan=plan.title, cited=cited))

    def evidence(self, evidence: Evidence) -> str:
        """`12/BC-SNV ngày 01/03/2022: title`; the title alone where there is no number."""
        named = evidence.number
        if evidence.issued_on is not None:
            day = day_text(evidence.issued_on)
            named = self(message("{number} of {day}", number=named, day=day))
        return ": ".join(filter(None, (named, evidence.title)))


def month_number(day: date) -> str:
    """Months 1 and 2 with a zero in front (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def capital(text: str) -> str:
    """The text beginning with a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def numbered(number: str | None, text: str | None) -> str:
    """`2.4. Rà soát` or `a) Rà soát`, as plans print them."""
    if not number:
        return text or ""
    return f"{number}{')' if number.isalpha() else '.'} {text or ''}".rstrip()


def row_name(row: Row) -> str:
    """The row's own text with its printed number."""
    if row.activity is not None:
        return numbered(row.activity_no, row.activity)
    return numbered(row.task_no, row.task)
