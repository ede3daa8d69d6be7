"""Documents as they were given to us: their text and tables with the place of every cell."""
