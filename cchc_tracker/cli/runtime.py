"""What one invocation works with: its options, its language, and the session opened on demand."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message
from cchc_tracker.model.text import clean, collapse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.session import Session


@dataclass
class Runtime:
    """Filled from the environment first, then by the options as click reads them."""

    language: Language
    environment: Mapping[str, str]
    database: str | None = None
    user: str | None = None
    plugins_folder: str | None = None
    asked_language: str | None = None
    """The value of `--lang`, where it was given."""

    @property
    def database_path(self) -> Path:
        """The database of `--db`, else of `CCHC_DB`, else the user's own."""
        from pathlib import Path

        asked = self.database or self.environment.get("CCHC_DB")
        return Path(asked) if asked else _own_database()

    @property
    def user_name(self) -> str:
        """The author of what is written: `--as`, else the user of the operating system."""
        if self.user is None:
            return collapse(_system_user())
        name = collapse(self.user)
        if not name:
            raise UsageError(message("--as: a name is needed"))
        return name

    def plugins(self) -> PluginRegistry:
        """The plugins of this invocation; none is imported before it is needed."""
        from pathlib import Path

        from cchc_tracker.plugins.pool import PluginOptions
        from cchc_tracker.plugins.registry import load_plugins

        folder = self.plugins_folder or self.environment.get("CCHC_PLUGINS_DIR") or None
        return load_plugins(
            PluginOptions(
                strict=self.environment.get("CCHC_STRICT_PLUGINS") == "1",
                disabled=self.environment.get("CCHC_PLUGINS") == "none",
                folder=Path(folder) if folder else None,
            )
        )

    @contextmanager
    def session(self, *, create: bool = False) -> Iterator[Session]:
        """A session on the database; with `create` a missing database is made and said so."""
        from cchc_tracker.services.session import open_session

        path = self.database_path
        made = create and not path.exists()
        if made and path == _own_database():
            path.parent.mkdir(parents=True, exist_ok=True)
        with open_session(path, self.user_name, self.plugins, create=create) as session:
            if made:
                self.remark("Made the database {path}", path=path)
            yield session

    def say(self, text: str) -> None:
        """Write a result to stdout."""
        click.echo(clean(text))

    def say_exactly(self, text: str) -> None:
        """Write a file's name to stdout, for a program to read."""
        click.echo(text)

    def remark(self, template: str, **values: object) -> None:
        """Write a remark to stderr, in the user's language."""
        click.echo(collapse(self.language(template, **values)), err=True)


def _system_user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no entry for the user, as in a container; KeyError before 3.13
        return f"uid-{os.getuid()}"


def _own_database() -> Path:
    from platformdirs import user_data_path

    return user_data_path("cchc-tracker", appauthor=False) / "cchc.db"
