"""Winners whose texts trip spreadsheets, separators, lines and markup, as a release."""

from collections.abc import Callable
from pathlib import Path

from flask.testing import FlaskClient

from archive.config import Settings
from archive.domain.correction import Correction
from archive.domain.place import Place
from archive.domain.snapshot import Snapshot
from archive.domain.winner import Partner
from archive.web import create_app
from tests.conftest import put
from tests.corpus import CORPUS, DALLAS, KITCHENER, WINNERS, winner

TEXTS = ("=1+1", "'=a", "a;b\\;c", "\\", ";", '"q", \'r\'', "two\nlines", "a\r\nb", "<b>&amp;</b>",
         "</script><script>alert(1)</script>", "]]>", "桃園 😀 \u2028 é", "null", "NULL", "-",
         "#", "{id}", "%20", "'+'")  # fmt: skip


def _placed(at: int) -> Place:
    """Below zero, as in the west and the south."""
    return Place(city="Dallas", region="Texas", country="United States", country_code="US",
                 latitude=-32.75, longitude=-96.5, population=1_300_000 + at, geonames_id=4684888,
                 gazetteer="GeoNames 2026")  # fmt: skip


NASTY = (
    winner(
        "2018-07", DALLAS, outcomes=TEXTS, honours=TEXTS[:6], title="=HYPERLINK(1)",
        summary="</script>", partners=tuple(Partner(name=t, sector="unknown") for t in TEXTS),
        technologies=("wifi", "5g"), focus_areas=("data",), other_places=(KITCHENER,),
    ),
    *(winner(f"2023-{n + 20}", DALLAS, title=text, note=text) for n, text in enumerate(TEXTS)),
)  # fmt: skip
RECORD = Snapshot(
    winners=tuple(sorted((*WINNERS, *NASTY), key=lambda one: one.id)),
    editions=CORPUS.editions,
    places=(_placed(4),),
    aliases=CORPUS.aliases,
    vocabulary=CORPUS.vocabulary,
    corrections=tuple(
        Correction(date="2026-05-03", winner="2018-07", was=text, now=f"not {text}")
        for text in TEXTS
    ),
)


def client_over(record: Snapshot, folder: Path) -> FlaskClient:
    """The site over a release of a record, with a public address."""
    settings = Settings(instance=folder, base_url="https://awards.example")
    put(record, settings)
    return create_app(settings).test_client()


def saved(client: FlaskClient, folder: Path) -> Callable[[str], Path]:
    """A way to save a file of the data package into a folder."""

    def save(name: str) -> Path:
        response = client.get(f"/data/{name}")
        assert response.status_code == 200, name
        path = folder / name
        path.write_bytes(response.data)
        return path

    return save
