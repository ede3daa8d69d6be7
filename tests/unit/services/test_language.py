"""Which language a person gets, and what stays English where no catalogue helps."""

from __future__ import annotations

import pytest

from cchc_tracker.model.message import message
from cchc_tracker.services.language import Language, chosen_language

ENGLISH = Language("en")


@pytest.mark.parametrize(
    ("arguments", "environment", "code"),
    [
        ([], {}, "vi"),
        ([], {"CCHC_LANG": "en"}, "en"),
        ([], {"CCHC_LANG": "fr"}, "vi"),
        (["--lang", "en", "list"], {}, "en"),
        (["list", "--lang=en"], {}, "en"),
        (["--lang", "vi"], {"CCHC_LANG": "en"}, "vi"),
        (["list", "--lang"], {}, "vi"),
        (["--lang", "fr"], {}, "vi"),
    ],
)
def test_the_language_that_is_asked_for(
    arguments: list[str], environment: dict[str, str], code: str
) -> None:
    assert chosen_language(arguments, environment) == Language(code)


def test_english_is_the_language_of_the_templates() -> None:
    assert ENGLISH.text("No such {thing}") == "No such {thing}"
    assert ENGLISH(message("No such {thing}", thing=message("row"))) == "No such row"
    assert ENGLISH("No such {thing}", thing="row") == "No such row"


def test_a_sentence_without_values_may_hold_braces() -> None:
    assert ENGLISH("{thing}") == "{thing}"


@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_empty_template_is_empty_in_every_language(code: str) -> None:
    assert Language(code).text("") == ""


def test_a_catalogue_that_was_not_compiled_leaves_english() -> None:
    assert Language("xx")("No such {thing}", thing="row") == "No such row"
