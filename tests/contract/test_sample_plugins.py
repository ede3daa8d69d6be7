"""Broken, slow and clashing plugins: each is recorded and none harms another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.errors import BadDataError, UsageError
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.update import State, Update
from cchc_tracker.plugins import (
    CellContext,
    CheckContext,
    PluginOptions,
    PluginState,
    UpdateContext,
    load_plugins,
)
from cchc_tracker.plugins.sources import PluginSource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc_tracker.model.row import RowView
    from cchc_tracker.plugins import PluginRegistry

    Sources = Callable[..., list[PluginSource]]

BROKEN = {
    "sample_missing_import": "a_library_that_nobody_installed",
    "sample_exit": "SystemExit: 3",
    "sample_without_plugin": "has no `plugin`",
    "sample_misspelt": "unknown hook 'locallities'",
}


def registry_of(
    sources: list[PluginSource], *, strict: bool = False, disabled: bool = False
) -> PluginRegistry:
    return load_plugins(PluginOptions(strict=strict, disabled=disabled), sources)


def states(registry: PluginRegistry) -> dict[str, PluginState]:
    return {outcome.name: outcome.state for outcome in registry.outcomes()}


def test_a_folder_of_data_is_a_locality(sources: Sources) -> None:
    registry = registry_of(sources("sample-good"))
    plan = registry.plan("sample-good-2022")
    assert [activity.ref for activity in plan.activities] == ["3.1", "3.2", "2.2", "3.3"]
    assert registry.locality("sample-good").name == "Huyện Mẫu"
    (outcome,) = registry.outcomes()
    assert outcome.hooks == (
        "localities",
        "plan_templates",
        "report_outlines",
        "report_templates",
    )
    assert outcome.error is None


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plugin_is_recorded_and_the_rest_works(name: str, sources: Sources) -> None:
    registry = registry_of(sources("sample-good", name))
    assert [locality.code for locality in registry.localities()] == ["sample-good"]
    (outcome,) = (outcome for outcome in registry.outcomes() if outcome.name == name)
    assert outcome.state is PluginState.FAILED
    assert BROKEN[name] in str(outcome.error)
    assert outcome.hooks == ()


@pytest.mark.parametrize("name", BROKEN)
def test_what_needs_a_broken_plugin_names_it_and_its_error(name: str, sources: Sources) -> None:
    registry = registry_of(sources("sample-good", name))
    for ask in (registry.locality, lambda code: registry.template(f"{code}-2022")):
        with pytest.raises(BadDataError) as error:
            ask(name)
        assert name in str(error.value)
        assert BROKEN[name] in str(error.value)


@pytest.mark.parametrize("name", BROKEN)
def test_strict_raises(name: str, sources: Sources) -> None:
    registry = registry_of(sources("sample-good", name), strict=True)
    with pytest.raises(BadDataError, match=name):
        registry.localities()


def test_disabled_loads_nothing(sources: Sources) -> None:
    registry = registry_of(sources("sample-good", "sample_exit"), disabled=True)
    assert registry.localities() == ()
    assert set(states(registry).values()) == {PluginState.SKIPPED}
    with pytest.raises(UsageError):
        registry.locality("sample-good")


def test_an_interrupt_is_not_swallowed() -> None:
    def interrupted() -> object:
        raise KeyboardInterrupt

    registry = registry_of([PluginSource("patient", "dist", "1", "here", interrupted)])
    with pytest.raises(KeyboardInterrupt):
        registry.outcomes()


def test_a_slow_plugin_is_loaded_and_its_time_told(sources: Sources) -> None:
    (outcome,) = registry_of(sources("sample_slow")).outcomes()
    assert outcome.state is PluginState.LOADED
    assert outcome.milliseconds >= 25


def test_a_name_reserves_its_code(sources: Sources) -> None:
    registry = registry_of(sources("sample-good", "sample-copy"))
    assert registry.locality("sample-good").name == "Huyện Mẫu"
    assert states(registry) == {
        "sample-good": PluginState.LOADED,
        "sample-copy": PluginState.DUPLICATE,
    }
    (error,) = (str(outcome.error) for outcome in registry.outcomes() if outcome.error)
    assert "plugins/sample-good" in error
    assert "plugins/sample-copy" in error


def test_two_that_share_a_code_are_both_refused(sources: Sources) -> None:
    registry = registry_of(sources("sample_twin_one", "sample_twin_two"))
    with pytest.raises(BadDataError) as error:
        registry.locality("sample-shared")
    assert "sample_twin_one.py" in str(error.value)
    assert "sample_twin_two.py" in str(error.value)
    assert set(states(registry).values()) == {PluginState.DUPLICATE}
    assert registry.localities() == ()


def test_two_of_one_name_are_refused_unseen_with_both_distributions() -> None:
    def unseen() -> object:
        raise AssertionError

    pair = [
        PluginSource("can-tho", "first-dist", "1.0", "one:plugin", unseen),
        PluginSource("can-tho", "second-dist", "2.0", "two:plugin", unseen),
    ]
    with pytest.raises(BadDataError, match=r"first-dist 1\.0.*second-dist 2\.0"):
        registry_of(pair).locality("can-tho")


def test_one_locality_loads_one_plugin(sources: Sources) -> None:
    def unneeded() -> object:
        raise AssertionError("loaded without need")

    other = PluginSource("other", "dist", "1", "other:plugin", unneeded)
    registry = registry_of([*sources("sample-good"), other], strict=True)
    assert registry.names() == ("other", "sample-good")
    assert registry.locality("sample-good").code == "sample-good"
    assert registry.template("sample-good-2022").year == 2022


def test_unknown_names_are_told_the_known_ones(sources: Sources) -> None:
    registry = registry_of(sources("sample-good"))
    with pytest.raises(UsageError, match="known: sample-good"):
        registry.locality("nowhere")
    with pytest.raises(UsageError, match="known: sample-good-2022"):
        registry.template("sample-good-1999")


def test_raising_hooks_do_not_drop_the_others_results(sources: Sources) -> None:
    registry = registry_of(sources("sample-good", "sample_raising", "sample_rules"))
    assert [template.id for template in registry.templates()] == ["sample-good-2022"]
    assert list(registry.special_days(2022)) == [date(2022, 2, 15)]
    cell = CellContext(registry.locality("sample-good"), 2022, "r1")
    hooks = registry.readers(2022).hooks
    assert hooks.read_deadline("Quý I", cell) is None
    reading = hooks.read_deadline("Hội làng", cell)
    assert reading is not None
    assert reading.end == date(2022, 2, 15)
    agencies = hooks.read_agencies("Cả xã", cell)
    assert agencies is not None
    assert agencies.mentions[0].group
    assert not registry.calendar(2022).is_working_day(date(2022, 2, 15))
    error = next(o.error for o in registry.outcomes() if o.name == "sample_raising")
    assert str(error) == "plan_templates: SystemExit: 4"


def test_checks_and_vetoes_are_collected_and_a_failure_is_a_warning(
    sources: Sources, row_view: RowView
) -> None:
    registry = registry_of(sources("sample_raising", "sample_rules"))
    found = registry.check(CheckContext("sample-good", "p", 2022, date(2022, 5, 1), ()))
    assert [(p.severity, p.code) for p in found] == [
        (Severity.WARNING, "plugin-failed"),
        (Severity.INFO, "sample-empty"),
    ]
    context = UpdateContext("sample-good", "p", 2022, row_view, "an")
    cancelled = registry.before_update(Update(date(2022, 5, 1), State.CANCELLED), context)
    done = registry.before_update(Update(date(2022, 5, 1), State.DONE), context)
    assert [problem.code for problem in cancelled] == ["plugin-failed", "sample-veto"]
    assert [problem.code for problem in done] == ["plugin-failed"]


def test_strict_raises_from_a_hook(sources: Sources) -> None:
    registry = registry_of(sources("sample_raising"), strict=True)
    with pytest.raises(BadDataError, match=r"sample_raising.*SystemExit: 4"):
        registry.templates()


def test_a_missing_folder_is_a_usage_error(tmp_path: Path) -> None:
    registry_options = PluginOptions(folder=tmp_path / "nowhere")
    with pytest.raises(UsageError, match="nowhere"):
        load_plugins(registry_options)
