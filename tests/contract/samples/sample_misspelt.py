"""A plugin with a misspelt hook, which pluggy alone would register in silence."""

from cchc_tracker.plugins import hookimpl


class Misspelt:
    """Means `localities`."""

    @hookimpl
    def locallities(self) -> tuple[()]:
        """Never asked for."""
        return ()


plugin = Misspelt()
