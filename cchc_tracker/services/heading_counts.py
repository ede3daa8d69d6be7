"""How many rows stand under each heading of a matrix, as its filter chooses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cchc_tracker.services.session import Session
    from cchc_tracker.store import RowQuery
    from cchc_tracker.store.matrix_lines import MatrixLines
    from cchc_tracker.store.span_counts import Span, SpanCount


def heading_counts(
    session: Session, query: RowQuery, headings: Iterable[int]
) -> Mapping[int, SpanCount]:
    """The counts of headings, given by their lines in the query's one plan.

    Reads the rows under them and no others: quick for a screen of a plan of some thousand rows.
    """
    (plan,) = query.plans
    lines = session.store.matrix_lines(plan)
    spans = {heading: _span(lines, heading) for heading in headings}
    found = session.store.count_spans(query, list(spans.values()))
    return dict(zip(spans, found, strict=True))


def _span(lines: MatrixLines, heading: int) -> Span:
    """The positions of the rows under a heading."""
    first, after = next(iter(lines.from_line(heading, 1)), None), lines.end_of(heading)
    if first is None:  # the plan has become shorter since the heading was read
        return 0, 0
    return first.position, after.position if after else _BEYOND_ALL


_BEYOND_ALL = 1 << 62
