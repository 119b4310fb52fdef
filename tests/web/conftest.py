"""A real server on a socket, and a real browser: Debian's chromium, driven by playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.articles import serving

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
SHOTS = Path(__file__).parents[2] / "build" / "screenshots"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server that runs as users run it, in a process of its own."""
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless chromium; tests that need it are skipped, and say so, where there is none."""
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed: `make browser` says why")
        pytest.skip("NO BROWSER: chromium is not installed (apt-get install chromium), so no page was looked at")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()
