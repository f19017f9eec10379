"""Kills the indexer at random moments, in real processes, and looks at what is left each time."""
