"""A room of the staff: its routes, and who may come to each; its place in menu and dashboard."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from archive.domain.account import Role
from archive.errors import CatalogueError
from archive.staff import admission, refusal
from archive.staff.office import Who

Facts = Callable[[], Mapping[str, Any]]
F = TypeVar("F", bound=Facts)

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the dashboard: a template, and the function that gives its facts."""

    template: str
    facts: Facts
    may: Role


class Room(Blueprint):
    """A blueprint under /staff, or another `prefix`, whose every route says who may come.

    With a `menu`, the path of its first page below /staff, it stands in the menu of those who
    `may` go there. Bodies larger than `most_bytes` are refused before they are read.
    """

    def __init__(
        self,
        name: str,
        *,
        title: str,
        menu: str | None = None,
        may: Role = "editor",
        most_bytes: int = MEGABYTE,
        prefix: str = "/staff",
    ) -> None:
        # Endpoints of the public site must not be met by chance.
        super().__init__(f"staff_{name}", __name__, url_prefix=prefix)
        self.title = title
        self.menu = menu
        self.may = may
        self.most_bytes = most_bytes
        self.who: dict[str, Who] = {}
        self.panels: list[Panel] = []
        self.before_request(self._limit)
        self.before_request(admission.admit)
        self.after_request(admission.seal)
        self.register_error_handler(HTTPException, refusal.refused)
        self.register_error_handler(CatalogueError, refusal.closed)

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: Callable[..., Any] | None = None,
        provide_automatic_options: bool | None = None,
        *,
        may: Who | None = None,
        **options: Any,
    ) -> None:
        """As for any blueprint, but who `may` come must be said."""
        name = endpoint or (view_func.__name__ if view_func else "")
        if may is None:
            raise TypeError(f"{rule}: say who may come: may='editor', 'publisher' or 'anonymous'")
        self.who[f"{self.name}.{name}"] = may
        super().add_url_rule(rule, endpoint, view_func, provide_automatic_options, **options)

    def panel(self, template: str, *, may: Role) -> Callable[[F], F]:
        """A part of the dashboard; the function is called for each look at it, and only reads."""

        def decorate(facts: F) -> F:
            self.panels.append(Panel(template, facts, may))
            return facts

        return decorate

    def _limit(self) -> Response | None:
        request.max_content_length = self.most_bytes
        return None
