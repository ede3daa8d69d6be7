"""What the program's own entry sets for its whole process."""

from __future__ import annotations

import subprocess
import sys

_LOADED = """
import sys
from cchc_tui.process import load_event_loop

load_event_loop()
assert "asyncio" in sys.modules
assert "ssl" not in sys.modules
import ssl

assert ssl.create_default_context()
load_event_loop()
assert sys.modules["ssl"] is ssl
"""


def test_the_event_loop_loads_without_tls_and_whoever_wants_tls_gets_it() -> None:
    subprocess.run([sys.executable, "-c", _LOADED], check=True, timeout=60)
