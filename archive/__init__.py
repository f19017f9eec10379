"""The awards archive: every past winner of the city awards, findable."""
