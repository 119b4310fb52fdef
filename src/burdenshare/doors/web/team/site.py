"""What a site has besides when it was started with a ledger: the ledger, the gate, the team's pages, and what the API then asks for."""

from __future__ import annotations

import getpass
import importlib
import os
import pkgutil
from typing import TYPE_CHECKING, Any

from burdenshare.doors.web.rendering import TEAM
from burdenshare.doors.web.team import pages
from burdenshare.doors.web.team.gate import Gate
from burdenshare.ledger import Ledger
from burdenshare.ledger.accounts import passwords, secret

if TYPE_CHECKING:
    from fastapi import FastAPI

    from burdenshare.doors.web.settings import Settings

KEY = "BURDENSHARE_SERVE_KEY"
"""The secret that forms are bound to where nobody signs in, shared by the processes of a server."""


def install(app: FastAPI, settings: Settings) -> None:
    """Put the gate before an application, and the team's pages into it."""
    app.state.ledger = Ledger.open(settings.ledger)
    app.state.rooms = TEAM if settings.team else TEAM[:1]
    for found in pkgutil.iter_modules(pages.__path__):
        module = importlib.import_module(f"{pages.__name__}.{found.name}")
        app.include_router(module.router)
    if settings.team:
        passwords.fits("", None)  # so that the first unknown name takes no longer than the next
        _state_tokens(app)
    alone = None if settings.team else _somebody()
    app.add_middleware(Gate, site=app, alone=alone, key=os.environ.get(KEY) or secret.drawn())


def _somebody() -> str:
    """Who works at this machine, for what is written under a name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def _state_tokens(app: FastAPI) -> None:
    """Say in the description of the API that it takes tokens, and how it refuses without one."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = plain()
            kinds = document.setdefault("components", {}).setdefault("securitySchemes", {})
            kinds["token"] = {"type": "http", "scheme": "bearer"}
            document["security"] = [{"token": []}]
            schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
            for way in document["paths"].values():
                for operation in way.values():
                    for status, words in ((401, "No token, or one that is not in force."), (403, "Not allowed.")):
                        content = {"application/problem+json": schema}
                        operation["responses"][str(status)] = {"description": words, "content": content}
        return app.openapi_schema or {}

    app.openapi = described  # type: ignore[method-assign]
