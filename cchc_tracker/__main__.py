"""`python -m cchc_tracker` is the command `cchc`."""

from cchc_tracker.cli import main

if __name__ == "__main__":
    main()
