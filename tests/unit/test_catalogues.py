"""Every sentence of the code has its Vietnamese translation, and what is shown can be typed."""

from __future__ import annotations

import ast
import re
from configparser import ConfigParser
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.model.filter import STATUS_NAMES, All, Field, Has, fold_name
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog

    from cchc_tracker.model.status import Status

PROJECT = Path(__file__).parents[2]
LOCALE = PROJECT / "cchc_tracker" / "locale"
KEYWORDS = ("message", "template", "language", "remark")
"""The functions whose first argument is a template; locale/README.md names the same ones."""


@cache
def templates() -> frozenset[str]:
    """The templates that Babel finds in the code."""
    mapping = ConfigParser()
    mapping.read(PROJECT / "babel.cfg", encoding="utf-8")
    parted = [section.partition(":") for section in mapping.sections()]
    methods = [(pattern.strip(), method) for method, _, pattern in parted]
    found = extract_from_dir(PROJECT, methods, keywords=dict.fromkeys(KEYWORDS))
    return frozenset(str(template) for _, _, template, _, _ in found)


@cache
def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "cchc.po").open("rb") as source:
        return read_po(source, locale=language, domain="cchc", abort_invalid=True)


@cache
def translations(language: str) -> GNUTranslations:
    """The catalogue as the build compiles it."""
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def written_templates() -> Iterator[str]:
    """The first arguments of the marking functions, as Python itself reads the code."""
    for folder in ("cchc_tracker", "tui/cchc_tui"):
        for source in (PROJECT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(source.read_text("utf-8"))):
                match node:
                    case ast.Call(
                        func=ast.Name(id=name) | ast.Attribute(attr=name),
                        args=[ast.Constant(value=str(text)), *_],
                    ) if name in KEYWORDS:
                        yield text


def test_babel_finds_every_template() -> None:
    """Babel doesn't look into f-strings."""
    assert set(written_templates()) == templates()


def test_every_template_is_translated() -> None:
    untranslated = [text for text in templates() if not translations("vi").gettext(text).strip()]
    unknown = [text for text in templates() if catalogue("vi").get(text) is None]
    assert sorted(untranslated + unknown) == []


def test_translations_keep_the_placeholders() -> None:
    changed = [
        text
        for text in templates()
        if placeholders(translations("vi").gettext(text)) != placeholders(text)
    ]
    assert changed == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_catalogue_has_nothing_fuzzy_or_left_over(language: str) -> None:
    entries = [entry for entry in catalogue(language) if entry.id]
    assert not catalogue(language).fuzzy
    assert not catalogue(language).obsolete
    assert [entry.id for entry in entries if entry.fuzzy or entry.id not in templates()] == []


def test_translations_are_clean_text() -> None:
    """No stray blanks, and a sentence has its full stop where the template has it."""
    texts = {str(entry.id): str(entry.string) for entry in catalogue("vi") if entry.id}
    lines = [line for text in texts.values() for line in text.split("\n")]
    assert [line for line in lines if line != collapse(line)] == []
    sentences = {source: text for source, text in texts.items() if " " in source}
    assert [t for s, t in sentences.items() if s.endswith(".") != t.endswith(".")] == []


def test_english_catalogue_shows_the_templates() -> None:
    assert [text for text in templates() if translations("en").gettext(text) != text] == []


def test_readme_names_the_keywords() -> None:
    command = (LOCALE / "README.md").read_text("utf-8")
    assert tuple(re.findall(r"-k (\w+)", command)) == KEYWORDS


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("status", STATUS_LABELS)
def test_status_label_can_be_typed_in_a_filter(status: Status, language: str) -> None:
    label = translations(language).gettext(STATUS_LABELS[status])
    assert STATUS_NAMES[fold_name(label)] == (status.value,)
    assert parse_filter(f'status:"{label}"') == Has(Field.STATUS, label, phrase=True)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_filter_example_in_the_help_can_be_typed(language: str) -> None:
    (example,) = (text for text in templates() if "status:overdue'" in text)
    expression = translations(language).gettext(example).split("'")[1]
    match parse_filter(expression):
        case All((Has(Field.LEAD, "Sở Nội vụ"), Has(Field.STATUS, status))):
            assert STATUS_NAMES[fold_name(status)] == ("overdue",)
        case other:
            pytest.fail(f"{expression} is read as {other}")
