"""What releases are called, and the files in them."""

import re

NAME = re.compile("[0-9a-f]{16}")
"""A release is called by a hash of its content, and so is its folder."""

MANIFEST = "manifest.json"
SNAPSHOT = "snapshot.json"
CHRONICLE = "chronicle.json"
GOLDEN = "golden.json"
INDEX = "index"
PROJECTS = "projects"
ATLAS = "atlas"
