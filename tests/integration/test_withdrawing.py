"""From the files to the site: a record is withdrawn, and nothing is told before it is published."""

from pathlib import Path

from flask.testing import FlaskClient

from archive.config import Settings
from archive.search.whoosh import WhooshEngine
from archive.web import create_app
from tests.integration.instance import Instance
from tests.integration.reading import text_of

URL = "/winners/2025-02-dallas"
WITHDRAWN = """\
withdrawn:
  - id: 2025-02
    date: 2026-05-03
    reason: The list names it once only.
    merged_into: 2025-01
"""
CORRECTIONS = """\
corrections:
  - {date: 2026-05-03, winner: 2025-01, was: Recorded as two winners., now: Recorded as one.}
"""


def withdraw(data: Path) -> None:
    path = data / "smart-20-2025.yaml"
    before, rest = path.read_text("utf-8").split("- id: 2025-02", 1)
    path.write_text(before + "- id: 2025-03" + rest.split("- id: 2025-03", 1)[1], "utf-8")
    (data / "withdrawn.yaml").write_text(WITHDRAWN)
    (data / "corrections.yaml").write_text(CORRECTIONS)


def site(instance: Instance) -> FlaskClient:
    return create_app(Settings(instance=instance.folder), WhooshEngine()).test_client()


def test_a_record_is_withdrawn_when_that_is_published(instance: Instance, data: Path) -> None:
    first = instance.publish(data)
    client = site(instance)
    withdraw(data)
    instance.run("load", data)
    assert client.get(URL).status_code == 200
    assert "2025-02" not in text_of(client, "/corrections")
    instance.run("publish")
    gone = client.get(URL)
    assert gone.status_code == 410
    assert "The list names it once only." in gone.text
    assert "Recorded as two winners." in text_of(client, "/corrections")
    instance.run("rollback")
    assert instance.current == first
    assert client.get(URL).status_code == 200
    assert "2025-02" not in text_of(client, "/corrections")


def test_the_number_cannot_be_given_again(instance: Instance, data: Path) -> None:
    instance.publish(data)
    withdraw(data)
    instance.publish(data)
    path = data / "smart-20-2025.yaml"
    path.write_text(path.read_text("utf-8").replace("2025-03", "2025-02"), "utf-8")
    refused = instance.run("load", data, code=1)
    assert "is withdrawn and recorded at once" in refused.output
