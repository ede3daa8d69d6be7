"""Rows that are headings and no rows of work: areas and what stands above or below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.areas import guess_code
from cchc_tracker.imports.annex.cells import value_of
from cchc_tracker.imports.annex.numbering import (
    Numbered,
    Style,
    bare_number,
    is_below,
    is_capitals,
    roman,
    split_heading,
    style_of,
)
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_tracker.imports.annex.cells import Line
    from cchc_tracker.imports.annex.fields import FieldColumns
    from cchc_tracker.model.source.document import SourceCell

_ALWAYS_HEADINGS: Final = (Style.PART, Style.LETTER, Style.ROMAN)
_END: Final = re.compile(
    r"noi nhan\b|(?:tm|kt|tl|tuq)\. |chu tich$|pho chu tich$|giam doc$|nguoi lap"
    r"|tong cong\b|tong so\b|\[\d+\]|\(\*+\)|ghi chu ?:|luu y ?:"
)
"""What stands in the last rows of a sheet: recipients, signature, sums, footnotes."""
_AREA_NAME: Final = re.compile(r"(?:cong tac )?(?:cai cach|linh vuc|hien dai hoa|chi dao)\b")
_LONGEST_NAME: Final = 80
_WIDE_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's row."""

    line: int
    number: str
    """As printed, without signs around it; empty where it has none."""
    title: str
    style: Style
    cells: tuple[SourceCell, ...]
    """Those that hold its number and title."""
    others: tuple[SourceCell, ...] = ()
    """What else stands in the row."""
    is_wide: bool = False
    column: int = 0
    """Where its title stands, from 0."""
    depth: int = 0
    """How many headings stand above it."""
    field: str = ""
    """The field of its column where it heads the rows below that leave this column blank."""


def find_headings(
    lines: Sequence[Line], columns: FieldColumns, kind: PlanKind
) -> dict[int, Heading]:
    """By line the rows that are headings, each with its depth."""
    found: dict[int, Heading] = {}
    heads: dict[int, Heading] = {}
    areas = 0
    for number, line in enumerate(lines):
        heading = _heading(number, line, columns, kind)
        if heading is None and areas:
            heading = _heading_with_stray(number, lines, columns, roman(areas + 1))
        if heading is None:
            continue
        if field := _heads_column(heading, lines, columns):
            heads[number] = replace(heading, field=field)
        elif _stands(heading, lines, columns):
            found[number] = heading
            areas += heading.number == roman(areas + 1)
    return dict(sorted({**dict(_with_depths(found)), **heads}.items()))


def first_after_end(lines: Sequence[Line], headings: dict[int, Heading]) -> int:
    """The line where the rows end and recipients, signatures or footnotes begin."""
    last = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        texts = [fold(lines[number].texts[column]) for column, _ in lines[number].begun()]
        if texts and _END.match(texts[0]) and len(texts) <= 3:
            last = number
        elif number not in headings and len(texts) > 2:
            break
    return last


def _heading(number: int, line: Line, columns: FieldColumns, kind: PlanKind) -> Heading | None:
    begun = [(column, cell) for column, cell in line.begun() if line.value(column)]
    if not begun or any(not line.fresh[column] and line.value(column) for column in columns.texts):
        return None
    begun.sort(key=lambda each: each[0] not in columns.numbers)  # it may stand to the right
    first, cell = begun[0]
    style = style_of(value_of(cell))
    stands_alone = first in columns.numbers or first < min(columns.texts, default=0)
    if style is not None and stands_alone and len(begun) > 1:
        column, title = begun[1]
        own = split_heading(value_of(title)) if style is Style.PART else None
        text = own.text if own else " ".join(value_of(title).split())
        made = Numbered(bare_number(value_of(cell)), text, style)
        return _titled(number, line, (cell, title), column, made, columns, kind, begun[2:])
    split = split_heading(value_of(cell))
    bare = Numbered("", " ".join(value_of(cell).split()), Style.PLAIN)
    if split is None and is_capitals(bare.text):
        bare = replace(bare, style=Style.CAPITALS)
    return _titled(number, line, (cell,), first, split or bare, columns, kind, begun[1:])


def _heading_with_stray(
    number: int, lines: Sequence[Line], columns: FieldColumns, expected: str
) -> Heading | None:
    """The next area's heading though one planning cell of a row above ran over into its row.

    A cell cut by a page break does so: `năm tiếp theo` of `2025 và những năm tiếp theo`.
    """
    begun = [(at, cell) for at, cell in lines[number].begun() if lines[number].value(at)]
    if len(begun) != 3 or number + 1 == len(lines):
        return None
    (first, cell), (column, title), (last, stray) = begun
    if first not in columns.numbers or column not in columns.texts or last not in columns.planning:
        return None
    below = next(iter(lines[number + 1].begun()), None)
    if bare_number(value_of(cell)) != expected or below is None or below[0] != first:
        return None
    if style_of(value_of(below[1])) is not Style.DIGITS:
        return None
    text = " ".join(value_of(title).split())
    return Heading(number, expected, text, Style.ROMAN, (cell, title), (stray,), column=column)


