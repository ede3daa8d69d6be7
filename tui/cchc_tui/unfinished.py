"""Unfinished forms: offered at the start, when asked for, and with the row they are about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message
from cchc_tui.modes import FORMS, PAGES, load_class

if TYPE_CHECKING:
    from cchc_tui.app import TrackerApp
    from cchc_tui.drafts import Draft
    from cchc_tui.messages import OpenRow, OpenUpdate

_ONE_ROW: Final = "update"
"""The form of `FORMS` that is about a single row."""


async def offer_unfinished(app: TrackerApp, *, asked: bool = False) -> None:
    """Offer all that dead apps left behind; where there is nothing, say so if it was `asked`."""
    left = app.drafts.left_behind()
    if left:
        from cchc_tui.screens.drafts import DraftsScreen

        await app.push_screen(DraftsScreen(left), partial(_resume, app))
    elif asked:
        app.tell(message("There are no unfinished forms"))


async def open_row(app: TrackerApp, request: OpenRow) -> None:
    """Show a row, and tell of an unfinished form of it."""
    await app.push_screen(load_class(PAGES["row"])(request.plan, request.ref))
    if _of_row(app, request):
        app.tell(message("An unfinished form of this row is kept; e offers it"))


async def open_update(app: TrackerApp, request: OpenUpdate) -> None:
    """Open the form of a row; where one was left unfinished, that one is offered first."""

    async def go_on(draft: Draft | None) -> None:
        if draft is not None:
            await _resume(app, draft)
        else:
            await app.push_screen(load_class(PAGES["update"])(request.plan, request.ref))

    left = _of_row(app, request)
    if left:
        from cchc_tui.screens.drafts import DraftsScreen

        await app.push_screen(DraftsScreen(left), go_on)
    else:
        await go_on(None)


def _of_row(app: TrackerApp, request: OpenRow | OpenUpdate) -> tuple[Draft, ...]:
    wanted = (_ONE_ROW, request.plan, (request.ref,))
    return tuple(
        draft
        for draft in app.drafts.left_behind()
        if (draft.form, draft.plan, draft.rows) == wanted
    )


async def _resume(app: TrackerApp, draft: Draft | None) -> None:
    if draft is None:
        return
    try:
        draft = app.drafts.adopt(draft, app.context.clock())
    except CchcError as failure:  # a full disk: the form goes on, the draft stays where it was
        app.tell(failure)
    await app.push_screen(load_class(FORMS[draft.form])(draft))
