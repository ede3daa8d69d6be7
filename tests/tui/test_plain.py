"""Text from people on screen: letter by letter, in a widget, a title and a notification."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets._toast import Toast

from cchc_tracker.model.message import message
from cchc_tui.widgets.plain import PlainStatic, notify_plain, plain, safe_line, safe_text

if TYPE_CHECKING:
    from collections.abc import Callable

MARKUP = [
    "[/] gạch chéo",
    "[x] Hoàn thành",
    "[red]đỏ[/red]",
    "[@click=app.quit]thoát[/]",
    "[b",
    "\\[x]",
    "🎉 xong 👍🏽",
    "100% $text {name}",
]
ACTING = [
    "a\x1b[31mb",
    "a\x1b]0;title\x07b",
    "a\x1b[2J\x9b31mb",
    "a\x00\x07\x08\x7fb",
    "a\u202e\u202c\u200f\u200e\u2067\u2069\u200b\u200d\ufeffb",
]
LONG = "Sở Nội vụ chủ trì, phối hợp " * 200


class BoardApp(App[None]):
    """One line of text from people, and nothing else."""

    CSS = "Toast { width: 60; } PlainStatic { height: auto; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        yield PlainStatic(self.text)


def screen_of(text: str, act: Callable[[BoardApp], None] | None = None) -> str:
    """What is drawn of an app that shows the text, with a line feed at the end of each row."""
    app = BoardApp(text)

    async def run() -> str:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            if act is not None:
                act(app)
                await pilot.pause()
            rows = app.screen._compositor.render_strips()
            return "\n".join(row.text.rstrip() for row in rows)

    return asyncio.run(run())


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_shown_letter_by_letter(text: str) -> None:
    assert screen_of(text).startswith(text + "\n")
    assert str(plain(text)) == text


@pytest.mark.parametrize("text", ACTING, ids=range(len(ACTING)))
def test_characters_that_act_are_dropped(text: str) -> None:
    assert screen_of(text).startswith("ab\n")
    assert str(plain(text)) == safe_text(text) == safe_line(text) == "ab"


def test_text_is_composed() -> None:
    assert str(plain("Đươ\u0300ng")) == "Đường"


def test_a_cell_of_5000_characters_is_shown_whole() -> None:
    drawn = screen_of(LONG[: 80 * 20])

    assert " ".join(drawn.split()) == LONG[: 80 * 20].strip()
    assert str(plain(LONG)) == LONG


def test_lines_stay_in_a_text_and_join_in_a_line() -> None:
    assert safe_text("một\r\nhai\u2028ba\tbốn") == "một\nhai\nba  bốn"
    assert safe_line("một\r\nhai\u2028ba\tbốn ") == "một hai ba bốn"


@pytest.mark.parametrize("text", MARKUP)
def test_an_update_is_no_markup_either(text: str) -> None:
    def update(app: BoardApp) -> None:
        app.query_one(PlainStatic).update(text)

    def assign(app: BoardApp) -> None:
        app.query_one(PlainStatic).content = text

    assert screen_of("trước", update).startswith(text + "\n")
    assert screen_of("trước", assign).startswith(text + "\n")


def test_an_escape_in_an_update_is_dropped() -> None:
    def assign(app: BoardApp) -> None:
        app.query_one(PlainStatic).content = "a\x1b[31mb"
        assert str(app.query_one(PlainStatic).content) == "ab"

    assert screen_of("trước", assign).startswith("ab\n")


def test_styled_content_is_shown_as_it_is() -> None:
    content = plain("[x] xong").stylize("bold")

    def update(app: BoardApp) -> None:
        app.query_one(PlainStatic).update(content)
        assert app.query_one(PlainStatic).content is content

    assert screen_of("", update).startswith("[x] xong\n")


@pytest.mark.parametrize("text", MARKUP)
def test_a_notification_is_shown_letter_by_letter(text: str) -> None:
    def tell(app: BoardApp) -> None:
        notify_plain(app, text, "warning", title=text)

    assert screen_of("", tell).count(text) == 2


def test_a_notification_from_a_widget_and_a_message() -> None:
    words = {"Saved {name}": "Đã lưu {name}", "Done": "Xong"}

    def tell(app: BoardApp) -> None:
        saved = message("Saved {name}", name="[x]\x1b[31m 1")
        notify_plain(
            app.query_one(PlainStatic),
            saved,
            title=message("Done"),
            gettext=words.__getitem__,
        )

    drawn = screen_of("", tell)

    assert "Đã lưu [x] 1" in drawn
    assert "Xong" in drawn


def test_a_notification_has_its_severity() -> None:
    def tell(app: BoardApp) -> None:
        notify_plain(app, "hỏng", "error")

    async def severities() -> list[bool]:
        app = BoardApp("")
        async with app.run_test(notifications=True) as pilot:
            tell(app)
            await pilot.pause()
            return [toast.has_class("-error") for toast in app.screen.query(Toast)]

    assert asyncio.run(severities()) == [True]


@pytest.mark.parametrize("text", MARKUP)
def test_titles_of_borders_and_apps_and_tooltips_take_plain_text(text: str) -> None:
    def title(app: BoardApp) -> None:
        board = app.query_one(PlainStatic)
        board.styles.border = ("ascii", "white")
        board.border_title = plain(text)
        board.tooltip = plain(text)
        app.title = text
        assert str(app.format_title(app.title, "")) == text
        assert isinstance(board.tooltip, Content)

    assert text in screen_of("", title)
