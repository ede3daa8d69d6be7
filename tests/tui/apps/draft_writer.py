"""Keeps a draft as a form does at every change, says so, and waits to be killed."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from cchc_tui.drafts import Draft, Drafts

folder, user, database = sys.argv[1:]
drafts = Drafts(Path(folder), user, Path(database))
draft_id = "0" * 32
for text in ("v", "vi", "việ", "việt"):
    drafts.keep(
        Draft(
            form="update",
            plan="can-tho-2022",
            rows=("3.7",),
            changed_at=datetime(2022, 9, 30, tzinfo=UTC),
            fields={"note": text},
            version=4,
            id=draft_id,
        )
    )
sys.stdout.write("kept\n")
sys.stdout.flush()
sys.stdin.read()
