"""Tables on a narrow screen: each cell is a line of its own with its column's name in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.html.rows import HEADINGS
from cchc_tracker.exports.tally import TARGET_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Translate = Callable[[str], str]


def narrow_style(text: Translate) -> str:
    """The names as style; `page.css` has the rest."""
    rules = "".join((*_rules("rows", HEADINGS, text), *_rules("targets", TARGET_HEADINGS, text)))
    return f"@media screen and (max-width:48em){{\n{rules}}}\n"


def _rules(table: str, headings: Sequence[str], text: Translate) -> Iterator[str]:
    for place, heading in enumerate(headings, start=1):
        content = _css_text(text(heading))
        yield f".{table} td:nth-child({place})::before{{content:{content}}}\n"


def _css_text(text: str) -> str:
    escaped_letters = "".join(
        letter if letter.isalnum() or letter in " ." else f"\\{ord(letter):x} " for letter in text
    )
    return f'"{escaped_letters}: "'
