"""Loads one plugin in a guard of its own and records how that went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from time import perf_counter
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.plugins.guard import Failure, guarded
from cchc_tracker.plugins.results import checked_localities

if TYPE_CHECKING:
    import pluggy

    from cchc_tracker.model.locality import Locality
    from cchc_tracker.model.message import Message
    from cchc_tracker.plugins.sources import PluginSource


class PluginState(StrEnum):
    """How loading a plugin went."""

    LOADED = "loaded"
    FAILED = "failed"
    DUPLICATE = "duplicate"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class PluginOutcome:
    """What became of a plugin, for a listing."""

    name: str
    distribution: str
    version: str
    origin: str
    state: PluginState
    hooks: tuple[str, ...] = ()
    """Names of the hooks it implements, sorted."""
    localities: tuple[str, ...] = ()
    """Codes of the localities it brings, sorted."""
    milliseconds: float = 0.0
    """How long loading took, its localities included."""
    error: Message | None = None
    """Why it isn't loaded; of a loaded one, the first hook call that failed."""


@dataclass(frozen=True, slots=True)
class LoadedPlugin:
    """A source after the attempt to load it."""

    source: PluginSource
    outcome: PluginOutcome
    localities: tuple[Locality, ...] = ()
    failure: Failure | None = None

    @property
    def works(self) -> bool:
        """Whether its hooks may be called."""
        return self.outcome.state is PluginState.LOADED


def outcome_of(
    source: PluginSource, state: PluginState, error: Message | None = None
) -> PluginOutcome:
    """The outcome of a plugin of which nothing is known but its source."""
    return PluginOutcome(
        source.name, source.distribution, source.version, source.origin, state, error=error
    )


@dataclass(frozen=True, slots=True)
class Registration:
    """What came of importing and registering a plugin, before anything is asked of it."""

    hooks: tuple[str, ...] = ()
    """Names of the hooks it implements, sorted."""
    failure: Failure | None = None
    seconds: float = 0.0


def register_plugin(source: PluginSource, manager: pluggy.PluginManager) -> Registration:
    """Imports and registers a plugin, which reads none of its data; never raises for its faults."""
    start = perf_counter()
    result = guarded(lambda: _register(source, manager))
    seconds = perf_counter() - start
    if isinstance(result, Failure):
        unregister(source, manager)
        return Registration(failure=result, seconds=seconds)
    return Registration(hooks_of(source, manager), seconds=seconds)


def load_plugin(
    source: PluginSource, manager: pluggy.PluginManager, registration: Registration
) -> LoadedPlugin:
    """Asks a registered plugin for its localities; never raises for its faults."""
    start = perf_counter()
    result: tuple[Locality, ...] | Failure
    if registration.failure is not None:
        result = registration.failure
    else:
        result = guarded(lambda: _localities(source, manager))
    milliseconds = round((registration.seconds + perf_counter() - start) * 1000, 1)
    if isinstance(result, Failure):
        unregister(source, manager)
        failed = outcome_of(source, PluginState.FAILED, result.message)
        return LoadedPlugin(source, replace(failed, milliseconds=milliseconds), failure=result)
    outcome = replace(
        outcome_of(source, PluginState.LOADED),
        hooks=registration.hooks,
        localities=tuple(sorted(locality.code for locality in result)),
        milliseconds=milliseconds,
    )
    return LoadedPlugin(source, outcome, result)


def refused(loaded: LoadedPlugin, rival: PluginSource, code: str | None = None) -> LoadedPlugin:
    """The plugin as a duplicate of its rival: of its name, or of a locality's code."""
    if code is None:
        clash = message(
            "two plugins are named {name}: one of {one}, one of {other}; remove one",
            name=rival.name,
            one=loaded.source.label,
            other=rival.label,
        )
    else:
        clash = message(
            "the code {code} is taken twice, by {one} and by {other}; remove one",
            code=code,
            one=loaded.source.label,
            other=rival.label,
        )
    outcome = replace(loaded.outcome, state=PluginState.DUPLICATE, error=clash)
    return LoadedPlugin(loaded.source, outcome, failure=Failure(BadDataError(clash)))


def unregister(source: PluginSource, manager: pluggy.PluginManager) -> None:
    """Takes a plugin's hooks out again, if they ever got in."""
    if manager.has_plugin(source.key):
        manager.unregister(name=source.key)


def hooks_of(source: PluginSource, manager: pluggy.PluginManager) -> tuple[str, ...]:
    """Names of the hooks that a registered plugin implements, sorted."""
    callers = manager.get_hookcallers(manager.get_plugin(source.key)) or []
    return tuple(sorted(caller.name for caller in callers))


def call(
    source: PluginSource, manager: pluggy.PluginManager, hook: str, **arguments: object
) -> object:
    """What one registered plugin's implementation of a hook returns; None if it has none."""
    plugin = manager.get_plugin(source.key)
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        if implementation.plugin is plugin:
            wanted = {name: arguments[name] for name in implementation.argnames}
            result: object = implementation.function(**wanted)
            return result
    return None


def _register(source: PluginSource, manager: pluggy.PluginManager) -> None:
    manager.register(source.load(), source.key)
    manager.check_pending()
    for caller in manager.get_hookcallers(manager.get_plugin(source.key)) or []:
        if any(found.wrapper or found.hookwrapper for found in caller.get_hookimpls()):
            raise BadDataError(message("the hook {hook} can't be a wrapper", hook=caller.name))


def _localities(
    source: PluginSource, manager: pluggy.PluginManager
) -> tuple[Locality, ...] | Failure:
    return guarded(lambda: checked_localities(call(source, manager, "localities")))
