"""The language of one invocation: a value that is passed on, never a process-wide setting."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import cchc_tracker
from cchc_tracker.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"

# pathlib would cost 4 ms of every start, importlib.resources 7
_CATALOGUES = f"{cchc_tracker.__path__[0]}/locale"


@dataclass(frozen=True)
class Language:
    """Translates templates by the catalogue of its code."""

    code: str = DEFAULT_LANGUAGE

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        return gettext.translation("cchc", _CATALOGUES, [self.code], fallback=True)

    def text(self, template: str) -> str:
        """The template in this language; an untranslated one stays English."""
        return self._catalogue.gettext(template) if template else template

    def __call__(self, sentence: Message | str, **values: object) -> str:
        """The sentence in this language with its values filled in."""
        if isinstance(sentence, Message):
            return sentence.translated(self.text)
        text = self.text(sentence)
        return text.format(**values) if values else text


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language the command line or `CCHC_LANG` asks for, before anything else is parsed."""
    asked = environment.get("CCHC_LANG", DEFAULT_LANGUAGE)
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if argument == "--lang":
            asked = following
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return Language(asked if asked in LANGUAGES else DEFAULT_LANGUAGE)
