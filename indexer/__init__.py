"""From files to a release: loads, validates, builds, verifies and publishes records."""
