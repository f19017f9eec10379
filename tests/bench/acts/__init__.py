"""How long the acts of the staff take: a real server with its keeper, over HTTP, and commands."""
