"""Vietnamese input methods, byte by byte over a real terminal, into the house inputs.

The streams are those of UniKey, EVKey and OpenKey: letters as typed, then a burst that takes some
back, or selects them, and sends the finished letters.
"""

from __future__ import annotations

import time
import unicodedata
from typing import TYPE_CHECKING, Literal

import pytest

from tests.tui.steps.terminals import CTRL_Q, DEADLINE_SECONDS, TypingTerminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


ERASERS = {
    "7f": b"\x7f",
    "08": b"\x08",
    "kitty": b"\x1b[127u",
    "evkey": b"\x1b[1;2D",  # shift+left: selects, and the next letter replaces
}
TEXTS = (
    "việt",
    "hạnh",
    "Đường",
    "nghiêng",
    "cải cách hành chính",
    "quyết định số 12/KH-UBND",
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


@pytest.fixture(scope="module", params=["line", "area"])
def terminal(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TypingTerminal]:
    """One running app for each kind of input; every report leaves the input empty."""
    results = tmp_path_factory.mktemp("typing") / "results.jsonl"
    with TypingTerminal(request.param, results) as running:
        assert running.next_report() == "ready"
        yield running
        running.write(CTRL_Q)
        running.wait_until(lambda: running.process.poll() == 0)


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TypingTerminal]:
    """A running app of two lines and an area; a report tells all three."""
    results = tmp_path_factory.mktemp("typing") / "results.jsonl"
    with TypingTerminal("form", results) as running:
        assert running.next_report() == "ready"
        yield running
        running.write(CTRL_Q)
        running.wait_until(lambda: running.process.poll() == 0)


@pytest.fixture(autouse=True)
def fresh_deadline(request: pytest.FixtureRequest) -> None:
    """Every test has the whole time to itself."""
    for name in {"terminal", "fields"} & set(request.fixturenames):
        request.getfixturevalue(name).deadline = time.monotonic() + DEADLINE_SECONDS


def bare(letter: str) -> str:
    """The key that is pressed first for a letter."""
    base = unicodedata.normalize("NFD", letter)[0]
    return base.replace("đ", "d").replace("Đ", "D")


