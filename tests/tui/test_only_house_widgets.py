"""Nothing in the interface takes or shows text but the house widgets."""

from __future__ import annotations

import ast
from importlib.metadata import version
from pathlib import Path

import pytest

import cchc_tui
from cchc_tui.widgets import _textual

PACKAGE = Path(cchc_tui.__file__).parent
HOUSE = PACKAGE / "widgets"
PRIVATE_APIS = {HOUSE / "_textual.py", PACKAGE / "terminal" / "driver.py"}
STOCK = {"Input", "MaskedInput", "TextArea", "Static", "Label", "Markdown", "MarkdownViewer"}
MARKUP_CALLS = {"notify", "from_markup"}


def stock_uses(source: str) -> list[str]:
    """The stock widgets and markup calls in a source text."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
            found += [name.name for name in node.names if name.name in STOCK | {"*"}]
        elif isinstance(node, ast.Attribute) and (
            node.attr in MARKUP_CALLS
            or (node.attr in STOCK and ast.unparse(node.value).endswith("widgets"))
        ):
            found.append(node.attr)
    return found


def private_uses(source: str) -> list[str]:
    """The private modules and members of Textual that a source text reaches into."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
            found += [name for name in (node.module or "").split(".") if name.startswith("_")]
        elif isinstance(node, ast.Attribute) and node.attr in {"_bindings", "_keymap"}:
            found.append(node.attr)
    return found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from textual.widgets import Input, Button", ["Input"]),
        ("from textual.widgets import *", ["*"]),
        ("from textual.widgets._static import Static", ["Static"]),
        ("import textual.widgets\nx = textual.widgets.TextArea()", ["TextArea"]),
        ("from textual import widgets\nx = widgets.Label('x')", ["Label"]),
        ("self.app.notify('x')", ["notify"]),
        ("Content.from_markup(name)", ["from_markup"]),
        ("notify_plain(self, text)\nfrom cchc_tui.widgets.plain import PlainStatic", []),
    ],
)
def test_the_search_finds_stock_uses(source: str, found: list[str]) -> None:
    assert stock_uses(source) == found


def test_only_the_house_widgets_use_stock_ones() -> None:
    uses = {
        str(path.relative_to(PACKAGE)): found
        for path in PACKAGE.rglob("*.py")
        if HOUSE not in path.parents and (found := stock_uses(path.read_text(encoding="utf-8")))
    }

    assert uses == {}


def test_only_two_files_use_private_apis() -> None:
    uses = {
        path for path in PACKAGE.rglob("*.py") if private_uses(path.read_text(encoding="utf-8"))
    }

    assert uses == PRIVATE_APIS


def test_the_private_apis_were_checked_against_this_textual() -> None:
    assert version("textual") == _textual.WRITTEN_FOR
