"""A file on its way to the import screen is looked through once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tracker.imports import reading
from cchc_tracker.imports.annex import read_annex
from cchc_tracker.imports.request import ImportRequest
from cchc_tracker.services.session import open_session
from cchc_tui.content.import_reading import read_file, read_plan
from tests.tui.conftest import NOW, plugins
from tests.tui.steps.importing import IMPORTS, SEED

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from cchc_tracker.imports.annex.found import Annex
    from cchc_tracker.model.source.document import SourceDocument


def test_the_annex_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counting(document: SourceDocument, **asked: Any) -> Annex:  # noqa: ANN401 - passed on
        read.append(document.name)
        return read_annex(document, **asked)

    monkeypatch.setattr(reading, "read_annex", counting)
    path = tmp_path / "cchc.db"
    with open_session(path, "lan", plugins, create=True, clock=lambda: NOW) as session:
        found = read_plan(
            session, read_file(session, IMPORTS / SEED), ImportRequest("can-tho", 2022)
        )
    assert found.imported is not None
    assert len(found.columns) == 9
    assert read == [SEED]
