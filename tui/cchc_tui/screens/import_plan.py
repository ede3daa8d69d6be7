"""Import: what was read of a file, its columns put right, its report, and the yes that keeps it."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tui.content.import_lines import ShownLine, View, field_of, lines_of
from cchc_tui.content.import_reading import (
    ReadFile,
    read_file,
    read_plan,
    with_field,
    with_next_table,
)
from cchc_tui.content.server_files import joined_names
from cchc_tui.hints import failure_text
from cchc_tui.import_keeping import keep_in_background
from cchc_tui.own_thread import in_own_session
from cchc_tui.screens.facts import FactsScreen
from cchc_tui.screens.import_field import ImportFieldScreen
from cchc_tui.screens.import_keep import ImportKeepScreen
from cchc_tui.screens.page import PageScreen
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.facts import Fact
from cchc_tui.widgets.plain import PlainStatic, safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.timer import Timer

    from cchc_tracker.imports.request import ImportRequest
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.session import Session

_READING = template("Reading the file… {seconds} s; Esc leaves it")
_FINDING = template("Finding columns and rows… {seconds} s; Esc leaves it")
_KEEPING = template("Keeping the plan… {seconds} s; Esc leaves this screen, it will be kept")


class ImportScreen(PageScreen):
    """A file as it would be imported; nothing is kept before F8 and a yes."""

    NAME = template("Import")
    HELP = template(
        "1 shows the columns, 2 the rows, 3 the report of what is doubtful or was not placed;"
        " beneath the list stands what is known of the line under the cursor. Enter on a column"
        " says what it holds; Enter on a line of the report goes to its row; Enter on a row shows"
        " all that was read of it. ~ stands before rows with a doubt, ! before rows with an error."
        " t turns to another table of the file. F8 keeps the plan, with the place of every cell."
    )
    CSS_PATH: ClassVar[str] = "../styles/import.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "keep", template("Keep"), id="import.keep"),
        Binding("1", "view('COLUMNS')", template("Columns"), id="import.columns", show=False),
        Binding("2", "view('ROWS')", template("Rows"), id="import.rows", show=False),
        Binding("3", "view('REPORT')", template("Report"), id="import.report", show=False),
        Binding("t", "table", template("Other table"), id="import.table"),
    ]

    def __init__(self, paths: Sequence[Path], request: ImportRequest) -> None:
        """Several files are one document, in their order."""
        super().__init__()
        self._paths = paths
        self._request = request
        self._documents: tuple[SourceDocument, ...] = ()
        self._read: ReadFile | None = None
        self._failure: CchcError | None = None
        self._view = View.COLUMNS
        self._lines: tuple[ShownLine, ...] = ()
        self._doing = ""
        self._began = 0.0
        self._timer: Timer | None = None

    def body(self) -> ComposeResult:
        """What was found, the list, what is known of its line."""
        yield PlainStatic(id="import-summary")
        yield ChoiceList(id="import-lines")
        yield PlainStatic(id="import-detail")

    def on_mount(self) -> None:
        """Reads the file."""
        self._timer = self.set_interval(1, self._tell, pause=True)
        self._list.focus()
        self._read_again(self._request)

    def title_line(self) -> str:
        """Plan and files."""
        files = safe_line(joined_names(self._paths))
        return f"{super().title_line()} {self._request.name} · {files}"

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self._show()

    # --- reading

    @work(exclusive=True, group="import-read", exit_on_error=False)
    async def _read_again(self, request: ImportRequest) -> None:
        """Read the file by the request; what was shown stays where that can't be."""
        try:
            if not self._documents:
                self._begin(_READING)
                question = partial(_read_files, paths=self._paths)
                self._documents = await in_own_session(self.app.context.session, question)
            self._begin(_FINDING)
            plan = partial(read_plan, documents=self._documents, request=request)
            read = await in_own_session(self.app.context.session, plan)
        except CchcError as failure:
            self._end()
            self._failed(failure)
            return
        self._end()
        self._request, self._read, self._failure = request, read, None
        self._show()

    def _failed(self, failure: CchcError) -> None:
        if self._read is None:
            self._failure = failure
            self._show()
        else:
            self.app.tell(failure)
            self._tell()

    def _begin(self, doing: str) -> None:
        """Tell what is being done, and for how many seconds."""
        self._doing, self._began = doing, monotonic()
        self._tell()
        if self._timer is not None:
            self._timer.resume()

    def _end(self) -> None:
        self._doing = ""
        if self._timer is not None:
            self._timer.pause()

    # --- lines

    def on_choice_list_moved(self, event: ChoiceList.Moved) -> None:
        """Tells of the line under the cursor."""
        self._show_detail(event.place)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Puts a column right, goes to the row of a line, or shows all of it."""
        if self._read is None or event.place >= len(self._lines):
            return
        line = self._lines[event.place]
        if self._view is View.COLUMNS:
            column = self._read.columns[event.place]
            screen = ImportFieldScreen(line.text, field_of(column))
            self.app.push_screen(screen, partial(self._put_right, column.number))
        elif line.row is not None and self._view is View.REPORT:
            self.action_view(View.ROWS.name)
            self._list.highlight(line.row - 1)
        else:
            self.app.push_screen(FactsScreen(self.NAME, partial(self._facts_at, event.place)))

    def action_view(self, name: str) -> None:
        """Show the columns, the rows or the report."""
        if self._view is not View[name]:
            self._view = View[name]
            self._list.highlight(0)
            self._show()

    def action_table(self) -> None:
        """Take another of the file's tables for the annex."""
        if self._read is None:
            return
        request = with_next_table(self._request, self._read)
        if request is None:
            self.app.tell(message("The file has no other table"))
        else:
            self._read_again(request)

    def _put_right(self, column: int, field: str | None) -> None:
        if field is not None and self._read is not None:
            self._read_again(with_field(self._request, self._read, column, field))

    def _facts_at(self, place: int, language: Language) -> Sequence[Fact]:
        """All that is known of a line, in another language too."""
        if self._read is None:
            return ()
        line = lines_of(self._read, self._view, language)[place]
        return (Fact((line.text,), heading=True), *line.facts)

    # --- keeping

    def action_keep(self) -> None:
        """Keep the plan, after a yes."""
        read = self._read
        if read is None or self._doing:
            return
        if read.imported is None:
            self.app.tell(self._summary() or message("No rows were read yet"), "warning")
            return
        screen = ImportKeepScreen(self._request.name, read.imported, read.changes)
        self.app.push_screen(screen, self._confirmed)

    def _confirmed(self, yes: bool | None) -> None:  # noqa: FBT001 - the screen's outcome
        if yes and self._read is not None and self._read.imported is not None:
            self._begin(_KEEPING)
            keep_in_background(self, self._request.name, self._read.imported)

    def kept(self, *, done: bool) -> None:
        """Ends the keeping; a plan that couldn't be kept stays here to be tried again."""
        self._end()
        if done:
            self.dismiss(None)
        else:
            self._tell()

    # --- what is shown

    def _show(self) -> None:
        self.query_exactly_one("#title-line", PlainStatic).update(self.title_line())
        self._tell()
        if self._read is not None:
            self._lines = lines_of(self._read, self._view, self.app.language)
            self._list.show_lines([safe_line(each.text) for each in self._lines])
            self._show_detail(self._list.highlighted or 0)

    def _show_detail(self, place: int) -> None:
        detail = self._lines[place].detail if place < len(self._lines) else ""
        self.query_exactly_one("#import-detail", PlainStatic).update(detail, layout=False)

    def _tell(self) -> None:
        self.query_exactly_one("#import-summary", PlainStatic).update(self._summary())

    def _summary(self) -> str:
        """What is being done, what went wrong, or what was read."""
        language, read = self.app.language, self._read
        if self._doing:
            return language(self._doing, seconds=int(monotonic() - self._began))
        if self._failure is not None:
            return failure_text(self._failure, language)
        if read is None:
            return ""
        if read.imported is None:
            return failure_text(read.failure, language) if read.failure else ""
        return "  ".join(self._heads(read, read.imported))

    def _heads(self, read: ReadFile, imported: ImportedPlan) -> Iterator[str]:
        """The views by their keys, the shown one in brackets, and what decides about keeping."""
        language = self.app.language
        counts = (len(read.columns), len(imported.plan.activities), len(imported.problems))
        for key, (view, count) in enumerate(zip(View, counts, strict=True), start=1):
            told = f"{key} {language.text(view.value)}: {count}"
            yield f"[{told}]" if view is self._view else f" {told} "
        if len(read.tables) > 1:
            yield language("table {number} of {count}", number=read.table, count=len(read.tables))
        yield language("{count} errors", count=len(imported.errors))

    @property
    def _list(self) -> ChoiceList:
        return self.query_exactly_one("#import-lines", ChoiceList)


def _read_files(session: Session, paths: Sequence[Path]) -> tuple[SourceDocument, ...]:
    return tuple(document for path in paths for document in read_file(session, path))
