"""Many at once: one form for the marked rows, a preview, one confirmation, one undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template
from cchc_tracker.services.bulk import preview_bulk, record_bulk
from cchc_tracker.services.evidence import with_digest
from cchc_tracker.services.rows import find_row
from cchc_tracker.store import StaleVersionError
from cchc_tui.drafts import Draft
from cchc_tui.screens.bulk_preview import BulkPreviewScreen
from cchc_tui.screens.form import FormScreen
from cchc_tui.screens.update import NEVER
from cchc_tui.widgets.plain import safe_line
from cchc_tui.widgets.update_form import FormShape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.model.row import Row
    from cchc_tracker.services.bulk import BulkLine, BulkPreview
    from cchc_tracker.services.session import Session
    from cchc_tui.content.typed_update import TypedUpdate

FORM: Final = "bulk"
_SAMPLE: Final = 20
"""So many rows are checked while one types; the preview checks them all."""


class BulkScreen(FormScreen):
    """The form of many rows of one plan."""

    NAME = template("Change marked rows")
    HELP = template(
        "One change for all marked rows. F8 shows first what it would do to each of them and which"
        " can't be changed and why; nothing is written before you confirm there. One undo takes"
        " the whole change back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "preview", template("Preview"), id="bulk.preview"),
    ]

    def __init__(self, plan: str, positions: Sequence[int], draft: Draft | None = None) -> None:
        refs = tuple(f"r{position}" for position in positions)
        super().__init__(draft or Draft(FORM, plan, refs, NEVER))
        self._sample: tuple[Row, ...] = ()

    def open_form(self, session: Session) -> None:
        """Read the first rows."""
        refs = self._draft.rows[:_SAMPLE]
        self._sample = tuple(find_row(session, self._draft.plan, ref) for ref in refs)

    def title_line(self) -> str:
        """Screen, number of rows and plan."""
        count = self.app.language("{count} rows", count=len(self._draft.rows))
        return f"{super().title_line()} · {count} · {self._draft.plan}"

    def heading(self) -> str:
        """The rows' numbers, as many as fit."""
        refs = [safe_line(row.ref) for row in self._sample]
        more = ", …" if len(self._draft.rows) > len(refs) else ""
        return ", ".join(refs) + more

    def shape(self) -> FormShape:
        """Everything is asked; milestone and agency are typed, for the rows differ."""
        return FormShape(today=self.today_text)

    def foresee(self, session: Session, typed: TypedUpdate) -> Sequence[BulkLine]:
        """What would become of the first rows."""
        if typed.update is None:
            return ()
        sample = [row.id for row in self._sample]
        return preview_bulk(session, sample, typed.update, dated=typed.dated).lines

    def outlook(self, foreseen: Sequence[BulkLine]) -> list[str]:  # noqa: ARG002
        """What F8 is for."""
        return [
            self.app.language(
                "{count} rows; F8 shows before → after first", count=len(self._draft.rows)
            )
        ]

    @work(group="save", exit_on_error=False)
    async def action_preview(self) -> None:
        """Show what would become of all rows; write it once it's confirmed."""
        typed = self.readable()
        if self._busy or typed is None:
            return
        with self.telling_refusals():
            while True:
                preview = await self.app.desk.latest(
                    f"preview {self._draft.id}", partial(self._preview, typed=typed)
                )
                if preview is None or not await self._confirmed(preview):
                    return
                if await self._written(preview):
                    return

    async def _confirmed(self, preview: BulkPreview) -> bool:
        confirmed = await self.app.push_screen_wait(BulkPreviewScreen(preview))
        return bool(confirmed)

    async def _written(self, preview: BulkPreview) -> bool:
        """Write just what was shown; where a row has changed since, it has to be shown again."""
        try:
            events = await self.app.desk.write(partial(record_bulk, preview=preview))
        except StaleVersionError:
            self.app.tell(
                message("Rows changed meanwhile; nothing was written. Look at the new preview"),
                "warning",
            )
            return False
        self.app.tell(message("Saved: {count} rows; u takes it back", count=len(events)))
        self.close_form()
        return True

    def _preview(self, session: Session, typed: TypedUpdate) -> BulkPreview:
        if typed.update is None:  # only readable updates are previewed
            raise AssertionError
        update = with_digest(typed.update)
        return preview_bulk(session, _row_ids(session, self._draft), update, dated=typed.dated)


def resume_bulk(draft: Draft) -> BulkScreen:
    """The form as it was left."""
    return BulkScreen(draft.plan, (), draft)


def _row_ids(session: Session, draft: Draft) -> list[int]:
    lines = session.store.matrix_lines(session.plan(draft.plan).id)
    found = [lines.at_position(int(ref.removeprefix("r"))) for ref in draft.rows]
    if None in found:
        raise UsageError(message("A marked row isn't there any more"))
    return [row.row_id for row in found if row is not None]
