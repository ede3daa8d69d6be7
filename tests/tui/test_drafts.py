"""Unfinished forms outlive their process, whatever ends it, and are offered once."""

from __future__ import annotations

import errno
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.errors import NotAllowedError
from cchc_tui.drafts import Draft, Drafts
from tests.tui.steps.driving import run_app, screen_text, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from cchc_tui.context import Context
    from tests.tui.steps.driving import MakeApp

WRITER = Path(__file__).parent / "apps" / "draft_writer.py"
MORNING = datetime(2022, 9, 30, 1, tzinfo=UTC)
NOON = datetime(2022, 9, 30, 5, tzinfo=UTC)


def draft(note: str = "việt", at: datetime = MORNING, form: str = "update") -> Draft:
    return Draft(form, "can-tho-2022", ("3.7",), at, {"note": note}, 4)


@contextmanager
def writing_process(context: Context) -> Iterator[subprocess.Popen[str]]:
    """A process that has kept a draft and lives on."""
    process = subprocess.Popen(
        [sys.executable, str(WRITER), context.drafts_folder, context.user, context.database],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "kept\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def drafts_of(context: Context) -> Drafts:
    return Drafts(context.drafts_folder, context.user, context.database)


def test_a_killed_process_leaves_its_draft_as_last_typed(context: Context) -> None:
    with writing_process(context) as process:
        process.kill()
        process.wait()
        [left] = drafts_of(context).left_behind()
    assert left.fields == {"note": "việt"}
    assert (left.form, left.plan, left.rows, left.version) == (
        "update",
        "can-tho-2022",
        ("3.7",),
        4,
    )


def test_the_draft_of_a_living_process_is_not_offered(context: Context) -> None:
    with writing_process(context):
        assert drafts_of(context).left_behind() == ()


def test_an_app_that_was_left_offers_its_drafts_next_time(context: Context) -> None:
    first = drafts_of(context)
    first.keep(draft("older", MORNING))
    first.keep(draft("newer", NOON))
    assert drafts_of(context).left_behind() == ()
    first.close()
    assert [each.fields["note"] for each in drafts_of(context).left_behind()] == ["newer", "older"]


def test_drafts_of_other_users_and_databases_are_not_offered(
    context: Context, tmp_path: Path
) -> None:
    folder = context.drafts_folder
    for other in (
        Drafts(folder, "hoa", context.database),
        Drafts(folder, context.user, tmp_path / "x"),
    ):
        other.keep(draft())
        other.close()
    assert drafts_of(context).left_behind() == ()


def test_an_adopted_draft_is_no_longer_offered(context: Context) -> None:
    first = drafts_of(context)
    first.keep(draft())
    first.close()
    second = drafts_of(context)
    adopted = second.adopt(second.left_behind()[0], NOON)
    assert adopted.fields == {"note": "việt"}
    assert drafts_of(context).left_behind() == ()
    second.close()
    assert [each.id for each in drafts_of(context).left_behind()] == [adopted.id]


def test_a_saved_draft_leaves_nothing_on_the_disk(context: Context) -> None:
    drafts = drafts_of(context)
    kept = draft()
    drafts.keep(kept)
    drafts.drop(kept.id)
    drafts.drop(kept.id)
    drafts.close()
    assert not list(context.drafts_folder.rglob("*.json"))
    assert not list(context.drafts_folder.glob("*/*"))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"database": "x"}', '{"rows": 3}'])
def test_a_file_that_is_no_draft_is_passed_over(context: Context, text: str) -> None:
    drafts = drafts_of(context)
    drafts.keep(draft())
    drafts.close()
    [folder] = context.drafts_folder.glob("*/*")
    (folder / "other.json").write_text(text, encoding="utf-8")
    assert len(drafts_of(context).left_behind()) == 1


def test_where_nothing_can_be_kept_it_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(NotAllowedError):
        Drafts(blocked, "lan", tmp_path / "x").keep(draft())


def test_a_folder_that_could_not_be_locked_is_tried_again(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = drafts_of(context)
    with monkeypatch.context() as patch:
        patch.setattr("cchc_tui.drafts.fcntl.flock", _full)
        with pytest.raises(NotAllowedError, match="No space left"):
            drafts.keep(draft())
    drafts.keep(draft())
    assert drafts_of(context).left_behind() == (), "the folder is held by then"
    drafts.close()
    assert len(drafts_of(context).left_behind()) == 1


def test_a_full_disk_leaves_the_draft_as_it_was_last_kept(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = drafts_of(context)
    kept = draft("cũ")
    drafts.keep(kept)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", _full)
        with pytest.raises(NotAllowedError, match="No space left"):
            drafts.keep(replace(kept, fields={"note": "mới"}))
    drafts.close()
    assert [each.fields["note"] for each in drafts_of(context).left_behind()] == ["cũ"]


def test_a_draft_that_cannot_be_removed_is_said(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = drafts_of(context)
    kept = draft()
    drafts.keep(kept)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", _full)
        with pytest.raises(NotAllowedError):
            drafts.drop(kept.id)
    drafts.drop(kept.id)
    drafts.close()


def _full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_the_app_goes_on_where_drafts_cannot_be_kept(make_app: MakeApp, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    app = make_app(drafts_folder=blocked)

    async def steps(pilot: Pilot[Any]) -> None:
        kept = draft()
        app.keep_draft(kept)
        app.keep_draft(kept)
        await pilot.pause()
        assert len(app._notifications) == 1

    run_app(app, steps)


def test_the_next_start_offers_what_a_killed_process_left(
    context: Context, make_app: MakeApp
) -> None:
    with writing_process(context) as process:
        process.kill()
        process.wait()
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: "Note: việt" in screen_text(app))
        assert "can-tho-2022 · 3.7" in screen_text(app)
        await pilot.press("escape")

    run_app(app, steps)
    assert len(drafts_of(context).left_behind()) == 1


def test_a_draft_is_thrown_away_by_one_key(context: Context, make_app: MakeApp) -> None:
    first = drafts_of(context)
    first.keep(draft("[/] older", MORNING))
    first.keep(draft("[red] newer", NOON))
    first.close()
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: "[red] newer" in screen_text(app))
        await pilot.press("delete")
        await wait_for(pilot, lambda: "[/] older" in screen_text(app))
        await pilot.press("delete")
        await wait_for(pilot, lambda: len(app.screen_stack) == 1)

    run_app(app, steps)
    assert drafts_of(context).left_behind() == ()
