"""A terminal that understands what is sent to it, written apart from what sends it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from rich.cells import cell_len

_SENT: Final = re.compile(r"\x1b\[(?P<parameters>[0-9;]*)(?P<act>[HmKJrML])|(?P<letter>[^\x1b])")

Place = tuple[str, tuple[str, ...]]
"""A letter and the parameters of its look; where there is no letter, only what is seen there."""


@dataclass
class DrawnTerminal:
    """Places, a cursor, a look, and the lines that scroll."""

    width: int
    height: int
    column: int = 0
    line: int = 0
    look: dict[str, str] = field(default_factory=dict)
    lines: list[list[Place]] = field(default_factory=list)
    bottom: int = 0
    widths: dict[int, int] | None = None
    """What this terminal makes of letters as wide as Textual believes; what doesn't fit stays."""

    def __post_init__(self) -> None:
        self.bottom = self.height - 1
        self.lines = [[("?", ("?",))] * self.width for _ in range(self.height)]

    def take(self, sent: str) -> None:
        """Do what was sent; AssertionError for what no terminal is known to do."""
        place = 0
        for found in _SENT.finditer(sent):
            assert found.start() == place, sent[place : place + 20]
            place = found.end()
            if found["letter"]:
                self._put(found["letter"])
            else:
                numbers = [int(each or 0) for each in found["parameters"].split(";")]
                self._act(found["act"], numbers)
        assert place == len(sent)

    def _put(self, letter: str) -> None:
        width = cell_len(letter)
        if self.widths is not None:
            width = self.widths.get(width, width)
            self.column = min(self.column, self.width - width)
        if width:
            assert self.column + width <= self.width
            shown = place(letter, self.look)
            self._part(self.column)
            self._part(self.column + width)
            self.lines[self.line][self.column] = shown
            for more in range(1, width):
                self.lines[self.line][self.column + more] = ("", shown[1])
            self.column += width
        else:
            before = self.column - 1
            while not self.lines[self.line][before][0]:
                before -= 1
            text, look = self.lines[self.line][before]
            self.lines[self.line][before] = (text + letter, look)

    def _part(self, column: int) -> None:
        """A wide letter of which a part is overwritten is seen no more."""
        line = self.lines[self.line]
        if column < self.width and not line[column][0]:
            while not line[column][0]:
                line[column] = (" ", line[column][1])
                column -= 1
            line[column] = (" ", line[column][1])

    def _act(self, act: str, numbers: list[int]) -> None:
        first = numbers[0]
        blank = place(" ", self.look)
        match act:
            case "H":
                self.line = max(first, 1) - 1
                self.column = max(numbers[1], 1) - 1 if len(numbers) > 1 else 0
            case "m":
                self._turn(numbers)
            case "K":
                line = self.lines[self.line]
                line[self.column :] = [blank] * (self.width - self.column)
            case "J":
                assert first == 2
                self.lines = [[blank] * self.width for _ in range(self.height)]
            case "r":
                self.bottom = (numbers[1] if len(numbers) > 1 else self.height) - 1
                self.line = self.column = 0
            case "M":
                for _ in range(first):
                    del self.lines[self.line]
                    self.lines.insert(self.bottom, [blank] * self.width)
            case "L":
                for _ in range(first):
                    del self.lines[self.bottom]
                    self.lines.insert(self.line, [blank] * self.width)

    def _turn(self, numbers: list[int]) -> None:
        rest = list(numbers)
        while rest:
            code = rest.pop(0)
            if code == 0:
                self.look = {}
            elif code in (38, 48):
                kind, rest = rest[:2], rest[2:]
                assert kind[0] == 5
                self.look[str(code)] = f"{code};5;{kind[1]}"
            elif code in (39, 49):
                self.look.pop("38" if code == 39 else "48", None)
            elif 30 <= code <= 37 or 40 <= code <= 47:
                self.look["38" if code < 40 else "48"] = str(code)
            else:
                self.look[str(code)] = str(code)


def place(letter: str, look: dict[str, str]) -> Place:
    """A letter with what is seen of its look."""
    if letter == " " and not {"4", "7", "9"} & set(look):
        return letter, tuple(value for name, value in look.items() if name == "48")
    return letter, tuple(look[name] for name in sorted(look))
