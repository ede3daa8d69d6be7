"""Makes a plan from a template under a name of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tracker.services.plans import MadePlan, create_plan
from cchc_tui.own_thread import in_own_thread
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import PlainStatic, safe_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tracker.plugins.template import PlanTemplate
    from cchc_tui.context import Context


class NewPlanScreen(HouseModal[MadePlan]):
    """Its outcome is the plan that was made."""

    NAME = template("New plan")
    HELP = template(
        "Choose a template by Enter, then give the plan a name, or keep the template's, and press"
        " Enter again. A deleted plan of the same name and template comes back with its updates."
    )
    CSS_PATH = "../styles/new_plan.tcss"

    def __init__(self, templates: tuple[PlanTemplate, ...], chosen: str | None = None) -> None:
        """`chosen` is the id of the template the cursor begins on."""
        super().__init__()
        self._templates = templates
        self._chosen = chosen
        self._making = False

    def body(self) -> ComposeResult:
        """Templates, the name, what is wrong with it."""
        yield ChoiceList(id="new-plan-templates")
        yield PlainStatic(id="new-plan-label")
        yield LineInput(id="new-plan-name", max_length=64)
        yield PlainStatic(id="new-plan-error")

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()
        ids = [each.id for each in self._templates]
        templates = self.query_exactly_one(ChoiceList)
        if self._chosen in ids:
            templates.highlight(ids.index(self._chosen))
        templates.focus()

    def on_choice_list_moved(self, event: ChoiceList.Moved) -> None:
        """Offers the template's name."""
        self.query_exactly_one(LineInput).value = self._templates[event.place].id

    def on_choice_list_chosen(self) -> None:
        """Goes on to the name."""
        self.query_exactly_one(LineInput).focus()

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Makes the plan."""
        cursor = self.query_exactly_one(ChoiceList).highlighted
        if cursor is not None and not self._making:
            self._make(self._templates[cursor].id, event.value.strip())

    @work(group="new-plan")
    async def _make(self, template_id: str, name: str) -> None:
        app = self.app
        self._making = True
        self._say(app.language("Making the plan…"))
        try:
            made = await in_own_thread(lambda: _create(app.context, template_id, name))
        except CchcError as failure:
            self._say(app.language(failure.message))
            return
        finally:
            self._making = False
        app.look_for_changes()
        self.dismiss(made)

    def _say(self, text: str) -> None:
        self.query_exactly_one("#new-plan-error", PlainStatic).update(text)

    def fill(self) -> None:
        """The templates, and the label of the name."""
        lines = [f"{each.id} · {each.year} · {safe_line(each.title)}" for each in self._templates]
        self.query_exactly_one(ChoiceList).show_lines(lines)
        label = self.app.language("Name of the plan (a-z, digits, “.”, “-”, “_”):")
        self.query_exactly_one("#new-plan-label", PlainStatic).update(label)


def _create(context: Context, template_id: str, name: str) -> MadePlan:
    with context.session() as session:
        return create_plan(session, template_id, name or None)
