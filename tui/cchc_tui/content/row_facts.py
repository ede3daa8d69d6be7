"""Everything about a row as lines to show: as printed, as read, what was reported, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.event import evidence_text, update_parts
from cchc_tracker.exports.journal import ACTION_LABELS, changed_values
from cchc_tracker.exports.labels import (
    CERTAINTY_LABELS,
    KIND_LABELS,
    STATE_LABELS,
    STATUS_LABELS,
)
from cchc_tracker.exports.plan import target_text
from cchc_tracker.model.message import template
from cchc_tracker.services.rows import Selection, find_row, view_row
from cchc_tracker.services.session import VIETNAM
from cchc_tui.content.row_origins import other_columns, row_places, settled_text
from cchc_tui.marks import DOUBT, mark_of
from cchc_tui.widgets.facts import Fact, heading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.status import MilestoneProgress, Status
    from cchc_tracker.model.update import Event
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import JournalLine, RowSource, Settlement, StoredPlan


@dataclass(frozen=True, slots=True)
class RowAbout:
    """A row with everything that is kept about it."""

    view: RowView
    plan: StoredPlan
    events: tuple[Event, ...]
    journal: tuple[JournalLine, ...]
    """Newest first."""
    source: RowSource | None = None
    """The document it was read from last, with the place of each value; None for none."""
    settlement: Settlement | None = None
    """Who has looked at its problems; None where nobody has."""


def read_row_about(session: Session, plan_id: str, ref: str) -> RowAbout:
    """All about a row; raises UsageError where there is none."""
    row = find_row(session, plan_id, ref)
    return RowAbout(
        view=view_row(session, row, Selection((plan_id,))),
        plan=session.plan(plan_id),
        events=session.store.events(row.id),
        journal=tuple(session.store.journal(row_id=row.id)),
        source=session.store.row_source(row.id),
        settlement=session.store.settlement(row.id),
    )


def row_facts(about: RowAbout, language: Language, *, ascii_only: bool) -> list[Fact]:
    """The lines of a row, section by section; what is empty is left out."""
    text = language.text
    facts: list[Fact] = list(_standing(about.view, language, ascii_only=ascii_only))
    sections = (
        (template("As printed"), _printed(about)),
        (template("Read from it"), _read(about.view, language)),
        (template("Milestones"), _milestones(about.view, language)),
        (template("Printed → corrected"), _errata(about)),
        (template("Other columns"), other_columns(about.source)),
        (template("Doubts"), _problems(about, language)),
        (template("Products and evidence"), _products(about, language)),
        (template("Updates"), _updates(about, language)),
        (template("Journal"), _journal(about, language)),
        (template("Source"), _source(about.plan, language)),
        (template("Where it stands"), row_places(about.source, language)),
    )
    for name, pairs in sections:
        lines = [Fact((text(label), value)) for label, value in pairs if value]
        if lines:
            facts += [Fact(("", "")), heading(text(name)), *lines]
    return facts


def moment_text(moment: datetime) -> str:
    """A moment as people here write it."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def status_text(status: Status, language: Language, *, ascii_only: bool) -> str:
    """A status with its mark."""
    return f"{mark_of(status, ascii_only=ascii_only).sign} {language.text(STATUS_LABELS[status])}"


def _standing(view: RowView, language: Language, *, ascii_only: bool) -> Iterator[Fact]:
    progress = view.progress
    colour = mark_of(view.status).colour
    status = status_text(view.status, language, ascii_only=ascii_only)
    text = language.text
    yield Fact((text(template("Status")), f"{status} ({day_text(view.as_of)})"), colour=colour)
    percent = "" if progress.percent is None else f", {progress.percent} %"
    yield Fact((text(template("State")), text(STATE_LABELS[progress.state]) + percent))
    if progress.done_on:
        yield Fact((text(template("Done on")), day_text(progress.done_on)))
    if progress.open_due:
        yield Fact((text(template("Next due")), day_text(progress.open_due)))
    if progress.reported or view.row.members:
        count = f"{len(progress.reported)}/{len(view.row.members) or '?'}"
        names = ", ".join(progress.reported)
        reported = f"{count}: {names}" if names else count
        yield Fact((text(template("Reported by")), reported))
        missing = [name for name in view.row.members if name not in progress.reported]
        if missing and progress.reported:
            yield Fact((text(template("Still to report")), ", ".join(missing)))


def _printed(about: RowAbout) -> Iterator[tuple[str, str]]:
    row = about.view.row
    goals = [
        goal
        for goal in about.plan.goals
        if goal.no is not None and (goal.area_no, goal.no) == (row.area_no, row.goal_no)
    ]
    yield template("No."), row.ref
    yield template("Area"), f"{row.area_no}. {row.area}"
    yield template("Goal"), _numbered(row.goal_no, row.goal)
    targets = [f"• {target_text(target)}" for goal in goals for target in goal.targets]
    yield template("Targets"), "\n".join(targets)
    yield template("Task"), _numbered(row.task_no, row.task)
    yield template("Activity"), _numbered(row.activity_no, row.activity)
    yield template("Product"), row.product_text or ""
    yield template("Lead"), row.lead_text or ""
    yield template("Support"), row.support_text or ""
    yield template("Deadline"), row.deadline_text or ""
    yield template("Note"), row.note or ""


