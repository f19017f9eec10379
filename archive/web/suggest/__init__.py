"""What may be meant by the beginning of a question: as a list beneath the box, a page, and JSON."""
