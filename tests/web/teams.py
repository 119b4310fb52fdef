"""The site of a team on a socket, in a thread of the tests, so that its clock is theirs."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import uvicorn

from burdenshare.doors.web.app import create_app
from burdenshare.doors.web.settings import Settings
from burdenshare.ledger import Ledger
from burdenshare.ledger.accounts import log, people, tokens

START = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
WORDS = "four ducks on a pond"
PEOPLE = {"Ada": "editor", "Bo": "reviewer", "Cy": "reader"}


class Team:
    """A running site, its address, and its clock."""

    def __init__(self, address: str, app: Any) -> None:
        self.address, self.app, self.now = address, app, START
        app.state.now = lambda: self.now

    def later(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)

    def token(self, name: str, *scopes: str) -> str:
        """A token of an account."""
        with self.app.state.ledger.session() as session:
            return tokens.make(session, people.named(session, name), "t", scopes, 30, self.now, log.OPERATOR)[0]

    def browser(self, name: str = "") -> Browser:
        """A browser, signed in under a name if one is given."""
        made = Browser(self.address)
        if name:
            assert made.sign_in(name).status_code == 303
        return made


class Browser(httpx.Client):
    """What a browser sends: its cookies, and where its forms come from."""

    def __init__(self, address: str) -> None:
        super().__init__(base_url=address, headers={"origin": address, "sec-fetch-site": "same-origin"}, timeout=30)

    def form(self, page: str, action: str, **fields: Any) -> httpx.Response:
        """Send a form of a page."""
        return self.post(action, data={"csrf": csrf(self.get(page)), **fields})

    def sign_in(self, name: str, password: str | None = None, **fields: str) -> httpx.Response:
        """Fill in the form of sign-in."""
        return self.form("/sign-in", "/sign-in", name=name, password=password or f"{WORDS} {name}", **fields)


def csrf(page: httpx.Response) -> str:
    """The token of the first form of a page that has one."""
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert found, (page.status_code, page.text[:500])
    return found[1]


@contextlib.contextmanager
def running(ledger: str, *, team: bool = True) -> Iterator[Team]:
    """A site with a ledger, and the three people where they sign in."""
    opened = Ledger.open(ledger)
    with opened.session() as session:
        for name, role in PEOPLE.items():
            people.add(session, name, f"{WORDS} {name}", role, START, log.OPERATOR)
    opened.close()
    app = create_app(Settings(rate_limit=0, ledger=ledger, team=team))
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield Team(f"http://127.0.0.1:{listening.getsockname()[1]}", app)
    finally:
        server.should_exit = True
        thread.join(10)
        app.state.ledger.close()
