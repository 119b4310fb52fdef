"""The two cookies: the session of who is signed in, and what binds a form of sign-in to the browser that asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import cookie_parser

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Scope

SESSION, BEFORE = "burdenshare", "burdenshare-before"


def name_of(name: str, scheme: str) -> str:
    """A cookie's name: over https its prefix lets no other host and no unsafe connection set it."""
    return f"__Host-{name}" if scheme == "https" else name


def held(scope: Scope, name: str) -> str:
    """What a request holds in a cookie, "" where nothing."""
    sent = b"; ".join(value for key, value in scope["headers"] if key == b"cookie")
    return cookie_parser(sent.decode("latin-1")).get(name_of(name, scope["scheme"]), "")  # as browsers read them


def put(request: Request, response: Response, name: str, value: str) -> None:
    """Give a cookie that lasts as long as the browser does; the database ends a session earlier."""
    scheme = request.url.scheme
    response.set_cookie(name_of(name, scheme), value, path="/", secure=scheme == "https", httponly=True, samesite="lax")


def take(request: Request, response: Response, name: str) -> None:
    """Take a cookie back."""
    scheme = request.url.scheme
    response.delete_cookie(name_of(name, scheme), path="/", secure=scheme == "https", httponly=True, samesite="lax")
