"""Lighthouse over home, an ally and the check page: performance, accessibility, best practices, each of 100 (goal: 95).

Lighthouse is an npm package of its own and no part of the project: install it anywhere with
`PUPPETEER_SKIP_DOWNLOAD=1 npm install --ignore-scripts lighthouse` and name its program in LIGHTHOUSE.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

PAGES = ("/", "/ally/ESP", "/check")
CATEGORIES = ("performance", "accessibility", "best-practices")


def main() -> None:
    program = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    chrome = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program or not chrome:
        print("skipped: lighthouse or chromium is not installed (see the head of bench/lighthouse.py)")
        return
    server = subprocess.Popen(
        [sys.executable, "-m", "burdenshare", "serve", "--port", "0", "--rate-limit", "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    try:
        found = re.search(r"http://[0-9.:]+", server.stdout.readline())
        assert found
        for page in PAGES:
            subprocess.run(["curl", "-s", "-o", os.devnull, found.group() + page], check=True)  # warm
            print(
                f"{page:10} "
                + ", ".join(f"{name} {score}" for name, score in _scores(program, chrome, found.group() + page))
            )
    finally:
        server.terminate()


def _scores(program: str, chrome: str, address: str) -> list[tuple[str, int]]:
    ran = subprocess.run(
        [program, address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
         "--chrome-flags=--headless=new --no-sandbox"],
        capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": chrome}, timeout=300,
    )  # fmt: skip
    categories = json.loads(ran.stdout)["categories"]
    return [(name, round(100 * categories[name]["score"])) for name in CATEGORIES]


if __name__ == "__main__":
    main()
