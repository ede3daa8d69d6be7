"""Frozen data and pure functions of the domain; no file, clock, database or terminal in here."""
