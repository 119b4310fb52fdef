"""What stands before every request: security headers, a limit on bodies, a limit on how often one address may ask.

Written as plain ASGI, so that a body that is too long is cut off while it comes in and never held whole.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_ADDRESSES = 10_000


class Headers:
    """Adds the security headers; a page under /embed/ may stand in another site's frame."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        embedded = scope["path"].startswith("/embed/")
        policy = POLICY.format(ancestors="*" if embedded else "'none'").encode()

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message.setdefault("headers", [])
                headers.append((b"content-security-policy", policy))
                if not embedded:
                    headers.append((b"x-frame-options", b"DENY"))
                stated = {name for name, _ in headers}
                left = {b"cross-origin-resource-policy"} if embedded else set()
                headers.extend(h for h in HEADERS if h[0] not in left | stated)
            await send(message)

        await self.app(scope, receive, with_headers)


class BodyLimit:
    """Answers 413 where a body is longer than `limit` bytes, by its header or as it comes in."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app, self.limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        stated = dict(scope["headers"]).get(b"content-length", b"0")
        if not stated.isdigit() or int(stated) > self.limit:
            await _refuse(send, 413, f"The body is longer than {self.limit:,} bytes. Send less.")
            return
        seen, started, over = 0, False, False

        async def counted() -> Message:
            nonlocal seen, over
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.limit:
                over = True
                return {"type": "http.disconnect"}
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            if not over:
                await send(message)

        try:
            await self.app(scope, counted, watched)
        except Exception:
            if not over:
                raise
        if over and not started:
            await _refuse(send, 413, f"The body is longer than {self.limit:,} bytes. Send less.")


class RateLimit:
    """Answers 429 to an address that asks more often than `limit` times a minute; a bucket that refills steadily."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app, self.limit = app, limit
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and self.limit and not scope["path"].startswith("/static/"):
            client = scope.get("client")
            if not self._allowed(client[0] if client else ""):
                await _refuse(send, 429, "Too many requests from this address. Wait a minute.", (b"retry-after", b"60"))
                return
        await self.app(scope, receive, send)

    def _allowed(self, address: str) -> bool:
        now = time.monotonic()
        left, then = self._buckets.pop(address, (float(self.limit), now))
        left = min(float(self.limit), left + (now - then) * self.limit / 60) - 1
        self._buckets[address] = (max(left, 0.0), now)
        while len(self._buckets) > _ADDRESSES:
            self._buckets.popitem(last=False)
        return left >= 0


async def _refuse(send: Send, status: int, sentence: str, *headers: tuple[bytes, bytes]) -> None:
    import json

    titles = {413: "Content Too Large", 429: "Too Many Requests"}
    body = json.dumps({"type": "about:blank", "title": titles[status], "status": status, "detail": sentence}).encode()
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", b"application/problem+json"),
                (b"content-length", str(len(body)).encode()),
                (b"connection", b"close"),
                *headers,
            ],
        }
    )
    await send({"type": "http.response.body", "body": body})
