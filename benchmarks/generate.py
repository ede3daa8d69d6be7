"""Writes the rows as each subject takes them: a plugin folder for cchc, JSON for Taskwarrior.

Run as `python -m benchmarks.generate FOLDER ROWS`, in a process of its own, so that the memory of
the one that measures stays small.
"""

from __future__ import annotations

import csv
import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.rows import generated_rows
from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.deadline.reader import DeadlineContext, read_deadline
from cchc_tracker.model.deadline.tracked import tracked_milestones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.rows import AnnexRow

TEMPLATE = "benchmark-2022"
YEAR = 2022
AREA = "Cải cách tổ chức bộ máy hành chính nhà nước"
PLUGINS = "plugins"
TASKS = "tasks.json"

_COLUMNS = ("number", "goal", "task", "activity", "product", "lead", "support", "deadline")
_PLAN = f"""
template = "{TEMPLATE}"
year = {YEAR}
kind = "annual"
title = "Kế hoạch cải cách hành chính"
issuer = "UBND thành phố"

[matrix]
{chr(10).join(f'{name} = "{name}"' for name in _COLUMNS)}

[[areas]]
no = "I"
title = "{AREA}"
code = "organisation"
"""


def write_locality(folder: Path, total: int) -> None:
    """A locality with Cần Thơ's agencies and one plan of so many rows, for `--plugins-dir`."""
    plan = folder / PLUGINS / "benchmark" / "plans" / str(YEAR)
    plan.mkdir(parents=True)
    agencies = files("cchc_can_tho").joinpath("locality.toml").read_text(encoding="utf-8")
    renamed = agencies.replace('code = "can-tho"', 'code = "benchmark"', 1)
    (plan.parent.parent / "locality.toml").write_text(renamed, encoding="utf-8")
    (plan / "plan.toml").write_text(_PLAN, encoding="utf-8")
    with (plan / "matrix.csv").open("w", encoding="utf-8", newline="") as file:
        matrix = csv.writer(file)
        matrix.writerow(_COLUMNS)
        matrix.writerow(["I", AREA, *[""] * (len(_COLUMNS) - 2)])
        matrix.writerows(_merged(generated_rows(total)))


def _merged(rows: Iterable[AnnexRow]) -> Iterator[list[str]]:
    """The cells with goal and task blank below a row that has the same, as an annex merges them."""
    above = ("", "")
    for row in rows:
        cells = [getattr(row, name) for name in _COLUMNS]
        same_goal, same_task = above[0] == row.goal, above == (row.goal, row.task)
        yield [
            "" if (name == "goal" and same_goal) or (name == "task" and same_task) else cell
            for name, cell in zip(_COLUMNS, cells, strict=True)
        ]
        above = (row.goal, row.task)


def write_tasks(folder: Path, total: int) -> None:
    """The same rows for `task import`, one a line; the due days are those that cchc reads."""
    days: dict[str, str | None] = {}
    with (folder / TASKS).open("w", encoding="utf-8") as file:
        for row in generated_rows(total):
            if row.deadline not in days:
                days[row.deadline] = _due_day(row.deadline)
            file.write(json.dumps(_task(row, days[row.deadline]), ensure_ascii=False) + "\n")


def _task(row: AnnexRow, due: str | None) -> dict[str, str]:
    texts = {
        "description": row.activity,
        "lead": row.lead,
        "support": row.support,
        "product": row.product,
        "deadline": row.deadline,
    }
    task = {name: " ".join(text.split()) for name, text in texts.items() if text}
    return {**task, "project": AREA, "status": "pending", **({"due": due} if due else {})}


def _due_day(phrase: str) -> str | None:
    context = DeadlineContext(year=YEAR, calendar=vietnam_calendar(), products=(), place="")
    due = [each.due for each in tracked_milestones(read_deadline(phrase, context)) if each.due]
    return f"{min(due):%Y%m%dT000000Z}" if due else None


def main() -> None:
    """Write both for the folder and the number of rows on the command line."""
    folder, total = Path(sys.argv[1]), int(sys.argv[2])
    write_locality(folder, total)
    write_tasks(folder, total)


if __name__ == "__main__":
    main()
