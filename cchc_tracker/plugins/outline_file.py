"""Reads outlines/*.toml: the printed lines of a report outline and what is counted in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.outline import (
    PERCENT,
    TITLE,
    Communes,
    Count,
    NodeKind,
    Outline,
    OutlineNode,
)
from cchc_tracker.model.outline_figures import FIGURES
from cchc_tracker.model.plan import Erratum
from cchc_tracker.plugins.toml_table import read_toml, refuse_repeats

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from cchc_tracker.plugins.toml_table import TomlTable

OUTLINES_FOLDER = "outlines"
_BINDINGS = ("unit", "figure", "target", "numerator", "denominator")


def read_outline(source: Traversable, locality: str) -> Outline:
    """The outline in a file of a locality's folder.

    Raises BadDataError naming the file, the key and, for a line, its node.
    """
    table = read_toml(source)
    usual = _communes(table, Communes.ALSO)
    outline = Outline(
        id=table.text("id"),
        locality=locality,
        year=table.whole("year"),
        title=table.text("title"),
        printed_title=table.texts("printed_title"),
        source=table.text("source", ""),
        nodes=_nodes(table, usual),
        plan=table.text("plan", ""),
        notes=table.texts("notes"),
        errata=tuple(_erratum(entry) for entry in table.tables("errata")),
    )
    table.done()
    if not outline.nodes:
        raise table.wrong("nodes", message("an outline needs lines; add [[nodes]]"))
    refuse_repeats([node.key for node in outline.nodes], table, "nodes")
    _require_known_counts(outline, table)
    _require_quoted_errata(outline, table)
    return outline


def _nodes(table: TomlTable, usual: Communes) -> tuple[OutlineNode, ...]:
    nodes: list[OutlineNode] = []
    above: list[OutlineNode] = []
    unnumbered: dict[str, int] = {}
    for entry in table.tables("nodes"):
        level = entry.whole("level")
        if not 1 <= level <= len(above) + 1:
            after = nodes[-1].key if nodes else "–"
            wrong = message(
                "{level} must be from 1 to {most} below {node}",
                level=level,
                most=len(above) + 1,
                node=after,
            )
            raise entry.wrong("level", wrong)
        del above[level - 1 :]
        parent = above[-1] if above else None
        number = entry.text("number", "")
        key = _key(parent.key if parent else "", number, unnumbered)
        node = _node(entry, key, number, parent.communes if parent else usual)
        nodes.append(node)
        above.append(node)
    return tuple(nodes)


def _key(parent: str, number: str, unnumbered: dict[str, int]) -> str:
    """`II.5` and `a)` give `II.5.a`; `II.5` and `-` give `II.5-1`, then `II.5-2`."""
    bare = number.strip("()-+.*• ")
    if bare:
        return f"{parent}.{bare}" if parent else bare
    unnumbered[parent] = unnumbered.get(parent, 0) + 1
    return f"{parent}-{unnumbered[parent]}"


def _node(entry: TomlTable, key: str, number: str, inherited: Communes) -> OutlineNode:
    node = OutlineNode(
        key=key,
        level=entry.whole("level"),
        number=number,
        text=entry.text("text"),
        kind=NodeKind(entry.word("kind", tuple(NodeKind))),
        communes=_communes(entry, inherited),
        counts=_counts(entry, key),
    )
    entry.done()
    if (node.kind is NodeKind.COUNTED) != bool(node.counts):
        raise entry.wrong(
            "kind",
            message("{node}: a line is `counted` where it has a `unit` or [[counts]]", node=key),
        )
    return node


def _communes(table: TomlTable, usual: Communes) -> Communes:
    given = table.text("communes", "")
    return Communes(table.word("communes", tuple(Communes))) if given else usual


def _counts(entry: TomlTable, key: str) -> tuple[Count, ...]:
    listed = entry.tables("counts")
    given = {name: entry.text(name, "") for name in _BINDINGS}
    if not listed:
        return (_count(entry, key, "", given),) if any(given.values()) else ()
    if any(given.values()):
        raise entry.wrong(
            "counts", message("{node}: each of the counts has its own unit", node=key)
        )
    counts = []
    for place, each in enumerate(listed, start=1):
        own = {name: each.text(name, "") for name in _BINDINGS}
        for name in ("numerator", "denominator"):
            own[name] = f"{key}:{own[name]}" if own[name].isdecimal() else own[name]
        counts.append(_count(each, f"{key}:{place}", each.text("label"), own))
        each.done()
    return tuple(counts)


def _count(table: TomlTable, key: str, label: str, given: dict[str, str]) -> Count:
    count = Count(key, label, **given)
    if not count.unit:
        raise table.wrong("unit", message("{node}: the unit is missing; add it", node=key))
    if count.figure and count.figure not in FIGURES:
        wrong = message(
            "{node}: {figure} is none of {known}",
            node=key,
            figure=repr(count.figure),
            known=", ".join(FIGURES),
        )
        raise table.wrong("figure", wrong)
    if bool(count.numerator) != bool(count.denominator):
        raise table.wrong(
            "numerator", message("{node}: numerator and denominator go together", node=key)
        )
    if count.numerator and count.unit != PERCENT:
        raise table.wrong("unit", message("{node}: what is divided has the unit %", node=key))
    if sum(map(bool, (count.figure, count.target, count.numerator))) > 1:
        raise table.wrong(
            "figure", message("{node}: only one of figure, target and numerator", node=key)
        )
    return count


def _erratum(entry: TomlTable) -> Erratum:
    erratum = Erratum(entry.text("place"), entry.text("printed"), entry.text("corrected"))
    entry.done()
    return erratum


def _require_known_counts(outline: Outline, table: TomlTable) -> None:
    """A rate divides two counts of the outline that aren't rates themselves."""
    plain = {count.key for count in outline.counts if not count.is_rate}
    for count in outline.counts:
        for part in filter(None, (count.numerator, count.denominator)):
            if part not in plain:
                raise table.wrong(
                    "nodes", message("{node}: there is no count {part}", node=count.key, part=part)
                )


def _require_quoted_errata(outline: Outline, table: TomlTable) -> None:
    texts: dict[str, Iterable[str]] = {node.key: (node.text,) for node in outline.nodes}
    texts[TITLE] = outline.printed_title
    for erratum in outline.errata:
        if not any(erratum.printed in text for text in texts.get(erratum.place, ())):
            raise table.wrong(
                "errata",
                message(
                    "{printed} doesn't stand in {node}",
                    printed=repr(erratum.printed),
                    node=erratum.place,
                ),
            )
