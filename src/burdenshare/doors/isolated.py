"""Files that others made, taken apart in a process of its own that is stopped when it takes too long.

One way for every format (pages, PDF, DOCX, feeds): the bytes go in on standard input, JSON comes out; time and memory are
limited. What the process cannot read comes back as one sentence.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from burdenshare.nouns.errors import UnreadableDocument

SECONDS = 10


def taken_apart(kind: str, body: bytes, name: str, *, what: str, mend: str, url: str = "") -> dict[str, Any]:
    """What `burdenshare.doors.extraction` finds in `body`, a document of that kind.

    what: the kind in words ("a web page"); mend: what a user can do instead.
    Raises UnreadableDocument where it cannot be read, takes too long, or holds no text.
    """
    command = [sys.executable, "-m", "burdenshare.doors.extraction", kind, url]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=SECONDS, env=surroundings, check=True)
        found: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise UnreadableDocument(f"{name} takes more than {SECONDS} seconds to take apart. {mend}") from None
    except (subprocess.CalledProcessError, ValueError):
        raise UnreadableDocument(f"{name} cannot be read as {what}. {mend}") from None
    if reason := found.get("refused"):
        raise UnreadableDocument(f"{name} {reason}")
    return found
