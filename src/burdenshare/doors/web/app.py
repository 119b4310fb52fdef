"""The application: pages, API and assets behind the guard."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, date, datetime

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from burdenshare import __version__
from burdenshare.doors.web import api, assets, guard, kept, pages, problems, shared
from burdenshare.doors.web.settings import Settings

DESCRIPTION = """Figures, standings, checks, pathways, positions and promises, each with its source.

Every address takes `as_of`: the answer is what was known on that day. A document is the one that the command line
prints with `--format json`. Errors are problem documents (RFC 9457): 422 for what cannot be read, 400 and 404 for what
can be read and not answered."""

TAGS = {
    "record": "Figures as publishers printed them, release by release.",
    "promises": "Targets, pledges, positions, and who keeps them.",
    "pathways": "What it would take.",
    "checks": "Is this statement true?",
}


def create_app(settings: Settings | None = None) -> FastAPI:
    """The web application of the embedded record; see `burdenshare serve`."""
    chosen = settings or Settings()
    app = FastAPI(
        title="Burdenshare",
        version=__version__,
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_tags=[{"name": name, "description": words} for name, words in TAGS.items()],
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.settings = chosen
    app.state.today = date.today
    app.state.now = lambda: datetime.now(UTC)
    app.state.rooms = ()
    app.state.desk = shared.desk(chosen)
    problems.install(app)
    assets.install(app)
    for package in (pages, api):
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            if (router := getattr(module, "router", None)) is not None:
                app.include_router(router)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(kept.Kept, today=lambda: app.state.today())
    if chosen.ledger:
        from burdenshare.doors.web.team import site

        site.install(app, chosen)
    app.add_middleware(guard.BodyLimit, limit=chosen.body_limit)
    app.add_middleware(guard.RateLimit, limit=chosen.rate_limit)
    app.add_middleware(guard.Headers)
    return app
