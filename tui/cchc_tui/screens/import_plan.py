"""Import: what was read of a file, its columns put right, its report, and the yes that keeps it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tracker.services.importing import Outcome, keep_import
from cchc_tui.import_reading import (
    ReadFile,
    ShownLine,
    View,
    likely_year,
    lines_of,
    read_file,
    read_plan,
    with_field,
    with_table,
)
from cchc_tui.messages import OpenMatrix
from cchc_tui.screens.confirm import ConfirmScreen
from cchc_tui.screens.import_field import ImportFieldScreen
from cchc_tui.screens.import_file import ImportFileScreen
from cchc_tui.screens.import_whose import ImportWhoseScreen
from cchc_tui.screens.page import PageScreen
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.plain import PlainStatic, safe_line

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from cchc_tracker.imports.request import ImportRequest
    from cchc_tracker.model.locality import Locality
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.services.importing import KeptImport
    from cchc_tui.app import TrackerApp


class ImportScreen(PageScreen):
    """A file as it would be imported; nothing is kept before F8 and a yes."""

    NAME = template("Import")
    HELP = template(
        "1 shows the columns, 2 the rows, 3 the report of what is doubtful or was not placed;"
        " beneath the list stands what is known of the line under the cursor. Enter on a column"
        " says what it holds; Enter on a line of the report goes to its row. T turns to another"
        " table of the file. F8 keeps the plan, with the place of every cell."
    )
    CSS_PATH: ClassVar[str] = "../styles/import.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "view('COLUMNS')", template("Columns"), id="import.columns"),
        Binding("2", "view('ROWS')", template("Rows"), id="import.rows"),
        Binding("3", "view('REPORT')", template("Report"), id="import.report"),
        Binding("t", "table", template("Other table"), id="import.table"),
        Binding("f8", "keep", template("Keep the plan"), id="import.keep"),
    ]

    def __init__(self, path: Path, request: ImportRequest) -> None:
        super().__init__()
        self._path = path
        self._request = request
        self._documents: tuple[SourceDocument, ...] = ()
        self._read: ReadFile | None = None
        self._view = View.COLUMNS
        self._lines: tuple[ShownLine, ...] = ()
        self._busy = False

    def body(self) -> ComposeResult:
        """What was found, the list, what is known of its line."""
        yield PlainStatic(id="import-summary")
        yield ChoiceList(id="import-lines")
        yield PlainStatic(id="import-detail")

    def on_mount(self) -> None:
        """Reads the file."""
        self._tell(self.app.language("Reading the file…"))
        self.query_exactly_one(ChoiceList).focus()
        self._read_again(self._request)

    def title_line(self) -> str:
        """Screen, file and plan."""
        return f"{super().title_line()} · {safe_line(self._path.name)} → {self._request.name}"

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self._show()

    @work(exclusive=True, group="import-read", exit_on_error=False)
    async def _read_again(self, request: ImportRequest) -> None:
        """Read the file by the request; what was shown stays where that can't be."""
        try:
            if not self._documents:
                question = partial(read_file, path=self._path)
                self._documents = await self.app.desk.latest("import", question) or ()
            read = await self.app.desk.latest(
                "import", partial(read_plan, documents=self._documents, request=request)
            )
        except CchcError as failure:
            self._failed(failure)
            return
        if read is not None:
            self._request, self._read = request, read
            self._show()

    def _failed(self, failure: CchcError) -> None:
        if self._read is None:
            self._tell(self.app.language(failure.message))
        else:
            self.app.tell(failure)

    def on_choice_list_moved(self, event: ChoiceList.Moved) -> None:
        """Tells of the line under the cursor."""
        detail = self._lines[event.place].detail if event.place < len(self._lines) else ""
        self._detail.update("\n".join(map(safe_line, detail.splitlines())))

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Puts a column right, or goes to the row of a line."""
        if self._read is None or event.place >= len(self._lines):
            return
        if self._view is View.COLUMNS:
            column = self._read.columns[event.place]
            screen = ImportFieldScreen(column.heading, "+".join(column.fields) or "extra")
            self.app.push_screen(screen, partial(self._put_right, column.heading))
            return
        row = self._lines[event.place].row
        if row is not None and self._view is View.REPORT:
            self.action_view(View.ROWS.name)
            self._list.highlight(row - 1)

    def action_view(self, name: str) -> None:
        """Show the columns, the rows or the report."""
        self._view = View[name]
        self._list.highlight(0)
        self._show()

    def action_table(self) -> None:
        """Take another of the file's tables for the annex."""
        if self._read is not None:
            self._read_again(with_table(self._request, self._read))

    def action_keep(self) -> None:
        """Keep the plan, after a yes."""
        if self._read is None or self._busy:
            return
        read = self._read
        question = message(
            "Keep {plan} with {rows} rows? {errors} errors, {problems} remarks and warnings.",
            plan=self._request.name,
            rows=len(read.imported.plan.activities),
            errors=len(read.imported.errors),
            problems=len(read.imported.problems) - len(read.imported.errors),
        )
        self.app.push_screen(ConfirmScreen(question, template("Keep the plan")), self._confirmed)

    def _put_right(self, heading: str, field: str | None) -> None:
        if field is not None:
            self._read_again(with_field(self._request, heading, field))

    def _confirmed(self, yes: bool | None) -> None:  # noqa: FBT001 - the screen's outcome
        if yes:
            self._keep()

    @work(group="import-keep", exit_on_error=False)
    async def _keep(self) -> None:
        if self._read is None:
            return
        self._busy = True
        imported, name = self._read.imported, self._request.name
        try:
            kept = await self.app.desk.write(
                lambda session: keep_import(session, name, imported, accept_problems=True)
            )
        except CchcError as failure:
            self.app.tell(failure)
            return
        finally:
            self._busy = False
        self._tell_kept(kept)
        self.app.choose_plan(kept.plan.id)
        self.app.post_message(OpenMatrix(kept.plan.id))
        self.dismiss(None)

    def _tell_kept(self, kept: KeptImport) -> None:
        sentence = {
            Outcome.NEW: template("Made plan {plan}: {rows} rows"),
            Outcome.SAME: template("Plan {plan} says the same already; nothing changed"),
            Outcome.REVISED: template("Plan {plan} has the newer version now: {rows} rows"),
        }[kept.outcome]
        self.app.tell(message(sentence, plan=kept.plan.id, rows=kept.plan.row_count))

    def _show(self) -> None:
        if self._read is None:
            return
        language = self.app.language
        plan = self._read.imported.plan
        self._tell(
            language(
                "{view} · {rows} rows, {goals} goals · {errors} errors, {problems} problems in all",
                view=language(self._view.value),
                rows=len(plan.activities),
                goals=len(plan.goals),
                errors=len(self._read.imported.errors),
                problems=len(self._read.imported.problems),
            )
        )
        self._lines = lines_of(self._read, self._view, language)
        self._list.show_lines([safe_line(each.text) for each in self._lines])
        self.query_exactly_one("#title-line", PlainStatic).update(self.title_line())
        if not self._lines:
            self._detail.update("")

    def _tell(self, text: str) -> None:
        self.query_exactly_one("#import-summary", PlainStatic).update(text)

    @property
    def _list(self) -> ChoiceList:
        return self.query_exactly_one("#import-lines", ChoiceList)

    @property
    def _detail(self) -> PlainStatic:
        return self.query_exactly_one("#import-detail", PlainStatic)


def ask_for_import(app: TrackerApp, localities: tuple[Locality, ...]) -> None:
    """Ask for the file, then whose plan it is, then show what was read."""

    def read(path: Path, request: ImportRequest | None) -> None:
        if request is not None:
            app.push_screen(ImportScreen(path, request))

    def whose(path: Path | None) -> None:
        if path is not None:
            year = likely_year(path.name, app.context.clock().year)
            screen = ImportWhoseScreen(localities, path.name, year)
            app.push_screen(screen, partial(read, path))

    app.push_screen(ImportFileScreen(), whose)
