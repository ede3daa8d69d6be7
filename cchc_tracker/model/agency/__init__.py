"""Agencies: a locality's directory of them and the reader of lead and support cells."""
