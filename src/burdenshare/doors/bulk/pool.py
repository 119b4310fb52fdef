"""Processes that check parts of an archive, watched: one that dies or hangs is replaced, and the record is set aside.

Each process holds one part at a time, so that no more are in memory than there are processes, and reports which
record it is at. A record over which a process dies twice, or at which it stands still for SECONDS twice, is set aside
with that reason; all others of its part are checked as if it were not there. So the results depend on the records
alone, not on the number of processes.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from burdenshare.doors.bulk.rows import Bad, Record, Settings
from burdenshare.nouns.errors import BurdenshareError

if TYPE_CHECKING:
    from ctypes import c_longlong
    from multiprocessing.context import SpawnProcess

SECONDS = 30.0
"""How long a process may be at one record."""

MEMORY = 4_000_000_000
_TRIES = 2
_STARTS = 3
_CONTEXT = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive records of an archive. aside: index of a record to why it is not to be tried."""

    number: int
    records: list[Record | Bad]
    aside: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a part: rows as JSON lines, packed; bad ones as JSON lines; and how many of each."""

    part: int
    documents: int
    claims: int
    bad: int
    rows: bytes
    aside: bytes


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    at: c_longlong
    part: Part | None = None
    seen: int = -1
    since: float = 0.0


def results(parts: Iterator[Part], settings: Settings, workers: int) -> Iterator[Result]:
    """The result of every part, as they come. At most `workers` parts, and one more, are held at a time."""
    pool = [_start(settings) for _ in range(workers)]
    strikes: Counter[tuple[int, int]] = Counter()
    again: deque[Part] = deque()
    try:
        while True:
            for worker in pool:
                if worker.part is None and (part := again.popleft() if again else next(parts, None)):
                    _give(worker, part)
            busy = [w for w in pool if w.part is not None]
            if not busy:
                return
            wait([w.pipe for w in busy], timeout=1.0)
            for n, worker in enumerate(pool):
                if worker.part is None:
                    continue
                result, why = _answer(worker)
                if result is not None:
                    worker.part = None
                    yield result
                elif why:
                    _stop(worker)
                    again.append(_without(worker.part, worker.at.value, why, strikes))
                    pool[n] = _start(settings)
    finally:
        for worker in pool:
            _stop(worker)


def _start(settings: Settings) -> _Worker:
    here, there = _CONTEXT.Pipe()
    at = _CONTEXT.RawValue("q", -1)  # without a lock, which a killed process could hold for ever
    process = _CONTEXT.Process(target=work, args=(there, at, settings), daemon=True)
    with _not_interrupted():
        process.start()
    there.close()
    return _Worker(process, here, at)


@contextlib.contextmanager
def _not_interrupted() -> Iterator[None]:
    """Let processes started here ignore an interrupt: the one that was asked stops the others."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _give(worker: _Worker, part: Part) -> None:
    worker.part, worker.seen, worker.since = part, -1, time.monotonic()
    worker.at.value = -1
    with contextlib.suppress(OSError):  # a process that is gone is found when it is looked after
        worker.pipe.send(part)


def _answer(worker: _Worker) -> tuple[Result | None, str]:
    """The result of a process that has one, or why it is to be given up, "" where it goes on."""
    try:
        if worker.pipe.poll():
            found: Result = worker.pipe.recv()
            return found, ""
    except (EOFError, OSError):
        worker.process.join(SECONDS)
        return None, f"took its process down (exit status {worker.process.exitcode})"
    now, at = time.monotonic(), worker.at.value
    if at != worker.seen:
        worker.seen, worker.since = at, now
    elif now - worker.since > SECONDS:
        return None, f"takes more than {SECONDS:g} seconds to check"
    return None, ""


def _without(part: Part, index: int, why: str, strikes: Counter[tuple[int, int]]) -> Part:
    """The part to be tried again, without the record that has cost too many processes."""
    strikes[part.number, index] += 1
    if index < 0:  # before any record: the process itself does not run
        if strikes[part.number, index] >= _STARTS:
            raise BurdenshareError(f"Processes end before they begin: the last one {why}. Try with --workers 1.")
        return part
    if strikes[part.number, index] < _TRIES:
        return part
    return Part(part.number, part.records, part.aside | {index: why})


def _stop(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def work(pipe: Connection, at: c_longlong, settings: Settings) -> None:
    """What each process does: parts in, results out, until the pipe is closed."""
    import logging
    import warnings

    from burdenshare.doors.isolated import limit_memory

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    limit_memory(MEMORY)
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(worked(pipe.recv(), settings, at))


def worked(part: Part, settings: Settings, at: c_longlong | None = None) -> Result:
    """The result of one part. at: told which record is being checked."""
    from burdenshare.doors.bulk.rows import checked

    rows: list[str] = []
    bad: list[str] = []
    for index, record in enumerate(part.records):
        if at is not None:
            at.value = index
        if isinstance(record, Bad):
            found: list[dict[str, Any] | Bad] = [record]
        elif index in part.aside:
            found = [Bad(record.number, record.id, part.aside[index])]
        else:
            found = checked(record, settings)
        for one in found:
            if isinstance(one, Bad):
                bad.append(_line({"record": one.number, "document": one.id, "reason": " ".join(one.reason.split())}))
            else:
                rows.append(_line(one))
    packed = gzip.compress("".join(rows).encode("utf-8", "replace"), compresslevel=1, mtime=0) if rows else b""
    return Result(part.number, len(part.records), len(rows), len(bad), packed, "".join(bad).encode("utf-8", "replace"))


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
