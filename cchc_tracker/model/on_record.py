"""What is recorded is never overwritten: an undo voids it, and what was known before stays so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class OnRecord:
    """Recorded at a moment, and voided at a later one or not."""

    __slots__ = ()

    recorded_at: datetime
    voided_at: datetime | None

    def is_on_record(self, known_at: datetime | None) -> bool:
        """Whether it was on record at a moment; without one, whether it is now."""
        if known_at is None:
            return self.voided_at is None
        voided = self.voided_at is not None and self.voided_at <= known_at
        return self.recorded_at <= known_at and not voided
