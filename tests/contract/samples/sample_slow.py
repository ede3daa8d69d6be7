"""A plugin that takes its time to import."""

from time import sleep

sleep(0.03)
plugin = object()
