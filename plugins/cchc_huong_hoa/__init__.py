"""Hướng Hóa: agencies and the inspection plan of 2020."""

from cchc_tracker.plugins import locality_folder

plugin = locality_folder(__package__)
