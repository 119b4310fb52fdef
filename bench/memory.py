"""Memory of the function that checks one document of an archive, over a million documents in one process.

One document in two hundred is an article, in each language in turn; every document has words of its own, so that what the
reader keeps of words it has met is filled to its bounds. Resident memory is printed every hundred thousand documents: it
must come to a stand.

    PYTHONPATH=src:. python -m bench memory
"""

from __future__ import annotations

import json
import random
import time
from datetime import date
from pathlib import Path

from bench import corpus
from bench.reading import NO_CANDIDATE

DOCUMENTS, EVERY, PRINTED = 1_000_000, 200, 100_000
_LETTERS = "abcdefghijklmnoprstuvwz"


def main() -> None:
    """Print documents a second, claims and memory as the number of documents grows."""
    from burdenshare.doors.bulk.rows import Bad, Record, Settings, checked

    settings = Settings(date(2026, 11, 24))
    articles = [t for t in corpus.texts("tuning") if t.form == "article"]
    chance = random.Random(1)
    claims, start = 0, time.perf_counter()
    for n in range(DOCUMENTS):
        own = " ".join("".join(chance.choices(_LETTERS, k=9)) for _ in range(6))
        if n % EVERY == 0:
            article = articles[n // EVERY % len(articles)]
            text, day = f"{article.text}\n{own}", article.published
        else:
            text, day = f"{NO_CANDIDATE}\n{own}", date(2025, 8, 29)
        line = json.dumps({"id": f"d{n}", "text": text, "published": day.isoformat()}).encode()
        found = checked(Record(n, f"d{n}", line=line), settings)
        bad = [row for row in found if isinstance(row, Bad)]
        assert not bad, bad
        claims += len(found)
        if (n + 1) % PRINTED == 0 or n + 1 == PRINTED // 10:
            speed = (n + 1) / (time.perf_counter() - start)
            print(f"{n + 1:>9,} documents {speed:8,.0f} a second {claims:>8,} claims {_resident():6.1f} MB", flush=True)


def _resident() -> float:
    """Megabytes that the process holds; 0 where nothing tells."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    main()
