"""The one place where a plugin's failure of any kind is caught and becomes a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from cchc_tracker.model.errors import BadDataError, CchcError
from cchc_tracker.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """What a plugin raised."""

    error: BaseException

    @property
    def message(self) -> Message:
        """The error's own sentence, or its class and text."""
        if isinstance(self.error, CchcError):
            return self.error.message
        return message("{kind}: {text}", kind=type(self.error).__name__, text=str(self.error))

    def raised(self, plugin: str, label: str) -> BadDataError:
        """The same failure as an error that names the plugin."""
        error = BadDataError(
            message(
                "The plugin {plugin} of {label} is broken: {reason}",
                plugin=plugin,
                label=label,
                reason=self.message,
            )
        )
        error.__cause__ = self.error
        return error


def guarded(action: Callable[[], _Result]) -> _Result | Failure:
    """The action's result, or what it raised; an interrupt from the keyboard passes."""
    try:
        return action()
    except (Exception, SystemExit) as error:  # noqa: BLE001  (plugin border)
        return Failure(error)
