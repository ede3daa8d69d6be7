"""Keeping a plan that was read: whole or not at all, told when it's done, wherever one is then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tracker.services.importing import Outcome, keep_import
from cchc_tui.messages import OpenMatrix

if TYPE_CHECKING:
    from cchc_tracker.model.message import Message
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.services.importing import KeptImport
    from cchc_tui.screens.import_plan import ImportScreen


def keep_in_background(screen: ImportScreen, name: str, imported: ImportedPlan) -> None:
    """Keep the plan under a name; its errors were accepted. Leaving the screen stops nothing."""
    screen.app.run_worker(_keep(screen, name, imported), group="import-keep", exit_on_error=False)


async def _keep(screen: ImportScreen, name: str, imported: ImportedPlan) -> None:
    app = screen.app
    question = partial(keep_import, plan_id=name, imported=imported, accept_problems=True)
    try:
        kept = await app.desk.write(question)
    except CchcError as failure:
        app.tell(failure)
        if screen.is_attached:
            screen.kept(done=False)
        return
    app.tell(_told(kept))
    is_shown = app.screen is screen
    if screen.is_attached:
        screen.kept(done=True)
    if is_shown:
        app.choose_plan(kept.plan.id)
        app.post_message(OpenMatrix(kept.plan.id))


def _told(kept: KeptImport) -> Message:
    sentence = {
        Outcome.NEW: template("Made plan {plan}: {rows} rows"),
        Outcome.SAME: template("Plan {plan} says the same already; nothing changed"),
        Outcome.REVISED: template("Plan {plan} has the newer version now: {rows} rows"),
    }[kept.outcome]
    return message(sentence, plan=kept.plan.id, rows=kept.plan.row_count)
