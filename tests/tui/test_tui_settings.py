"""Remembered choices: one file a user, written in one step, never a reason not to start."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.errors import NotAllowedError
from cchc_tui.settings import Settings, SettingsFile
from tests.tui.steps.driving import run_app, screen_text, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


def test_choices_come_back(tmp_path: Path) -> None:
    chosen: dict[str, Any] = {
        "language": "en",
        "theme": "light",
        "slow": True,
        "columns": ("ref", "text"),
        "sort": "due",
        "filters": {"của tôi": "lead:x"},
        "history": ("status:overdue",),
        "keys": {"app.quit": "f12"},
        "hint_seen": True,
    }
    SettingsFile(tmp_path, "lan").change(**chosen)
    assert SettingsFile(tmp_path, "lan").read() == (Settings(**chosen), ())


def test_each_user_has_choices_of_their_own(tmp_path: Path) -> None:
    SettingsFile(tmp_path, "Lan Anh").change(theme="light")
    assert SettingsFile(tmp_path, "Lân Anh").read()[0].theme is None
    assert SettingsFile(tmp_path, "../Lan Anh").read()[0].theme is None
    assert all(path.parent == tmp_path for path in tmp_path.rglob("*.json"))


def test_two_apps_of_one_user_do_not_undo_each_others_choices(tmp_path: Path) -> None:
    one, two = SettingsFile(tmp_path, "lan"), SettingsFile(tmp_path, "lan")
    one.read()
    two.change(theme="light")
    assert one.change(language="en") == Settings(theme="light", language="en")


def test_what_a_newer_version_remembers_stays(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path, "lan")
    file.path.write_text(json.dumps({"zoom": 3}), encoding="utf-8")
    file.change(theme="light")
    table = json.loads(file.path.read_text(encoding="utf-8"))
    assert (table["zoom"], table["theme"]) == (3, "light")
    assert file.read()[1] == ()


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00", '{"theme": '])
def test_a_broken_file_is_left_out_with_a_remark_and_kept(tmp_path: Path, text: str) -> None:
    file = SettingsFile(tmp_path, "lan")
    file.path.write_text(text, encoding="utf-8")
    settings, problems = file.read()
    assert settings == Settings()
    assert [problem.code for problem in problems] == ["settings-unreadable"]
    assert file.change(theme="light").theme == "light"
    assert file.path.with_suffix(".broken").read_text(encoding="utf-8") == text


def test_a_choice_that_does_not_exist_is_left_out_alone(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path, "lan")
    table = {"theme": "pink", "slow": "yes", "columns": [1], "filters": [], "language": "en"}
    file.path.write_text(json.dumps(table), encoding="utf-8")
    settings, problems = file.read()
    assert settings == Settings(language="en")
    assert [problem.code for problem in problems] == ["setting-unusable"] * 4


def test_nothing_is_left_behind_where_the_file_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "not-a-folder"
    folder.write_text("", encoding="utf-8")
    with pytest.raises(NotAllowedError):
        SettingsFile(folder, "lan").change(theme="light")


def test_the_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path, "lan")
    file.change(theme="light")
    before = file.path.stat().st_ino
    file.change(theme="dark")
    assert file.path.stat().st_ino != before
    assert list(tmp_path.iterdir()) == [file.path]


def test_the_app_starts_with_a_broken_file_and_says_so(make_app: MakeApp) -> None:
    app = make_app()
    app.settings_file.path.write_text("{", encoding="utf-8")
    again = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: len(again._notifications) > 0)

    run_app(again, steps)


def test_settings_change_at_once_and_are_remembered(make_app: MakeApp) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f9")
        await wait_for(pilot, lambda: "Tiếng Việt" in screen_text(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Slow line" in screen_text(app))
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: app.theme == "light")
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: app.theme == "terminal")

    run_app(app, steps)
    again = make_app()
    assert (again.language.code, again.slow, again.theme) == ("en", True, "terminal")
    assert again.settings.theme == "light"
