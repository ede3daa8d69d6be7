"""The command line with an interface that fails at F10."""

from __future__ import annotations

import sys
from unittest.mock import patch

from cchc_tracker.cli.entry import run
from cchc_tui.app import TrackerApp


def fail(_: TrackerApp) -> None:
    raise ZeroDivisionError


with patch.object(TrackerApp, "action_leave", fail):
    sys.exit(run(sys.argv[1:]))
