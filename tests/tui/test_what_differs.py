"""Textual's updates as stretches of lines: a part that is drawn again takes nothing else along."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Static

from cchc_tui.widgets._textual import DrawnOnce, LeanApp, _WhatDiffers

if TYPE_CHECKING:
    from textual._compositor import ChopsUpdate, LayoutUpdate
    from textual.app import ComposeResult
    from textual.geometry import Region


class SideBySide(LeanApp[None]):
    """Three texts beside one another, each in a part of its own that clips it."""

    def compose(self) -> ComposeResult:
        with Horizontal():
            for name, text in (("left", "một hai"), ("middle", "漢字 ba"), ("right", "bốn năm")):
                with Vertical():
                    yield Static(text, id=name)

    def sent(self, *drawn_again: Region) -> str:
        """What is sent where these regions are drawn again, or all without one."""
        compositor = self.screen._compositor
        compositor._dirty_regions = set(drawn_again)
        update: LayoutUpdate | ChopsUpdate | None = compositor.render_full_update()
        if drawn_again:
            compositor._dirty_regions = set(drawn_again)
            update = compositor.render_partial_update()
        assert update is not None
        return _WhatDiffers(update, self.screen, self.screen_sent).render_segments(self.console)


def test_what_is_drawn_again_takes_nothing_beside_it_along() -> None:
    async def drive() -> None:
        app = SideBySide()
        async with app.run_test(size=(60, 3)):
            app.screen_sent.forget()
            assert "bốn" in app.sent()
            regions = [app.query_one(each).region for each in ("#left", "#middle", "#right")]
            for region in (*regions, regions[1].shrink((0, 3, 0, 3))):
                assert app.sent(region) == ""
            assert app.sent(regions[0], regions[2]) == ""

    asyncio.run(drive())


class OneText(LeanApp[None]):
    """A text, and room for others below it."""

    def get_default_screen(self) -> DrawnOnce[None]:
        return DrawnOnce()

    def compose(self) -> ComposeResult:
        yield Static("một", id="first")


def test_a_widget_whose_place_is_asked_for_before_all_are_laid_out_is_drawn() -> None:
    async def drive() -> None:
        app = OneText()
        async with app.run_test(size=(60, 3)) as pilot:
            await pilot.pause()
            compositor = app.screen._compositor
            fresh = Static("hai")
            with app.batch_update():
                await app.screen.mount(fresh, before="#first")
                compositor.update_widgets({fresh})
                compositor._dirty_regions.clear()
                assert app.query_one("#first").region.y == 1
                found = compositor.reflow(app.screen, app.size)
                assert fresh in found.shown
                assert {region.y for region in compositor._dirty_regions} == {0, 1}

    asyncio.run(drive())


def test_word_of_a_size_of_before_that_comes_late_changes_nothing() -> None:
    """A screen that is laid out tells itself its size, while the terminal may have another one."""

    async def drive() -> None:
        app = OneText()
        async with app.run_test(size=(60, 3)) as pilot:
            before = Size(40, 2)
            app.screen.post_message(Resize(before, before))
            await pilot.pause()
            assert app.screen._compositor.size == app.size == Size(60, 3)

    asyncio.run(drive())
