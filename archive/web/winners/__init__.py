"""The page of a winner, and how a winner is found by its address."""
