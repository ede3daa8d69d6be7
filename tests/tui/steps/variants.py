"""What a test is repeated for: both sizes of a terminal, both languages, hostile texts."""

from __future__ import annotations

import pytest

SIZES = ((80, 24), (60, 20))

at_both_sizes = pytest.mark.parametrize("size", SIZES)
in_both_languages = pytest.mark.parametrize("english", [True, False])

HOSTILE = (
    "[/] gạch chéo",
    "[red]đỏ[/red]",
    "\x1b[31mđỏ\x1b[0m\x07",
    "\u202eđảo\u202c ngược",
    "x" * 5_000,
    "e\u0302\u0323" * 1_000,
    "👩‍👩‍👧 gia đình 🇻🇳",
    "a" + "\u0301" * 3_000 + "b",
    "một\nhai\tba",
    "",
)
