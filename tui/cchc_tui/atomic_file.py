"""Writing a small file so that a reader, or a killed process, meets the old or the new whole."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_json(path: Path, value: Mapping[str, object]) -> None:
    """Put the file in place in one step; raises NotAllowedError where the system forbids it."""
    beside = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise NotAllowedError(
            message("{file} can't be written: {reason}", file=path, reason=error.strerror or error)
        ) from error


def read_json(path: Path) -> Mapping[str, object] | None:
    """The file's table; None where there is none. Raises ValueError where it isn't a table."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ValueError(error.strerror) from error
    if not isinstance(value, dict):
        raise ValueError(type(value).__name__)  # noqa: TRY004 - what the file holds, not a bug
    return value
