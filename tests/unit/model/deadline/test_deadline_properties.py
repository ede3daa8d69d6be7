"""Any text gives a reading; every spelling of a phrase reads like its plain form."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.deadline.reader import DeadlineContext, read_deadline
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind
from cchc_tracker.model.deadline.tracked import settle, tracked_milestones

_CONTEXT = DeadlineContext(2024, vietnam_calendar(), place="r1")
_PIECES = st.sampled_from(
    [
        *("Quý I", "quý IV", "Q3", "II", "V", "tháng 6", "tháng", "năm", "2024", "2025", "31/12"),
        *("30/2", "ngày 15", "15", "trước", "trong", "từ", "đến", "hết", "cuối", "đầu", "hằng"),
        *("định kỳ", "mỗi", "6 tháng", "thường xuyên", "cả năm", "khi có", "sau khi", "theo"),
        *("Kế hoạch", "báo cáo", "ngày làm việc", "kể từ", "lần", "chậm nhất", "giai đoạn", "tùy"),
        *(
            ":",
            ";",
            ",",
            "-",
            "–",
            "/",
            "(",
            ")",
            "\n",
            ".",
            "và",
            "hoặc",
            "…",
            "17h00",
            "61/KH-UBND",
        ),
    ]
)


def _read(phrase: str) -> Deadline:
    return read_deadline(phrase, _CONTEXT)


def _plain(read: Deadline) -> Deadline:
    """The reading without the printed phrase."""
    return replace(read, phrase="")


def _check(phrase: str) -> None:
    read = _read(phrase)
    assert read.phrase == phrase
    assert (read.kind is DeadlineKind.INVALID) <= bool(read.problems)
    if read.kind in {DeadlineKind.INVALID, DeadlineKind.BLANK}:
        assert (read.start, read.end, read.occurrences, read.milestones) == (None, None, (), ())
    assert len(read.occurrences) == len(read.effective_occurrences)
    assert all(day.year >= 1899 for day in read.occurrences)
    if read.start and read.end:
        assert read.start <= read.end
    if read.end:
        assert read.effective_end is not None
        assert read.effective_end >= read.end
    assert tracked_milestones(read)
    assert settle(read, date(2024, 5, 6), _CONTEXT.calendar)


@given(st.text())
def test_any_text_gives_a_reading(text: str) -> None:
    _check(text)


@given(st.lists(_PIECES, max_size=10).map(" ".join))
def test_any_words_of_the_trade_give_a_reading(text: str) -> None:
    _check(text)


@given(st.text(alphabet="iIvVxX0123456789 /-.,;:()qQuýtháng\n", max_size=40))
def test_any_figures_give_a_reading(text: str) -> None:
    _check(text)


def _spelt(
    phrase: str, form: Literal["NFC", "NFD"], case: str, blank: str, ends: tuple[str, str]
) -> str:
    cased = {"lower": phrase.lower(), "upper": phrase.upper()}.get(case, phrase)
    return ends[0] + unicodedata.normalize(form, cased).replace(" ", blank) + ends[1]


_SPELLINGS = {
    "form": st.sampled_from(["NFC", "NFD"]),
    "case": st.sampled_from(["as is", "lower", "upper"]),
    "blank": st.sampled_from([" ", "  ", "\u00a0", "\u2009", "\t"]),
    "ends": st.sampled_from([("", ""), (" ", "."), ("- ", " "), ("", ";"), ("\n", " ./.")]),
}
_QUARTER = st.integers(1, 4)
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


@given(
    st.sampled_from(["quý ", "quí ", "qúy ", "Quý ", "Quý", "Q"]),
    _QUARTER,
    st.sampled_from(["", "/2025", " năm 2025", "-2025", " - 2025", "/ 2025", ", năm 2025"]),
    st.data(),
)
def test_every_spelling_of_a_quarter_reads_the_same(
    word: str, number: int, year: str, data: st.DataObject
) -> None:
    numeral = data.draw(st.sampled_from([_ROMAN[number], str(number)]))
    spelt = data.draw(st.builds(_spelt, st.just(word + numeral + year), **_SPELLINGS))
    plain = f"Quý {_ROMAN[number]}" + ("/2025" if year else "")
    assert _plain(_read(spelt)) == _plain(_read(plain))


@given(_QUARTER, _QUARTER, st.sampled_from(["-", " - ", "– ", " — ", " đến ", " → "]), st.data())
def test_every_range_of_quarters_reads_the_same(
    first: int, last: int, joint: str, data: st.DataObject
) -> None:
    phrase = data.draw(
        st.sampled_from(
            [
                f"Quý {_ROMAN[first]}{joint}{_ROMAN[last]}",
                f"Quý {_ROMAN[first]}{joint}Quý {_ROMAN[last]}",
                f"quý {first}{joint}quý {last}",
            ]
        )
    )
    spelt = data.draw(st.builds(_spelt, st.just(phrase), **_SPELLINGS))
    read = _read(spelt)
    if first > last:
        assert read.kind == "invalid"
    else:
        assert _plain(read) == _plain(_read(f"Quý {_ROMAN[first]} - {_ROMAN[last]}"))
        assert (read.start, read.end) == (_read(f"Q{first}").start, _read(f"Q{last}").end)


@given(st.sets(_QUARTER, min_size=2), st.sampled_from([", ", "; ", " và ", " & "]), st.data())
def test_every_list_of_quarters_is_one_window_or_keeps_what_lies_between_out(
    quarters: set[int], joint: str, data: st.DataObject
) -> None:
    listed = sorted(quarters)
    read = _read(
        data.draw(st.builds(_spelt, st.just(joint.join(f"Quý {q}" for q in listed)), **_SPELLINGS))
    )
    whole = [_read(f"Quý {quarter}") for quarter in listed]
    assert (read.start, read.end) == (whole[0].start, whole[-1].end)
    assert read.certainty != "certain"
    if listed[-1] - listed[0] >= len(listed):
        assert [(each.start, each.due) for each in read.milestones] == [
            (each.start, each.end) for each in whole
        ]
    else:
        assert (read.kind, read.milestones) == (DeadlineKind.WINDOW, ())


@given(st.dates(date(2013, 1, 1), date(2049, 12, 31)), st.sampled_from("/.-"))
def test_a_year_of_two_digits_is_of_this_century_and_doubted(day: date, separator: str) -> None:
    read = _read(f"{day:%d}{separator}{day:%m}{separator}{day:%y}")
    assert (read.kind, read.end, read.certainty) == (DeadlineKind.DUE, day, "convention")


@given(st.integers(1, 28), st.sampled_from(["liền kề", "sau", "kế tiếp", "tiếp theo"]))
def test_a_day_of_the_next_month_comes_one_month_after_that_of_each(day: int, word: str) -> None:
    each = _read(f"ngày {day} hằng tháng").occurrences
    later = _read(f"ngày {day:02} của tháng {word}").occurrences
    assert later == (*each[1:], each[0].replace(year=each[0].year + 1))


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.data())
def test_every_form_of_a_date_reads_as_that_day(day: date, data: st.DataObject) -> None:
    year, month, number = day.year, day.month, day.day
    phrase = data.draw(
        st.sampled_from(
            [
                f"{number}/{month}/{year}",
                f"{number:02}/{month:02}/{year}",
                f"ngày {number}/{month}/{year}",
                f"Ngày {number} tháng {month} năm {year}",
                f"{number:02}-{month:02}-{year}",
                f"{number}.{month}.{year}",
                f"chậm nhất là ngày {number} tháng {month:02}/{year}",
            ]
        )
    )
    spelt = data.draw(st.builds(_spelt, st.just(phrase), **_SPELLINGS))
    read = _read(spelt)
    assert (read.kind, read.end) == (DeadlineKind.DUE, day)


@given(
    st.sampled_from(
        [
            *("Hằng quý", "định kỳ hằng quý, 6 tháng, năm", "trước ngày 15 hằng tháng"),
            *("Thường xuyên", "Cả năm", "Trong năm", "Trước ngày 30/11/2024", "Tháng 6, 7/2024"),
            *("từ quý II đến hết quý III", "6 tháng đầu năm", "ít nhất 02 lần/năm"),
        ]
    ),
    st.data(),
)
def test_every_spelling_reads_the_same(phrase: str, data: st.DataObject) -> None:
    spelt = data.draw(st.builds(_spelt, st.just(phrase), **_SPELLINGS))
    assert _plain(_read(spelt)) == _plain(_read(phrase))
    assert _plain(_read(spelt.replace("ằ", "à"))) == _plain(_read(phrase))


@pytest.mark.parametrize("year", [1, 1899, 2040, 9999])
def test_plan_years_outside_the_calendar_keep_nominal_dates(year: int) -> None:
    context = DeadlineContext(year, vietnam_calendar())
    for phrase in ("Quý II", "30/6", "trước ngày 01/01", "hằng tháng", "Cả năm", "Khi cần"):
        read = read_deadline(phrase, context)
        assert read.effective_end == read.end
        assert read.effective_occurrences == read.occurrences
