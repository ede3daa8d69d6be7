"""A PNG with a palette: the picture of a terminal has few colours and gets a third as large."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_MOST_COLOURS: Final = 256
_STEP: Final = 24
"""Channels are rounded to multiples of this; the edges of letters have all shades."""


def save_with_palette(path: Path) -> None:
    """Write an 8-bit RGB or RGBA picture again with a palette.

    Raises ValueError for a PNG of another kind.
    """
    chunks = list(_chunks(path.read_bytes()))
    width, height, depth, kind, *_ = struct.unpack(">IIBBBBB", dict(chunks)[b"IHDR"])
    if depth != 8 or kind not in (2, 6):
        raise ValueError(path)
    channels = 3 if kind == 2 else 4
    data = zlib.decompress(b"".join(part for name, part in chunks if name == b"IDAT"))
    rows = list(_rows(data, width * channels, channels))
    pixels = [[_rounded(row[at : at + 3]) for at in range(0, len(row), channels)] for row in rows]
    counted = Counter(pixel for row in pixels for pixel in row).most_common(_MOST_COLOURS)
    palette = {colour: number for number, (colour, _) in enumerate(counted)}
    lines = [bytes([0, *(palette.get(pixel, 0) for pixel in row)]) for row in pixels]
    written = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(b"".join(lines), 9)),
        (b"IEND", b""),
    )
    path.write_bytes(_SIGNATURE + b"".join(_chunk(name, part) for name, part in written))


def _rounded(colour: bytes) -> bytes:
    return bytes(min(round(channel / _STEP) * _STEP, 255) for channel in colour)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(name: bytes, part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))


def _rows(data: bytes, length: int, step: int) -> Iterator[bytes]:
    """The lines without the filters of PNG (its specification, 9.2)."""
    above = bytes(length)
    for start in range(0, len(data), length + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + length])
        for at in range(length):
            left = row[at - step] if at >= step else 0
            corner = above[at - step] if at >= step else 0
            row[at] = (row[at] + _foreseen(kind, left, above[at], corner)) & 255
        above = bytes(row)
        yield above


def _foreseen(kind: int, left: int, up: int, corner: int) -> int:
    match kind:
        case 1:
            return left
        case 2:
            return up
        case 3:
            return (left + up) // 2
        case 4:
            near = left + up - corner
            return min((left, up, corner), key=lambda each: abs(near - each))
        case _:
            return 0
