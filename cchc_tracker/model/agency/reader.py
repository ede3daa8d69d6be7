"""The reader of lead and support cells: which agencies a cell names, in its order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_tracker.model.agency import cues
from cchc_tracker.model.agency.cell import Cell
from cchc_tracker.model.agency.directory import AgencyReading, Mention
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from cchc_tracker.model.agency.cell import Match
    from cchc_tracker.model.agency.index import AgencyDirectory
    from cchc_tracker.model.message import Message

_Heads = tuple[tuple[str, ...], ...]


def read_agencies(
    text: str | None,
    directory: AgencyDirectory,
    above: AgencyReading | None = None,
    place: str = "",
) -> AgencyReading:
    """The agencies a cell names, by the directory's canonical names.

    A name counts only whole, between separators or before a head word, never as a part of a
    longer one. `above` is the reading a ditto mark repeats, `place` names the cell in problems.
    A name that isn't in the directory stays as printed, unresolved, with a problem.
    """
    if text is None or cues.is_nothing(text):
        return AgencyReading(text or "")
    reader = _Reader(Cell(text, directory), above, place)
    reader.read()
    return AgencyReading(text, tuple(reader.mentions), reader.ditto, tuple(reader.problems))


class _Reader:
    """One pass over one cell."""

    def __init__(self, cell: Cell, above: AgencyReading | None, place: str) -> None:
        self.cell = cell
        self.above = above
        self.place = place
        self.mentions: list[Mention] = []
        self.problems: list[Problem] = []
        self.ditto = False
        self._named: set[tuple[str, str]] = set()
        self._last: tuple[str, ...] = ()
        self._first_words: dict[str, None] = {}
        self._listed: _Heads = ()
        self._list_head = ""
        self._list_from = 0

    @property
    def _heads(self) -> _Heads:
        """Beginnings a name may have left out, the likeliest first (`UBND cấp huyện, cấp xã`)."""
        last = (self._last[:size] for size in range(len(self._last) - 1, 0, -1))
        return (*last, *self._listed, *((word,) for word in reversed(self._first_words)))

    def read(self) -> None:
        text = self.cell.text
        if cues.is_ditto(text):
            self._repeat(text.strip())
        elif not self.cell.tokens:
            self._unresolved(text.strip())
        else:
            at = 0
            while at < len(self.cell):
                at = self._step(at)

    def _step(self, at: int) -> int:
        if ";" in self.cell.gap(at) and "," in self._since_list(at):
            self._list_head = ""
        begin = self._begin(at)
        opened = self._open_list(begin)
        if opened:
            return opened
        found = self.cell.match(begin, self._heads)
        if found is not None:
            return self._resolved(begin, found)
        begin_name = begin + cues.lead_in(self.cell.keys, begin)
        found = self.cell.match(begin_name) if begin_name > begin else None
        if found is not None:
            return self._resolved(begin, found)
        return self._unknown(begin)

    def _since_list(self, at: int) -> str:
        return self.cell.text[self._list_from : self.cell.tokens[at].start]

    def _begin(self, at: int) -> int:
        """Past joiners, counts and list numbers, as long as a name can follow."""
        last = len(self.cell) - 1
        while at < last and self._is_filler(at):
            at += 1
        return at

    def _is_filler(self, at: int) -> bool:
        key = self.cell.keys[at]
        return key in cues.JOINERS or key.isdigit() or self.cell.is_list_number(at)

    def _open_list(self, at: int) -> int:
        """Past a list's head (`Các Sở, ngành:`, `06 sở, gồm:`); 0 where none begins."""
        cell = self.cell
        start = at
        at += cues.lead_in(cell.keys, at)
        if not cell.has_list or at >= len(cell) or cell.keys[at] not in cues.LIST_HEADS:
            return 0
        found = cell.match(at)
        stop = found.stop if found and found.agency.group else at + 1
        if stop >= len(cell):
            return 0
        mark = cues.list_mark(cell.keys, stop)
        if ":" not in cell.gap(stop) and not (mark and stop + mark < len(cell)):
            return 0
        head = cell.keys[at]
        units = [(head, *unit.split()) for unit in cues.UNITS] if head == "ubnd" else []
        self._listed = (*units, (head,))
        self._list_from = cell.tokens[stop].start
        self._list_head = "UBND" if head == "ubnd" else self._first_word(at)
        return min(max(stop + mark, start + 1), len(cell) - 1)

    def _first_word(self, at: int) -> str:
        *_, word = self.cell.printed(at, at + 1).split()
        return word[:1].upper() + word[1:]

    def _resolved(self, begin: int, found: Match) -> int:
        cell = self.cell
        stop = cell.qualifier(found.stop)
        qualifier = cell.printed(found.stop, stop) if stop > found.stop else ""
        self._last = found.key
        self._first_words[found.key[0]] = None
        self._mention(
            Mention(
                name=found.agency.name,
                printed=cell.printed(begin, stop),
                group=found.agency.group,
                qualifier=collapse(qualifier),
            )
        )
        return stop

    def _unknown(self, begin: int) -> int:
        cell = self.cell
        stop = cell.unknown(begin, self._heads)
        printed = cell.printed(begin, stop)
        if cues.is_label(cell.keys[begin:stop]) and ":" in cell.gap(stop):
            return stop
        if cues.is_ditto(printed):
            self._repeat(printed)
        else:
            headed = self._list_head and not cell.is_head(begin)
            self._unresolved(printed, f"{self._list_head} {printed}" if headed else printed)
        return stop

    def _unresolved(self, printed: str, name: str = "") -> None:
        shown = collapse(name or printed) or printed
        self._mention(Mention(name=shown, printed=printed, resolved=False))
        told = message("{name} is not in the locality's list of agencies", name=shown)
        self._warn("agency-unresolved", printed, told)

    def _repeat(self, mark: str) -> None:
        self.ditto = True
        if self.above is None or not self.above.mentions:
            told = message("{mark} repeats the row above, which names no agency", mark=mark)
            self._warn("agency-ditto-alone", mark, told)
            return
        for mention in self.above.mentions:
            self._mention(replace(mention, printed=mark))

    def _mention(self, mention: Mention) -> None:
        """Add an agency, once: a name printed twice is still one lead."""
        told = (mention.name, mention.qualifier)
        if told not in self._named:
            self._named.add(told)
            self.mentions.append(mention)

    def _warn(self, code: str, text: str, told: Message) -> None:
        self.problems.append(Problem(Severity.WARNING, code, told, self.place, text))
