"""The plugins of one application, each loaded once when needed; clashing ones are refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

import pluggy

from cchc_tracker.model.message import message
from cchc_tracker.plugins.guard import Failure, guarded
from cchc_tracker.plugins.loader import (
    LoadedPlugin,
    PluginState,
    Registration,
    call,
    load_plugin,
    outcome_of,
    refused,
    register_plugin,
    unregister,
)
from cchc_tracker.plugins.spec import PROJECT, Hooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from cchc_tracker.plugins.sources import PluginSource

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class PluginOptions:
    """How plugins are found and treated."""

    strict: bool = False
    """A plugin's failure raises at once instead of being recorded."""
    disabled: bool = False
    """No plugin is loaded."""
    folder: Path | None = None
    """A folder of plugins beside the installed ones."""


class PluginPool:
    """Loads plugins and calls their hooks, each in a guard; threads may share it.

    A plugin's name reserves the locality code of that name, so that a locality can be found
    without loading the rest, and so that no order decides who brings a code.
    """

    def __init__(self, find: Callable[[], Iterable[PluginSource]], options: PluginOptions) -> None:
        self._find = find
        self._options = options
        self._registered: dict[PluginSource, Registration] = {}
        self._loaded: dict[PluginSource, LoadedPlugin] = {}
        self._lock = RLock()
        self._manager = pluggy.PluginManager(PROJECT)
        self._manager.add_hookspecs(Hooks)

    @cached_property
    def sources(self) -> tuple[PluginSource, ...]:
        """Every plugin that could be loaded, by name."""
        return tuple(sorted(self._find(), key=lambda source: (source.name, source.label)))

    def named(self, name: str) -> tuple[LoadedPlugin, ...]:
        """The plugins of one name, loaded; more than one only where they were refused for it."""
        return tuple(self._load(source) for source in self.sources if source.name == name)

    def all(self) -> tuple[LoadedPlugin, ...]:
        """Every plugin, loaded, in the order of names."""
        with self._lock:
            for source in self.sources:
                self._load(source)
            self._refuse_shared_codes()
            return tuple(self._loaded[source] for source in self.sources)

    def implementing(self, hook: str, about: str | None = None) -> tuple[LoadedPlugin, ...]:
        """The plugins with a hook, by name; those that bring a locality `about` it come first.

        One that brings other localities only is left out: it has no say in this one. Where none
        has the hook, none is asked for its localities, which would read its files.
        """
        if not self._anyone_has(hook):
            return ()
        asked = [loaded for loaded in self.all() if loaded.works and hook in loaded.outcome.hooks]
        if about is None:
            return tuple(asked)
        own = [loaded for loaded in asked if about in loaded.outcome.localities]
        return (*own, *(loaded for loaded in asked if not loaded.outcome.localities))

    def call(
        self,
        loaded: LoadedPlugin,
        hook: str,
        check: Callable[[object], _Result],
        **arguments: object,
    ) -> _Result | Failure:
        """What one plugin's implementation returned, checked; a failure is recorded as well."""
        source = loaded.source
        result = guarded(lambda: check(call(source, self._manager, hook, **arguments)))
        if isinstance(result, Failure):
            self._record(source, hook, result)
        return result

    def _anyone_has(self, hook: str) -> bool:
        with self._lock:
            usable = [source for source in self.sources if self._may_load(source)]
            registrations = [self._registration(source) for source in usable]
        return any(hook in registration.hooks for registration in registrations)

    def _registration(self, source: PluginSource) -> Registration:
        if source not in self._registered:
            self._registered[source] = made = register_plugin(source, self._manager)
            if self._options.strict and made.failure is not None:
                raise made.failure.raised(source.name, source.label)
        return self._registered[source]

    def _may_load(self, source: PluginSource) -> bool:
        return not self._options.disabled and self._rival(source, source.name) is None

    def _load(self, source: PluginSource) -> LoadedPlugin:
        with self._lock:
            if source not in self._loaded:
                self._loaded[source] = loaded = self._attempted(source)
                self._raise_if_strict(loaded)
            return self._loaded[source]

    def _attempted(self, source: PluginSource) -> LoadedPlugin:
        if self._options.disabled:
            return LoadedPlugin(source, outcome_of(source, PluginState.SKIPPED))
        rival = self._rival(source, source.name)
        if rival:
            return refused(LoadedPlugin(source, outcome_of(source, PluginState.LOADED)), rival)
        loaded = load_plugin(source, self._manager, self._registration(source))
        for code in loaded.outcome.localities:
            rival = self._rival(source, code)
            if rival:
                unregister(source, self._manager)
                return refused(loaded, rival, code)
        return loaded

    def _rival(self, source: PluginSource, name: str) -> PluginSource | None:
        """Another plugin of that name."""
        named = (other for other in self.sources if other.name == name and other != source)
        return next(named, None)

    def _refuse_shared_codes(self) -> None:
        """Refuses both where two plugins bring a code that neither is named after."""
        bearers: dict[str, list[LoadedPlugin]] = {}
        for loaded in self._loaded.values():
            for locality in loaded.localities:
                bearers.setdefault(locality.code, []).append(loaded)
        for code, sharing in bearers.items():
            if len(sharing) < 2:
                continue
            for loaded, other in zip(sharing, (*sharing[1:], sharing[0]), strict=True):
                unregister(loaded.source, self._manager)
                self._loaded[loaded.source] = refused(loaded, other.source, code)
        for loaded in self._loaded.values():
            self._raise_if_strict(loaded)

    def _record(self, source: PluginSource, hook: str, failure: Failure) -> None:
        if self._options.strict:
            raise failure.raised(source.name, source.label)
        with self._lock:
            loaded = self._loaded[source]
            if loaded.outcome.error is None:
                error = message("{hook}: {reason}", hook=hook, reason=failure.message)
                outcome = replace(loaded.outcome, error=error)
                self._loaded[source] = replace(loaded, outcome=outcome, failure=failure)

    def _raise_if_strict(self, loaded: LoadedPlugin) -> None:
        if self._options.strict and loaded.failure is not None:
            raise loaded.failure.raised(loaded.source.name, loaded.source.label)
