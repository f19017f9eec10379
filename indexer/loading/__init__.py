"""From files to records, each with its place in a file, or problems that say where and what to do.

paths -> files -> yaml -> documents -> records and entries
"""
