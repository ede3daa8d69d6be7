"""What one invocation works with: its options, its language, and the session opened on demand."""

from __future__ import annotations

import getpass
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.session import Session


@dataclass
class Runtime:
    """Filled from the environment first, then by the options as click reads them."""

    language: Language
    environment: Mapping[str, str]
    database: Path | None = None
    user: str | None = None
    plugins_folder: Path | None = None
    asked_language: str | None = None
    """The value of `--lang`, where it was given."""

    @property
    def database_path(self) -> Path:
        """The database of `--db`, else of `CCHC_DB`, else the user's own."""
        if self.database is not None:
            return self.database
        if asked := self.environment.get("CCHC_DB"):
            return Path(asked)
        from platformdirs import user_data_path

        return user_data_path("cchc-tracker", appauthor=False) / "cchc.db"

    @property
    def user_name(self) -> str:
        """The author of what is written: `--as`, else the user of the operating system."""
        return collapse(self.user or "") or getpass.getuser()

    def plugins(self) -> PluginRegistry:
        """The plugins of this invocation; none is imported before it is needed."""
        from cchc_tracker.plugins.registry import PluginOptions, load_plugins

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
        if create and not path.exists():
            self.remark("Made the database {path}", path=path)
        with open_session(path, self.user_name, self.plugins, create=create) as session:
            yield session

    def say(self, text: str) -> None:
        """Write a result to stdout."""
        click.echo(text)

    def remark(self, template: str, **values: object) -> None:
        """Write a remark to stderr, in the user's language."""
        click.echo(self.language(template, **values), err=True)