def _titled(
    number: int,
    line: Line,
    cells: tuple[SourceCell, ...],
    column: int,
    numbered: Numbered,
    columns: FieldColumns,
    kind: PlanKind,
    others: Sequence[tuple[int, SourceCell]],
) -> Heading | None:
    title = cells[-1]
    wide = title.columns > 1 and not columns.planning.isdisjoint(
        range(column, column + title.columns)
    )
    if not wide and column not in columns.texts and column not in columns.numbers:
        return None
    if others and not _is_led_area(numbered, len(others), len(line.cells), kind):
        return None
    return Heading(
        number,
        numbered.number,
        numbered.text,
        numbered.style,
        cells,
        tuple(cell for _, cell in others),
        wide,
        column,
    )


def _is_led_area(numbered: Numbered, others: int, width: int, kind: PlanKind) -> bool:
    """Whether a row with more in it, such as the area's lead, is still an area's heading."""
    return (
        numbered.style in _ALWAYS_HEADINGS
        and (is_capitals(numbered.text) or _names_area(numbered.text))
        and others < width * _WIDE_SHARE - 1
        and (kind is PlanKind.INSPECTION or guess_code(numbered.text, kind)[1])
    )


def _stands(heading: Heading, lines: Sequence[Line], columns: FieldColumns) -> bool:
    """Whether a row of nothing but a title is a heading, and not work without product and lead."""
    if heading.is_wide or heading.others or heading.style is Style.CAPITALS:
        return True
    if heading.style is Style.LETTER:
        return is_capitals(heading.title) or len(heading.cells) > 1
    if heading.style in _ALWAYS_HEADINGS or _is_named_area(heading):
        return True
    following = lines[heading.line + 1] if heading.line + 1 < len(lines) else None
    return following is not None and _counts_below(heading, following, columns)


def _is_named_area(heading: Heading) -> bool:
    """Whether nothing but an area's name stands there, without a number or with a plain one."""
    return (not heading.number or len(heading.cells) > 1) and _names_area(heading.title)


def _names_area(title: str) -> bool:
    """Whether a title is an area's in so many words: `Cải cách thể chế`."""
    return (
        len(title) <= _LONGEST_NAME
        and bool(_AREA_NAME.match(fold(title)))
        and guess_code(title, PlanKind.ANNUAL)[1]
    )


def _counts_below(heading: Heading, following: Line, columns: FieldColumns) -> bool:
    """Whether the row below is counted below the heading: `1.1` or `a` below `1`."""
    begun = next(following.begun(), None)
    if begun is None or not heading.number:
        return False
    below = value_of(begun[1])
    split = None if style_of(below) else split_heading(below)
    number = split.number if split else below
    if heading.style in (Style.DIGITS, Style.DOTTED) and is_below(number, heading.number):
        return len(heading.cells) > 1 or split is not None
    return (
        heading.style is Style.DIGITS
        and len(heading.cells) > 1
        and style_of(number) is Style.SMALL_LETTER
        and begun[0] in columns.numbers
    )


def _heads_column(heading: Heading, lines: Sequence[Line], columns: FieldColumns) -> str:
    """The field of a title whose column the row below leaves blank for one further in."""
    following = lines[heading.line + 1] if heading.line + 1 < len(lines) else None
    order = [each for each in ("goal", "task") if columns.by_field.get(each) == heading.column]
    is_area = heading.is_wide or heading.style in (*_ALWAYS_HEADINGS, Style.CAPITALS)
    if following is None or not order or heading.others or is_area or _is_named_area(heading):
        return ""
    if not following.fresh[heading.column] or following.value(heading.column):
        return ""
    deeper = [column for column in columns.texts if column > heading.column]
    return order[0] if any(following.value(each) for each in deeper) else ""


def _with_depths(
    headings: dict[int, Heading],
) -> Iterator[tuple[int, Heading]]:
    """The headings with as many above them as styles that opened and weren't closed."""
    above: list[Style] = []
    before = ""
    of_areas: Style | None = None
    for number, heading in headings.items():
        style = heading.style
        if style is Style.ROMAN and heading.number == "I" and before == "H":
            style = Style.LETTER
        if guess_code(heading.title, PlanKind.ANNUAL)[1]:
            style = of_areas if of_areas and not heading.number else style
            of_areas = of_areas or style
        if style in above:
            del above[above.index(style) + 1 :]
        else:
            above.append(style)
        before = heading.number
        yield number, replace(heading, style=style, depth=above.index(style))


def area_depth(headings: Sequence[Heading], kind: PlanKind) -> int:
    """The depth of the headings that are areas: the first whose titles mostly name one."""
    headings = [each for each in headings if not each.field]
    if kind is PlanKind.INSPECTION or not headings:
        return 0
    shares = {}
    for depth in sorted({heading.depth for heading in headings}):
        titles = [each.title for each in headings if each.depth == depth]
        shares[depth] = sum(guess_code(title, kind)[1] for title in titles) / len(titles)
        if shares[depth] >= _WIDE_SHARE:
            return depth
    best = max(shares, key=lambda depth: (shares[depth], -depth))
    return best if shares[best] else 0
