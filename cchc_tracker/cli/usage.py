"""click's own complaints about a command line, said in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.model.message import Message, message

if TYPE_CHECKING:
    from cchc_tracker.services.language import Language


class NoSuchCommandError(click.UsageError):
    """A word that names no command of a group."""

    def __init__(self, name: str, ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name = name


def usage_message(error: click.UsageError, language: Language) -> str:
    """One sentence for a wrong call, with the help to turn to."""
    sentence = language(_sentence(error, language))
    if error.ctx is None:
        return sentence
    hint = message("see {command} --help", command=error.ctx.command_path)
    return f"{sentence} ({language(hint)})"


def _sentence(error: click.UsageError, language: Language) -> Message | str:
    match error:
        case NoSuchCommandError():
            return message("There is no command “{name}”", name=error.name)
        case click.NoSuchOption():
            return _unknown_option(error)
        case click.MissingParameter():
            return message("Missing: {name}", name=_parameter_name(error))
        case click.BadParameter():
            return message(
                "{name}: {reason}", name=_parameter_name(error), reason=_reason(error, language)
            )
        case click.BadOptionUsage():
            return _option_sentence(error)
        case _:
            return _call_sentence(error)


def _option_sentence(error: click.BadOptionUsage) -> Message:
    if "not take" in error.message:
        return message("Option {option} takes no value", option=error.option_name)
    return message("Option {option} needs a value", option=error.option_name)


def _unknown_option(error: click.NoSuchOption) -> Message:
    near = ", ".join(sorted(error.possibilities or ()))
    if near:
        return message(
            "There is no option {option}; did you mean {near}?",
            option=error.option_name,
            near=near,
        )
    return message("There is no option {option}", option=error.option_name)


def _call_sentence(error: click.UsageError) -> Message | str:
    """click has no classes of its own for these two."""
    english = error.message
    group = error.ctx.command if error.ctx else None
    if english.startswith("Missing command") and error.ctx and isinstance(group, click.Group):
        names = ", ".join(group.list_commands(error.ctx))
        return message("A command is missing: {names}", names=names)
    if english.startswith("Got unexpected extra argument"):
        extra = english.partition("(")[2].removesuffix(")")
        return message("More arguments than expected: {extra}", extra=extra)
    return english


def _parameter_name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx) if error.ctx else error.param.name or ""


def _reason(error: click.BadParameter, language: Language) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return language("choose one of {choices}", choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange) and kind.max is not None:
        return language(
            "a whole number from {least} to {most} is needed", least=kind.min, most=kind.max
        )
    if isinstance(kind, click.types.IntParamType):
        return language("a whole number is needed")
    return error.message
