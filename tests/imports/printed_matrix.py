"""A matrix.csv printed as an annex: what continues is merged, what was blank is a cell apart."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_tracker.imports.formats.registry import core_importers
from cchc_tracker.imports.opening import read_source
from cchc_tracker.plugins.matrix import INFERRED, PRINTED_BLANK
from tests.unit.imports.annex.annex_source import Cell, document, table

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceDocument, SourceTable

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "tests" / "data" / "imports"
BLANK = (INFERRED, PRINTED_BLANK)


@dataclass(frozen=True)
class Printing:
    """The rows of a matrix.csv, headings first, and the columns whose cells merge downwards."""

    rows: list[list[str]]
    merging: frozenset[int]

    @classmethod
    def of(cls, plan: str) -> Printing:
        """The matrix of a locality's plan; goals and tasks merge where activities follow them."""
        code, _, year = plan.rpartition("-")
        folder = ROOT / "plugins" / f"cchc_{code.replace('-', '_')}" / "plans" / year
        with (folder / "matrix.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        words = [heading.casefold() for heading in rows[0]]
        texts = [
            n
            for n, heading in enumerate(words)
            if any(word in heading for word in ("mục tiêu", "nhiệm vụ", "hoạt động"))
        ]
        return cls(rows, frozenset(texts[:-1]))

    def table(self) -> SourceTable:
        """The annex, each merged cell once."""
        return table(*([*self._cells(number)] for number in range(len(self.rows))))

    def _cells(self, number: int) -> list[Cell]:
        cells: list[Cell] = []
        for column, text in enumerate(self.rows[number]):
            words = "" if text in BLANK else text
            if column not in self.merging or self._is_heading(number):
                cells.append(words)
            elif text or self._begins(number):
                cells.append((words, self._height(number, column), 1))
        return cells

    def _height(self, number: int, column: int) -> int:
        end = number + 1
        while end < len(self.rows) and not self.rows[end][column] and not self._begins(end):
            end += 1
        return end - number

    def _begins(self, number: int) -> bool:
        """Whether nothing goes on from above: a heading, or the first row below one."""
        return self._is_heading(number) or self._is_heading(number - 1)

    def _is_heading(self, number: int) -> bool:
        return number == 0 or (
            sum(map(bool, self.rows[number])) == 2 and bool(self.rows[number][0])
        )


def whole_document(plan: str) -> SourceDocument:
    """The source text of a plan, its annex with the merges that the text shows."""
    return read_source(TEXTS / f"{plan}.txt", core_importers())


def annex_alone(plan: str) -> SourceDocument:
    """A document of nothing but the annex of a source text."""
    return document(max(whole_document(plan).tables, key=lambda each: len(each.cells)))


def matrix_alone(plan: str) -> SourceDocument:
    """A document of nothing but the plan's matrix."""
    return document(Printing.of(plan).table())
