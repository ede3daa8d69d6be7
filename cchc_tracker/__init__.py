"""Keeps administrative-reform plans and tells what is done and what is late, as of any date."""

__version__ = "0.1.0"
