"""The read-only site as files for any static host: every page that has an address without a question of a reader's own.

The pages are those that the server gives, asked of the application itself. Forms and scripts go, since nothing answers
them; a link to what is not in the copy becomes plain words; every address becomes a relative one, so that the copy can lie
in any folder. The copy appears whole, beside the old one until it is done.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import posixpath
import re
import shutil
import tempfile
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urlsplit

from burdenshare import __version__
from burdenshare.nouns.errors import BadRequest

MARK = "burdenshare-site.json"
"""By this file a folder is known as a copy of ours, which a new one may replace."""

STARTS = ("/", "/positions", "/promises", "/figures", "/method", "/pathways")
_KEPT = frozenset({"ally", "topic"})
"""Parameters whose pages belong to the copy; a reader's own questions do not."""
_OPEN = ("/ally/", "/positions", "/promises", "/figures", "/method", "/pathways", "/static/", "/embed/", "/assets/map")
_MOST = 2_000
_TYPES = {"text/html": ".html", "text/css": ".css", "image/svg+xml": ".svg", "image/png": ".png"}


def publish(out: Path, today: date | None = None, starts: Sequence[str] = STARTS) -> int:
    """Write the copy to the folder `out`, every page that `starts` lead to; returns how many files it has.

    Raises BadRequest where `out` holds something that is no copy of ours, or cannot be written.
    """
    _writable(out)
    with ThreadPoolExecutor(1) as apart:  # the caller's thread may have a loop of its own
        files = apart.submit(lambda: asyncio.run(_crawled(today, starts))).result()
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".burdenshare-") as folder:
            whole = Path(folder) / "site"
            for name, content in files.items():
                path = whole / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            told = {"version": __version__, "made": (today or date.today()).isoformat(), "files": len(files)}
            (whole / MARK).write_text(json.dumps(told) + "\n", encoding="utf-8")
            if out.exists():
                out.replace(Path(folder) / "old")
            whole.chmod(0o755)
            whole.replace(out)
    except OSError as e:
        raise BadRequest(f"{out} cannot be written: {e.strerror or e}. Name another folder.") from None
    return len(files) + 1


def _writable(out: Path) -> None:
    if not out.parent.is_dir():
        raise BadRequest(f"The folder {out.parent} does not exist. Make it, or name another.")
    if out.exists() and not out.is_dir():
        raise BadRequest(f"{out} is a file. Name a folder.")
    if out.is_symlink():
        raise BadRequest(f"{out} is a link. Name the folder itself.")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).is_file():
        raise BadRequest(f"{out} holds files that are no copy of this site. Name an empty or a new folder.")
    if shutil.disk_usage(out.parent).free < 100_000_000:
        raise BadRequest(f"Less than 100 MB are free beside {out}. Make room, or name another folder.")


async def _crawled(today: date | None, starts: Sequence[str]) -> dict[str, bytes]:
    """Every file of the copy by its name."""
    import httpx

    from burdenshare.doors.web.app import create_app
    from burdenshare.doors.web.settings import Settings

    app = create_app(Settings(rate_limit=0, fetch=False))
    if today is not None:
        app.state.today = lambda: today
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://site")
    names: dict[str, str] = {}
    answers: dict[str, Any] = {}
    waiting = deque(starts)
    while waiting and len(names) < _MOST:
        address = waiting.popleft()
        if address in answers:
            continue
        answer = await client.get(address)
        answers[address] = answer
        if answer.status_code != 200:
            continue
        kind = answer.headers["content-type"].split(";")[0]
        names[address] = _name(address, kind)
        if kind == "text/html":
            waiting.extend(a for a in _linked(answer.text, address) if a not in answers)
    return {
        name: _page(answers[a].text, a, names) if name.endswith(".html") else answers[a].content
        for a, name in names.items()
    }


def _name(address: str, kind: str) -> str:
    """The file of an address: "/ally/ESP" is ally/ESP.html, a question is part of the name."""
    split = urlsplit(address)
    path = split.path.strip("/") or "index"
    if split.query:
        words = re.sub(r"[^A-Za-z0-9]+", "-", split.query).strip("-")
        path += f"-{words[:60]}-{hashlib.sha256(split.query.encode()).hexdigest()[:6]}"
    ending = _TYPES.get(kind, "")
    return path if path.endswith(ending) and ending else path + ending


def _linked(text: str, address: str) -> list[str]:
    from lxml import html

    return [a for _, _, link, _ in html.fromstring(text).iterlinks() if (a := _belongs(link, address))]


def _belongs(link: str, address: str) -> str:
    """The address that a link of a page means, where it belongs to the copy; else nothing."""
    target = urlsplit(urldefrag(link).url)
    if target.scheme or target.netloc:
        return ""
    path = target.path or urlsplit(address).path
    if not path.startswith("/"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(urlsplit(address).path), path))
    if path != "/" and not path.startswith(_OPEN):
        return ""
    if {k for k, _ in parse_qsl(target.query, keep_blank_values=True)} - _KEPT:
        return ""
    if target.query and path.startswith(("/pathways/", "/embed/pathway/")) and not path.endswith(".svg"):
        return ""  # of each ally's pathway the page and its pictures: more would be ten times as many files
    return path + (f"?{target.query}" if target.query else "")


def _page(text: str, address: str, names: dict[str, str]) -> bytes:
    """A page of the copy: without forms and scripts, every link relative or plain words."""
    from lxml import etree, html

    tree = html.fromstring(text)
    for gone in tree.xpath("//script | //form | //button | //meta[@name='htmx-config']"):
        gone.drop_tree()
    here = posixpath.dirname(names[address])
    for element, attribute, link, _ in list(tree.iterlinks()):
        target, _, part = link.partition("#")
        if not target:
            continue
        if (found := _belongs(target, address)) and found in names:
            relative = posixpath.relpath(names[found], here or ".")
            element.set(attribute, relative + (f"#{part}" if part else ""))
        elif urlsplit(target).scheme in {"http", "https"}:
            continue
        elif element.tag == "a":
            element.drop_tag()
        else:
            element.drop_tree()
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name in [n for n in element.attrib if n.startswith("hx-")]:
                del element.attrib[name]
    return bytes(etree.tostring(tree, method="html", encoding="utf-8", doctype="<!doctype html>"))
