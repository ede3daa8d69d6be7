"""Click commands that speak the invocation's language and take the global options anywhere."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, cast

import click

from cchc_tracker.cli.context import language_of, runtime_of
from cchc_tracker.cli.usage import NoSuchCommandError
from cchc_tracker.cli.values import TEXT, FilePath
from cchc_tracker.model.message import template
from cchc_tracker.services.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable


CLICK_TEMPLATES = (template("Show this message and exit."),)
"""click's own sentences in the help, here so that Babel finds them."""


class Option(click.Option):
    """An option whose help is a template of the catalogue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's line in the help, translated."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        names, text = record
        return names, text.replace(self.help, language_of(ctx).text(self.help), 1)


def _remember(attribute: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def remember(ctx: click.Context, _: click.Parameter, value: object) -> None:
        if value is not None:
            setattr(runtime_of(ctx), attribute, value)

    return remember


def global_options(*, hidden: bool) -> list[click.Parameter]:
    """`--db`, `--as`, `--plugins-dir` and `--lang`; shown in the root's help alone."""
    path = FilePath()

    def option(flag: str, attribute: str, text: str, **more: Any) -> Option:  # noqa: ANN401
        return Option(
            [flag, f"global_{attribute}"],
            help=text,
            hidden=hidden,
            expose_value=False,
            is_eager=True,
            callback=_remember(attribute),
            **more,
        )

    return [
        option("--db", "database", template("Database file (CCHC_DB)"), type=path, metavar="FILE"),
        option(
            "--as",
            "user",
            template("Name of the author of changes"),
            type=TEXT,
            metavar="USER",
        ),
        option(
            "--plugins-dir",
            "plugins_folder",
            template("Folder with more localities (CCHC_PLUGINS_DIR)"),
            type=path,
            metavar="DIR",
        ),
        # the value is read by `chosen_language` before click parses anything
        Option(
            ["--lang"],
            help=template("Language of messages (CCHC_LANG)"),
            hidden=hidden,
            expose_value=False,
            callback=_remember("asked_language"),
            type=click.Choice(LANGUAGES),
        ),
    ]


class _Translated(click.Command):
    """The parts of the help that a command and a group share."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        language = language_of(ctx)
        prefix = language("Usage:") + " "
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=prefix)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        text = language_of(ctx).text(inspect.cleandoc(self.help or ""))
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text)

    def _write_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = language_of(ctx)
        options = (each for each in self.get_params(ctx) if isinstance(each, click.Option))
        found = (each.get_help_record(ctx) for each in options)
        # click's own --help option is no Option of ours
        records = [(names, language.text(text)) for names, text in filter(None, found)]
        if records:
            with formatter.section(language("Options")):
                formatter.write_dl(records)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options in the call's language."""
        self._write_options(ctx, formatter)


class Command(_Translated):
    """A command; it also takes the global options, so that their place doesn't matter.

    Every text that it takes arrives clean.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for parameter in self.params:
            if parameter.type is click.STRING:
                parameter.type = TEXT
        self.params.extend(global_options(hidden=True))


class LazyGroup(_Translated, click.Group):
    """A group that imports a command's module when the command is called, not before."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        lazy: dict[str, tuple[str, str]] | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Those imported already, then those that are not."""
        return [*self.commands, *(name for name in self._lazy if name not in self.commands)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, for which its module is imported now."""
        if cmd_name not in self._lazy:
            return super().get_command(ctx, cmd_name)
        from importlib import import_module

        module, _ = self._lazy[cmd_name]
        path, _, attribute = module.partition(":")
        return cast("click.Command", getattr(import_module(path), attribute))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words begin with; raises NoSuchCommandError, which is translated."""
        if not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            raise NoSuchCommandError(args[0], ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options and commands, as click asks of a group."""
        self._write_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a line a command; one that isn't imported brings its summary with it."""
        language = language_of(ctx)
        lines = [
            (name, language.text(inspect.cleandoc(command.help or "").split("\n")[0]))
            for name, command in self.commands.items()
        ]
        lines += [(name, language.text(summary)) for name, (_, summary) in self._lazy.items()]
        with formatter.section(language("Commands")):
            formatter.write_dl(lines)


def group(name: str, text: str, lazy: dict[str, tuple[str, str]] | None = None) -> LazyGroup:
    """A group with a one-line help."""
    return LazyGroup(name, help=text, lazy=lazy, no_args_is_help=False)
