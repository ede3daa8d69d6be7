"""Bình Định: agencies, the annual plan of 2020 and the inspection plan of 2024."""

from cchc_tracker.plugins import locality_folder

plugin = locality_folder(__package__)
