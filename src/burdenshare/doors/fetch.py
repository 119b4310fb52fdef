"""Fetch a page from the open web, and from nowhere else.

Only http and https, on the ports where the web is. The name is resolved here, every address it leads to must be
public, and the connection goes to the very address that was checked, so that a name cannot lead elsewhere a moment
later. The same holds for each of at most five redirects. Size and time are limited.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burdenshare import __version__
from burdenshare.doors import formats
from burdenshare.nouns.errors import BadRequest, UnreadableDocument

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import BaseHTTPResponse
    from urllib3.util import Url

REDIRECTS = 5
SECONDS = 20.0
PORTS = frozenset({80, 443, 8080, 8443})
"""Ports where web pages are; at others, services listen that are not to be spoken to."""

_MOVED = {301, 302, 303, 307, 308}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: url is the last address after redirects, kind a format's name, "" to be told by the bytes."""

    url: str
    body: bytes
    kind: str
    charset: str


def fetch(url: str, *, limit: int, seconds: float = SECONDS, allow_private: bool = False) -> Page:
    """Fetch one page of at most `limit` bytes within `seconds`, redirects included.

    allow_private: any address and port, for tests against a server on this machine; nothing that a user says sets it.
    Raises BadRequest for an address that is not allowed, does not answer or answers with an error,
    UnreadableDocument for a body that is too large or of a kind that is not read.
    """
    from urllib3.exceptions import HTTPError

    deadline = time.monotonic() + seconds
    asked = url
    for _ in range(REDIRECTS + 1):
        target = _target(url, asked, allow_private)
        connection = _connection(target, _resolve(target, asked, allow_private), deadline)
        cut = threading.Timer(max(0.0, deadline - time.monotonic()), _hang_up, [connection])
        cut.daemon = True
        cut.start()
        try:
            answer = _ask(connection, target)
            moved = answer.headers.get("Location") if answer.status in _MOVED else None
            if not moved:
                return _page(answer, target.url, asked, limit, deadline)
            url = _joined(target.url, moved, asked)
        except (HTTPError, OSError, ValueError, AttributeError) as e:
            if time.monotonic() >= deadline:
                raise _late(asked, seconds) from None
            raise BadRequest(f"{asked} could not be fetched: {_reason(e)}. Check it, or save the page.") from None
        finally:
            cut.cancel()
            connection.close()
    raise BadRequest(f"{asked} redirects more than {REDIRECTS} times. Give the address it leads to.")


def _target(url: str, asked: str, allow_private: bool) -> Url:
    """The address taken apart, with its scheme, host and port fit to be asked."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    where = asked if url == asked else f"{asked} leads to {url}, which"
    try:
        target = parse_url(url)
    except LocationParseError:
        raise BadRequest(f"{where} is not a web address. Give one like https://example.org/article.") from None
    if target.scheme not in {"http", "https"}:
        raise BadRequest(
            f"{where} is no http or https address, and only those are fetched. Save the page, and name the file."
        )
    if target.auth is not None:
        raise BadRequest(f"{where} carries a name or password. Leave out what stands before the @.")
    if not target.host:
        raise BadRequest(f"{where} names no host. Give an address like https://example.org/article.")
    if _port(target) not in PORTS and not allow_private:
        raise BadRequest(
            f"{where} names port {_port(target)}, where no web page is expected. Leave the port out, or save the page."
        )
    return target


def _port(target: Url) -> int:
    return (443 if target.scheme == "https" else 80) if target.port is None else target.port


def _resolve(target: Url, asked: str, allow_private: bool) -> str:
    """One checked address of the host. Refuses the host if any of its addresses is not public."""
    host = (target.host or "").strip("[]")
    port = _port(target)
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii")
        answers = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise BadRequest(f"The host {host} of {asked} cannot be found. Check the address.") from None
    found = [str(answer[4][0]) for answer in answers]
    for address in found:
        if not allow_private and not public(address):
            raise BadRequest(
                f"{asked} leads to {address}, which is not a public address and is not fetched. Save the page as a file."
            )
    return found[0]


def public(address: str) -> bool:
    """Whether an IP address is one of the open internet, whatever notation it hides in."""
    ip: Address = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner))
    refused = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved
    return ip.is_global and not refused and not ip.is_unspecified


def _connection(target: Url, address: str, deadline: float) -> HTTPConnection:
    from urllib3.connection import HTTPConnection, HTTPSConnection

    left = max(0.1, min(10.0, deadline - time.monotonic()))
    if target.scheme == "http":
        return HTTPConnection(address, port=_port(target), timeout=left)
    import certifi

    host = (target.host or "").strip("[]")
    return HTTPSConnection(
        address, port=_port(target), timeout=left, server_hostname=host, assert_hostname=host,
        cert_reqs="CERT_REQUIRED", ca_certs=certifi.where(),
    )  # fmt: skip


def _ask(connection: HTTPConnection, target: Url) -> BaseHTTPResponse:
    host = target.host or ""
    host = host if host.startswith("[") else host.encode("idna").decode("ascii")
    headers = {
        "Host": host if target.port is None else f"{host}:{target.port}",
        "User-Agent": f"burdenshare/{__version__}",
        "Accept": ", ".join(media for media in formats.BY_MEDIA if "octet" not in media),
        "Accept-Encoding": "identity",
    }
    connection.request("GET", target.request_uri, headers=headers, preload_content=False)
    return connection.getresponse()


def _page(answer: BaseHTTPResponse, url: str, asked: str, limit: int, deadline: float) -> Page:
    if answer.status != 200:
        raise BadRequest(f"{asked} answered {answer.status} {answer.reason or ''}".rstrip() + ". Check the address.")
    kind, _, rest = (answer.headers.get("Content-Type") or "text/html").partition(";")
    kind = kind.strip().casefold()
    if kind not in formats.BY_MEDIA:
        raise UnreadableDocument(
            f"{asked} is {kind or 'of no stated type'}, which is not read yet. Save its text as .txt."
        )
    charset = rest.partition("charset=")[2].partition(";")[0].strip().strip("\"'")
    body = bytearray()
    while chunk := answer.read1(65_536):
        body += chunk
        if len(body) > limit:
            raise UnreadableDocument(
                f"{asked} is larger than {limit // 1_000_000} MB, the most that is read of one article. Save its text."
            )
        if time.monotonic() > deadline:
            break
    if time.monotonic() > deadline:  # also where hanging up has ended the answer early
        raise TimeoutError
    return Page(url, bytes(body), formats.BY_MEDIA[kind], charset)


def _joined(base: str, moved: str, asked: str) -> str:
    from urllib.parse import urljoin

    try:
        return urljoin(base, moved)
    except ValueError:
        raise BadRequest(f"{asked} redirects to {moved!r}, which is no address. Save the page as a file.") from None


def _hang_up(connection: HTTPConnection) -> None:
    """Break a connection that outlives its time, wherever it is waiting."""
    if (open_socket := connection.sock) is not None:
        try:
            open_socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _late(asked: str, seconds: float) -> BadRequest:
    return BadRequest(f"{asked} did not answer within {seconds:g} seconds. Try again, or save the page as a file.")


def _reason(error: Exception) -> str:
    text = str(error.args[0] if error.args and isinstance(error.args[0], str) else error).strip()
    return (text.rsplit(": ", 1)[-1] or type(error).__name__).rstrip(".")
