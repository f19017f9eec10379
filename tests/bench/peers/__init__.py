"""The engines that are compared: one module each, see `port`."""

OURS = "archive_engine"
PEERS = (OURS, "plain_whoosh", "sqlite_fts5", "tantivy_engine", "xapian_engine")
