"""A plugin whose import fails."""

import a_library_that_nobody_installed  # type: ignore[import-not-found]

plugin = a_library_that_nobody_installed.plugin
