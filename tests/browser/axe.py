"""What is wrong with a page as it stands: in light and dark, on a phone and on a wide screen."""

from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Passes are not looked at, and a framed page is examined by its own address.
EXAMINE = """async (tags) => {
  const { violations } = await axe.run(document, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], iframes: false,
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(
    ({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`,
  ));
}"""

Look = tuple[Literal["light", "dark"], int]
"""A colour scheme and the width of the view in pixels."""
LOOKS: tuple[Look, ...] = (("light", 1600), ("dark", 320))
OTHER_LOOKS: tuple[Look, ...] = (("light", 320), ("dark", 1600))
WIDTHS = (320, 800, 1280, 1600)


def findings(page: Page, looks: tuple[Look, ...] = LOOKS) -> list[str]:
    """What axe finds wrong in any of the looks, and the widths at which something sticks out.

    The page is not loaded anew, so that a state that was made by hand is what is looked at.
    """
    page.wait_for_load_state()  # a page that can be seen may still wait for its style sheets
    return [*_sticking_out(page), *(said for look in looks for said in _violations(page, look))]


def _sticking_out(page: Page) -> list[str]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"At {width} px something sticks out to {needed} px.")
    return found


def _violations(page: Page, look: Look) -> list[str]:
    scheme, width = look
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return [f"{scheme}, {width} px: {said}" for said in page.evaluate(EXAMINE, TAGS)]
