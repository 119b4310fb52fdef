"""A real server on a socket, and a real browser: Debian's chromium, driven by playwright."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
SHOTS = Path(__file__).parents[2] / "build" / "screenshots"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server that runs as users run it, in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "burdenshare", "serve", "--port", "0", "--rate-limit", "0"],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://[0-9.:]+", line)
    assert found, f"the server said {line!r}"
    try:
        yield found.group()
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless chromium; tests that need it are skipped, and say so, where there is none."""
    if not CHROMIUM:
        pytest.skip("NO BROWSER: chromium is not installed (apt-get install chromium), so no page was looked at")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()
