"""A page in the browser at a desk or on a phone, and what must not happen on any page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.web.conftest import SHOTS

SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}


class Visit:
    """A visit to one page; `done` looks at what must hold on every one."""

    def __init__(self, browser: Any, server: str, path: str, size: str = "desk", **options: Any) -> None:
        self.context = browser.new_context(viewport=SIZES[size], **options)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("request", lambda r: self.foreign.append(r.url) if not r.url.startswith(server) else None)
        self.page.goto(server + path)

    def done(self, name: str) -> None:
        """No error, no foreign request, no violation of accessibility, no sideways scroll; a picture is kept."""
        assert not self.errors and not self.foreign, (self.errors, self.foreign)
        faults = Axe().run(self.page)
        assert faults.violations_count == 0, faults.generate_report()
        assert self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
        self.context.close()
