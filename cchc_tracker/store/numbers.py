"""Many numbers held small: ascending ones as bits, others in a temporary file.

Each of many people may look at a million rows, filtered or sorted.
"""

from __future__ import annotations

import os
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from tempfile import TemporaryFile, gettempdir
from typing import TYPE_CHECKING, Final, overload
from weakref import finalize

from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCK: Final = 8
"""Bytes of bits whose numbers are counted together."""
_READ: Final = 16_384
"""Numbers that are read from a file at once."""
_SIZE: Final = array("i").itemsize


def set_bits(bits: bytearray, numbers: Sequence[int]) -> None:
    """Set the bits of ascending numbers, which are 0 or more."""
    if numbers:
        bits.extend(bytes(max(numbers[-1] // 8 + 1 - len(bits), 0)))
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)


class Ascending(Sequence[int]):
    """The numbers whose bits are set: an eighth of a byte for each that could be one."""

    def __init__(self, bits: bytearray) -> None:
        self._bits = bits
        counts = (self._block(place).bit_count() for place in range(-(-len(bits) // _BLOCK)))
        self._before = array("i", accumulate(counts, initial=0))
        """How many numbers stand before each block, and in all."""

    def __len__(self) -> int:
        return self._before[-1]

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        wanted = range(len(self))[place]
        block = bisect_right(self._before, wanted) - 1
        bits = self._block(block)
        for _ in range(wanted - self._before[block]):
            bits &= bits - 1  # takes the lowest away
        return 8 * _BLOCK * block + (bits & -bits).bit_length() - 1

    def __iter__(self) -> Iterator[int]:
        for block in range(len(self._before) - 1):
            bits = self._block(block)
            while bits:
                yield 8 * _BLOCK * block + (bits & -bits).bit_length() - 1
                bits &= bits - 1

    def _block(self, place: int) -> int:
        return int.from_bytes(self._bits[place * _BLOCK : (place + 1) * _BLOCK], "little")


class Filed(Sequence[int]):
    """Numbers in any order, in a temporary file that goes with its last reader; for any thread."""

    def __init__(self, chunks: Iterable[Sequence[int]]) -> None:
        """Raises NotAllowedError where the file can't be written."""
        self._length = 0
        try:
            with TemporaryFile(prefix="cchc-") as file:
                for chunk in chunks:
                    file.write(array("i", chunk))
                    self._length += len(chunk)
                file.flush()
                self._descriptor = os.dup(file.fileno())
        except OSError as error:
            told = message(
                "{path} can't be read or written: {reason}", path=gettempdir(), reason=error
            )
            raise NotAllowedError(told) from error
        finalize(self, os.close, self._descriptor)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        wanted = range(self._length)[place]
        if isinstance(wanted, int):
            return self._read(wanted, 1)[0]
        first, last = (min(wanted), max(wanted)) if wanted else (0, -1)
        found = self._read(first, last + 1 - first)
        return [found[each - first] for each in wanted]

    def __iter__(self) -> Iterator[int]:
        for start in range(0, self._length, _READ):
            yield from self._read(start, min(_READ, self._length - start))

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """The first place of a number; raises ValueError where it isn't there."""
        wanted = range(self._length)[start:stop]
        sought = array("i", [value]).tobytes()
        for first in wanted[::_READ]:
            part = self._read(first, min(_READ, wanted.stop - first)).tobytes()
            found = part.find(sought)
            while found > 0 and found % _SIZE:  # it lies across two numbers
                found = part.find(sought, found + 1)
            if found >= 0:
                return first + found // _SIZE
        raise ValueError(value)

    def _read(self, first: int, count: int) -> array[int]:
        return array("i", os.pread(self._descriptor, count * _SIZE, first * _SIZE))
