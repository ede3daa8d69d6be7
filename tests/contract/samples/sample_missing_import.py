"""A plugin whose import fails."""

from importlib import import_module

plugin = import_module("a_library_that_nobody_installed").plugin
