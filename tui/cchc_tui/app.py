"""The app: wires modes, themes, keys, settings and the desk; screens do the rest."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final
from weakref import WeakSet

from textual.binding import Binding, BindingType
from textual.filter import Monochrome, NoColor

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import Message, message, template
from cchc_tracker.services.language import Language
from cchc_tui.desk import Desk
from cchc_tui.drafts import Drafts
from cchc_tui.hints import failure_text
from cchc_tui.messages import (
    LanguageChanged,
    OpenBulk,
    OpenMatrix,
    OpenRow,
    OpenUpdate,
    PlanChosen,
    ShowRows,
    StoreChanged,
)
from cchc_tui.modes import MODES, PAGES, load_class, make_screen
from cchc_tui.settings import SettingsFile
from cchc_tui.terminal.keys_in_turn import KeysInTurn
from cchc_tui.themes import DEFAULT_THEME, SLOW_THEME, THEMES, WITHOUT_COLOURS
from cchc_tui.unfinished import offer_unfinished, open_row, open_update
from cchc_tui.widgets._textual import LeanApp, SteadyStylesheet
from cchc_tui.widgets.plain import notify_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.filter import LineFilter
    from textual.message import Message as TextualMessage
    from textual.notifications import SeverityLevel

    from cchc_tui.context import Context
    from cchc_tui.drafts import Draft
    from cchc_tui.modes import Mode
    from cchc_tui.screens.house import HouseScreen

POLL_SECONDS: Final = 1.0
"""How often the app asks whether others have written; others' changes show within two seconds."""


