"""Every address of the public site is made here."""

from functools import lru_cache
from urllib.parse import urlencode

from flask import current_app, request

from archive.domain.edition import Edition
from archive.domain.edition import edition_key as key_of
from archive.domain.naming import slugify
from archive.domain.place import PlaceName
from archive.domain.winner import Winner
from archive.web.criteria import Criteria

NOTHING_ASKED = Criteria()
PAGES_OF = {
    "city": "cities",
    "country": "countries",
    "technology": "technologies",
    "focus_area": "focus-areas",
}
"""The facets whose values have pages of their own, and the folders of these."""


def search(criteria: Criteria = NOTHING_ASKED) -> str:
    """The canonical address of a search; without a question it is the start page."""
    query = criteria.query
    return _at(f"/search?{query}" if query else "/")


def search_form() -> str:
    """Where the form is sent; its parameters need not be canonical."""
    return _at("/search")


def search_of(text: str) -> str:
    """The search for some words."""
    return search(NOTHING_ASKED.with_text(text))


def suggest(text: str = "") -> str:
    """Suggestions for the beginning of a question."""
    return _at(f"/suggest?{urlencode({'q': text})}" if text else "/suggest")


def suggest_city(text: str = "") -> str:
    """Cities whose names begin so, whether they have won or not."""
    return _at(f"/suggest/city?{urlencode({'q': text})}" if text else "/suggest/city")


def values(facet: str, criteria: Criteria) -> str:
    """The full list of a facet's values among the results of a search."""
    query = criteria.query
    return _at(f"/search/{facet}?{query}" if query else f"/search/{facet}")


def value(facet: str, key: str) -> str:
    """All winners that have one value."""
    return search(_chosen(facet, key))


def winner(winner: Winner) -> str:
    return _at(f"/winners/{winner.path}")


def record(path: str) -> str:
    """Of a winner by its path or its id alone, whether or not it is still recorded."""
    return _at(f"/winners/{path}")


def why(winner: Winner, criteria: Criteria) -> str:
    """Why a winner is among the results of a search, of which `criteria` are the first page."""
    query = criteria.query
    path = f"/winners/{winner.path}/why"
    return _at(f"{path}?{query}" if query else path)


def press(winner: Winner) -> str:
    """What a newspaper needs of a winner."""
    return _at(f"/winners/{winner.path}/press")


def press_text(winner: Winner) -> str:
    return _at(f"/winners/{winner.path}/press.txt")


def embed(winner: Winner) -> str:
    """What a site may show of a winner, ready to be copied."""
    return _at(f"/winners/{winner.path}/embed")


def badge(winner: Winner, look: str = "") -> str:
    """A picture that says what was won; `look` is "light" or "dark", else it follows the reader."""
    path = f"/winners/{winner.path}/badge.svg"
    return _at(f"{path}?look={look}" if look else path)


def card(winner: Winner, look: str = "") -> str:
    """A small page for a frame in another site."""
    path = f"/winners/{winner.path}/card"
    return _at(f"{path}?look={look}" if look else path)


def oembed(url: str, form: str = "") -> str:
    """Where other sites ask how to show a page of this one, by its whole address."""
    more = {"format": form} if form else {}
    return _at(f"/oembed?{urlencode({'url': url, **more})}")


def edition_press(edition: Edition) -> str:
    """What a newspaper needs of an edition."""
    return _at(f"/editions/{edition.key}/press")


def edition_press_text(edition: Edition) -> str:
    return _at(f"/editions/{edition.key}/press.txt")


def edition(award: str, year: int) -> str:
    """The edition's own address, which is never used for another one."""
    return edition_key(key_of(award, year))


def edition_of(edition: Edition) -> str:
    return edition_key(edition.key)


def edition_key(key: str) -> str:
    return _at(f"/editions/{key}")


def editions() -> str:
    return _at("/editions/")


def subject(facet: str, key: str) -> str:
    """The page about a value where its facet has such pages, else the search for it."""
    folder = PAGES_OF.get(facet)
    return _at(f"/{folder}/{key}") if folder else value(facet, key)


def subjects(facet: str) -> str:
    """The list of all pages about the values of a facet, which is one of `PAGES_OF`."""
    return _at(f"/{PAGES_OF[facet]}/")


def place(name: PlaceName) -> str:
    """The page of a city or country; of a state or province, which has none, the search."""
    if name.city:
        return subject("city", name.slug)
    return subject("region", slugify(name.region)) if name.region else country(name.country)


def country(name: str) -> str:
    return subject("country", slugify(name))


def coverage(edition: str = "", aspect: str = "", state: str = "") -> str:
    """What is recorded of all winners; or which winners of an edition have something recorded."""
    if not edition:
        return _at("/coverage")
    return _at(f"/coverage/{edition}/{aspect}" + (f"#{slugify(state)}" if state else ""))


