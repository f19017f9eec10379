"""Names of fields that mean the same in every form."""

CSRF = "csrf"
SECRET = {"password", "new", "again"}
"""What is typed here is in no page again, not even hidden."""
