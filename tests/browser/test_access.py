"""Every page and state: clean by axe at WCAG 2.2 AA, in light and dark, and nothing sticks out."""

from playwright.sync_api import Page, expect

from tests.browser.axe import OTHER_LOOKS, findings

PAGES = {
    "start": "/",
    "results": "/search?q=air+quality&year=2023&year=2019",
    "ranges and notices": "/search?year=2019..2023&colour=red&city=Atlantis",
    "partial": "/search?q=dallas+zeppelin",
    "corrected": "/search?q=sreet+lihgts",
    "exactly": "/search?q=sreet+lihgts&exact=1",
    "doubted": "/search?q=fighting",
    "ways out": "/search?q=twin&year=2018",
    "offers": "/search?q=dallas+2023+lighting",
    "why": "/winners/2023-05/why?q=dallas+lighting&year=2023",
    "why without words": "/winners/2023-05/why",
    "suggestions": "/suggest?q=smart",
    "nothing": "/search?q=zeppelin&city=dallas-texas",
    "beyond the end": "/search?q=dallas&page=9",
    "a later page": "/search?page=2",
    "all values": "/search/technology?year=2025",
    "winner": "/winners/2023-01",
    "honoured winner": "/winners/2023-05",
    "edition": "/editions/smart-50-2023",
    "editions": "/editions/",
    "city": "/cities/chattanooga-tennessee",
    "country": "/countries/united-states",
    "technology": "/technologies/wifi",
    "technology without winners": "/technologies/blockchain",
    "focus area": "/focus-areas/lighting",
    "cities": "/cities/",
    "technologies": "/technologies/",
    "which city": "/cities/kansas-city",
    "no such city": "/cities/dalas",
    "help": "/help",
    "about": "/about",
    "map": "/map",
    "map of a search": "/map?q=smart&year=2019..2023&zoom=5&at=38,-90&colour=red",
    "map of nothing": "/map?q=zeppelin&city=dallas-texas",
    "trends": "/trends",
    "trends of a search": "/trends?by=focus_area&order=change&country=canada&colour=red",
    "trends of nothing": "/trends?q=zeppelin&year=2018",
    "data": "/data",
    "api": "/api/",
    "coverage": "/coverage",
    "coverage of one thing": "/coverage/smart-50-2020/award",
    "coverage of nothing": "/coverage/smart-50-2023/titel",
    "corrections": "/corrections",
    "compared": "/compare?winner=2023-05&winner=2023-06&winner=2018-05&winner=2020-11",
    "differences": "/compare?winner=2023-05&winner=2023-06&differences=1&beside=2019-01",
    "nothing compared": "/compare",
    "shortlist": "/shortlist?winner=2023-05&winner=2023-06&winner=2023-99&q=lighting",
    "empty shortlist": "/shortlist?q=zeppelin+quay",
    "press sheet": "/winners/2018-01/press",
    "press sheet of an edition": "/editions/smart-50-2018/press",
    "badge and card": "/winners/2023-06/embed",
    "card": "/winners/2023-06/card",
    "peers": "/peers",
    "peers of a city": "/peers?city=dallas&q=street+lights",
    "peers by sliders": "/peers?city=lyon-france&technology=wifi&weight_distance=9&page=9",
    "which city is meant": "/peers?city=Ontario",
    "no city of that name": "/peers?city=Atlantys&colour=red",
    "suggested cities": "/suggest/city?q=spr",
    "missing": "/search.pdf?q=air",
}


def test_every_page_is_clean_by_axe_and_nothing_sticks_out(examined_page: Page) -> None:
    found = {}
    for name, url in PAGES.items():
        examined_page.goto(url)
        found[name] = findings(examined_page)
    assert {name: what for name, what in found.items() if what} == {}


def test_states_made_by_hand_are_clean_too(examined_page: Page) -> None:
    page = examined_page
    page.goto("/search?q=smart")
    page.locator(".filters__toggle").click()
    while page.locator(".facet:not([open])").count():
        page.locator(".facet:not([open]) > summary").first.click()
    assert findings(page, OTHER_LOOKS) == []
    page.get_by_role("checkbox", name="2025").click()
    expect(page.locator(".chip")).to_have_count(2)
    assert findings(page, OTHER_LOOKS) == []


def test_open_reasons_and_suggestions_are_clean_too(examined_page: Page) -> None:
    page = examined_page
    page.goto("/search?q=lighting")
    page.locator(".why summary").first.click()
    expect(page.locator(".why .points").first).to_be_visible()
    assert findings(page, OTHER_LOOKS) == []
    page.locator("#q").fill("smart")
    expect(page.locator("#suggestions [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert findings(page, OTHER_LOOKS) == []


def test_no_page_makes_the_console_complain(page: Page) -> None:
    for url in PAGES.values():
        page.goto(url)
        expect(page.get_by_role("main")).to_be_visible()


def test_targets_are_large_enough(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/search?q=smart&year=2025")
    page.locator(".filters__toggle").click()
    selectors = "button, select, summary, .chip, .pager a, .facet li label, .nav a"
    for target in page.locator(selectors).all():
        box = target.bounding_box() if target.is_visible() else None
        if box:
            assert box["height"] >= 24, target.inner_text()
            assert box["width"] >= 24, target.inner_text()


def test_a_winner_prints_as_a_fact_sheet_with_the_addresses_of_its_sources(page: Page) -> None:
    page.goto("/winners/2023-05")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.locator(".url__full").first).to_be_visible()
    expect(page.locator(".url__full").first).to_contain_text("https://")
