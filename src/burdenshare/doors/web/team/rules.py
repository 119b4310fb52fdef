"""What each address asks of who comes: a table of all of them. An address that is not in it lets nobody in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from burdenshare.ledger.accounts.roles import Permission

if TYPE_CHECKING:
    import re

    from fastapi import FastAPI

OPEN: Final = "open"
"""Whoever comes: signing in, and the files that its page loads."""

_OPEN = (
    "GET /static/{mark}/{name}", "GET /assets/htmx.js", "GET /assets/charts.js", "GET /assets/report.css", "GET /favicon.ico",
    "GET /sign-in", "POST /sign-in",
)  # fmt: skip
_READ = (
    "GET /", "GET /ally/{name}", "GET /positions", "GET /promises", "GET /method", "GET /figures", "GET /figures/cell",
    "GET /figures/diff", "GET /pathways", "GET /pathways/chart/{name}.{kind}", "GET /pathways/download.{kind}",
    "GET /embed/{chart}", "GET /embed/ally/{chart}", "GET /embed/pathway/{name}", "GET /oembed",
    "GET /api/v1/openapi.json", "HEAD /api/v1/openapi.json", "GET /api/v1/docs", "GET /api/v1/areas", "GET /api/v1/revisions",
    "GET /api/v1/compare", "GET /api/v1/diff", "GET /api/v1/figures", "GET /api/v1/pathway", "POST /api/v1/pathway",
    "GET /api/v1/promises", "GET /api/v1/positions", "GET /api/v1/releases", "GET /api/v1/standing",
    "GET /ledger", "GET /ledger/{id}",
)  # fmt: skip
_CHECK = (
    "GET /check", "POST /check", "GET /check/{id}", "POST /check/{id}", "GET /check/{id}/{name}", "POST /api/v1/check",
)  # fmt: skip
_OWN = (
    "GET /account", "POST /account/password", "POST /account/tokens", "POST /account/tokens/{id}", "POST /sign-out",
)  # fmt: skip
_MANAGE = ("GET /accounts", "POST /accounts", "POST /accounts/{id}", "GET /accounts/log")

RULES: dict[str, str] = {
    route: rule
    for rule, routes in (
        (OPEN, _OPEN),
        (Permission.READ, _READ),
        (Permission.CHECK, _CHECK),
        (Permission.OWN, _OWN),
        (Permission.MANAGE, _MANAGE),
    )
    for route in routes
}
"""Method and path of every route, and what it asks for."""


@dataclass(frozen=True, slots=True)
class Way:
    """One method of one route, and what it asks for: None where the table has no rule for it."""

    method: str
    path: str
    pattern: re.Pattern[str]
    rule: str | None


def ways(app: FastAPI) -> list[Way]:
    """Every way into an application, in the order in which it looks for them."""
    from fastapi.routing import iter_route_contexts

    found = []
    for route in iter_route_contexts(app.routes):
        if route.path is None:
            continue
        for method in sorted(route.methods or {"*"}):
            found.append(Way(method, route.path, route.path_regex, RULES.get(f"{method} {route.path}")))
    return found


def way_of(known: list[Way], method: str, path: str) -> Way | None:
    """The way that a request takes, None where no route answers it."""
    return next((way for way in known if way.method in {method, "*"} and way.pattern.match(path)), None)
