"""Localities and plugins: what there is, how it loaded; plans are made and deleted here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.exports.labels import SEVERITY_LABELS
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tracker.services.plans import MadePlan, delete_plan
from cchc_tracker.store import StoredPlan
from cchc_tui.content.localities_read import Brought, read_brought
from cchc_tui.messages import UndoLast
from cchc_tui.own_thread import in_own_thread
from cchc_tui.screens.confirm import ConfirmScreen
from cchc_tui.screens.facts import FactsScreen
from cchc_tui.screens.house import HouseScreen
from cchc_tui.screens.localities_sheet import (
    Thing,
    ThingsSheet,
    thing_facts,
    thing_summary,
    things_sheet,
)
from cchc_tui.screens.new_plan import NewPlanScreen
from cchc_tui.widgets.facts import Fact
from cchc_tui.widgets.figures import Figures
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from cchc_tracker.services.language import Language
    from cchc_tui.widgets.figures import Line

_TEMPLATE: Final = "template "
_PLAN: Final = "plan "


class LocalitiesScreen(HouseScreen[None]):
    """A list of things, and beneath it what else is known of the one under the cursor."""

    NAME = template("Localities and plugins")
    HELP = template(
        "The plans of the database, and what the plugins bring: localities, and templates from"
        " which plans are made. Enter shows everything about a line; on a template it makes a plan."
        " A plugin that failed harms no other: its error stands beside it. r loads the plugins"
        " again, after you have put one right."
    )
    CSS_PATH = "../styles/localities.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_plan", template("New plan"), id="localities.new-plan"),
        Binding("i", "import_plan", template("Import a plan"), id="localities.import"),
        Binding("delete", "delete_plan", template("Delete plan"), id="localities.delete-plan"),
        Binding("r", "load_again", template("Load again"), id="localities.load"),
        Binding("u", "undo", template("Undo"), id="localities.undo", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._plans: tuple[StoredPlan, ...] = ()
        self._brought: Brought | None = None

    def body(self) -> ComposeResult:
        """The list, and what it says of the line under the cursor."""
        yield Figures(id="localities-list")
        yield PlainStatic(id="localities-line")

    def on_mount(self) -> None:
        """Reads the plans at once and the plugins in their own time."""
        self._list.focus()
        self.reload()
        self._load_plugins()

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self._show()

    def reload(self) -> None:
        """Read the plans again; plugins stay as they were loaded."""
        self._read_plans()

    @work(exclusive=True, group="localities-plans")
    async def _read_plans(self) -> None:
        try:
            self._plans = await self.app.desk.ask(lambda session: session.store.plans())
        except CchcError as failure:
            self.app.tell_once(failure)
            return
        self._show()

    @work(exclusive=True, group="localities-plugins")
    async def _load_plugins(self) -> None:
        app = self.app
        load = app.context.load_plugins
        try:
            self._brought = await in_own_thread(lambda: read_brought(load))
        except CchcError as failure:
            app.tell(failure)
            return
        self._show()
        failed = [each.name for each in self._brought.outcomes if each.error is not None]
        if failed:
            names = ", ".join(failed)
            app.tell(
                message("Plugins with errors, see their lines: {names}", names=names), "warning"
            )

    def on_figures_cursor_moved(self) -> None:
        """Tells of the thing under the cursor."""
        self._show_line()

    def on_figures_opened(self, event: Figures.Opened) -> None:
        """Makes a plan of a template; shows everything of other things."""
        thing = self._things().get(event.key)
        if event.key.startswith(_TEMPLATE):
            self.action_new_plan()
        elif thing is not None:
            self.app.push_screen(FactsScreen(self.NAME, partial(thing_facts, thing)))

    def action_new_plan(self) -> None:
        """Make a plan, of the template under the cursor if it's on one."""
        if self._brought is None or not self._brought.templates:
            self.app.tell(message("No templates are loaded yet"))
            return
        key = self._list.cursor
        chosen = key.removeprefix(_TEMPLATE) if key.startswith(_TEMPLATE) else None
        self.app.push_screen(NewPlanScreen(self._brought.templates, chosen), self._made)

    def action_import_plan(self) -> None:
        """Read a plan from a file."""
        if self._brought is None:
            self.app.tell(message("The localities are not loaded yet"))
        elif self._brought.localities:
            self._ask_for_import(self._brought)
        else:
            self.app.tell(message("A plan belongs to a locality, and no plugin brings one"))

    @work(exclusive=True, group="import-ask")
    async def _ask_for_import(self, brought: Brought) -> None:
        from cchc_tui.import_asking import ask_for_import

        await ask_for_import(self.app, brought.localities)

    def action_delete_plan(self) -> None:
        """Delete the plan under the cursor, after a yes."""
        plan = self._things().get(self._list.cursor)
        if not isinstance(plan, StoredPlan):
            self.app.tell(message("Put the cursor on a plan to delete it"))
            return
        question = message(
            "Delete the plan {plan} with its {rows} rows? Nothing is erased: undo (u), or making it"
            " again under the same name, brings it back with its updates.",
            plan=plan.id,
            rows=plan.row_count,
        )
        self.app.push_screen(
            ConfirmScreen(question, template("Delete the plan")), partial(self._confirmed, plan.id)
        )

    def action_load_again(self) -> None:
        """Load all plugins anew."""
        self._brought = None
        self._show()
        self._load_plugins()

    def action_undo(self) -> None:
        """Take back one's last change."""
        self.post_message(UndoLast(self.app.plan or ""))

    @property
    def _list(self) -> Figures:
        return self.query_exactly_one("#localities-list", Figures)

    def _things(self) -> Mapping[str, Thing]:
        things: dict[str, Thing] = {f"{_PLAN}{each.id}": each for each in self._plans}
        if self._brought is not None:
            things |= {f"locality {each.code}": each for each in self._brought.localities}
            things |= {f"{_TEMPLATE}{each.id}": each for each in self._brought.templates}
            things |= {f"plugin {n}": each for n, each in enumerate(self._brought.outcomes)}
        return things

    def _made(self, made: MadePlan | None) -> None:
        if made is None:
            return
        self.app.choose_plan(made.plan.id)
        told = (
            message("Plan {plan} is back with its updates: {rows} rows", plan=made.plan.id,
                    rows=made.plan.row_count)
            if made.back
            else message("Made plan {plan}: {rows} rows", plan=made.plan.id,
                         rows=made.plan.row_count)
        )  # fmt: skip
        self.app.tell(told)
        if made.problems:
            facts = partial(_problem_facts, made)
            self.app.push_screen(FactsScreen(template("Problems of the new plan"), facts))

    def _confirmed(self, plan: str, yes: bool | None) -> None:  # noqa: FBT001 - Textual's callback
        if yes:
            self._delete(plan)

    @work(group="localities-delete")
    async def _delete(self, plan: str) -> None:
        try:
            await self.app.desk.write(lambda session: delete_plan(session, plan))
        except CchcError as failure:
            self.app.tell(failure)
            return
        self.app.tell(message("Deleted {plan}; u brings it back", plan=plan))
        left = [each.id for each in self._plans if each.id != plan]
        if self.app.plan == plan and left:
            self.app.choose_plan(left[0])

    def _show(self) -> None:
        self._list.show(self._sheet_lines)

    def _sheet_lines(self, width: int) -> Sequence[Line]:
        app = self.app
        sheet = ThingsSheet(width, app.language, ascii_only=app.context.ascii_only)
        things_sheet(self._plans, self._brought, sheet)
        return sheet.lines

    def _show_line(self) -> None:
        thing = self._things().get(self._list.cursor)
        text = thing_summary(thing, self.app.language) if thing is not None else ""
        self.query_exactly_one("#localities-line", PlainStatic).update(text, layout=False)


def _problem_facts(made: MadePlan, language: Language) -> list[Fact]:
    return [
        Fact(
            (
                language.text(SEVERITY_LABELS[each.severity]),
                f"{each.place}: {language(each.message)}" if each.place else language(each.message),
            )
        )
        for each in made.problems
    ]
