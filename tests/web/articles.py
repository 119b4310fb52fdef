"""Articles handed in to the check page, and a server of one's own for settings that are not the usual ones."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping

import httpx

ARTICLE = (
    "Allies talk money\n"
    "NATO members currently commit to spending at least 2% of GDP on defence.\n"
    "Spain spent 1.28% of GDP on defence in 2024 and Poland spent 3.10% of GDP in 2024.\n"
    "Germany accepted in principle the demand that members raise defence budgets to 5% of GDP.\n"
)
HOSTILE = (
    "</textarea></mark></p></main><script>window.caught = 1</script> NATO & <b>friends</b>\n"
    '<img src="x" onerror="window.caught = 2"> Spain <b onmouseover="window.caught = 3">spent</b> 1.28% of GDP on '
    'defence in 2024 "said" \u202eOTAN\u202c `x` {{ 7*7 }} {% raw %}\n'
    '<a href="javascript:window.caught = 4">NATO members commit to at least 2% of GDP on defence.</a>\n'
    "<svg onload=window.caught=5></svg><iframe src='javascript:parent.caught=6'></iframe><style>*{display:none}</style>\n"
)


def handed_in(
    server: str,
    data: Mapping[str, str] | None = None,
    files: Mapping[str, tuple[str, bytes]] | None = None,
    path: str = "/check",
) -> httpx.Response:
    """The answer to a form, after its progress."""
    fields = {name: (None, value) for name, value in (data or {}).items()}
    answer = httpx.post(server + path, files={**fields, **(files or {})}, follow_redirects=True, timeout=30)
    for _ in range(300):
        if answer.status_code != 202:
            return answer
        time.sleep(0.1)
        answer = httpx.get(answer.url)
    raise AssertionError("no result in half a minute")


@contextlib.contextmanager
def serving(*options: str) -> Iterator[str]:
    """A server with these options, and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "burdenshare", "serve", "--port", "0", "--rate-limit", "0", *options],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        text=True,
    )
    assert process.stdout is not None
    found = re.search(r"http://[0-9.:]+", process.stdout.readline())
    try:
        assert found
        yield found.group()
    finally:
        process.terminate()
        process.wait(timeout=15)
