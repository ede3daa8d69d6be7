"""What the command line tells, for comparing it with what the screens show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cchc_tracker.cli.entry import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def told_by_command(database: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401
    """What a command prints as JSON."""
    capsys.readouterr()
    assert run(["--db", str(database), *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)
