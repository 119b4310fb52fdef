"""Bulk: documents a second with and without claims, from JSONL and from WARC, and memory as the archive grows.

Every figure comes from the command itself in a process of its own, over files written into a temporary folder.
Memory is the most that all its processes held together, sampled twenty times a second.

    PYTHONPATH=src:. python -m bench bulk

docs/benchmarks.md keeps the last figures.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.reading import ARTICLE, NO_CANDIDATE

DAYS = [f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
SMALL, LARGE = 10_000, 100_000


def main() -> None:
    """Print every figure."""
    article = ARTICLE.read_text(encoding="utf-8")
    print(
        f"{os.cpu_count()} cores; article of {len(article) / 1000:.1f} kB, text without a claim of {len(NO_CANDIDATE) / 1000:.1f} kB"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure("JSONL, no claim", jsonl(folder, NO_CANDIDATE, LARGE))
        for workers in (1, 2):
            measure(f"JSONL, articles, {workers} processes", jsonl(folder, article, 2_000), workers)
        measure("WARC, pages without a claim", warc(folder, NO_CANDIDATE, 20_000))
        measure("WARC, pages of articles", warc(folder, article, 500))
        for number in (SMALL, LARGE):
            mixed = jsonl(folder, NO_CANDIDATE, number, article=article[:1500], every=50)
            measure(f"JSONL, one article in fifty, {number:,} documents", mixed)


def jsonl(folder: Path, text: str, number: int, *, article: str = "", every: int = 0) -> Path:
    """An archive of `number` texts, each a little different; every so many-th is the article."""
    path = folder / "in.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(number):
            words = article if every and n % every == 0 else text
            line = {"id": f"d{n}", "text": f"{words}\n{n}", "published": DAYS[n % len(DAYS)]}
            file.write(json.dumps(line) + "\n")
    return path


def warc(folder: Path, text: str, number: int) -> Path:
    """A packed WARC of `number` pages."""
    from fastwarc import GzipWriter, WarcRecord, WarcRecordType

    path = folder / "in.warc.gz"
    paragraphs = "".join(f"<p>{p}</p>" for p in text.split("\n\n"))
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(100))
    with path.open("wb") as file:
        writer = GzipWriter(file)
        for n in range(number):
            day = DAYS[n % len(DAYS)]
            page = (
                f"<!doctype html><html lang='en'><head><title>Page {n}</title><meta name='date' content='{day}'></head>"
                f"<body><nav><ul>{menu}</ul></nav><article>{paragraphs}<p>{n}</p></article></body></html>"
            ).encode()
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["WARC-Target-URI"] = f"https://example.org/{n}"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n"
            record.set_bytes_content(head.encode() + page)
            record.write(writer)
        writer.close()
    return path


def measure(name: str, source: Path, workers: int = 0) -> None:
    """Run the command over an archive, and print what it took."""
    output = source.with_name("out.parquet")
    command = [sys.executable, "-m", "burdenshare", "bulk", str(source), str(output), "--workers", str(workers)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        most = 0
        while running.poll() is None:
            most = max(most, sum(_memory(pid) for pid in (running.pid, *_children(running.pid))))
            time.sleep(0.05)
        assert running.stdout is not None
        said = running.stdout.read()
    seconds = time.perf_counter() - start
    number, claims = int(said.split()[0]), said.split()[2]
    memory = f"{most / 1e6:.0f} MB" if most else "memory unknown"
    print(f"{name:48} {seconds:6.1f} s {number / seconds:9,.0f} a second {claims:>7} claims {memory:>8}")
    output.unlink()


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _memory(pid: int) -> int:
    """Bytes of memory that a process holds, its share of what several hold together; 0 where nothing tells."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    main()
