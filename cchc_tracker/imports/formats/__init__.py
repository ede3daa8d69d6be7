"""Readers, one file format each, that keep text and places and judge nothing."""
