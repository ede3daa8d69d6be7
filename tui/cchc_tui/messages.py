"""Messages that cross screens: facts in the past tense, requests in the imperative."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class StoreChanged(Message):
    """Somebody, perhaps this app, has written to the database; every open screen gets it."""

    bubble = False


@dataclass
class LanguageChanged(Message):
    """The person chose another language; every open screen gets it."""

    bubble = False


@dataclass
class PlanChosen(Message):
    """The person turned to another plan; every open screen gets it."""

    bubble = False

    plan: str


@dataclass
class OpenMatrix(Message):
    """Show the matrix of a plan, filtered, at a row; bubbles up to the app."""

    plan: str
    filter: str = ""
    ref: str | None = None


@dataclass
class OpenRow(Message):
    """Show everything about a row; bubbles up to the app."""

    plan: str
    ref: str


@dataclass
class OpenUpdate(Message):
    """Open the form that updates a row; bubbles up to the app."""

    plan: str
    ref: str


@dataclass
class ShowRows(Message):
    """What the app hands to the matrix where `OpenMatrix` was asked."""

    bubble = False

    plan: str
    filter: str = ""
    ref: str | None = None


@dataclass
class OpenBulk(Message):
    """Open the form that changes the marked rows together; bubbles up to the app."""

    plan: str
    positions: tuple[int, ...]
    """In the plan, ascending; at least one."""


@dataclass
class UndoLast(Message):
    """Take back the person's last change; bubbles up to the app."""

    plan: str
