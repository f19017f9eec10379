"""What the address of the trends asks for."""

from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from archive.domain.fields import FACET_BY_NAME
from archive.web import asking
from archive.web.criteria import DEFAULT_SORT, Criteria
from archive.web.names import Names

SUBJECTS = ("technology", "focus_area")
"""The facets of which there are trends; the first one unless another is asked for."""
ORDERS = {"total": "Most winners first", "change": "Greatest rise first", "name": "By name"}
PARAMETERS = ("by", "order")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose trends, in which order, of the winners that the criteria find."""

    criteria: Criteria
    by: str = SUBJECTS[0]
    order: str = "total"

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The parameters beside those of a search, no defaults."""
        by = (("by", self.by),) if self.by != SUBJECTS[0] else ()
        return by + ((("order", self.order),) if self.order != "total" else ())

    def of(self, criteria: Criteria) -> "Asked":
        return replace(self, criteria=criteria)


def read(arguments: MultiDict[str, str], names: Names) -> tuple[Asked, tuple[str, ...]]:
    """What is asked for and, in whole sentences, what could not be used."""
    rest = MultiDict((n, v) for n, v in arguments.items(multi=True) if n not in PARAMETERS)
    criteria, notices = asking.read(rest, names)
    more: list[str] = []
    asked = Asked(criteria.on_page(1).sorted_by(DEFAULT_SORT), _by(arguments, more))
    return replace(asked, order=_order(arguments, more)), (*notices, *more)


def _by(arguments: MultiDict[str, str], notices: list[str]) -> str:
    given = arguments.get("by", "").strip() or SUBJECTS[0]
    if given not in SUBJECTS:
        known = " and ".join(FACET_BY_NAME[name].plural.lower() for name in SUBJECTS)
        notices.append(f"There are trends of {known}, none of “{asking.shown(given)}”.")
        return SUBJECTS[0]
    return given


def _order(arguments: MultiDict[str, str], notices: list[str]) -> str:
    given = arguments.get("order", "").strip() or "total"
    if given not in ORDERS:
        notices.append(f"There is no order called “{asking.shown(given)}”.")
        return "total"
    return given
