"""Makes the guide's pictures from the running interface: `python -m docs.pictures [NAME …]`.

Needs Chromium, which draws the terminal's picture (SVG) as PNG, and the font Liberation Mono, with
any other one for its signs (✓ ▸ ░).
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cchc_tracker.plugins.pool import PluginOptions
from cchc_tracker.plugins.registry import load_plugins
from cchc_tracker.services.demo import make_demo
from cchc_tracker.services.language import Language
from cchc_tracker.services.session import open_session
from cchc_tui.app import TrackerApp
from cchc_tui.context import Context
from cchc_tui.settings import SettingsFile
from docs.palette_png import save_with_palette

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.pilot import Pilot

    from cchc_tracker.plugins.registry import PluginRegistry

NOW: Final = datetime(2022, 9, 30, 3, 0, tzinfo=UTC)
SIZE: Final = (80, 24)
PIXELS: Final = (994, 637)
"""Of a picture of that size: the SVG's own measure, see `viewBox`."""
FONT: Final = "'Liberation Mono'"
"""Where DejaVu Sans Mono is named too, upper marks of ế and ổ stand beside their letters."""
MOST_BYTES: Final = 80_000
CHROMIUM: Final = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu",
    "--disable-background-networking", "--hide-scrollbars",
)  # fmt: skip
_FILTER: Final = ("slash", *'chủtrì:"Sở Nội vụ" tìnhtrạng:"quá hạn"')
_MANY: Final = ("slash", *'tìnhtrạng:"chưa thực hiện"')
_STARTED: Final = ("slash", *'tìnhtrạng:"đang thực hiện"')
_ROW: Final = ("g", *"3.7", "enter")
_READ: Final = ("f6", "i", "end", "enter", "enter", "enter", "enter")
"""The last of the files to import: Cần Thơ's annex as text."""
IMPORTS: Final = Path(__file__).parents[1] / "tests" / "data" / "imports"
PICTURES: Final[Mapping[str, tuple[str, ...]]] = {
    "overview": ("f2",),
    "matrix": ("f3", "down", "down", "down"),
    "filter": ("f3", *_FILTER),
    "row": ("f3", *_ROW, "enter"),
    "update": ("f3", *_STARTED, "enter", "down", "down", "down", "e", "tab", "tab", *"60"),
    "many": ("f3", *_MANY, "enter", "a", "b", "2", "f8"),
    "journal": ("f5",),
    "reports": ("f7", "down", "down"),
    "agency": ("f4", *"noi vu", "enter"),
    "localities": ("f6",),
    "import": (*_READ, "down", "down"),
    "import-report": (*_READ, "3"),
}
"""The keys that lead to each picture."""


def plugins() -> PluginRegistry:
    """The localities that come with the program."""
    return load_plugins(PluginOptions())


async def press(pilot: Pilot[Any], keys: tuple[str, ...]) -> None:
    """Press keys one by one, each after what the one before has asked for is shown."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause(0.3)
    await pilot.pause(1.0)


async def draw(context: Context, keys: tuple[str, ...]) -> str:
    """The screen that keys lead to, as SVG."""
    app = TrackerApp(context)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, keys)
        return app.export_screenshot(title="cchc tui")


def with_local_font(svg: str) -> str:
    """The SVG without fonts from elsewhere."""
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg)
    return re.sub(r"font-family: Fira Code[^;]*", f"font-family: {FONT}", svg)


def save_png(svg: str, target: Path) -> None:
    """Draw an SVG as PNG; raises RuntimeError where it's larger than a document's picture."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<body style='margin:0'>{with_local_font(svg)}</body>", encoding="utf-8")
        size = "--window-size={},{}".format(*PIXELS)
        subprocess.run(
            [*CHROMIUM, size, f"--screenshot={target}", page.as_uri()],
            check=True,
            capture_output=True,
        )
    save_with_palette(target)
    if target.stat().st_size > MOST_BYTES:
        raise RuntimeError(target)


def main(folder: Path, names: list[str]) -> None:
    """Make the named pictures, or all of them."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        demo = Path(home) / "demo.db"
        with open_session(demo, "demo", plugins, create=True, clock=lambda: NOW) as session:
            make_demo(session)
        for name, keys in PICTURES.items():
            if names and name not in names:
                continue
            place = Path(home) / name
            place.mkdir()
            SettingsFile(place, "lan").change(hint_seen=True, import_folder=str(IMPORTS))
            context = Context(
                database=Path(shutil.copy(demo, place / "cchc.db")),
                user="lan",
                load_plugins=plugins,
                settings_folder=place,
                drafts_folder=place / "drafts",
                language=Language("vi"),
                plan="can-tho-2022",
                clock=lambda: NOW,
            )
            save_png(asyncio.run(draw(context, keys)), folder / f"{name}.png")


if __name__ == "__main__":
    main(Path(__file__).parent / "pictures", sys.argv[1:])
