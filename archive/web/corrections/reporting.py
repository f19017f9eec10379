"""How to report an error: a mail that already says which record, which release and which page."""

from urllib.parse import quote

from flask import current_app

from archive.web import links, reading

QUESTIONS = (
    "What is wrong:",
    "What would be right:",
    "Where that can be seen (an address, if there is one):",
)


def contact() -> str:
    """The address that takes reports, empty where none is set."""
    return str(current_app.config["CONTACT"])


def has_form() -> bool:
    """Whether there are staff behind this site who look at reports."""
    return bool(current_app.config.get("REPORTS"))


def mailto(about: str, called: str, url: str) -> str:
    """An address by RFC 6068 that opens a mail about a record; `url` is the path of its page."""
    lines = (
        f"Record: {about}, {called}",
        f"Address: {links.cited(url)}",
        f"Release: {reading.release().id}",
        *(line for question in QUESTIONS for line in ("", question, "")),
    )
    told = {"subject": f"Error in record {about}: {called}", "body": "\r\n".join(lines)}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in told.items())
    return f"mailto:{quote(contact(), safe='@')}?{query}"
