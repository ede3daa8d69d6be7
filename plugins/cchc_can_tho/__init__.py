"""Cần Thơ: agencies, reporting calendar and the plan of 2022."""

from cchc_tracker.plugins import locality_folder

plugin = locality_folder(__package__)
