"""Files that pages load: our style and script, htmx out of its installed package, the chart runtime out of vl-convert.

Nothing of others lies in our tree. Addresses carry a mark of the content, so a browser may keep them for good.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from burdenshare.doors.web.rendering import ROOT
from burdenshare.publish import annotated

if TYPE_CHECKING:
    from fastapi import FastAPI

KEPT = "public, max-age=31536000, immutable"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".ico": "image/x-icon"}
_RUNTIME = "window.vegaEmbed = vegaEmbed;"
"""What the bundle leaves for the pages' script to use."""


def install(app: FastAPI) -> None:
    """Serve the files of static/ and those of packages."""

    @app.get("/static/{mark}/{name}", include_in_schema=False)
    def static(mark: str, name: str) -> Response:
        path = ROOT / "static" / name
        if path.parent != ROOT / "static" or not path.is_file():
            raise HTTPException(404)
        return _file(path.read_bytes(), path.suffix)

    @app.get("/assets/htmx.js", include_in_schema=False)
    def htmx() -> Response:
        return _file(htmx_script(), ".js")

    @app.get("/assets/charts.js", include_in_schema=False)
    def charts() -> Response:
        return _file(chart_runtime(), ".js")

    @app.get("/assets/report.css", include_in_schema=False)
    def report() -> Response:
        return Response(annotated.style(), media_type="text/css", headers={"cache-control": "no-cache"})

    @app.get("/favicon.ico", include_in_schema=False)
    def icon() -> Response:
        return _file((ROOT / "static" / "icon.svg").read_bytes(), ".svg")


def _file(content: bytes, suffix: str) -> Response:
    return Response(content, media_type=_TYPES.get(suffix, "application/octet-stream"), headers={"cache-control": KEPT})


@cache
def htmx_script() -> bytes:
    """htmx as its package ships it; the package is found and not imported."""
    found = importlib.util.find_spec("js_lib_htmx")
    assert found is not None and found.submodule_search_locations
    return (Path(found.submodule_search_locations[0]) / "static" / "htmx" / "htmx.min.js").read_bytes()


@cache
def chart_runtime() -> bytes:
    """Vega-Embed with Vega and Vega-Lite, bundled by vl-convert: made once, which takes seconds, and kept in the cache."""
    import vl_convert

    mark = hashlib.sha256(f"{importlib.metadata.version('vl-convert-python')}{_RUNTIME}".encode()).hexdigest()[:16]
    folder = Path(os.environ.get("XDG_CACHE_HOME", "") or Path.home() / ".cache") / "burdenshare"
    kept = folder / f"charts-{mark}.js"
    try:
        return kept.read_bytes()
    except OSError:
        pass
    made = str(vl_convert.javascript_bundle(_RUNTIME)).encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as half:
            half.write(made)
        Path(half.name).replace(kept)
    except OSError:
        pass  # a read-only home: the next start makes it again
    return made
