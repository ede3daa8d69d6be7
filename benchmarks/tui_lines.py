"""What every screen of the interface sends over the line, at 80×24 with 256 colours, over a pty.

Run as `python -m benchmarks.tui_lines`: the demo is made, `cchc tui` is started on a
plan as a person does, once with the usual theme and once with `--slow`; exit 1 where a step sends
more than it may, or doesn't show what it should.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from benchmarks.terminal import Terminal
from benchmarks.tui_start import interface, known_person
from benchmarks.tui_walk import ROOM, SCREEN, START, WALK
from cchc_tracker.plugins.pool import PluginOptions
from cchc_tracker.plugins.registry import load_plugins
from cchc_tracker.services.demo import make_demo
from cchc_tracker.services.session import open_session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.tui_walk import Step

PLAN: Final = "can-tho-2022"
IMPORTS: Final = Path(__file__).parents[1] / "tests" / "data" / "imports"
"""The folder that an import begins in; its last file is taken."""
QUIET: Final = 0.4
"""Seconds without a byte after which a screen is taken as finished."""
PATIENCE: Final = 10.0
"""Seconds after which a screen that doesn't open is given up."""
PROFILES: Final = {"dark theme": (), "slow line": ("--slow",)}


class Line(Terminal):
    """A terminal that keeps what each key brings."""

    def answer(self, keys: bytes = b"", quiet: float = QUIET, patience: float = QUIET) -> bytes:
        """All that comes after some keys, the first of it within `patience` seconds."""
        if keys:
            self.press(keys)
        sent = b""
        while part := self._read(quiet if sent else max(quiet, patience)):
            sent += part
        return sent


@dataclass(frozen=True, slots=True)
class Sent:
    """What a step sent."""

    name: str
    kind: str
    worst: int
    """Bytes of the key that sent most."""
    mean: float
    lost: str = ""
    """What should have been there."""

    @property
    def over(self) -> bool:
        """Whether it isn't as it should be."""
        return self.worst > ROOM[self.kind] or bool(self.lost)

    def __str__(self) -> str:
        told = f"no “{self.lost}”" if self.lost else "OVER" if self.over else ""
        room = ROOM[self.kind]
        return f"{self.name:26} {self.kind:11} {self.worst:7,} {self.mean:9,.0f} {room:7,} {told}"


def walk(line: Line) -> Iterator[Sent]:
    """Take every step."""
    first = line.answer(quiet=1.5)
    yield Sent("matrix", START, len(first), len(first))
    for step in WALK:
        yield _taken(line, step)


def _taken(line: Line, step: Step) -> Sent:
    answers = [_answer(line, key, step) for key in step.keys] or [line.answer(quiet=3.0)]
    counts = [len(each) for each in answers]
    title = step.title.partition(" ")[0]
    lost = "" if title.encode() in b"".join(answers) else step.title
    return Sent(step.name, step.kind, max(counts), sum(counts) / len(counts), lost)


def _answer(line: Line, key: bytes, step: Step) -> bytes:
    """What a key brings, on a busy machine too: a screen may take its time to open."""
    if step.kind != SCREEN:
        return line.answer(key)
    sent = line.answer(key, patience=PATIENCE)
    while step.title.encode() not in sent and (more := line.answer(patience=PATIENCE)):
        sent += more
    return sent


def start(database: Path, environment: Mapping[str, str], *options: str) -> Line:
    """The interface on the plan."""
    return Line.start(
        (*interface(str(database), PLAN), *options), {**environment, "CCHC_LANG": "vi"}
    )


def main() -> int:
    """Print a table for each profile; 1 where a step isn't as it should be."""
    wrong = 0
    for profile, options in PROFILES.items():
        print(f"{profile + ':':38} {'worst':>7} {'mean':>9} {'room':>7}")
        with (
            known_person(import_folder=str(IMPORTS)) as environment,
            TemporaryDirectory() as folder,
        ):
            line = start(_demo(Path(folder)), environment, *options)
            for sent in walk(line):
                wrong += sent.over
                print(sent, flush=True)
            line.end()
    return 1 if wrong else 0


def _demo(folder: Path) -> Path:
    path = folder / "cchc.db"
    with open_session(path, "demo", lambda: load_plugins(PluginOptions()), create=True) as session:
        make_demo(session)
    return path


if __name__ == "__main__":
    raise SystemExit(main())
