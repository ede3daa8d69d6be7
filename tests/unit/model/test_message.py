"""Sentences that stay English templates with values until someone translates them."""

from __future__ import annotations

from cchc_tracker.model.message import message, template

VIETNAMESE = {
    "Row {ref} has no {thing}": "Dòng {ref} không có {thing}",
    "lead": "cơ quan chủ trì",
}


def gettext(text: str) -> str:
    return VIETNAMESE.get(text, text)


def test_a_message_is_english_until_it_is_translated() -> None:
    sentence = message("Row {ref} has no {thing}", ref="3.7", thing="note")
    assert str(sentence) == "Row 3.7 has no note"
    assert sentence.translated(gettext) == "Dòng 3.7 không có note"


def test_messages_within_messages_are_translated_too() -> None:
    sentence = message("Row {ref} has no {thing}", ref="3.7", thing=message("lead"))
    assert str(sentence) == "Row 3.7 has no lead"
    assert sentence.translated(gettext) == "Dòng 3.7 không có cơ quan chủ trì"


def test_braces_in_values_are_text() -> None:
    assert str(message("“{text}” is odd", text="{x} {} {0.a}")) == "“{x} {} {0.a}” is odd"


def test_equal_messages_are_one_in_a_set() -> None:
    assert len({message("Row {ref}", ref=1), message("Row {ref}", ref=1)}) == 1
    assert message("Row {ref}", ref=1) != message("Row {ref}", ref=2)


def test_a_template_is_the_text_itself() -> None:
    assert template("in progress") == "in progress"
