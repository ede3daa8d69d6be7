"""What one app works with: database, user, language, clock and folders, handed to it as one value.

Nothing of it is process-wide: apps with different contexts run side by side.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

from cchc_tracker.model.text import fold
from cchc_tracker.services.session import open_session, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.session import Session


@dataclass(frozen=True)
class Context:
    """One person at one terminal."""

    database: Path
    user: str
    load_plugins: Callable[[], PluginRegistry]
    settings_folder: Path
    """Where remembered choices of all users are kept."""
    drafts_folder: Path
    """Where unfinished forms of all users are kept."""
    language: Language | None = None
    """The language asked for at the start; None for the remembered one."""
    theme: str | None = None
    """The theme asked for at the start; None for the remembered one."""
    slow: bool = False
    """A slow line was asked for at the start."""
    plan: str | None = None
    """The plan to open first; None for the overview."""
    ascii_only: bool = False
    """The terminal's letters are few: marks are ASCII."""
    no_color: bool = False
    """The person wants no colours."""
    clock: Callable[[], datetime] = field(default=utc_now)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session of one thread on the database; an app has several."""
        opened = open_session(self.database, self.user, self.load_plugins, clock=self.clock)
        with opened as session:
            session.store.hold_little()
            yield session


def user_file_name(user: str) -> str:
    """A file name for a user: readable, and different for different names."""
    readable = "".join(char if char.isalnum() else "-" for char in fold(user))[:40]
    return f"{readable}-{crc32(user.encode()):08x}"
