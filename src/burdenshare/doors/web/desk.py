"""The desk where articles are handed in to be checked, and where results are fetched for a while.

Checks run in processes of their own (worker.py), each ended where it takes longer than it may. What was handed in and
what came of it stays in memory under a name that cannot be guessed: at most ROOM bytes, at most LIFETIME seconds, the
oldest going first. Where the site runs in several processes, they share one desk (shared.py).
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import secrets
import signal
import subprocess
import sys
import threading
import time
import zlib
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any

from burdenshare.doors.web.problems import Busy

LIFETIME = 3600.0
ROOM = 64_000_000
WAITING = 20
_START = 60.0
_LARGEST = ROOM // 8


@dataclass(frozen=True, slots=True)
class Job:
    """One article handed in. state: "waiting", "running", "done" or "failed".

    since: when it began to wait or run, by the monotonic clock. error: a sentence; kind: the name of its class,
    "TookTooLong" where the check was cut off. packed: what came of it.
    """

    state: str
    since: float
    error: str = ""
    kind: str = ""
    packed: bytes = b""

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in {"done", "failed"}

    def result(self) -> dict[str, Any]:
        """What came of a job that is done, see worker.py."""
        found: dict[str, Any] = json.loads(zlib.decompress(self.packed))
        return found


class Desk:
    """Takes articles in and gives results out; one for all threads of a process."""

    def __init__(
        self,
        seconds: float,
        processes: int = 2,
        *,
        lifetime: float = LIFETIME,
        room: int = ROOM,
        waiting: int = WAITING,
    ) -> None:
        self.seconds, self.lifetime, self.room = seconds, lifetime, room
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._changed = threading.Condition()
        self._queue: queue.Queue[tuple[str, str]] = queue.Queue(waiting)
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(processes)]
        self.workers: list[Worker] = []
        self._started = False

    def warm(self) -> None:
        """Start the processes, if they are not running yet, so that they are ready when an article comes."""
        with self._changed:
            if self._started:
                return
            self._started = True
        for thread in self._threads:
            thread.start()

    def hand_in(self, request: dict[str, Any]) -> str:
        """The name under which the request's result will be found. Raises Busy where too many wait already."""
        self.warm()
        id = secrets.token_urlsafe(16)
        line = json.dumps(request)
        with self._changed:
            self._clear()
            self._jobs[id] = Job("waiting", time.monotonic())
            try:
                self._queue.put_nowait((id, line))
            except queue.Full:
                del self._jobs[id]
                raise Busy("Too many articles wait to be checked. Try again in a minute.") from None
        return id

    def look(self, id: str, wait: float = 0.0) -> Job | None:
        """The job of that name, after at most `wait` seconds if it is not over; None where there is none any more."""
        end = time.monotonic() + wait
        with self._changed:
            self._clear()
            while (job := self._jobs.get(id)) is not None and not job.over and (left := end - time.monotonic()) > 0:
                self._changed.wait(left)
            return job

    def _clear(self) -> None:
        """Forget what is too old, and the oldest where there is not room for all."""
        now, used = time.monotonic(), sum(len(j.packed) for j in self._jobs.values())
        for id, job in list(self._jobs.items()):
            if job.over and (now - job.since > self.lifetime or used > self.room):
                used -= len(job.packed)
                del self._jobs[id]

    def _set(self, id: str, job: Job) -> None:
        with self._changed:
            self._jobs[id] = job
            self._clear()
            self._changed.notify_all()

    def _serve(self) -> None:
        """One process, fed with what is handed in, for as long as the program runs."""
        worker = Worker(self.seconds)
        self.workers.append(worker)
        while True:
            id, line = self._queue.get()
            worker.ready()
            running = Job("running", time.monotonic())
            self._set(id, running)
            self._set(id, replace(_over(worker.ask(line), self.seconds), since=time.monotonic()))


def _over(answer: bytes | None, seconds: float) -> Job:
    """What came of a job by the worker's answer: None where it was cut off, empty where its process died."""
    if answer is None:
        sentence = f"The check took more than {seconds:g} seconds and was cut off. Send a shorter text."
        return Job("failed", 0.0, sentence, "TookTooLong")
    if not answer.endswith(b"\n"):
        sentence = "The document took down the process that reads it. Save its text as .txt."
        return Job("failed", 0.0, sentence, "UnreadableDocument")
    packed = zlib.compress(answer, 1)
    found = json.loads(answer)
    if "error" in found:
        return Job("failed", 0.0, found["error"], found["kind"])
    if len(packed) > _LARGEST:
        return Job(
            "failed", 0.0, "The result is too large to be kept. Cut the text into articles.", "UnreadableDocument"
        )
    return Job("done", 0.0, packed=packed)


class Worker:
    """A process of worker.py, started again where it was ended."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self._end)
        self.ready()

    def ready(self) -> None:
        """Have a process that waits for a request."""
        if self._process is not None and self._process.poll() is None:
            return
        self._process = subprocess.Popen(
            [sys.executable, "-m", "burdenshare.doors.web.worker", str(self._seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # a group of its own: it is ended with whatever it has started
        )
        self._line(_START)

    @property
    def pid(self) -> int:
        """Of the process."""
        assert self._process is not None
        return self._process.pid

    def ask(self, line: str) -> bytes | None:
        """The answer to a request; None where it took too long, without a line's end where the process died."""
        process = self._process
        assert process is not None and process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
        return self._line(self._seconds)

    def _line(self, seconds: float) -> bytes | None:
        assert self._process is not None and self._process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            self._end()

        cut = threading.Timer(seconds, end)
        cut.daemon = True
        cut.start()
        line = self._process.stdout.readline()
        cut.cancel()
        if line.endswith(b"\n"):
            if late.is_set():  # it answered at the very last moment: let its end come before the next request
                self._process.wait()
            return line
        self._end()
        return None if late.is_set() else line

    def _end(self) -> None:
        if self._process is not None:
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
