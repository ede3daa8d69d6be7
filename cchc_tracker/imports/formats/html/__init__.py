"""Reads web pages: saved pages of law sites, Word's own, and archives of a page (.mht)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.html.blocks import Blocks
from cchc_tracker.imports.formats.html.page import PageWalk, feed
from cchc_tracker.imports.formats.html.source import page_text
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.importer import SourceFile

MAX_CHARACTERS: Final = 20 * 2**20
MAX_TAGS: Final = 1_000_000

_EMBEDDED: Final = re.compile(r"""data:[\w.+-]+/[\w.+-]+[^"'\s)<>]*""")


def read_html(file: SourceFile) -> SourceDocument:
    """A page with its tables; raises BadDataError where it can't be read."""
    page, problems = page_text(file.data)
    found = blocks_of(page)
    return file.document(
        "html",
        found.blocks,
        problems=(*problems, *found.problems),
        kept_back=found.kept_back,
    )


def blocks_of(page: str) -> Blocks:
    """What a page says; raises BadDataError where it is far larger or deeper than pages are."""
    page = _EMBEDDED.sub("", page).replace("\0", "")
    if len(page) > MAX_CHARACTERS or page.count("<") > MAX_TAGS:
        raise BadDataError(message("The page is far larger than a plan; it isn't read"))
    walk = PageWalk()
    feed(page, walk)
    blocks = Blocks()
    blocks.add(walk.body)
    return blocks
