"""Names of WordprocessingML and the reading of its plain attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL: Final = f"{W}val"

PARAGRAPH: Final = f"{W}p"
TABLE: Final = f"{W}tbl"
ROW: Final = f"{W}tr"
CELL: Final = f"{W}tc"

_WRAPPERS: Final = frozenset(
    {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
)
_DEEPEST: Final = 64


def attribute(element: _Element | None, child: str, name: str = VAL) -> str | None:
    """An attribute of a child by its local name; None where the child or the attribute isn't."""
    found = None if element is None else element.find(W + child)
    return None if found is None else found.get(name)


def number(text: str | None, default: int, *, most: int = 10_000) -> int:
    """A whole number within 0 and `most`; the default where the text is none."""
    try:
        value = int(text or "")
    except ValueError:
        return default
    return min(max(value, 0), most)


def switched_on(element: _Element | None, child: str) -> bool:
    """Whether a property is there and not switched off, such as `<w:vanish w:val="0"/>`."""
    found = None if element is None else element.find(W + child)
    return found is not None and found.get(VAL, "1") not in ("0", "false", "off")


def unwrapped(container: _Element, depth: int = 0) -> Iterator[_Element]:
    """The children, those of content controls and tracked insertions in their place."""
    for child in container.iterchildren("{*}*"):
        if child.tag in _WRAPPERS and depth < _DEEPEST:
            yield from unwrapped(child, depth + 1)
        elif child.tag == f"{MC}AlternateContent" and depth < _DEEPEST:
            yield from unwrapped(alternative(child), depth + 1)
        else:
            yield child


def alternative(element: _Element) -> _Element:
    """The one form of a content that Word stores twice."""
    chosen = element.find(f"{MC}Choice")
    chosen = element.find(f"{MC}Fallback") if chosen is None else chosen
    return element if chosen is None else chosen
