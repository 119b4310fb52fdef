"""Running the application under uvicorn, in one process or several."""

from __future__ import annotations

import os
import socket
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from burdenshare.doors.web.settings import Settings
from burdenshare.nouns.errors import BadRequest

if TYPE_CHECKING:
    from fastapi import FastAPI

_PREFIX = "BURDENSHARE_SERVE_"


def run(host: str, port: int, workers: int, **limits: Any) -> int:
    """Serve until interrupted. Raises BadRequest where the address cannot be listened on."""
    import uvicorn

    settings = Settings(**limits)
    if settings.ledger and not settings.team:
        from burdenshare.doors.web.team.site import KEY
        from burdenshare.ledger.accounts import secret

        os.environ[KEY] = secret.drawn()
    for name, value in asdict(settings).items():  # workers are processes of their own: they read it from here
        os.environ[_PREFIX + name.upper()] = str(value)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # the protocol is named, since asyncio sends small packets at once (TCP_NODELAY) only where it is
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # who reads the address printed can connect at once, and waits
    except OSError as e:
        raise BadRequest(
            f"{host}:{port} cannot be listened on: {e.strerror or e}. Take another --port or --host."
        ) from None
    taken = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    print(f"Burdenshare on http://{shown}:{taken}/ (Ctrl+C ends it)", flush=True)
    config = uvicorn.Config(
        "burdenshare.doors.web.serving:application",
        factory=True,
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=3,
    )
    if workers == 1:
        uvicorn.Server(config).run(sockets=[listening])
    else:
        from uvicorn.supervisors import Multiprocess

        from burdenshare.doors.web import shared

        one = shared.share()
        try:
            Multiprocess(config, sockets=[listening]).run()
        finally:
            one.shutdown()
    return 0


def application() -> FastAPI:
    """The application with the settings that `run` left in the environment."""
    from burdenshare.doors.web.app import create_app

    kinds = {name: type(value) for name, value in asdict(Settings()).items()}
    given: dict[str, Any] = {}
    for name, kind in kinds.items():
        if (word := os.environ.get(_PREFIX + name.upper())) is not None:
            given[name] = word == "True" if kind is bool else kind(word)
    return create_app(Settings(**given))
