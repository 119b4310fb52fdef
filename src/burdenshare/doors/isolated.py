"""Files that others made, taken apart in a process of its own that is stopped when it takes too long.

One way for every format (pages, PDF, DOCX, feeds): the bytes go in on standard input, JSON comes out; time and memory
are limited. What the process cannot read comes back as one sentence. A process of a bulk job is such a process
already, watched and replaced by the pool: it takes documents apart itself.

    python -m burdenshare.doors.isolated KIND [URL] < document
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from typing import Any

from burdenshare.doors.formats import Raw, function, named
from burdenshare.nouns.errors import UnreadableDocument

SECONDS = 10
MEMORY = 2_000_000_000
MEND = "Save its text as .txt."


def taken_apart(kind: str, raw: Raw, body: bytes | None = None) -> dict[str, Any]:
    """What the extractor of the format `kind` finds in a document, or in `body` made of it.

    Raises UnreadableDocument where it cannot be read, takes too long, or is refused.
    """
    content = raw.body if body is None else body
    try:
        found = extracted(kind, content, raw.url) if raw.here else _elsewhere(kind, content, raw)
    except UnreadableDocument:
        raise
    except Exception:  # whatever a parser of other people's making raises on a file made to break it
        raise UnreadableDocument(f"{raw.name} cannot be read as {named(kind).words}. {MEND}") from None
    if reason := found.get("refused"):
        raise UnreadableDocument(f"{raw.name} {reason}")
    return found


def extracted(kind: str, body: bytes, url: str) -> dict[str, Any]:
    """What the extractor of that format finds, in this process."""
    found: dict[str, Any] = function(named(kind).extractor)(body, url)
    return found


def limit_memory(most: int = MEMORY) -> None:
    """Let this process take no more memory than that, where the system has such a limit."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _elsewhere(kind: str, body: bytes, raw: Raw) -> dict[str, Any]:
    command = [sys.executable, "-m", "burdenshare.doors.isolated", kind, raw.url.replace("\0", "")]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=SECONDS, env=surroundings, check=True)
    except subprocess.TimeoutExpired:
        raise UnreadableDocument(f"{raw.name} takes more than {SECONDS} seconds to take apart. {MEND}") from None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Take apart the document on standard input; whatever parsers print goes to standard error."""
    limit_memory()
    kind, url = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    with contextlib.redirect_stdout(sys.stderr):
        found = extracted(kind, sys.stdin.buffer.read(), url)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
