"""The four periods of a year from a locality's report rules, with what doesn't fit in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cchc_tracker.model.locality import ReportRule
from cchc_tracker.model.message import message
from cchc_tracker.model.period import FixedBy, Period, PeriodKind, period_code
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.workdays import CalendarYearError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_tracker.model.message import Message
    from cchc_tracker.model.workdays import WorkCalendar

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GivenDays:
    """The days of a period as the request for its report sets them."""

    data_from: date
    data_to: date
    due: date | None = None


def periods(
    rules: Sequence[ReportRule],
    national_rules: Sequence[ReportRule],
    year: int,
    calendar: WorkCalendar,
    superior: Sequence[Period] = (),
) -> tuple[Period, ...]:
    """The periods of a year: the locality's days, and the national ones where it fixes none.

    Gaps, overlaps and due days that come too early or too late are problems of the period. The due
    days must lie before those of the `superior`; without one, those that the locality fixes must
    lie before the national ones.
    """
    own = {PeriodKind(rule.kind): rule for rule in rules}
    national = {PeriodKind(rule.kind): rule for rule in national_rules}
    bare = {
        (each, kind): _period(kind, each, own.get(kind), national[kind], calendar)
        for each in (year - 1, year)
        for kind in PeriodKind
    }
    above = {period.kind: period.due for period in superior}
    if not superior:
        above = {kind: _day(national[kind].due, year) for kind in PeriodKind}
    return tuple(
        _checked(bare[year, kind], bare, above[kind], calendar, chained=bool(superior))
        for kind in PeriodKind
    )


def with_given_days(period: Period, days: GivenDays, calendar: WorkCalendar) -> Period:
    """The period with days given by whoever makes the report."""
    effective, problems = _past_days_off(days.due, calendar)
    given = replace(
        period,
        data_from=days.data_from,
        data_to=days.data_to,
        due=days.due,
        effective_due=effective,
        fixed_by=FixedBy.GIVEN,
        due_fixed_by=FixedBy.GIVEN if days.due else None,
        problems=problems,
    )
    return replace(given, problems=(*problems, *_wrong_days(given, calendar)))


def _period(
    kind: PeriodKind,
    year: int,
    rule: ReportRule | None,
    national: ReportRule,
    calendar: WorkCalendar,
) -> Period:
    rule = rule or ReportRule(kind)
    window, window_by = _source(rule, national, bool(rule.data_from and rule.data_to))
    dated, due_by = _source(rule, national, bool(rule.due))
    due = _day(dated.due, year)
    effective, problems = _past_days_off(due, calendar)
    return Period(
        code=period_code(year, kind),
        kind=kind,
        year=year,
        data_from=_day(window.data_from, year),
        data_to=_day(window.data_to, year),
        due=due,
        effective_due=effective,
        fixed_by=window_by,
        printed=rule.printed or national.printed,
        note=rule.note or national.note,
        problems=problems,
        due_fixed_by=due_by if due else None,
    )


def _source(
    rule: ReportRule,
    national: ReportRule,
    own: bool,  # noqa: FBT001 - what the rule fixes
) -> tuple[ReportRule, FixedBy]:
    """The rule that a period's days are taken from."""
    if own:
        return rule, FixedBy.LOCALITY
    return (rule, FixedBy.REQUEST) if rule.on_request else (national, FixedBy.NATIONAL)


def _day(text: str, year: int) -> date | None:
    """The day of `DD/MM` in the year, or of `DD/MM-1` in the year before."""
    if not text:
        return None
    day, month = text.removesuffix("-1").split("/")
    return date(year - text.endswith("-1"), int(month), int(day))


def _past_days_off(
    due: date | None, calendar: WorkCalendar
) -> tuple[date | None, tuple[Problem, ...]]:
    """The day on which a due day really falls (BLDS 2015, Điều 148.5)."""
    if due is None:
        return None, ()
    try:
        found = calendar.roll_forward(due)
    except CalendarYearError as error:
        return due, (Problem(Severity.WARNING, "calendar-missing", error.message),)
    return found.day, found.warnings


def _checked(
    period: Period,
    bare: dict[tuple[int, PeriodKind], Period],
    above: date | None,
    calendar: WorkCalendar,
    *,
    chained: bool,
) -> Period:
    problems = (
        *_on_request(period),
        *_wrong_days(period, calendar),
        *_wrong_start(period, bare),
        *_not_before(period, above if chained or _due_is_own(period) else None),
    )
    return replace(period, problems=(*period.problems, *problems))


def _due_is_own(period: Period) -> bool:
    return period.due_fixed_by is FixedBy.LOCALITY


def _on_request(period: Period) -> Iterator[Problem]:
    if period.fixed_by is FixedBy.REQUEST:
        sentence = message("It is reported on request: its days must be given")
        yield Problem(Severity.INFO, "period-on-request", sentence, period.code, period.printed)


def _wrong_days(period: Period, calendar: WorkCalendar) -> Iterator[Problem]:
    """A window that ends before it begins, or a due day less than a working day after it."""
    if period.data_from is None or period.data_to is None:
        return
    if period.data_from > period.data_to:
        yield _warning(
            period,
            "period-reversed",
            message(
                "It begins on {first}, after its end on {last}",
                first=_printed(period.data_from),
                last=_printed(period.data_to),
            ),
        )
    if period.effective_due is None or not calendar.covers(period.data_to):
        return
    if period.effective_due < calendar.add(period.data_to, 1).day:
        # NĐ 09/2019/NĐ-CP, Điều 8 khoản 5
        yield _warning(
            period,
            "period-due-early",
            message(
                "It is due on {due}, less than a working day after its cut-off on {last}",
                due=_printed(period.effective_due),
                last=_printed(period.data_to),
            ),
        )


def _wrong_start(period: Period, bare: dict[tuple[int, PeriodKind], Period]) -> Iterator[Problem]:
    """A window that doesn't begin on the day after the one it continues.

    The third quarter continues the six months; the others continue the year before.
    """
    before = (
        bare[period.year, PeriodKind.H1]
        if period.kind is PeriodKind.Q3
        else bare[period.year - 1, PeriodKind.Y]
    )
    if period.data_from is None or before.data_to is None:
        return
    values: dict[str, object] = {
        "first": _printed(period.data_from),
        "before": before.code,
        "last": _printed(before.data_to),
    }
    if period.data_from <= before.data_to:
        text = message("It begins on {first}, but {before} ends on {last}: an overlap", **values)
        yield _warning(period, "period-overlap", text)
    elif period.data_from > before.data_to + _ONE_DAY:
        text = message("It begins on {first}, but {before} ends on {last}: a gap", **values)
        yield _warning(period, "period-gap", text)


def _not_before(period: Period, above: date | None) -> Iterator[Problem]:
    if period.due is not None and above is not None and period.due >= above:
        yield _warning(
            period,
            "period-due-late",
            message(
                "It is due on {due}, not before the superior's report of {above}",
                due=_printed(period.due),
                above=_printed(above),
            ),
        )


def _warning(period: Period, code: str, sentence: Message) -> Problem:
    return Problem(Severity.WARNING, code, sentence, period.code, period.printed)


def _printed(day: date) -> str:
    return f"{day:%d/%m/%Y}"
