"""A bulk job: an archive through a pool of processes into one Parquet file, resumable at any instant.

The archive is cut into parts of PART records. Each part's rows are written to a file of its own and moved into place when whole;
a run that was killed goes on with the first part that is not there. At the end the parts are put together in their order, so that
the output is the same whatever the number of processes and however often the run was broken off. Records that cannot be read stand
in OUTPUT.bad.jsonl with the reason. Never more than a few parts are in memory.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from burdenshare import __version__
from burdenshare.doors.bulk.archives import Bad, Fields, records
from burdenshare.doors.bulk.rows import SCHEMA, Record, batch
from burdenshare.nouns.errors import BadRequest

PART = 2000
_Result = tuple[list[dict[str, Any]], list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Done:
    """What a job did: documents read, claims written, bad records, parts that an earlier run had finished."""

    documents: int
    claims: int
    bad: int
    resumed: int


def run(
    source: Path,
    output: Path,
    *,
    today: date,
    fields: Fields,
    workers: int = 0,
    progress: Callable[[int], None] = lambda documents: None,
) -> Done:
    """Check every document of `source` and write the claims to `output`.

    workers: processes, all cores if 0. progress: told after every part how many documents are done.
    Raises BadRequest for an input that is not there, or parts of another job beside the output.
    """
    parts = output.with_name(output.name + ".parts")
    today = _begin(parts, source, output, today, fields)
    finished = {int(p.stem) for p in parts.glob("*.json")}
    documents = 0
    listed = _parts(records(source, fields))
    for number, size in _worked(listed, parts, finished, today, workers or os.cpu_count() or 1):
        documents += size
        progress(documents)
        del number
    claims, bad = _merge(parts, output)
    shutil.rmtree(parts)
    return Done(documents, claims, bad, len(finished))


def _begin(parts: Path, source: Path, output: Path, today: date, fields: Fields) -> date:
    """Make the folder of parts, with what the job is; one of another job is not touched. Returns the day the job was begun."""
    if not output.parent.is_dir():
        raise BadRequest(f"There is no folder {output.parent}. Make it, or name another output.")
    if not source.exists():
        raise BadRequest(f"There is no file or folder {source}. Check the name.")
    stat = source.stat()
    job = {
        "source": str(source.resolve()), "size": stat.st_size if source.is_file() else 0, "today": today.isoformat(),
        "fields": asdict(fields), "part": PART, "version": __version__,
    }  # fmt: skip
    known = parts / "job"
    if known.exists():
        begun = json.loads(known.read_text())
        if {**begun, "today": ""} != {**job, "today": ""}:
            raise BadRequest(f"{parts} holds parts of another job. Remove that folder, or name another output.")
        return date.fromisoformat(begun["today"])
    parts.mkdir(exist_ok=True)
    _put(known, json.dumps(job))
    return today


def _parts(listed: Iterator[Record | Bad]) -> Iterator[tuple[int, list[Record | Bad]]]:
    for number in range(10**9):
        part = list(islice(listed, PART))
        if not part:
            return
        yield number, part


def _worked(
    listed: Iterator[tuple[int, list[Record | Bad]]], parts: Path, finished: set[int], today: date, workers: int
) -> Iterator[tuple[int, int]]:
    """Every part through the pool, in order; at most two a process wait."""
    pool = _pool(workers)
    waiting: deque[tuple[int, list[Record | Bad], Future[_Result] | None]] = deque()
    try:
        for number, part in listed:
            good = [r for r in part if isinstance(r, Record)]
            waiting.append((number, part, None if number in finished else pool.submit(batch, good, today)))
            while len(waiting) > 2 * workers:
                yield _settled(*waiting.popleft(), parts, today)
        while waiting:
            yield _settled(*waiting.popleft(), parts, today)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _settled(
    number: int, part: list[Record | Bad], future: Future[_Result] | None, parts: Path, today: date
) -> tuple[int, int]:
    if future is not None:
        good = [r for r in part if isinstance(r, Record)]
        try:
            rows, bad = future.result()
        except BrokenProcessPool:  # a document took its process down: each is tried alone
            rows, bad = _one_by_one(good, today)
        unread = [{"document": b.id, "reason": b.reason} for b in part if isinstance(b, Bad)]
        _put(parts / f"{number:08}.json", json.dumps({"rows": rows, "bad": unread + bad}, ensure_ascii=False))
    return number, len(part)


def _one_by_one(good: list[Record], today: date) -> _Result:
    rows: list[dict[str, Any]] = []
    bad: list[dict[str, str]] = []
    for start in range(0, len(good), 50):
        some = good[start : start + 50]
        try:
            with _pool(1) as pool:
                found = pool.submit(batch, some, today).result()
        except BrokenProcessPool:
            found = ([], [])
            for record in some:
                try:
                    with _pool(1) as pool:
                        one = pool.submit(batch, [record], today).result()
                except BrokenProcessPool:
                    one = ([], [{"document": record.id, "reason": "took its process down"}])
                found = (found[0] + one[0], found[1] + one[1])
        rows += found[0]
        bad += found[1]
    return rows, bad


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _put(path: Path, text: str) -> None:
    """Written whole or not at all."""
    half = path.with_name(path.name + ".half")
    with half.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def _merge(parts: Path, output: Path) -> tuple[int, int]:
    """All parts as one Parquet file in their order, and the bad records beside it."""
    import duckdb

    claims = bad = 0
    rows, half = parts / "rows.jsonl", parts / "output.parquet"
    refused = output.with_name(output.name + ".bad.jsonl")
    with rows.open("w", encoding="utf-8") as made, (parts / "bad.jsonl").open("w", encoding="utf-8") as set_aside:
        for path in sorted(parts.glob("*.json")):
            part = json.loads(path.read_text(encoding="utf-8"))
            for row in part["rows"]:
                made.write(json.dumps(row, ensure_ascii=False) + "\n")
            for entry in part["bad"]:
                set_aside.write(json.dumps(entry, ensure_ascii=False) + "\n")
            claims, bad = claims + len(part["rows"]), bad + len(part["bad"])
    columns = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in SCHEMA) + "}"
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(
            f"COPY (SELECT * FROM read_json('{rows}', format = 'newline_delimited', columns = {columns})) "
            f"TO '{half}' (FORMAT parquet, COMPRESSION zstd)"
        )
    half.replace(output)
    if bad:
        (parts / "bad.jsonl").replace(refused)
    else:
        refused.unlink(missing_ok=True)
    return claims, bad
