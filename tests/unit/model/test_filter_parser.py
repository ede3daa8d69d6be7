"""Filter expressions as trees: words, fields in both languages, errors at their character."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.errors import ExitCode
from cchc_tracker.model.filter import (
    DEEPEST,
    EVERYTHING,
    FIELD_NAMES,
    STATUS_NAMES,
    All,
    Any,
    Done,
    Due,
    Field,
    Filter,
    FilterError,
    Has,
    Not,
    Words,
)
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.status import Status

YEAR_END = date(2022, 12, 31)


def failure(expression: str) -> FilterError:
    with pytest.raises(FilterError) as caught:
        parse_filter(expression)
    return caught.value


@pytest.mark.parametrize("expression", ["", " ", "\t\n", "\u200b"])
def test_blank_chooses_everything(expression: str) -> None:
    assert parse_filter(expression) == EVERYTHING


@pytest.mark.parametrize(
    ("expression", "tree"),
    [
        ("kế hoạch", All((Words("kế"), Words("hoạch")))),
        ('"kế hoạch"', Words("kế hoạch", phrase=True)),
        ("“kế hoạch”", Words("kế hoạch", phrase=True)),
        ("lead:nội", Has(Field.LEAD, "nội")),
        ('lead:"Sở Nội vụ"', Has(Field.LEAD, "Sở Nội vụ", phrase=True)),
        ("lead : nội", Has(Field.LEAD, "nội")),
        ('lead: "or"', Has(Field.LEAD, "or", phrase=True)),
        ("LEAD=nội", Has(Field.LEAD, "nội")),
        ("-lead:nội", Not(Has(Field.LEAD, "nội"))),
        ("--lead:nội", Has(Field.LEAD, "nội")),
        ("---a", Not(Words("a"))),
        ('-"a b"', Not(Words("a b", phrase=True))),
        ("-(a b)", Not(All((Words("a"), Words("b"))))),
        ("a or b", Any((Words("a"), Words("b")))),
        ("a OR b", Any((Words("a"), Words("b")))),
        ("a hoặc b HOAC c", Any((Words("a"), Words("b"), Words("c")))),
        ('a "or" b', All((Words("a"), Words("or", phrase=True), Words("b")))),
        ("a b or c", Any((All((Words("a"), Words("b"))), Words("c")))),
        ("a (b or c)", All((Words("a"), Any((Words("b"), Words("c")))))),
        ("((a))", Words("a")),
        ("UBND(huyện)", All((Words("UBND"), Words("huyện")))),
        ('a"b c"d', All((Words("a"), Words("b c", phrase=True), Words("d")))),
        ("-(a)(b)", All((Not(Words("a")), Words("b")))),
    ],
)
def test_words_phrases_groups_and_negation(expression: str, tree: Filter) -> None:
    assert parse_filter(expression) == tree


@pytest.mark.parametrize(
    "word",
    ["3.7", "12/KH-UBND", "e-mail", "09:30", "3.7:2", "100%", "-", "–", ":", "r12", "o-r", "[a]"],
)
def test_a_word_that_looks_special_is_a_word(word: str) -> None:
    assert parse_filter(word) == Words(word)


@pytest.mark.parametrize(
    ("expression", "operator"),
    [
        ("due<31/12/2022", "<"),
        ("due <= 2022-12-31", "<="),
        ("due:31/12/2022", "="),
        ("due=31.12.2022", "="),
        ("due>=31/12/2022", ">="),
        ('hạn>"31/12/2022"', ">"),
        ("thời hạn > 31/12/2022", ">"),
    ],
)
def test_deadlines_are_compared_with_days(expression: str, operator: str) -> None:
    assert parse_filter(expression) == Due(operator, YEAR_END)


@pytest.mark.parametrize(
    "expression", ["done>=31/12/2022", "hoàn thành >= 31/12/2022", "xong>=2022-12-31"]
)
def test_days_of_completion_are_compared_with_days(expression: str) -> None:
    assert parse_filter(expression) == Done(">=", YEAR_END)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("chủ trì", Field.LEAD),
        ("phối hợp", Field.SUPPORT),
        ("lĩnh vực", Field.AREA),
        ("mục tiêu", Field.GOAL),
        ("chỉ tiêu", Field.GOAL),
        ("nhiệm vụ", Field.TASK),
        ("hoạt động", Field.ACTIVITY),
        ("sản phẩm", Field.PRODUCT),
        ("kết quả", Field.PRODUCT),
        ("ghi chú", Field.NOTE),
        ("kế hoạch", Field.PLAN),
        ("số", Field.REF),
    ],
)
def test_vietnamese_field_names_with_and_without_marks(name: str, field: Field) -> None:
    bare = {"số": "so", "chủ trì": "chu tri"}.get(name, name)
    spellings = (name, bare, name.replace(" ", ""), name.replace(" ", "_"), name.replace(" ", "-"))
    for spelling in (*spellings, *(spelling.upper() for spelling in spellings)):
        assert parse_filter(f"{spelling}:x") == Has(field, "x")
        assert parse_filter(f"rà soát -{spelling}:x") == All(
            (Words("rà"), Words("soát"), Not(Has(field, "x")))
        )


def test_every_field_has_its_english_name() -> None:
    assert {FIELD_NAMES[field.value] for field in Field} == set(Field)


@pytest.mark.parametrize(
    "expression",
    ["status:overdue", 'tình trạng:"Quá hạn"', "trạng-thái:quá_hạn", "tinhtrang=QUAHAN"],
)
def test_statuses_in_both_languages(expression: str) -> None:
    found = parse_filter(expression)
    assert isinstance(found, Has)
    assert found.field is Field.STATUS


def test_status_names_stand_for_statuses() -> None:
    assert {status for names in STATUS_NAMES.values() for status in names} == set(Status)
    assert STATUS_NAMES["done"] == (Status.DONE_ON_TIME, Status.DONE_LATE)


def test_kinds_are_checked() -> None:
    assert parse_filter("kind:relative-wd") == Has(Field.KIND, "relative-wd")
    assert failure("loại:xyz").at == 5


def test_decomposed_text_reads_as_composed() -> None:
    expression = 'chủ trì:"Sở Nội vụ" hoặc lĩnh vực:"Thể chế"'
    decomposed = unicodedata.normalize("NFD", expression)
    assert decomposed != expression
    assert parse_filter(decomposed) == parse_filter(expression)


@pytest.mark.parametrize(
    ("expression", "at", "reason"),
    [
        ("leed:x", 0, "no field “leed”"),
        ("a -leed:x", 3, "no field “leed”"),
        ("http://x", 0, "no field “http”"),
        ("điều.1:x", 0, "no field “điều.1”"),
        ("báo cáo: x", 4, "no field “cáo”"),
        ("deu<2022-01-01", 0, "no field “deu”"),
        ("lead:", 5, "needs a value"),
        ('lead:""', 5, "needs a value"),
        ("lead:%", 5, "needs a value"),
        ("(lead:)", 6, "needs a value"),
        ("lead: or a", 6, "needs a value"),
        ("lead: status:overdue", 6, "needs a value"),
        ("lead<x", 4, "only “due”"),
        ("status:oops", 7, "no status “oops”"),
        ("due<soon", 4, "not a date"),
        ("due<31/02/2022", 4, "not a date"),
        ('a "b', 2, "mark isn't closed"),
        ('lead:"b', 5, "mark isn't closed"),
        ("(a", 0, "isn't closed"),
        ("a (b (c)", 2, "isn't closed"),
        ("a)", 1, "no “(”"),
        ("a ()", 3, "nothing between"),
        ("or a", 0, "before it"),
        ("a or", 2, "after it"),
        ("a or or b", 2, "after it"),
        ("(a or)", 3, "after it"),
        ("-)", 0, "needs something after"),
        ("a -(or b)", 4, "before it"),
        ("--)", 1, "needs something after"),
    ],
)
def test_an_error_points_at_its_character(expression: str, at: int, reason: str) -> None:
    error = failure(expression)
    assert error.at == at
    assert reason in str(error.reason)
    assert f"character {at + 1}:" in str(error)
    assert str(error).endswith(f"{expression[:at]}▸{expression[at:]}")
    assert error.exit_code is ExitCode.USAGE


def test_an_error_in_decomposed_text_points_into_the_composed_one() -> None:
    error = failure(unicodedata.normalize("NFD", "Sở Nội vụ leed:x"))
    assert error.expression[error.at :] == "leed:x"


def test_brackets_that_change_nothing_may_be_many() -> None:
    assert parse_filter("(" * 50 + "a" + ")" * 50) == Words("a")


def test_brackets_nested_too_deeply_point_at_the_bracket() -> None:
    assert failure("(" * 51 + "a" + ")" * 51).at == 50
    assert failure("(" * 100_000).at == 50


def test_a_tree_is_never_deeper_than_promised() -> None:
    def nested(levels: int) -> str:
        return "-(a or b " * levels + "c" + ")" * levels

    assert depth(parse_filter(nested(7))) == 21 <= DEEPEST
    assert failure(nested(8)).at == 1


def test_many_minus_signs_are_no_depth() -> None:
    assert parse_filter("-" * 100_000 + "a") == Words("a")
    assert parse_filter("-" * 100_001 + "a") == Not(Words("a"))


def depth(tree: Filter) -> int:
    match tree:
        case All(parts) | Any(parts):
            return 1 + max(map(depth, parts), default=0)
        case Not(part):
            return 1 + depth(part)
        case _:
            return 0


PIECES = st.sampled_from(
    [
        *("(", ")", '"', "-", " ", "or", "hoặc", "lead:", "chủ trì:", "due<", "status:", "x", "“"),
        *("31/12/2022", "quá-hạn", "leed:", ":", "=", ">=", "3.7", "\u0301", "\n", "\x1b[31m"),
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_gives_a_tree_or_an_error_within_it(text: str) -> None:
    try:
        outcome: Filter | FilterError = parse_filter(text)
    except FilterError as error:
        outcome = error
    if isinstance(outcome, FilterError):
        assert 0 <= outcome.at <= len(outcome.expression)
        assert str(outcome)
    else:
        assert depth(outcome) <= DEEPEST
