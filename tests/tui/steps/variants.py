"""What a test of a screen is repeated for: both sizes of a terminal, both languages."""

from __future__ import annotations

import pytest

SIZES = ((80, 24), (60, 20))

at_both_sizes = pytest.mark.parametrize("size", SIZES)
in_both_languages = pytest.mark.parametrize("english", [True, False])
