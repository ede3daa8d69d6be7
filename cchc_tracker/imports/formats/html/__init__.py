"""Reads web pages: saved pages of law sites, Word's own, and archives of a page (.mht)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.html.blocks import Blocks
from cchc_tracker.imports.formats.html.page import PageWalk
from cchc_tracker.imports.formats.html.source import page_text
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.source.document import SourceDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cchc_tracker.model.source.importer import SourceFile

MAX_CHARACTERS: Final = 20 * 2**20
MAX_TAGS: Final = 1_000_000

_EMBEDDED: Final = re.compile(r"""data:[\w.+-]+/[\w.+-]+[^"'\s)<>]*""")
_TEXT_BOX: Final = re.compile(r"<v:textbox.*?</v:textbox>", re.DOTALL | re.IGNORECASE)


def read_html(file: SourceFile) -> SourceDocument:
    """A page with its tables; raises BadDataError where it can't be read."""
    page, problems = page_text(file.data)
    found = blocks_of(page)
    return SourceDocument(
        name=file.name,
        format="html",
        sha256=file.sha256,
        size=len(file.data),
        blocks=tuple(found.blocks),
        problems=(*problems, *found.problems),
        kept_back=tuple(found.kept_back),
    )


def blocks_of(page: str) -> Blocks:
    """What a page says; raises BadDataError where it is far larger or deeper than pages are."""
    walk = PageWalk()
    _walk(_root(page), walk)
    blocks = Blocks()
    blocks.add(walk.body)
    return blocks


def _root(page: str) -> _Element | None:
    from lxml import etree

    page = _EMBEDDED.sub("", page).replace("\0", "")
    if len(page) > MAX_CHARACTERS or page.count("<") > MAX_TAGS:
        raise BadDataError(message("The page is far larger than a plan; it isn't read"))
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(page.encode(errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise BadDataError(
            message("The page's elements lie deeper in one another than can be read")
        )
    return root


def _walk(root: _Element | None, walk: PageWalk) -> None:
    """Hand each element's start and end to `walk`, however deep it lies."""
    from lxml import etree

    if root is None:
        return
    steps = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in steps:
        if event == "comment":
            for found in _TEXT_BOX.finditer(element.text or ""):
                walk.text_box("\n".join(_text_of(found[0])))
            walk.behind(element)
        elif event == "end":
            walk.end(element)
        elif not walk.start(element):
            steps.skip_subtree()


def _text_of(fragment: str) -> list[str]:
    walk = PageWalk()
    _walk(_root(fragment), walk)
    return walk.body.lines()
