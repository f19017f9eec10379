"""Pages about what winners have in common: a city, a country, a technology, a focus area.

Each kind is a file that says what its pages show; `links.PAGES_OF` says where they are.
"""
