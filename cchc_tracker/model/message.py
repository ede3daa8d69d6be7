"""Sentences for people, kept apart from their language until they are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Message:
    """An English template with named values; a translator gives it another language."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.template.format(**self.values)

    def translated(self, gettext: Callable[[str], str]) -> str:
        """The sentence in the language of `gettext`."""
        return gettext(self.template).format(
            **{
                name: value.translated(gettext) if isinstance(value, Message) else value
                for name, value in self.values.items()
            }
        )


def message(template: str, **values: object) -> Message:
    """A message; Babel collects the templates by this function's name."""
    return Message(template, values)


def template(text: str) -> str:
    """Marks a template that is translated where it is shown, such as a command's help."""
    return text
