"""What the archive says of itself: what is recorded, what was corrected, how it is used."""

from archive.domain.naming import slugify
from archive.web.links.address import at


def about() -> str:
    return at("/about")


def help_page() -> str:
    return at("/help")


def coverage(edition: str = "", aspect: str = "", state: str = "") -> str:
    """What is recorded of all winners; or which winners of an edition have something recorded."""
    if not edition:
        return at("/coverage")
    return at(f"/coverage/{edition}/{aspect}" + (f"#{slugify(state)}" if state else ""))


def coverage_data(suffix: str) -> str:
    return at(f"/coverage.{suffix}")


def corrections(entry: str = "") -> str:
    """What was corrected and withdrawn, or one entry of that list."""
    return at(f"/corrections#{entry}" if entry else "/corrections")


def corrections_data(suffix: str) -> str:
    return at(f"/corrections.{suffix}")


def report(about: str) -> str:
    """Where readers say what is wrong with a winner or an edition, where staff look at it."""
    return at(f"/report/{about}")
