"""The desk: what is kept, for how long and how much of it; a full queue; a process that dies."""

from __future__ import annotations

import base64
import os
import signal
import time
from typing import Any

import pytest

from burdenshare.doors.web.desk import Desk
from burdenshare.doors.web.problems import Busy

TEXT: dict[str, Any] = {
    "way": "text",
    "body": base64.b64encode(b"Spain spent 1.28% of GDP on defence in 2024.").decode(),
    "as_of": None,
    "published": "2025-06-06",
}


def test_a_result_is_forgotten_after_its_time() -> None:
    desk = Desk(20, 1, lifetime=0.5)
    id = desk.hand_in(TEXT)
    job = desk.look(id, 30)
    assert job is not None and job.state == "done" and job.result()["claims"] == 1
    time.sleep(0.6)
    assert desk.look(id) is None


def test_the_oldest_result_goes_where_there_is_no_room() -> None:
    desk = Desk(20, 1)
    first = desk.look(desk.hand_in(TEXT), 30)
    assert first is not None
    desk.room = 3 * len(first.packed) + 10
    ids = [desk.hand_in(TEXT) for _ in range(6)]
    assert desk.look(ids[-1], 30) is not None
    kept = [id for id in ids if desk.look(id) is not None]
    assert 0 < len(kept) < 6
    assert kept == ids[-len(kept) :]


def test_too_many_at_once_are_turned_away() -> None:
    desk = Desk(20, 0, waiting=2)
    desk.hand_in(TEXT)
    desk.hand_in(TEXT)
    with pytest.raises(Busy, match="Try again in a minute"):
        desk.hand_in(TEXT)


def test_a_process_that_dies_is_replaced_and_the_article_is_told_of() -> None:
    desk = Desk(20, 1)
    assert desk.look(desk.hand_in(TEXT), 30) is not None
    worker = desk.workers[0]
    os.kill(worker.pid, signal.SIGSTOP)
    id = desk.hand_in(TEXT)
    time.sleep(0.3)
    os.kill(worker.pid, signal.SIGKILL)
    job = desk.look(id, 30)
    assert job is not None and (job.state, job.kind) == ("failed", "UnreadableDocument")
    assert "took down the process that reads it" in job.error
    after = desk.look(desk.hand_in(TEXT), 60)
    assert after is not None and after.state == "done"


def test_names_of_results_cannot_be_guessed() -> None:
    desk = Desk(20, 0)
    ids = {desk.hand_in(TEXT) for _ in range(10)}
    assert len(ids) == 10 and min(map(len, ids)) >= 22
