"""A cell under the reader's eye: where agencies, separators and unknown names begin and end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from cchc_tracker.model.agency import cues
from cchc_tracker.model.agency.tokens import keys, tokenise

if TYPE_CHECKING:
    from cchc_tracker.model.agency.directory import Agency
    from cchc_tracker.model.agency.index import AgencyDirectory

_HARD = re.compile(r"[,;:.()\n/•|+]")
_DASH = re.compile(r"[-–—]")
_WALL = re.compile(r"[;:]|\n\s*[-–—+•*]")
_BREAK = re.compile(r"[;:]|\n\s*[-–—+•*]|[.|•]\s")
_COMMA = re.compile(r"[,+/]")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")


class Match(NamedTuple):
    """An agency recognised at a word, up to another word."""

    agency: Agency
    stop: int
    key: tuple[str, ...]
    """The words it was found by, an elided head included."""


class Cell:
    """The words of one cell, looked at from any position; knows the directory, keeps no state."""

    __slots__ = ("_walls", "directory", "has_list", "keys", "text", "tokens")

    def __init__(self, text: str, directory: AgencyDirectory) -> None:
        self.text = text
        self.directory = directory
        self.tokens = tokenise(text)
        self.keys = keys(self.tokens)
        self.has_list = ":" in text or not cues.LIST_WORDS.isdisjoint(self.keys)
        """Whether the cell may hold a head with its list (`Các Sở, ngành: …`)."""
        inner = range(1, len(self.keys)) if _WALL.search(text) else ()
        self._walls = [at for at in inner if _WALL.search(self.gap(at))]

    def __len__(self) -> int:
        return len(self.tokens)

    def gap(self, at: int) -> str:
        """What is printed between the word before this position and the word here."""
        if at == 0:
            return self.text[: self.tokens[0].start]
        if at >= len(self.tokens):
            return self.text[self.tokens[-1].end :]
        return self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def printed(self, start: int, stop: int) -> str:
        """The text of these words, with the parenthesis they open."""
        begin, end = self.tokens[start].start, self.tokens[stop - 1].end
        piece = self.text[begin:end]
        if piece.count("(") > piece.count(")") and self.text[end : end + 1] == ")":
            return self.text[begin : end + 1]
        return piece

    def is_head(self, at: int) -> bool:
        """Whether a name may begin here without a separator."""
        return at < len(self.tokens) and self._head_size(at) > 0

    def _head_size(self, at: int) -> int:
        return cues.head_size(self.tokens, at, self.text)

    def match(self, at: int, heads: tuple[tuple[str, ...], ...] = ()) -> Match | None:
        """The longest agency that begins here, spelled out or without one of these heads."""
        found = self._longest(at, ())
        for head in heads:
            elided = self._longest(at, head)
            if elided and (found is None or elided.stop > found.stop):
                found = elided
        return found

    def _longest(self, at: int, head: tuple[str, ...]) -> Match | None:
        if at >= len(self.keys):
            return None
        for size in self.directory.sizes((head or self.keys[at:])[0]):
            stop = at + size - len(head)
            if not at < stop <= len(self.keys):
                continue
            if not self.directory.spells(head + self.keys[at:stop]):
                continue
            if bisect_left(self._walls, stop) > bisect_right(self._walls, at):
                continue
            agency = self.directory.match(self.tokens[at:stop], self.text, head)
            if agency is not None:
                end = self._end(agency, stop)
                if end:
                    return Match(agency, end, head + self.keys[at:stop])
        return None

    def _end(self, agency: Agency, stop: int) -> int:
        """Where the name ends, a repeated level included (`Sở Nội vụ tỉnh`); 0 if it goes on."""
        if (
            stop < len(self.keys)
            and not self.gap(stop).strip()
            and cues.is_suffix(agency.level, self.keys[stop])
            and self.is_boundary(stop + 1)
        ):
            return stop + 1
        return stop if self.is_boundary(stop) else 0

    def is_boundary(self, at: int) -> bool:
        """Whether an agency's name may end before this word."""
        if at >= len(self.keys):
            return True
        gap = self.gap(at)
        if _HARD.search(gap) or self.keys[at] in cues.JOINERS or self.is_head(at):
            return True
        if _DASH.search(gap):
            return bool(self.directory.sizes(self.keys[at]))
        if self.is_list_number(at):
            return True
        return bool(cues.qualifier(self.keys, at) or cues.list_mark(self.keys, at))

    def is_list_number(self, at: int) -> bool:
        """Whether the word numbers a list (`1.`, `a)`)."""
        key = self.keys[at]
        return (len(key) == 1 or key.isdigit()) and self.gap(at + 1)[:1] in {")", "."}

    def qualifier(self, at: int) -> int:
        """Where the words that narrow the agency before this position end; `at` if none do."""
        size = cues.qualifier(self.keys, at)
        if not size or _HARD.search(self.gap(at).replace("\n", " ")):
            return self._after_parenthesis(at)
        stop = at + size
        while stop < len(self.keys) and not self._ends_qualifier(stop):
            stop += 1
        return stop

    def _after_parenthesis(self, at: int) -> int:
        found = _PARENTHESIS.match(self.text, self.tokens[at - 1].end)
        stop = at
        while found and stop < len(self.tokens) and self.tokens[stop].start < found.end():
            stop += 1
        return stop

    def _ends_qualifier(self, at: int) -> bool:
        if _HARD.search(self.gap(at)):
            return True
        after = at + 1 if self.keys[at] in cues.JOINERS else at
        begins = self.match(after) is not None if after > at else False
        return begins or (after > at and self.is_head(after))

    def unknown(self, at: int, heads: tuple[tuple[str, ...], ...]) -> int:
        """Where the unknown name that begins here ends."""
        stop = at + 1
        while stop < len(self.keys) and not self._parts(at, stop, heads):
            stop += 1
        return stop

    def _parts(self, start: int, at: int, heads: tuple[tuple[str, ...], ...]) -> bool:
        """Whether the unknown name that began at `start` ends before the word at `at`."""
        gap = self.gap(at)
        if _BREAK.search(gap) and self.keys[at - 1] != "tp":
            return True
        if "\n" in gap and self.tokens[at].capital:
            return True
        if _COMMA.search(gap):
            return not self._goes_on(start, at, heads)
        if self.keys[at] in cues.JOINERS:
            return self._begins(at + 1, heads)
        if _DASH.search(gap):
            return self._begins(at, ())
        inside_head = any(self._head_size(at - n) == n for n in (1, 2) if at - n >= start)
        return self.is_head(at) and not inside_head

    def _begins(self, at: int, heads: tuple[tuple[str, ...], ...]) -> bool:
        return self.is_head(at) or self.match(at, heads) is not None

    def _goes_on(self, start: int, at: int, heads: tuple[tuple[str, ...], ...]) -> bool:
        """Whether a comma belongs to an unknown name such as `Trung tâm Văn hóa, … và …`."""
        if not self.is_head(start) or not self.tokens[at].capital or self._begins(at, heads):
            return False
        for after in range(at + 1, len(self.keys) - 1):
            gap = self.gap(after)
            if _HARD.search(gap):
                return False
            if self.keys[after] == "va":
                return self.tokens[after + 1].capital and not self._begins(after + 1, heads)
        return False
