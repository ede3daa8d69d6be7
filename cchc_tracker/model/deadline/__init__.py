"""Deadline phrases: the types of a reading and the reader of printed phrases."""
