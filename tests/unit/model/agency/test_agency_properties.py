"""Any text reads, survives and resolves only to names of the directory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.agency.reader import read_agencies
from tests.unit.model.agency.city_agencies import ABOVE, CITY


def test_an_abbreviation_of_several_words_is_never_cut() -> None:
    reading = read_agencies("VPUBND UBND Ngô Quyền", CITY)

    assert "".join(mention.printed for mention in reading.mentions).count("VPUBND") == 1


PIECES = st.sampled_from(
    [
        *("Sở Nội vụ", "Sở", "UBND", "cấp huyện", "cấp xã", "các", "Các", "sở, ban, ngành", "TP"),
        *("Văn phòng", "và", ",", ";", ".", ":", "\n", "- ", "(", ")", " ", "gồm", "Nt", "06"),
        *("Tài chính", "có liên quan", "thuộc", "Chánh", "giao", "a)", "x", "&", "/", "Hải Phòng"),
        *("VPUBND", "UBNDTP", "UBND", "sở nội vụ", "Trung tâm", "liên quan", "\u0301", "²", "İ"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text_reads_and_survives(text: str) -> None:
    reading = read_agencies(text, CITY, ABOVE)

    assert reading.text == text
    position = 0
    for mention in reading.mentions:
        assert mention.printed.strip()
        if not reading.ditto:
            position = text.index(mention.printed, position) + len(mention.printed)
    unknown = [mention for mention in reading.mentions if not mention.resolved]
    assert len(unknown) <= len(reading.problems)
    assert all(mention.resolved or mention.name for mention in reading.mentions)


@given(st.lists(PIECES).map(" ".join))
def test_every_resolved_name_is_in_the_directory(text: str) -> None:
    known = {agency.name: agency.group for agency in CITY.agencies}

    for mention in read_agencies(text, CITY).mentions:
        if mention.resolved:
            assert known[mention.name] is mention.group
