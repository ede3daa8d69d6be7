"""Times our reading of a file beside its bare reader library, A B A B, and prints JSON."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from cchc_tracker.imports.formats.registry import core_importers
from cchc_tracker.imports.opening import read_source
from cchc_tracker.imports.reading import make_plan
from cchc_tracker.imports.request import ImportRequest
from cchc_tracker.plugins import PluginOptions, load_plugins

if TYPE_CHECKING:
    from collections.abc import Callable

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOCALITY: Final = "can-tho"
YEAR: Final = 2022


def main(file: str, runs: str) -> None:
    """Measure one file."""
    path = Path(file)
    bare = {".docx": bare_docx, ".xlsx": bare_xlsx}[path.suffix]
    importers = core_importers()
    pairs = [
        (_seconds(lambda: read_source(path, importers)), _seconds(lambda: bare(path)))
        for _ in range(int(runs) + 1)
    ]
    ours, others = zip(*pairs[1:], strict=True)
    plugins, document = load_plugins(PluginOptions()), read_source(path, importers)
    request = ImportRequest(LOCALITY, YEAR)
    meaning = _seconds(lambda: make_plan(plugins, (document,), request, date(YEAR, 1, 1)))
    ratio = median(one / other for one, other in pairs[1:])
    found = {"ours": median(ours), "bare": median(others), "ratio": ratio, "meaning": meaning}
    print(json.dumps(found))


def bare_docx(path: Path) -> list[list[str]]:
    """The texts of all cells by lxml's iterparse over document.xml, without any merges."""
    from lxml import etree

    rows: list[list[str]] = []
    with ZipFile(path) as archive, archive.open("word/document.xml") as xml:
        for _, row in etree.iterparse(xml, tag=f"{_W}tr"):
            rows.append(
                [
                    "\n".join(
                        "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))
                        for paragraph in cell.iter(f"{_W}p")
                    )
                    for cell in row.iter(f"{_W}tc")
                ]
            )
            row.clear()
    return rows


def bare_xlsx(path: Path) -> list[tuple[object, ...]]:
    """The values of all cells by openpyxl, with the merged ranges that ours reads too."""
    from openpyxl import load_workbook

    return [row for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True)]


def _seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


if __name__ == "__main__":
    main(*sys.argv[1:])
