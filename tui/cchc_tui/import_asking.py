"""The way to an import: the files, whose plan they are, then what was read of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import CchcError
from cchc_tui.content.server_files import (
    joined_names,
    likely_locality,
    likely_year,
    readable_endings,
)
from cchc_tui.screens.import_file import ImportFileScreen
from cchc_tui.screens.import_whose import ImportWhoseScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.imports.request import ImportRequest
    from cchc_tracker.model.locality import Locality
    from cchc_tracker.services.session import Session
    from cchc_tui.app import TrackerApp


async def ask_for_import(app: TrackerApp, localities: Sequence[Locality]) -> None:
    """Ask for the files, then whose plan they are, then show what was read."""
    try:
        endings = await app.desk.ask(readable_endings)
        locality = await app.desk.ask(partial(_locality_of, plan=app.plan))
    except CchcError as failure:
        app.tell(failure)
        return

    def read(paths: Sequence[Path], request: ImportRequest | None) -> None:
        if request is not None:
            from cchc_tui.screens.import_plan import ImportScreen

            app.push_screen(ImportScreen(paths, request))

    def whose(paths: Sequence[Path] | None) -> None:
        if paths:
            names = joined_names(paths)
            likely = likely_locality(names, localities, locality)
            year = likely_year(names, app.context.clock().year)
            screen = ImportWhoseScreen(names, localities, likely, year)
            app.push_screen(screen, partial(read, paths))

    remembered = app.settings.import_folder
    app.push_screen(ImportFileScreen(Path(remembered or Path.cwd()), endings), whose)


def _locality_of(session: Session, plan: str | None) -> str:
    """The code of the locality whose plan is open; empty for none."""
    stored = None if plan is None else session.store.plan(plan)
    return stored.locality if stored else ""
