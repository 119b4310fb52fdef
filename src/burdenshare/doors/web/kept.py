"""Answers kept in memory: what depends on the address, the day and the data alone is made once.

An answer is kept where its maker says so (`keep`). The key is the address with the headers that choose a form, the
version of the data, and today's date, on which an address without a day depends. What was asked least lately goes first.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from burdenshare.doors.web.version import data_version

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST = 64_000_000  # bytes in all
_LARGEST = 2_000_000  # of one answer
_CHOOSING = (b"accept", b"accept-language", b"host")  # a page cites its own address
_MARK = "burdenshare.keep"

Headers = list[tuple[bytes, bytes]]


class Answer(NamedTuple):
    """One whole answer of status 200."""

    headers: Headers
    body: bytes


def keep(request: Request) -> None:
    """Say that the answer to this request depends on its address, the day and the data alone."""
    request.scope[_MARK] = True


class Kept:
    """Answers GET from memory where it can, 304 where the asker has the answer."""

    def __init__(self, app: ASGIApp, today: Callable[[], date]) -> None:
        self.app, self.today = app, today
        self._lock = threading.Lock()
        self._answers: OrderedDict[tuple[object, ...], Answer] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        packed = b"gzip" in headers.get(b"accept-encoding", b"")
        chosen = tuple(headers.get(name, b"")[:200] for name in _CHOOSING)
        key = (scope["path"], scope["query_string"], packed, chosen, data_version(), self.today())
        if (found := self._answers.get(key)) is not None:
            with self._lock:
                if key in self._answers:
                    self._answers.move_to_end(key)
            await _give(found, headers.get(b"if-none-match", b""), send)
            return
        await self._made(key, scope, receive, send)

    async def _made(self, key: tuple[object, ...], scope: Scope, receive: Receive, send: Send) -> None:
        """The application's answer, kept on the way where it may be."""
        scope[_MARK] = False
        head: Headers | None = None
        pieces: list[bytes] = []

        async def noted(message: Message) -> None:
            nonlocal head
            if message["type"] == "http.response.start" and message["status"] == 200 and scope[_MARK]:
                head = list(message.get("headers", ()))  # a copy: what stands before adds its own
                if any(_of_one(header) for header in head):
                    head = None
            elif message["type"] == "http.response.body" and head is not None:
                pieces.append(message.get("body", b""))
                if sum(map(len, pieces)) > _LARGEST:
                    head = None
                elif not message.get("more_body", False):
                    self._keep(key, Answer(head, b"".join(pieces)))
            await send(message)

        await self.app(scope, receive, noted)

    def _keep(self, key: tuple[object, ...], answer: Answer) -> None:
        with self._lock:
            if (old := self._answers.pop(key, None)) is not None:
                self._size -= len(old.body)
            self._answers[key] = answer
            self._size += len(answer.body)
            while self._size > _MOST:
                _, gone = self._answers.popitem(last=False)
                self._size -= len(gone.body)


def _of_one(header: tuple[bytes, bytes]) -> bool:
    """Whether an answer is for who asked alone, whatever its maker says besides."""
    return header[0] == b"set-cookie" or (header[0] == b"cache-control" and b"no-store" in header[1])


async def _give(answer: Answer, asked: bytes, send: Send) -> None:
    mark = next((value for name, value in answer.headers if name == b"etag"), b"")
    if mark and mark in asked:
        named = [h for h in answer.headers if h[0] in {b"etag", b"cache-control", b"vary"}]
        await send({"type": "http.response.start", "status": 304, "headers": named})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": list(answer.headers)})
    await send({"type": "http.response.body", "body": answer.body})
