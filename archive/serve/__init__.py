"""Serves the archive: `python -m archive.serve`.

Beside the server goes the keeper of the jobs, which ends with it.
"""
