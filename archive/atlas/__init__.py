"""The cities of the world: what GeoNames knows of them, and a register that is quick to ask.

    GeoNames -> writing -> arrays in a release -> Atlas: called, beginning, nearest

A release holds its own register, so that a page reads from one release only. It is laid out once
and linked from release to release, until GeoNames or the layout changes.
"""
