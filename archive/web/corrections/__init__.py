"""What was wrong: corrections, withdrawn records, and how to report an error."""