def toneless(letter: str) -> str:
    """The letter before its tone is typed."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))


def keystrokes(word: str, eraser: bytes) -> list[bytes]:
    """What an input method sends for a word: a letter, its shape at once, the tone at the end."""
    sent: list[bytes] = []
    for letter in word:
        sent.append(bare(letter).encode())
        if toneless(letter) != bare(letter):
            sent.append(eraser + toneless(letter).encode())
    toned = next((at for at, letter in enumerate(word) if toneless(letter) != letter), None)
    if toned is not None:
        sent.append(eraser * (len(word) - toned) + word[toned:].encode())
    return sent


def words(text: str, eraser: bytes) -> list[bytes]:
    """The text as one burst a word, each with the space before it."""
    bursts = [b"".join(keystrokes(word, eraser)) for word in text.split()]
    return [bursts[0], *(b" " + burst for burst in bursts[1:])]


def keys(text: str, eraser: bytes) -> list[bytes]:
    """The text as one write a keystroke."""
    sent: list[bytes] = []
    for word in text.split():
        sent += [b" ", *keystrokes(word, eraser)]
    return sent[1:]


def burst(text: str, eraser: bytes) -> list[bytes]:
    """The text in one write."""
    return [b"".join(words(text, eraser))]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("eraser", ERASERS.values(), ids=ERASERS.keys())
@pytest.mark.parametrize("sent_as", [keys, words, burst])
def test_input_method_gives_the_intended_text(
    terminal: TypingTerminal,
    text: str,
    eraser: bytes,
    sent_as: Callable[[str, bytes], Sequence[bytes]],
) -> None:
    assert terminal.typed(*sent_as(text, eraser)) == text


@pytest.mark.parametrize("eraser", [b"\x7f", b"\x08"], ids=["7f", "08"])
def test_the_measured_bursts_of_a_word(terminal: TypingTerminal, eraser: bytes) -> None:
    letters = [b"v", b"i", b"e"]
    bursts = [eraser + "ê".encode(), b"t", eraser * 2 + "ệt".encode()]

    assert terminal.typed(*letters, *bursts) == "việt"
    assert terminal.typed(b"".join(letters + bursts)) == "việt"


def test_selection_and_letters_of_evkey_in_one_burst(terminal: TypingTerminal) -> None:
    assert terminal.typed(b"hanh" + b"\x1b[1;2D" * 3 + "ạnh".encode()) == "hạnh"
    assert terminal.typed(b"hanh", b"\x1b[1;2D" * 3 + "ạnh".encode()) == "hạnh"


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_decomposed_letters_are_composed(terminal: TypingTerminal, text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)

    assert terminal.typed(decomposed.encode()) == text
    assert terminal.typed(*(char.encode() for char in decomposed)) == text


@pytest.mark.parametrize("eraser", [b"\x7f", b"\x08"], ids=["7f", "08"])
def test_backspace_takes_a_whole_decomposed_letter(terminal: TypingTerminal, eraser: bytes) -> None:
    decomposed = unicodedata.normalize("NFD", "việ").encode()

    assert terminal.typed(decomposed + eraser + b"et") == "viet"
    assert terminal.typed(decomposed, eraser, b"et") == "viet"


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_precomposed_letters(terminal: TypingTerminal, text: str) -> None:
    assert terminal.typed(text.encode()) == text
    assert terminal.typed(*(char.encode() for char in text)) == text


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_letters_split_over_reads(terminal: TypingTerminal, text: str) -> None:
    assert terminal.typed(*(bytes([byte]) for byte in text.encode())) == text


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_paste(terminal: TypingTerminal, text: str, form: Literal["NFC", "NFD"]) -> None:
    sent = unicodedata.normalize(form, text).encode()

    assert terminal.typed(b"\x1b[200~" + sent + b"\x1b[201~") == text


def test_a_paste_of_several_lines_loses_none(
    terminal: TypingTerminal, request: pytest.FixtureRequest
) -> None:
    joint = " " if request.node.callspec.params["terminal"] == "line" else "\n"
    pasted = "Sở Nội vụ\r\nSở Tài chính".encode()

    assert terminal.typed(b"\x1b[200~" + pasted + b"\x1b[201~") == f"Sở Nội vụ{joint}Sở Tài chính"


def test_a_paste_with_escapes_and_controls_is_harmless_text(
    terminal: TypingTerminal, request: pytest.FixtureRequest
) -> None:
    joint = " " if request.node.callspec.params["terminal"] == "line" else "\n"
    pasted = "\x1b[31mSở\x1b[0m Nội\0 vụ\x1b\r\n\x1b]0;x\x07Sở\x1b[D\x08 Y tế\x1b[20".encode()
    sent = b"a\x1b[200~" + pasted + b"\x1b[201~b"
    text = f"aSở Nội vụ{joint}Sở Y tế[20b"

    assert terminal.typed(sent) == text
    assert terminal.typed(*(sent[at : at + 7] for at in range(0, len(sent), 7))) == text


@pytest.mark.parametrize("broken", [b"\xff", b"\xe1\xbb", b"\xc3(", b"\x80\xbf\xfe"])
def test_bytes_that_are_no_letters_end_nothing(terminal: TypingTerminal, broken: bytes) -> None:
    shown = broken.decode(errors="replace")

    assert terminal.typed(b"vi" + broken + "ệt".encode()) == f"vi{shown}ệt"
    assert terminal.typed(b"vi", broken, "ệt".encode()) == f"vi{shown}ệt"


@pytest.mark.parametrize(
    ("sent", "texts"),
    [
        ("abc\tdef", "abc|def|"),
        ("abc\x1b[9udef\x1b[13ughi", "abc|def|ghi"),
        ("viet\x7f\x7fệt\tnam\x08\x08am\rx\ry", "việt|nam|x\ny"),
        ("a\x1b[Bb\x1b[Ac\x1b[Bd\t\x1b[200~e\r\nf\x1b[201~\x1b[Zg", "ac|bdg|e\nf"),
        ("hanh\t\x1b[Z" + "\x1b[1;2D" * 3 + "ạnh\tx", "hạnh|x|"),
    ],
)
def test_a_burst_goes_from_field_to_field(fields: TypingTerminal, sent: str, texts: str) -> None:
    data = sent.encode()

    assert fields.typed(data) == texts
    assert fields.typed(data[: len(data) // 2], data[len(data) // 2 :]) == texts


def test_typing_goes_on_in_the_middle_of_a_line(terminal: TypingTerminal) -> None:
    left = b"\x1b[D"

    assert terminal.typed(b"so vu" + left * 3 + b"\x7f" + "ở Nội".encode()) == "sở Nội vu"
