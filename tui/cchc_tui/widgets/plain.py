"""The only way to show text from people: never as markup, never with characters that act.

`[/]` and `[x]` stay letters; escape, control, invisible and direction characters are dropped, for
in a notification or a title they would reach the terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widgets import Static

from cchc_tracker.model.message import Message
from cchc_tracker.model.text import clean, collapse

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.notifications import SeverityLevel
    from textual.visual import VisualType
    from textual.widget import Widget


def safe_text(text: str) -> str:
    """Text that is safe to draw, its lines kept and its tabs made spaces."""
    return clean(text).expandtabs(4)


def safe_line(text: str) -> str:
    """Text that is safe to draw on one line: for a cell, a title, a segment of a strip."""
    return collapse(text)


def plain(text: str) -> Content:
    """Text for any widget, tooltip, option or border title of Textual, shown letter by letter."""
    return Content(safe_text(text))


class PlainStatic(Static):
    """A `Static` that shows a string letter by letter; styled `Content` is shown as it is."""

    def __init__(
        self,
        content: str | Content = "",
        *,
        expand: bool = False,
        shrink: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's word
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            _literal(content),
            expand=expand,
            shrink=shrink,
            markup=False,
            name=name,
            id=id,
            classes=classes,
            disabled=disabled,
        )

    @property
    def content(self) -> VisualType:
        """What is shown."""
        return super().content

    @content.setter
    def content(self, content: VisualType) -> None:
        self.update(content)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Shows something else; `layout=False` where its size stays."""
        super().update(_literal(content), layout=layout)


def notify_plain(
    node: App[Any] | Widget,
    text: Message | str,
    severity: SeverityLevel = "information",
    *,
    title: Message | str = "",
    timeout: float | None = None,
    gettext: Callable[[str], str] = str,
) -> None:
    """Shows a notification letter by letter, for `timeout` seconds or as long as the app says.

    A `Message` is put into the language of `gettext`; a string is shown as it is.
    """
    node.notify(
        safe_text(_sentence(text, gettext)),
        title=safe_line(_sentence(title, gettext)),
        severity=severity,
        timeout=timeout,
        markup=False,
    )


def _sentence(text: Message | str, gettext: Callable[[str], str]) -> str:
    return text.translated(gettext) if isinstance(text, Message) else text


def _literal(content: VisualType) -> VisualType:
    return plain(content) if isinstance(content, str) else content
