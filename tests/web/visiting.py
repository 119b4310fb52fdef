"""A page in the browser at a desk or on a phone, and what must not happen on any page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.web.conftest import SHOTS

SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}


class Visit:
    """A visit to one page; `done` looks at what must hold on every one. As a context it gives the page, and is quiet at its end."""

    def __init__(self, browser: Any, server: str, path: str, size: str = "desk", **options: Any) -> None:
        self.context = browser.new_context(viewport=SIZES[size], **options)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("request", self._asks(server))
        self.page.goto(server + path)

    def __enter__(self) -> Any:
        return self.page

    def __exit__(self, kind: object, *_: object) -> None:
        self.context.close()
        if kind is None:
            self.is_quiet()

    def is_quiet(self) -> None:
        """No error or warning, no foreign request."""
        assert not self.errors and not self.foreign, (self.errors, self.foreign)

    def done(self, name: str) -> None:
        """Quiet, no violation of accessibility, no sideways scroll; a picture is kept."""
        self.is_quiet()
        faults = Axe().run(self.page)
        assert faults.violations_count == 0, faults.generate_report()
        assert self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
        self.context.close()

    def _asks(self, server: str) -> Any:
        def asked(request: Any) -> None:
            if not request.url.startswith((server, "data:")):
                self.foreign.append(request.url)

        return asked
