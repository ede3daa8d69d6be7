"""docs/hooks.md describes every hook with its parameters, and no other."""

from __future__ import annotations

import builtins
import inspect
import re
from pathlib import Path
from symtable import SymbolTable, symtable

import pytest

from cchc_tracker.plugins.spec import Hooks

PAGE = Path(__file__).parents[3] / "docs" / "hooks.md"
HOOKS = sorted(name for name, _ in inspect.getmembers(Hooks, inspect.isfunction))


def sections() -> dict[str, str]:
    """The page's sections by heading."""
    parts = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(part.split("\n", 1) for part in parts)


def test_the_sections_are_the_hooks() -> None:
    documented = sorted(
        heading.strip("`").partition("(")[0] for heading in sections() if heading.startswith("`")
    )
    assert documented == HOOKS


@pytest.mark.parametrize("hook", HOOKS)
def test_a_section_tells_parameters_return_example_and_version(hook: str) -> None:
    parameters = list(inspect.signature(getattr(Hooks, hook)).parameters)[1:]
    body = sections()[f"`{hook}({', '.join(parameters)})`"]
    for part in ("Since ", "Returns ", "```python", f"def {hook}(", "@hookimpl"):
        assert part in body
    for parameter in parameters:
        assert f"`{parameter}`" in body


OWN = {"AGENCIES", "read_my_plan"}
"""What a reader has to bring."""


def test_the_examples_know_every_name_they_use() -> None:
    examples = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= len(HOOKS)
    (imports,) = (example for example in examples if example.startswith("from datetime"))
    known: dict[str, object] = {}
    exec(imports, known)  # noqa: S102
    for example in examples:
        table = symtable(example, str(PAGE), "exec")
        given = {*table.get_identifiers(), *known, *dir(builtins), *OWN}
        assert names(table) <= given


def names(table: SymbolTable) -> set[str]:
    """The names that an example takes from around it."""
    own = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global()}
    return own.union(*map(names, table.get_children()))
