"""Citations say what was won and how it is recorded; no text breaks out of its format."""

import json
import re
from datetime import date

import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from archive.domain.citation import Citation, apa, chicago, cite, plain
from archive.domain.winner import Winner
from archive.web.export import as_bibtex, as_csl, as_ris
from tests.corpus import CORPUS, DALLAS, WINNERS, winner

TEXTS = st.text("\\{}$&%#_^~@,=\"'\t\r\n ER-é桃\u2028a", min_size=1, max_size=30).filter(
    lambda text: text.strip() == text
)
ESCAPES = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}


def of(one: Winner) -> Citation:
    url = f"https://awards.example/winners/{one.path}"
    return cite(one, CORPUS, release="0123456789abcdef", issued=date(2026, 11, 3), url=url)


def test_a_title_is_cited_with_place_award_record_release_and_day() -> None:
    cited = of(WINNERS[3])
    assert plain(cited) == (
        "“Growing Together”, Kitchener, Ontario, winner of Smart 50 2023. Awards Archive, "
        "record 2023-02, release 0123456789abcdef of 3 November 2026. "
        "https://awards.example/winners/2023-02-growing-together"
    )
    assert apa(cited) == (
        "Awards Archive. (2026, November 3). Growing Together [Kitchener, Ontario; winner of "
        "Smart 50 2023] (Record 2023-02, release 0123456789abcdef). "
        "https://awards.example/winners/2023-02-growing-together"
    )
    assert chicago(cited) == (
        "Awards Archive. “Growing Together.” Kitchener, Ontario; winner of Smart 50 2023. "
        "Record 2023-02, release 0123456789abcdef. November 3, 2026. "
        "https://awards.example/winners/2023-02-growing-together."
    )


def test_an_original_title_stands_first_and_its_translation_in_brackets() -> None:
    cited = of(WINNERS[4])
    assert "守護我們的城市 [Guarding Our City] [Taoyuan, Taiwan; winner of" in apa(cited)
    assert "“守護我們的城市” [Guarding Our City]. Taoyuan, Taiwan; winner of" in chicago(cited)
    assert plain(cited).startswith(
        "“Guarding Our City” (守護我們的城市), Taoyuan, Taiwan, winner of"
    )


def test_an_untitled_project_is_described_and_not_quoted() -> None:
    cited = of(winner("2018-09", DALLAS))
    assert "[Untitled project, Dallas, Texas; winner of Smart 50 2018]" in apa(cited)
    assert "Archive. Untitled project, Dallas, Texas; winner of Smart 50 2018." in chicago(cited)
    assert plain(cited).startswith("Untitled project, Dallas, Texas, winner of Smart 50 2018.")


def test_an_inferred_win_is_never_cited_as_stated() -> None:
    cited = of(winner("2018-09", DALLAS, confidence="inferred"))
    for write in (plain, apa, chicago, as_bibtex.entry, as_ris.entry, as_csl.entry):
        assert "inferred to be a winner of" in write(cited)


def test_a_title_that_ends_a_sentence_gets_no_second_full_stop() -> None:
    assert "“Who Cares?” Dallas" in chicago(of(winner("2018-09", DALLAS, title="Who Cares?")))


def nasty(text: str) -> tuple[Winner, str]:
    """A winner with this title and summary, and what they are on one line."""
    return WINNERS[0].model_copy(update={"title": text, "summary": text}), " ".join(text.split())


def untex(text: str) -> str:
    """Text without the commands and escapes that keep it whole in TeX."""
    found = re.compile("|".join([*map(re.escape, ESCAPES), r"\\[$&%#_]"]))
    return found.sub(lambda match: ESCAPES.get(match[0], match[0][-1]), text)


@given(TEXTS)
@settings(deadline=None)
def test_bibtex_gives_every_text_back(text: str) -> None:
    one, line = nasty(text)
    entries = parse_string(as_bibtex.entry(of(one)), "bibtex").entries
    assert list(entries) == ["awards-archive-2018-01"]
    fields = entries["awards-archive-2018-01"].fields
    title = fields["title"]
    assert title.startswith("{") and title.endswith("}")
    assert untex(title[1:-1]).strip() == line
    assert untex(fields["abstract"]) == line
    assert fields["howpublished"].endswith("release 0123456789abcdef")
    assert (fields["year"], fields["month"]) == ("2026", "November")
    assert fields["url"].startswith("https://awards.example/winners/2018-01")


@given(TEXTS)
@settings(deadline=None)
def test_ris_gives_every_text_back_in_one_record(text: str) -> None:
    one, line = nasty(text)
    (entry,) = rispy.loads(as_ris.entry(of(one)))
    assert entry["type_of_reference"] == "ELEC"
    assert entry["title"] == entry["abstract"] == line
    assert entry["authors"] == ["Awards Archive"]
    assert entry["keywords"] == ["Street lighting", "Lighting"]
    assert entry["date"] == "2026/11/03"
    assert entry["urls"][0].startswith("https://awards.example/winners/2018-01")


@given(TEXTS)
@settings(deadline=None)
def test_csl_json_is_one_item_of_known_variables(text: str) -> None:
    one, line = nasty(text)
    (item,) = json.loads(as_csl.entry(of(one)))
    assert item["title"] == item["abstract"] == line
    assert item["issued"] == {"date-parts": [[2026, 11, 3]]}
    assert item["author"] == [{"literal": "Awards Archive"}]
    assert item["version"] == "0123456789abcdef"
    assert item["type"] == "webpage"
    assert all(item.values())
