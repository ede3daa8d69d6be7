"""What is sent of a picture makes any terminal show it, and nothing is sent twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from cchc_tui.terminal.cells_sent import BLANK, PLAIN, Cell, Look, cells, put
from cchc_tui.terminal.screen_sent import ScreenSent
from tests.tui.drawn_terminal import DrawnTerminal, Place, place

WIDTH, HEIGHT = 24, 9
LOOKS = (
    PLAIN,
    Look("1"),
    Look("7"),
    Look("1;4", "38;5;75"),
    Look("", "38;5;75", "48;5;234"),
    Look("", "31", "48;5;234"),
    Look("7", "", "44"),
)

Texts = tuple[tuple[str, Look], ...]
"""A line: its texts with their looks."""

WORDS = ("Nhiệm vụ", "a", " ", "   ", "7.12", "漢字", "ê\u0306", "✓", "👍", "│", "Kế hoạch", "x")
words = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(LOOKS)), max_size=6)


def line(texts: list[tuple[str, Look]]) -> Texts:
    """The texts that fit, padded to the width."""
    kept: list[tuple[str, Look]] = []
    room = WIDTH
    for text, look in texts:
        if cell_len(text) <= room:
            kept.append((text, look))
            room -= cell_len(text)
    return (*kept, (" " * room, texts[0][1] if texts else PLAIN))


lines = words.map(line)
pictures = st.lists(lines, min_size=HEIGHT, max_size=HEIGHT)


def shown(picture: list[Texts]) -> list[list[Place]]:
    """What a picture looks like in a terminal."""
    found: list[list[Place]] = []
    for texts in picture:
        places: list[Place] = []
        for text, look in texts:
            parameters = look_of(look)
            for start, end, width in split_graphemes(text)[0]:
                places.append(place(text[start:end], parameters))
                places += [("", places[-1][1])] * (width - 1)
        found.append(places)
    return found


def look_of(look: Look) -> dict[str, str]:
    names = {each: each for each in look.attributes.split(";") if each}
    if look.foreground:
        names["38"] = look.foreground
    if look.background:
        names["48"] = look.background
    return names


def send(sent: ScreenSent, picture: list[Texts]) -> str:
    return sent.change(WIDTH, HEIGHT, ((0, y, texts) for y, texts in enumerate(picture)))


@given(st.lists(pictures, min_size=1, max_size=4))
def test_a_terminal_shows_each_picture(several: list[list[Texts]]) -> None:
    sent, terminal = ScreenSent(), DrawnTerminal(WIDTH, HEIGHT)
    for picture in several:
        terminal.take(send(sent, picture))
        assert terminal.lines == shown(picture)
        assert terminal.look == {}
        assert send(sent, picture) == ""


@given(pictures, st.integers(1, 5), st.integers(0, 3), st.sampled_from(["up", "down"]), lines)
def test_lines_that_move_are_shown_where_they_moved(
    picture: list[Texts], by: int, top: int, way: str, fresh: Texts
) -> None:
    sent, terminal = ScreenSent(), DrawnTerminal(WIDTH, HEIGHT)
    terminal.take(send(sent, picture))
    moving = picture[top:]
    moved = [*moving[by:], *[fresh] * by] if way == "up" else [*[fresh] * by, *moving[:-by]]
    after = [*picture[:top], *moved][:HEIGHT]
    terminal.take(send(sent, after))
    assert terminal.lines == shown(after)


def numbered(first: int) -> list[Texts]:
    looks = (Look("", "31", "48;5;234"), Look("1", "38;5;75", "48;5;234"))
    return [
        line([(f"{n} {chr(97 + n % 26) * 15}", looks[n % 2])]) for n in range(first, first + HEIGHT)
    ]


def test_a_line_that_scrolls_in_costs_that_line() -> None:
    sent = ScreenSent()
    send(sent, numbered(100))
    down = send(sent, numbered(101))
    assert "\x1b[1;9r\x1b[1H\x1b[1M\x1b[r" in down
    assert "109" in down
    assert len(down) < 90
    up = send(sent, numbered(99))
    assert "\x1b[2L" in up
    assert "101" not in up


def test_a_stretch_changes_only_its_cells() -> None:
    sent, terminal = ScreenSent(), DrawnTerminal(WIDTH, HEIGHT)
    terminal.take(send(sent, numbered(0)))
    change = sent.change(WIDTH, HEIGHT, [(4, 2, [("17", Look("", "31", "48;5;234"))])])
    terminal.take(change)
    assert "17" in change
    assert len(change) < 40
    assert "".join(text for text, _ in terminal.lines[2]).startswith("2 cc17cc")


def test_whole_words_are_sent_for_whoever_hears_them() -> None:
    sent = ScreenSent()
    send(sent, [line([("đang thực hiện", PLAIN)])] * HEIGHT)
    change = send(
        sent, [line([("đang thúc hiện", PLAIN)]), *[line([("đang thực hiện", PLAIN)])] * 8]
    )
    assert change == "\x1b[1;6Hthúc"


def test_after_forgetting_all_is_sent_onto_a_cleared_screen() -> None:
    sent, terminal = ScreenSent(), DrawnTerminal(WIDTH, HEIGHT)
    send(sent, numbered(0))
    sent.forget()
    terminal.take(again := send(sent, numbered(0)))
    assert again.startswith("\x1b[m\x1b[2J")
    assert terminal.lines == shown(numbered(0))


def test_a_line_with_letters_of_doubtful_width_is_sent_whole() -> None:
    sent = ScreenSent()
    doubtful = [line([("👍 a", PLAIN), (" b", Look("1"))])] * HEIGHT
    send(sent, doubtful)
    change = send(sent, [line([("👍 a", PLAIN), (" c", Look("1"))]), *doubtful[1:]])
    assert change.startswith("\x1b[1H\x1b[K👍\x1b[1;3H a")


@given(st.lists(pictures, min_size=2, max_size=3), st.sampled_from([1, 2, 3]))
def test_a_terminal_of_another_opinion_about_widths_keeps_what_follows_in_place(
    several: list[list[Texts]], wide: int
) -> None:
    """Where wide letters take less or more than Textual believes, only they look odd."""
    sent = ScreenSent()
    terminal = DrawnTerminal(WIDTH, HEIGHT, widths={2: wide})
    for picture in several:
        terminal.take(send(sent, picture))
    fresh = DrawnTerminal(WIDTH, HEIGHT, widths={2: wide})
    fresh.take(send(ScreenSent(), several[-1]))
    assert terminal.lines == fresh.lines
    for drawn, wanted in zip(terminal.lines, shown(several[-1]), strict=True):
        for column, (letter, _) in enumerate(wanted):
            if len(letter) == 1 and letter not in " 漢字👍":
                assert drawn[column][0] == letter


@given(lines, st.integers(0, WIDTH), words)
def test_a_stretch_that_cuts_wide_letters_leaves_no_half_of_them(
    texts: Texts, column: int, fresh: list[tuple[str, Look]]
) -> None:
    whole = put(row(texts), column, row(tuple(fresh)))
    assert len(whole) == WIDTH
    for before, after in pairwise([BLANK, *whole, BLANK]):
        assert (cell_len(before.text) == 2) == (after.text == "")


def row(texts: Texts) -> list[Cell]:
    return [cell for text, look in texts for cell in cells(text, look)]