def coverage_data(suffix: str) -> str:
    return _at(f"/coverage.{suffix}")


def report(about: str) -> str:
    """Where readers say what is wrong with a winner or an edition, where staff look at it."""
    return _at(f"/report/{about}")


def corrections(entry: str = "") -> str:
    """What was corrected and withdrawn, or one entry of that list."""
    return _at(f"/corrections#{entry}" if entry else "/corrections")


def corrections_data(suffix: str) -> str:
    return _at(f"/corrections.{suffix}")


def peers(city: str = "") -> str:
    """Winning projects of cities like one, by its key or name; without one, where it is chosen."""
    return _at(f"/peers?{urlencode({'city': city})}" if city else "/peers")


def peers_of(query: str) -> str:
    """A question about peers; `query` holds its parameters."""
    return _at(f"/peers?{query}" if query else "/peers")


def peers_data(query: str, suffix: str) -> str:
    return _at(f"/peers.{suffix}?{query}")


def map_of(criteria: Criteria = NOTHING_ASKED, *window: tuple[str, str]) -> str:
    """Where the winners are that a search finds, and in which part of the world they are shown."""
    query = urlencode([*criteria.on_page(1).parameters(), *window], safe=".,")
    return _at(f"/map?{query}" if query else "/map")


def trends(criteria: Criteria = NOTHING_ASKED, *choices: tuple[str, str]) -> str:
    """How the winners that a search finds change over the years, and how that is shown."""
    return _at(_trends("/trends", criteria, choices))


def trends_data(suffix: str, criteria: Criteria, *choices: tuple[str, str]) -> str:
    return _at(_trends(f"/trends.{suffix}", criteria, choices))


def _trends(path: str, criteria: Criteria, choices: tuple[tuple[str, str], ...]) -> str:
    query = urlencode([*criteria.on_page(1).parameters(), *choices], safe=".")
    return f"{path}?{query}" if query else path


def compare(query: str = "") -> str:
    """Winners side by side; `query` holds the parameters of a shortlist."""
    return _at(f"/compare?{query}" if query else "/compare")


def compare_data(query: str) -> str:
    return _at(f"/compare.csv?{query}")


def compare_with(winner: Winner) -> str:
    """The comparison that begins with one winner."""
    return compare(urlencode({"winner": winner.id}))


def shortlist(query: str = "") -> str:
    """The winners that somebody chooses among; `query` holds their numbers."""
    return _at(f"/shortlist?{query}" if query else "/shortlist")


def shortlist_data(query: str, suffix: str) -> str:
    return _at(f"/shortlist.{suffix}?{query}")


def shortlist_with(winner: Winner) -> str:
    """The shortlist that begins with one winner."""
    return shortlist(urlencode({"winner": winner.id}))


def data(file: str = "") -> str:
    """What can be taken along, and how machines read the archive; or one of the files there."""
    return _at(f"/data/{file}" if file else "/data")


def api(path: str = "") -> str:
    """An address of the first version of the API, by what stands behind `/api/v1/` in it."""
    return _at(f"/api/v1/{path}")


def api_page() -> str:
    """The API described for readers."""
    return _at("/api/")


def oai() -> str:
    """Where libraries harvest, by OAI-PMH."""
    return _at("/oai")


def sitemap(part: int = 0) -> str:
    """The addresses of all pages, or a part of them where one file does not hold them."""
    return _at(f"/sitemap-{part}.xml" if part else "/sitemap.xml")


def opensearch() -> str:
    return _at("/opensearch.xml")


def llms() -> str:
    return _at("/llms.txt")


def security_contact() -> str:
    return _at("/.well-known/security.txt")


def about() -> str:
    return _at("/about")


def help_page() -> str:
    return _at("/help")


def staff(path: str = "") -> str:
    """A page of the staff's rooms, by its path below /staff/."""
    return _at(f"/staff/{path.removeprefix('/')}")


def staff_release(release: str) -> str:
    """What the staff see of a release; from within its preview too, which is mounted below."""
    path = f"/staff/releases/{release}"
    return f"{request.script_root.partition('/staff/preview/')[0]}{path}"


def staff_sign_in(wanted: str = "") -> str:
    """Where the staff sign in, on their way to the `wanted` page."""
    return staff(f"sign-in?{urlencode({'next': wanted})}" if wanted else "sign-in")


def absolute(path: str) -> str:
    """The public address where one is set; else the path, which is right on any host."""
    base = str(current_app.config["BASE_URL"])
    return f"{base}{path}"


def cited(path: str) -> str:
    """The address in a citation, which is read where there is no host to complete a path."""
    base = str(current_app.config["PUBLIC_URL"])
    return f"{base}{path}"


@lru_cache(4096)
def _chosen(facet: str, key: str) -> Criteria:
    return NOTHING_ASKED.with_value(facet, key)


def _at(path: str) -> str:
    return f"{request.script_root}{path}"
