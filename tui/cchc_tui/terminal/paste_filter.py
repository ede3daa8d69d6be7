"""Makes bracketed pastes harmless in the stream of letters that a terminal sends.

Outside a paste nothing is changed or held back.
"""

from __future__ import annotations

from typing import Final

from cchc_tracker.model.text import clean

START: Final = "\x1b[200~"
END: Final = "\x1b[201~"
_CERTAIN: Final = "\x1b[2"
"""From here on no key by itself begins like this."""
SILENCE: Final = 3.0
"""Seconds without a letter after which a paste is taken as whole: its end was lost."""
MOST: Final = 200_000
"""Letters of a paste; what is beyond is left out, which "…" tells."""


class PasteFilter:
    """Passes letters on, those of a paste at its end and without escape and control characters.

    A terminal leaves escape sequences in what it pastes, and these would be taken as keys.
    """

    def __init__(self) -> None:
        self._tail = ""
        """The beginning of a mark, before the next letters."""
        self._pasted: list[str] | None = None
        """What has come of a paste; None outside one."""
        self._count = 0
        self._heard = 0.0

    @property
    def is_in_mark(self) -> bool:
        """Whether the mark that begins a paste has come in part."""
        return self._pasted is None and self._tail.startswith(_CERTAIN)

    def feed(self, text: str, now: float) -> str:
        """What to pass on of the next letters; `now` in seconds of any clock."""
        self._heard = now
        passed = []
        while text:
            done, text = self._outside(text) if self._pasted is None else self._inside(text)
            passed.append(done)
        return "".join(passed)

    def give_up(self, now: float) -> str:
        """What to pass on where nothing more came: a paste whose end was lost."""
        if self._pasted is None or now - self._heard < SILENCE:
            return ""
        self._keep(self._tail)
        return self._ended()

    def forget_mark(self) -> None:
        """What looked like the beginning of a mark were keys."""
        if self._pasted is None:
            self._tail = ""

    def _outside(self, text: str) -> tuple[str, str]:
        """What is passed on, and what is left from the beginning of a paste on."""
        seen = self._tail + text
        at = seen.find(START)
        if at < 0:
            self._tail = _begun(seen, START)
            return text, ""
        past = at + len(START) - len(self._tail)
        self._tail, self._pasted, self._count = "", [], 0
        return text[:past], text[past:]

    def _inside(self, text: str) -> tuple[str, str]:
        seen = self._tail + text
        pasted, end, rest = seen.partition(END)
        if end:
            self._keep(pasted)
            return self._ended(), rest
        self._tail = _begun(seen, END)
        self._keep(seen[: len(seen) - len(self._tail)])
        return "", ""

    def _keep(self, text: str) -> None:
        if self._pasted is not None:
            self._pasted.append(text[: max(MOST + 1 - self._count, 0)])
            self._count += len(text)

    def _ended(self) -> str:
        pasted = "".join(self._pasted or ())
        self._tail, self._pasted = "", None
        text = pasted if len(pasted) <= MOST else pasted[:MOST] + "…"
        return clean(text) + END


def _begun(text: str, mark: str) -> str:
    """The end of a text that may be the beginning of a mark."""
    lengths = range(min(len(mark) - 1, len(text)), 0, -1)
    return next((mark[:length] for length in lengths if text.endswith(mark[:length])), "")
