"""The look-up of a locality's agencies by any spelling, with defaults under its own list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cchc_tracker.model.agency.tokens import keys, marked_keys, plural_keys, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_tracker.model.agency.directory import Agency
    from cchc_tracker.model.agency.tokens import Token

_Key = tuple[str, ...]


class _Spelling(NamedTuple):
    words: tuple[Token, ...]
    printed: str
    agency: Agency

    @property
    def marked(self) -> _Key:
        return marked_keys(self.words, self.printed)


class AgencyDirectory:
    """A locality's agencies, found by any of their spellings; immutable.

    A default counts only where the locality's own list is silent. One that shares a spelling
    with an own agency lends it its other spellings and isn't listed itself, so the locality's
    name stays the canonical one: `Văn phòng UBND thành phố` in Cần Thơ, `Văn phòng UBND tỉnh`
    in Bình Định, `Văn phòng UBND cấp tỉnh` where a locality names none. A name beats an alias,
    and an earlier agency a later one.
    """

    __slots__ = ("_agencies", "_by_key", "_by_name", "_sizes")

    def __init__(self, agencies: Iterable[Agency], defaults: Iterable[Agency] = ()) -> None:
        self._agencies = _merged(tuple(agencies), tuple(defaults))
        self._by_name = {agency.name: agency for agency in reversed(self._agencies)}
        self._by_key = _indexed(self._agencies)
        sizes: dict[str, set[int]] = {}
        for key in self._by_key:
            sizes.setdefault(key[0], set()).add(len(key))
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The locality's own agencies, then the defaults it says nothing about."""
        return self._agencies

    def find(self, text: str) -> Agency | None:
        """The agency of this name or alias, whatever its case, marks, spacing, abbreviations."""
        exact = self._by_name.get(text)
        return exact if exact is not None else self.match(tokenise(text), text)

    def members(self, name: str) -> tuple[str, ...]:
        """Canonical names of a group's members, groups among them replaced by their own.

        A member group that names no members stays as a group; an agency has no members.
        """
        found = self.find(name)
        seen = set() if found is None else {found.name}
        return () if found is None else tuple(dict.fromkeys(self._flattened(found, seen)))

    def _flattened(self, group: Agency, seen: set[str]) -> Iterator[str]:
        for member in group.members:
            agency = self.find(member)
            if agency is None:
                yield member
            elif not agency.members:
                yield agency.name
            elif agency.name not in seen:
                seen.add(agency.name)
                yield from self._flattened(agency, seen)

    def sizes(self, first: str) -> Sequence[int]:
        """How many words the spellings that begin with this word have, the longest first."""
        return self._sizes.get(first, ())

    def spells(self, key: _Key) -> bool:
        """Whether some spelling has exactly these words."""
        return key in self._by_key

    def match(self, tokens: Sequence[Token], text: str, head: _Key = ()) -> Agency | None:
        """The agency spelled exactly by these words, after the words of an elided head."""
        spellings = self._by_key.get(head + keys(tokens))
        if spellings is None:
            return None
        if len(spellings) == 1:
            lone_plural = len(head + keys(tokens)) == 1 and spellings[0].words[0].plural
            return None if lone_plural and not tokens[0].plural else spellings[0].agency
        return _told_apart(spellings, head + marked_keys(tokens, text), head + plural_keys(tokens))


def _told_apart(spellings: list[_Spelling], marks: _Key, plurals: _Key) -> Agency | None:
    """Of spellings that differ in marks or plurals only, the one meant; none if that's unsure."""
    by_marks = [spelling.agency for spelling in spellings if spelling.marked == marks]
    if by_marks:
        return by_marks[0]
    by_plurals = {s.agency.name: s.agency for s in spellings if plural_keys(s.words) == plurals}
    return next(iter(by_plurals.values())) if len(by_plurals) == 1 else None


def _spellings(agency: Agency) -> Iterator[_Spelling]:
    """Each spelling, and once more without its `và`."""
    for printed in (agency.name, *agency.aliases):
        words = tokenise(printed)
        bare = tuple(word for word in words if word.key != "va")
        if words:
            yield _Spelling(words, printed, agency)
        if bare and len(bare) < len(words):
            yield _Spelling(bare, printed, agency)


def _indexed(agencies: tuple[Agency, ...]) -> dict[_Key, list[_Spelling]]:
    """Spellings by key, names first; a key that only one agency bears has a single spelling."""
    found: dict[_Key, list[_Spelling]] = {}
    spellings = [spelling for agency in agencies for spelling in _spellings(agency)]
    for spelling in sorted(spellings, key=lambda one: one.printed != one.agency.name):
        found.setdefault(keys(spelling.words), []).append(spelling)
    return {key: _distinct(same) for key, same in found.items()}


def _distinct(spellings: list[_Spelling]) -> list[_Spelling]:
    """The first spelling of each marked key, or a single one where all lead to one agency."""
    if len({spelling.agency.name for spelling in spellings}) == 1:
        return spellings[:1]
    first = {spelling.marked: spelling for spelling in reversed(spellings)}
    kept = list(reversed(first.values()))
    return kept[:1] if len({spelling.agency.name for spelling in kept}) == 1 else kept


def _merged(own: tuple[Agency, ...], defaults: tuple[Agency, ...]) -> tuple[Agency, ...]:
    owners: dict[tuple[_Key, bool], int] = {}
    for nth, agency in enumerate(own):
        for spelling in _spellings(agency):
            owners.setdefault((keys(spelling.words), agency.group), nth)
    merged = list(own)
    left = []
    for default in defaults:
        shared = (owners.get((keys(s.words), default.group)) for s in _spellings(default))
        owner = next((nth for nth in shared if nth is not None), None)
        if owner is None:
            left.append(default)
        else:
            lent = (s for s in (default.name, *default.aliases) if not _owned(s, default, owners))
            merged[owner] = replace(merged[owner], aliases=(*merged[owner].aliases, *lent))
    return (*merged, *left)


def _owned(spelling: str, default: Agency, owners: dict[tuple[_Key, bool], int]) -> bool:
    return (keys(tokenise(spelling)), default.group) in owners
