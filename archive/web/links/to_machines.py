"""What programs read."""

from archive.web.links.address import at


def data(file: str = "") -> str:
    """What can be taken along, and how machines read the archive; or one of the files there."""
    return at(f"/data/{file}" if file else "/data")


def api(path: str = "") -> str:
    """An address of the first version of the API, by what stands behind `/api/v1/` in it."""
    return at(f"/api/v1/{path}")


def api_page() -> str:
    """The API described for readers."""
    return at("/api/")


def oai() -> str:
    """Where libraries harvest, by OAI-PMH."""
    return at("/oai")


def sitemap(part: int = 0) -> str:
    """The addresses of all pages, or a part of them where one file does not hold them."""
    return at(f"/sitemap-{part}.xml" if part else "/sitemap.xml")


def opensearch() -> str:
    return at("/opensearch.xml")


def llms() -> str:
    return at("/llms.txt")


def security_contact() -> str:
    return at("/.well-known/security.txt")
