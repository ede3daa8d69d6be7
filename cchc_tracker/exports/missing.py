"""What figures lack, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.plan import target_text
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.message import Message
    from cchc_tracker.services.exporting import MissingData


def missing_count(missing: MissingData) -> Message:
    """How much is missing, in a sentence that leaves out what there is nothing of."""
    rows, targets = len(missing.unproven), len(missing.unmeasured)
    unproven = message("{rows} rows done without evidence", rows=rows)
    unmeasured = message("{targets} targets not measured", targets=targets)
    if rows and targets:
        return message("{first}, {second}", first=unproven, second=unmeasured)
    return unproven if rows else unmeasured


def missing_lines(missing: MissingData) -> Iterator[Message]:
    """The rows done without evidence, then the targets that nobody measured."""
    for view in missing.unproven:
        yield message(
            "{ref} is done without evidence: {text}", ref=view.row.ref, text=view.row.text
        )
    for standing in missing.unmeasured:
        yield message(
            "target {number} isn't measured: {target}",
            number=standing.number,
            target=target_text(standing.target),
        )
