"""The commands of each operation: ours, and where it's installed Taskwarrior's on the same rows."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Command

PLAN = "benchmark-2022"
AS_OF = "2022-10-15"
PLACE = "xã Tân Thới"

_TASKRC = """
data.location={data}
confirmation=off
recurrence=off
uda.lead.type=string
uda.support.type=string
uda.product.type=string
uda.deadline.type=string
"""


def cchc(*arguments: str, database: Path | None = None) -> tuple[str, ...]:
    """A command line of the `cchc` that is installed beside this Python."""
    program = str(Path(sys.executable).with_name("cchc"))
    return (program, *(("--db", str(database)) if database else ()), *arguments)


@dataclass(frozen=True, slots=True)
class Tracker:
    """Our own commands in a folder that `benchmarks.generate` has filled."""

    folder: Path

    @property
    def database(self) -> Path:
        """Where the rows are imported to."""
        return self.folder / "cchc.db"

    def import_rows(self) -> Command:
        """Reads every cell's phrases and agencies, writes the plan and indexes its text."""
        return self._command(*self._plugins, "plan", "new", PLAN, prepare=True)

    def filtered_list(self) -> Command:
        """By lead, status on a day, and a place in any spelling."""
        chosen = f'lead:"Sở Nội vụ" status:overdue noi vu "{PLACE}"'
        return self._command("list", "--as-of", AS_OF, "--filter", chosen)

    def searched_list(self) -> Command:
        """By words alone, typed without marks."""
        return self._command("list", "--as-of", AS_OF, "--filter", 'bao cao "xa tan thoi"')

    def update(self, row: int) -> Command:
        """One update with its journal line."""
        words = ("--state", "in_progress", "--note", "đang làm")
        return self._command(*self._plugins, "update", PLAN, f"r{row}", *words)

    def export(self) -> Command:
        """Every row as JSON."""
        return self._command("list", "--json")

    @property
    def _plugins(self) -> tuple[str, str]:
        return "--plugins-dir", str(self.folder / "plugins")

    def _command(self, *arguments: str, prepare: bool = False) -> Command:
        line = cchc(*arguments, database=self.database)
        return Command("cchc", line, prepare=self._clear) if prepare else Command("cchc", line)

    def _clear(self) -> None:
        for file in self.folder.glob("cchc.db*"):
            file.unlink()


@dataclass(frozen=True, slots=True)
class Taskwarrior:
    """The same on Taskwarrior, with data and settings of its own in the folder."""

    folder: Path

    @staticmethod
    def is_installed() -> bool:
        """Whether there is a `task`."""
        return shutil.which("task") is not None

    def import_rows(self) -> Command:
        """Reads the JSON of the rows; their days are read already."""
        return self._command("import", str(self.folder / "tasks.json"), fresh=True)

    def filtered_list(self) -> Command:
        """By lead, due day and the place as it's spelt."""
        chosen = ("lead:Sở Nội vụ", f"due.before:{AS_OF}", f"/{PLACE}/")
        return self._command(*chosen, "list")

    def searched_list(self) -> Command:
        """By the place as it's spelt: it has no search without marks."""
        return self._command(f"/{PLACE}/", "list")

    def update(self, row: int) -> Command:
        """A note on one task; it keeps an undo log, but no author and no hash."""
        return self._command(str(row), "annotate", "đang làm")

    def export(self) -> Command:
        """Every task as JSON."""
        return self._command("export")

    def _command(self, *arguments: str, fresh: bool = False) -> Command:
        variables = {
            "TASKRC": str(self.folder / "taskrc"),
            "TASKDATA": str(self.folder / "taskdata"),
        }
        line = ("task", "rc.detection=off", "rc.defaultwidth=200", *arguments)
        if fresh:
            return Command("Taskwarrior", line, variables, self._clear)
        # it ends with 1 where nothing matches, which may be so among few rows
        return Command("Taskwarrior", line, variables, accepted=(0, 1))

    def _clear(self) -> None:
        data = self.folder / "taskdata"
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir()
        settings = _TASKRC.format(data=data)
        (self.folder / "taskrc").write_text(settings, encoding="utf-8")
