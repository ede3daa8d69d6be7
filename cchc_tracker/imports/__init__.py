"""Documents in: an annex as the office has it becomes a plan, with the place of every cell."""
