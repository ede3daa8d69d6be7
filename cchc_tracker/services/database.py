"""Restoring the database file from a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.store import restore

if TYPE_CHECKING:
    from pathlib import Path


def restore_database(source: Path, target: Path) -> Path | None:
    """Put a checked backup in the database's place; returns where the old file is kept."""
    return restore(source, target)
