"""The system of record: every field with its source, every load with its author."""
