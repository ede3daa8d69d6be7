"""Figures in whole sentences: a group, what happened within the period, what has no proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.report.blocks import Paragraph
from cchc_tracker.model.message import message, template
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from cchc_tracker.exports.report.words import Words
    from cchc_tracker.model.figures import Tally

_SHARES: dict[Status, str] = {
    Status.DONE_ON_TIME: template("{n} tasks done on time"),
    Status.DONE_LATE: template("{n} tasks done late"),
    Status.IN_PROGRESS: template("{n} tasks in progress"),
    Status.NOT_STARTED: template("{n} tasks not started"),
    Status.OVERDUE: template("{n} tasks overdue and not done"),
    Status.UNDATED: template("{n} tasks without a deadline of their own"),
    Status.SUSPENDED: template("{n} tasks suspended"),
    Status.CANCELLED: template("{n} tasks cancelled"),
}


def group_paragraph(tally: Tally, words: Words) -> Paragraph:
    """A group's figures in one paragraph; a status that no task has isn't told."""
    shares = [words(_SHARES[status], n=words.number(n)) for status, n in tally.counts.items() if n]
    sentence = message(
        "Of {total} tasks there are {shares}. Completion rate of all tasks: {rate};"
        " of those that fell due: {due_rate}.",
        total=words.number(tally.total),
        shares=", ".join(shares),
        rate=words.rate(tally.completion),
        due_rate=words.rate(tally.due_completion),
    )
    return Paragraph(words(sentence))


def period_sentence(tally: Tally, words: Words) -> str:
    """What happened within the period."""
    parts = (
        (template("{n} tasks were done"), template("no task was done"), tally.done_in_period),
        (template("{n} became overdue"), template("none became overdue"), tally.newly_overdue),
        (
            template("{n} were overdue before it already"),
            template("none was overdue before it"),
            tally.carried_over,
        ),
    )
    told = [words(some, n=words.number(n)) if n else words(none) for some, none, n in parts]
    return words(message("Within the period {told}.", told="; ".join(told)))


def proof_sentence(tally: Tally, words: Words) -> str:
    """What is done without a document, and the extensions."""
    return words(
        message(
            "Done without a document as evidence: {unproven}; extensions granted: {extensions}.",
            unproven=words.number(tally.without_evidence),
            extensions=words.number(tally.extensions),
        )
    )
