"""The application: pages, API and assets behind the guard."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from burdenshare import __version__
from burdenshare.doors.web import api, assets, guard, pages, problems, shared
from burdenshare.doors.web.settings import Settings


def create_app(settings: Settings | None = None) -> FastAPI:
    """The web application of the embedded record; see `burdenshare serve`."""
    chosen = settings or Settings()
    app = FastAPI(
        title="Burdenshare",
        version=__version__,
        description="Figures, standings, checks, pathways, positions and promises, each with its source.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.settings = chosen
    app.state.today = date.today
    app.state.desk = shared.desk(chosen)
    problems.install(app)
    assets.install(app)
    for package in (pages, api):
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            if (router := getattr(module, "router", None)) is not None:
                app.include_router(router)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(guard.BodyLimit, limit=chosen.body_limit)
    app.add_middleware(guard.RateLimit, limit=chosen.rate_limit)
    app.add_middleware(guard.Headers)
    return app