def _numbered(number: str | None, text: str | None) -> str:
    if text is None:
        return ""
    return f"{number}. {text}" if number else text


_FIELD_NAMES = {
    "goal": template("Goal"),
    "task": template("Task"),
    "lead": template("Lead"),
    "support": template("Support"),
    "deadline": template("Deadline"),
}


def _read(view: RowView, language: Language) -> Iterator[tuple[str, str]]:
    row, deadline, text = view.row, view.row.deadline, language.text
    names = [text(_FIELD_NAMES.get(name, name)) for name in row.inferred]
    yield template("Inferred"), ", ".join(names)
    yield template("Lead"), _agencies(row.leads, language)
    yield template("Support"), _agencies(row.supports, language)
    certainty = text(CERTAINTY_LABELS[deadline.certainty])
    yield template("Deadline"), f"{text(KIND_LABELS[deadline.kind])} ({certainty})"
    yield template("From"), day_text(deadline.start)
    yield template("To"), day_text(deadline.end)
    if deadline.effective_end != deadline.end:
        yield template("Past days off"), day_text(deadline.effective_end)
    yield template("Days"), ", ".join(day_text(day) for day in deadline.occurrences)
    yield template("Condition"), deadline.condition or ""
    yield template("Refers to"), deadline.reference or ""
    yield template("Counts from"), deadline.anchor or ""
    yield template("Offset"), "" if deadline.offset is None else str(deadline.offset)


def _agencies(reading: AgencyReading, language: Language) -> str:
    lines = []
    a_group, unknown = language("group"), language("not recognised")
    for mention in reading.mentions:
        qualifier = f" ({mention.qualifier})" if mention.qualifier else ""
        group = f" [{a_group}]" if mention.group else ""
        doubt = "" if mention.resolved else f" [{unknown}]"
        lines.append(f"• {mention.name}{qualifier}{group}{doubt}")
    return "\n".join(lines)


def _milestones(view: RowView, language: Language) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(view.progress.milestones, start=1):
        yield str(number), "\n".join(_milestone(each, language))


def _milestone(each: MilestoneProgress, language: Language) -> Iterator[str]:
    milestone, first = each.milestone, each.first
    if milestone.label:
        yield milestone.label
    if milestone.start or milestone.due:
        yield f"{day_text(milestone.start) or '…'} – {day_text(milestone.due) or '…'}"
    else:
        yield language("no date yet")
    if milestone.effective_due != milestone.due:
        yield language("counts until {day}", day=day_text(milestone.effective_due))
    if first.due != milestone.due:
        yield language("first deadline {day}", day=day_text(first.due) or "…")
    done = f" {day_text(each.done_on)}" if each.done_on else ""
    late = language("late")
    yield language.text(STATE_LABELS[each.state]) + done + (f" ({late})" if each.late else "")


def _errata(about: RowAbout) -> Iterator[tuple[str, str]]:
    place = f"r{about.view.row.position}"
    for erratum in about.plan.errata:
        of_row, _, field = erratum.place.partition(" ")
        if of_row == place:
            yield field or place, f"{erratum.printed} → {erratum.corrected}"


def _problems(about: RowAbout, language: Language) -> Iterator[tuple[str, str]]:
    row = about.view.row
    readings = (row.problems, row.deadline.problems, row.leads.problems, row.supports.problems)
    seen: dict[str, None] = {}
    for problem in (each for problems in readings for each in problems):
        seen.setdefault(language(problem.message), None)
    for sentence in seen:
        yield DOUBT, sentence
    if row.problems or row.inferred:
        yield template("Looked at"), settled_text(about.settlement, language)


def _products(about: RowAbout, language: Language) -> Iterator[tuple[str, str]]:
    for number, product in enumerate(about.view.row.products, start=1):
        yield str(number), product
    milestone = language("milestone")
    for event in about.events:
        update = event.update
        if event.voided_at is not None:
            continue
        place = f" [{milestone} {update.milestone}]" if update.milestone else ""
        if update.evidence is not None:
            yield template("Evidence"), evidence_text(update.evidence) + place
        if update.explanation:
            yield template("Explanation"), update.explanation + place


def _updates(about: RowAbout, language: Language) -> Iterator[tuple[str, str]]:
    taken_back = language("taken back")
    for event in reversed(about.events):
        said = "; ".join(update_parts(event.update, language.text))
        if event.voided_at is not None:
            said = f"[{taken_back}] {said}"
        yield day_text(event.update.on), f"{said}\n{event.author}, {moment_text(event.recorded_at)}"


def _journal(about: RowAbout, language: Language) -> Iterator[tuple[str, str]]:
    for line in about.journal:
        action = language.text(ACTION_LABELS[line.action])
        changed = changed_values(line, language.text)
        head = f"{line.author}, {action}"
        yield moment_text(line.at), f"{head}: {changed}" if changed else head


def _source(plan: StoredPlan, language: Language) -> Iterator[tuple[str, str]]:
    yield template("Number"), plan.number or language("not numbered yet")
    yield template("Issued on"), day_text(plan.issued_on) or "–"
    yield template("Title"), plan.title
    yield template("Issuer"), plan.issuer
    yield template("Signer"), plan.signer
    yield template("Source"), plan.source
