"""Opening a page as a reader does, and what every page must keep to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.web.conftest import SHOTS

SIZES = {"phone": (360, 740), "desktop": (1280, 900)}


@contextmanager
def opened(browser: Any, address: str, size: str = "desktop", **options: Any) -> Iterator[Any]:
    """A page in a window of that size; fails at its end where the console told of an error or another host was asked."""
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, **options)
    faults: list[str] = []
    host = address.split("/")[2]
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on("request", lambda r: faults.append(r.url) if host not in r.url and not r.url.startswith("data:") else None)
    try:
        page.goto(address)
        yield page
    finally:
        page.close()
    assert faults == []


def keeps_to_the_rules(page: Any, name: str) -> None:
    """No sideways scroll, no violation that axe finds; a picture is kept in SHOTS."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SHOTS / f"{name}.png"), full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