class TrackerApp(KeysInTurn[int], LeanApp[int], inherit_bindings=False):
    """One person's interface; several run side by side in one process."""

    TITLE = "cchc"
    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.show_help", template("Help"), id="app.help"),
        *(
            Binding(mode.key, f"app.open_mode('{mode.name}')", mode.label, id=f"app.{mode.name}")
            for mode in MODES
        ),
        Binding("f9", "app.open_settings", template("Settings"), id="app.settings"),
        Binding("f10", "app.leave", template("Quit"), id="app.quit"),
        Binding("ctrl+p", "app.open_palette", template("Commands"), id="app.palette", show=False),
        Binding(
            "ctrl+o",
            "app.open_unfinished",
            template("Unfinished forms"),
            id="app.unfinished",
            show=False,
        ),
        Binding("ctrl+q", "app.leave", template("Quit"), id="app.quit-too", show=False),
        Binding(
            "ctrl+c", "app.tell_how_to_leave", template("How to quit"), id="app.stop", show=False
        ),
    ]

    def __init__(self, context: Context, *, painted: Callable[[], None] = lambda: None) -> None:
        """`painted` is called when the first screen is drawn."""
        self.context = context  # Textual's own start asks for the colours already
        self.plan = context.plan
        # Textual's word for it; with it no other screen is made, drawn and left beneath the first
        self.DEFAULT_MODE = self.first_mode.name  # type: ignore[misc]
        super().__init__()
        self.no_color = context.no_color
        self.animation_level = "none"
        self.settings_file = SettingsFile(context.settings_folder, context.user)
        self.settings, self._settings_problems = self.settings_file.read()
        self.language = context.language or Language(self.settings.language or Language().code)
        self.slow = context.slow or self.settings.slow
        self.desk = Desk(context.session, written=self.look_for_changes, waiting=self.ask_patience)
        self.drafts = Drafts(context.drafts_folder, context.user, context.database)
        self.house_screens: WeakSet[HouseScreen[Any]] = WeakSet()
        self._painted = painted
        self._data_version: object = None
        self._told_failures: set[str] = set()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.chosen_theme
        self.stylesheet = SteadyStylesheet(variables=self.get_css_variables())
        self.set_keymap(dict(self.settings.keys))
        for mode in MODES:
            self.add_mode(mode.name, partial(make_screen, mode.screen))

    @property
    def chosen_theme(self) -> str:
        """The theme asked for, else the slow line's, else the remembered one."""
        line = SLOW_THEME if self.slow or self.context.no_color else None
        return self.context.theme or line or self.settings.theme or DEFAULT_THEME

    @property
    def first_mode(self) -> Mode:
        """What opens at the start: the matrix of the plan asked for, else the overview."""
        wanted = "overview" if self.plan is None else "matrix"
        return next(mode for mode in MODES if mode.name == wanted)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, with or without colour as this person wants it."""
        filters = super().get_line_filters()
        kept = [each for each in filters if not isinstance(each, Monochrome | NoColor)]
        return [*kept, NoColor()] if self.context.no_color else kept

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours; without colours a cursor is told by reverse."""
        variables = super().get_css_variables()
        return {**variables, **WITHOUT_COLOURS} if self.context.no_color else variables

    async def on_mount(self) -> None:
        """Looks for others' changes from now on, and opens what has to be said at the start."""
        self.call_after_refresh(self._painted)
        self.look_for_changes()
        self.set_interval(POLL_SECONDS, self.look_for_changes)
        for problem in self._settings_problems:
            self.tell(problem.message, "warning")
        await self._greet()

    async def _greet(self) -> None:
        if not self.settings.hint_seen:
            from cchc_tui.screens.hint import HintScreen

            await self.push_screen(HintScreen())
        await offer_unfinished(self)

    async def on_unmount(self) -> None:
        """Lets go of the database and of the drafts."""
        await self.desk.close()
        self.drafts.close()

    def tell(
        self, what: Message | CchcError | str, severity: SeverityLevel = "information"
    ) -> None:
        """Show a sentence for some seconds, in the person's language; a failure as an error."""
        if isinstance(what, CchcError):
            what, severity = failure_text(what, self.language), "error"
        notify_plain(self, what, severity, gettext=self.language.text)

    def ask_patience(self) -> None:
        """Tell that a write takes long."""
        self.tell(message("Still writing; another program may be holding the database"))

    def tell_once(self, failure: CchcError) -> None:
        """Show a failure that would come back at every key or second only once."""
        sentence = str(failure)
        if sentence not in self._told_failures:
            self._told_failures.add(sentence)
            self.tell(failure)

    def look_for_changes(self) -> None:
        """Tell every screen where somebody has written since the last look."""
        try:
            version = self.desk.version()
        except CchcError as failure:
            self.tell_once(failure)
            return
        known, self._data_version = self._data_version, version
        if known not in (None, version):
            self.publish(StoreChanged)

    def publish(self, fact: Callable[[], TextualMessage]) -> None:
        """Post a fact to every open screen of every mode."""
        for screen in self.house_screens:
            screen.post_message(fact())

    def remember(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of `Settings`
        """Change settings and keep them; where they can't be kept they hold until the end."""
        try:
            self.settings = self.settings_file.change(**changes)
        except CchcError as failure:
            self.settings = replace(self.settings, **changes)
            self.tell_once(failure)

    def choose_language(self, code: str) -> None:
        """Speak another language from now on."""
        self.language = Language(code)
        self.remember(language=code)
        self.publish(LanguageChanged)

    def choose_theme(self, name: str) -> None:
        """Wear another theme from now on."""
        self.theme = name
        self.remember(theme=name)

    def choose_slow(self, *, slow: bool) -> None:
        """Spare the line, or no longer; the mouse follows at the next start."""
        self.slow = slow
        self.remember(slow=slow)
        self.theme = SLOW_THEME if slow else self.settings.theme or DEFAULT_THEME

    def choose_plan(self, plan: str) -> None:
        """Turn all screens to another plan."""
        if plan != self.plan:
            self.plan = plan
            self.publish(partial(PlanChosen, plan))

    def keep_draft(self, draft: Draft) -> None:
        """Keep an unfinished form; a failure is told once and the form goes on."""
        try:
            self.drafts.keep(draft)
        except CchcError as failure:
            self.tell_once(failure)

    def drop_draft(self, draft_id: str) -> None:
        """Forget a form that was saved or given up."""
        try:
            self.drafts.drop(draft_id)
        except CchcError as failure:
            self.tell_once(failure)

    async def action_open_unfinished(self) -> None:
        """Offer the forms that were left unfinished."""
        await offer_unfinished(self, asked=True)

    async def action_open_mode(self, name: str) -> None:
        """Open a main screen."""
        await self.switch_mode(name)

    async def action_show_help(self) -> None:
        """Explain the screen one is on."""
        from cchc_tui.screens.help import HelpScreen
        from cchc_tui.widgets.keys import keys_of

        screen = self.screen
        if not isinstance(screen, HelpScreen):
            own = getattr(screen, "HELP", "")
            await self.push_screen(HelpScreen(own, keys_of(screen, hidden=True)))

    async def action_open_settings(self) -> None:
        """Choose language, theme and line."""
        from cchc_tui.screens.settings import SettingsScreen

        await self.push_screen(SettingsScreen())

    async def action_open_palette(self) -> None:
        """Find a command by its name."""
        from cchc_tui.screens.palette import PaletteScreen
        from cchc_tui.widgets.keys import keys_of

        keys = keys_of(self.screen, hidden=True)
        await self.push_screen(PaletteScreen(keys), self._run_command)

    async def _run_command(self, key: str | None) -> None:
        if key is not None:
            self.simulate_key(key)

    def action_leave(self) -> None:
        """End the app; unfinished forms are kept."""
        self.exit(0)

    def action_tell_how_to_leave(self) -> None:
        """Ctrl+C is a habit for stopping a program; here it would lose nothing and do nothing."""
        self.tell(message("Press F10 to quit"))

    async def on_open_matrix(self, request: OpenMatrix) -> None:
        """Turn to the matrix and hand it the request."""
        await self.switch_mode("matrix")
        self.choose_plan(request.plan)
        self.screen.post_message(ShowRows(request.plan, request.filter, request.ref))

    async def on_open_row(self, request: OpenRow) -> None:
        """Show a row above what is open."""
        await open_row(self, request)

    async def on_open_update(self, request: OpenUpdate) -> None:
        """Open the form of a row above what is open."""
        await open_update(self, request)

    async def on_open_bulk(self, request: OpenBulk) -> None:
        """Open the form of the marked rows above what is open."""
        await self.push_screen(load_class(PAGES["bulk"])(request.plan, request.positions))

    def on_undo_last(self) -> None:
        """Ask whether to take back the last change."""
        from cchc_tui.screens.undo import open_undo

        self.run_worker(open_undo(self), group="undo", exclusive=True, exit_on_error=False)
