"""click's own complaints about a command line, said in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.model.message import Message, message

if TYPE_CHECKING:
    from cchc_tracker.services.language import Language


def usage_message(error: click.UsageError, language: Language) -> str:
    """One sentence for a wrong call, with the help to turn to."""
    sentence = language(_sentence(error, language))
    if error.ctx is None:
        return sentence
    hint = message("see {command} --help", command=error.ctx.command_path)
    return f"{sentence} ({language(hint)})"


def _sentence(error: click.UsageError, language: Language) -> Message | str:
    match error:
        case click.NoSuchOption():
            return message("There is no option {option}", option=error.option_name)
        case click.MissingParameter():
            return message("Missing: {name}", name=_parameter_name(error))
        case click.BadParameter():
            return message(
                "{name}: {reason}", name=_parameter_name(error), reason=_reason(error, language)
            )
        case click.BadOptionUsage():
            return message("Option {option} needs a value", option=error.option_name)
        case _:
            return _call_sentence(error.message)


def _call_sentence(english: str) -> Message | str:
    """click has no classes of its own for these two."""
    if english.startswith("No such command"):
        return message("There is no command {name}", name=english.split(" ")[3].rstrip("."))
    if english.startswith("Got unexpected extra argument"):
        extra = english.rpartition("(")[2].rstrip(")")
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
    if isinstance(kind, click.types.IntParamType):
        return language("a whole number is needed")
    return error.message
