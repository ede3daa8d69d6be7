"""`cchc locality`, `cchc template`, `cchc plugin`: what the plugins bring and how they loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json, print_json_list, print_table
from cchc_tracker.cli.parameters import format_option, json_option
from cchc_tracker.cli.translated import Command, group
from cchc_tracker.exports.labels import PLUGIN_STATE_LABELS
from cchc_tracker.exports.locality import LEVEL_NAMES, locality_lines, locality_record
from cchc_tracker.exports.plan import KIND_NAMES
from cchc_tracker.exports.plugin import outcome_record, plugin_lines, plugin_record
from cchc_tracker.model.errors import ExitCode
from cchc_tracker.model.message import template
from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.plugins import PluginOutcome
    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tracker.services.language import Language

locality = group("locality", template("List and show localities."))
templates = group(
    "template",
    template("List the plans that can be made; make such a template from a plan."),
    lazy={
        "make": (
            "cchc_tracker.cli.template_make:make",
            template("Write plan.toml and matrix.csv for a locality's plugin, from a plan"),
        ),
    },
)
plugin = group("plugin", template("List plugins and how they loaded."))


@locality.command("list", cls=Command, help=template("List the localities."))
@format_option()
@json_option()
@click.pass_obj
def list_localities(runtime: Runtime, *, form: str, as_json: bool) -> None:
    """List localities."""
    plugins = runtime.plugins()
    found = plugins.localities()
    tell_broken(runtime, plugins)
    if as_json:
        print_json_list(
            {"code": each.code, "name": each.name, "level": each.level, "parent": each.parent}
            for each in found
        )
        return
    text = runtime.language.text
    headings = (template("Code"), template("Name"), template("Level"), template("Part of"))
    print_table(
        [text(heading) for heading in headings],
        [[each.code, each.name, text(LEVEL_NAMES[each.level]), each.parent] for each in found],
        form,
    )


@locality.command(
    "show", cls=Command, help=template("Show a locality: agencies, groups, reports, successor.")
)
@click.argument("code")
@json_option()
@click.pass_obj
def show_locality(runtime: Runtime, *, code: str, as_json: bool) -> None:
    """Show a locality."""
    plugins = runtime.plugins()
    found = plugins.locality(code)
    forms = plugins.reporting.templates(code)
    if as_json:
        print_json(locality_record(found, forms))
    else:
        print_table(("", ""), locality_lines(found, runtime.language.text, forms))


@templates.command("list", cls=Command, help=template("List the plans that can be made."))
@format_option()
@json_option()
@click.pass_obj
def list_templates(runtime: Runtime, *, form: str, as_json: bool) -> None:
    """List templates."""
    plugins = runtime.plugins()
    found = plugins.templates()
    tell_broken(runtime, plugins)
    if as_json:
        print_json_list(
            {
                "template": each.id,
                "locality": each.locality,
                "year": each.year,
                "kind": each.kind.value,
                "title": each.title,
            }
            for each in found
        )
        return
    text = runtime.language.text
    headings = (
        template("Template"), template("Locality"), template("Year"), template("Kind"),
        template("Title"),
    )  # fmt: skip
    print_table(
        [text(heading) for heading in headings],
        [[each.id, each.locality, str(each.year), text(KIND_NAMES[each.kind]), each.title]
         for each in found],
        form,
    )  # fmt: skip


@plugin.command(
    "list", cls=Command, help=template("List the plugins, how each loaded, and how long it took.")
)
@format_option()
@json_option()
@click.pass_obj
def list_plugins(runtime: Runtime, *, form: str, as_json: bool) -> int:
    """List plugins."""
    outcomes = runtime.plugins().outcomes()
    language = runtime.language
    if as_json:
        print_json_list(outcome_record(each) for each in outcomes)
    else:
        headings = (
            template("Plugin"), template("Package"), template("Version"), template("State"),
            template("Hooks"), "ms", template("Error"),
        )  # fmt: skip
        print_table(
            [language.text(heading) for heading in headings],
            [_plugin_line(each, language) for each in outcomes],
            form,
        )
    broken = any(each.state.value in ("failed", "duplicate") for each in outcomes)
    return ExitCode.INCOMPLETE if broken else ExitCode.DONE


@plugin.command(
    "show", cls=Command, help=template("Show what a plugin brings: plans, outlines, reports.")
)
@click.argument("name")
@json_option()
@click.pass_obj
def show_plugin(runtime: Runtime, *, name: str, as_json: bool) -> None:
    """Show a plugin."""
    record = plugin_record(runtime.plugins(), name)
    if as_json:
        print_json(record)
    else:
        print_table(("", ""), plugin_lines(record, runtime.language))


def tell_broken(runtime: Runtime, plugins: PluginRegistry) -> None:
    """Remark on every plugin that could not take part in a listing."""
    for each in plugins.outcomes():
        if each.error is not None:
            runtime.remark(
                "Left out: plugin {name}: {reason}",
                name=each.name,
                reason=collapse(runtime.language(each.error)),
            )


def _plugin_line(outcome: PluginOutcome, language: Language) -> list[str]:
    return [
        outcome.name,
        outcome.distribution,
        outcome.version,
        language.text(PLUGIN_STATE_LABELS[outcome.state]),
        ", ".join(outcome.hooks),
        f"{outcome.milliseconds:.0f}",
        language(outcome.error) if outcome.error else "",
    ]
