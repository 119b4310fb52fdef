"""One desk for all processes of a server: it lives in a process of its own, and the others speak to it over a socket."""

from __future__ import annotations

import os
from multiprocessing import get_context
from multiprocessing.managers import BaseManager
from typing import TYPE_CHECKING, cast

from burdenshare.doors.web.desk import Desk

if TYPE_CHECKING:
    from burdenshare.doors.web.settings import Settings

_ADDRESS, _KEY = "BURDENSHARE_DESK", "BURDENSHARE_DESK_KEY"
_one: list[Desk] = []


class _Manager(BaseManager):
    """Gives the one desk of its process to whoever knows its key."""


def _the_desk(seconds: float) -> Desk:
    if not _one:
        _one.append(Desk(seconds))
    return _one[0]


_Manager.register("desk", callable=_the_desk, exposed=("warm", "hand_in", "look"))


def share() -> BaseManager:
    """Start the process of the desk, and name it to the processes that will be started. Ends with shutdown()."""
    key = os.urandom(32)
    manager = _Manager(authkey=key, ctx=get_context("spawn"))
    manager.start()
    os.environ[_ADDRESS], os.environ[_KEY] = str(manager.address), key.hex()
    return manager


def desk(settings: Settings) -> Desk:
    """The desk that was shared, else one of this process."""
    if not (address := os.environ.get(_ADDRESS)):
        return Desk(settings.check_seconds)
    manager = _Manager(address=address, authkey=bytes.fromhex(os.environ[_KEY]))
    manager.connect()
    return cast(Desk, manager.desk(settings.check_seconds))  # type: ignore[attr-defined]
