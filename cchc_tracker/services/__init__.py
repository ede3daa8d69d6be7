"""The use cases: the only door for a write; the command line and the screens both call these."""
