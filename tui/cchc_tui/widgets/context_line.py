"""Goal and task of the row under the cursor, always in sight, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Vertical

from cchc_tracker.model.message import template
from cchc_tracker.services.matrix import Level
from cchc_tui.app import TrackerApp
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from cchc_tracker.model.row import RowView
    from cchc_tracker.services.matrix import Heading


class ContextLine(Vertical):
    """Two lines; each is drawn again only where its text changes."""

    DEFAULT_CSS = """
    ContextLine {
        height: 2;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        & > PlainStatic { height: 1; text-wrap: nowrap; }
    }
    """
    app = getters.app(TrackerApp)

    def __init__(self) -> None:
        super().__init__()
        self.texts = ("", "")
        """What the two lines say, uncut."""

    def compose(self) -> ComposeResult:
        """The two lines."""
        yield PlainStatic(id="context-goal")
        yield PlainStatic(id="context-task")

    def show(self, goal: str, task: str) -> None:
        """Say something else."""
        shown, self.texts = self.texts, (goal, task)
        for line, old, new in zip(self.query(PlainStatic), shown, self.texts, strict=True):
            if old != new:
                line.update(cut(new, self.size.width), layout=False)

    def on_resize(self) -> None:
        """Cuts the texts anew."""
        for line, text in zip(self.query(PlainStatic), self.texts, strict=True):
            line.update(cut(text, self.size.width), layout=False)


def context_texts(
    view: RowView | None, heading: Heading | None, translate: Callable[[str], str]
) -> tuple[str, str]:
    """Goal and task of a row; of a heading what it is and what it stands under."""
    if view is None:
        return "", ""
    row = view.row
    if heading is not None and heading.level is Level.AREA:
        return _named(template("Area"), row.area_no, row.area, translate), ""
    goal = _named(template("Goal"), row.goal_no, row.goal, translate)
    if heading is not None and heading.level is Level.GOAL:
        return goal, ""
    return goal, _named(template("Task"), row.task_no, row.task, translate)


def _named(
    label: str, number: str | None, text: str | None, translate: Callable[[str], str]
) -> str:
    if text is None:
        return ""
    return " ".join(filter(None, (translate(label), number and f"{number}.", text)))
