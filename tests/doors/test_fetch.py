"""Fetching: only the open web, whatever name, notation or redirect leads elsewhere; a real server for the rest."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from urllib3.util import parse_url

from burdenshare.doors import fetch as fetching
from burdenshare.doors.fetch import fetch, public
from burdenshare.nouns.errors import BadRequest, UnreadableDocument

PAGE = b"<html><body><p>Members spend 2% of GDP.</p></body></html>"


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, body, status = "text/html; charset=utf-8", PAGE, 200
        if self.path.startswith("/moved/"):
            left = int(self.path.rsplit("/", 1)[1])
            return self._moved(f"/moved/{left - 1}" if left else "/page")
        if self.path.startswith("/to/"):
            return self._moved(self.path.removeprefix("/to/"))
        if self.path == "/slow":
            return self._slow()
        if self.path == "/picture":
            kind, body = "image/png", b"%PDF-1.7"
        elif self.path.startswith("/as/"):
            kind = self.path.removeprefix("/as/")
        elif self.path == "/large":
            body = b"x" * 300_000
        elif self.path == "/missing":
            status = 404
        elif self.path == "/host":
            kind, body = "text/plain", self.headers["Host"].encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def _moved(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _slow(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Wait: ")
        try:
            for _ in range(100):
                self.wfile.write(b".")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()


def test_a_page_is_fetched_with_its_kind_and_charset(server: str) -> None:
    page = fetch(f"{server}/page", limit=1000, allow_private=True)
    assert (page.url, page.body, page.kind, page.charset) == (f"{server}/page", PAGE, "html", "utf-8")


@pytest.mark.parametrize(
    ("media", "kind"),
    [
        ("application/pdf", "pdf"),
        ("application/rss+xml", "feed"),
        ("application/atom+xml", "feed"),
        ("application/octet-stream", ""),
        ("text/xml", ""),
    ],
)
def test_an_address_may_lead_to_a_paper_or_a_feed(server: str, media: str, kind: str) -> None:
    assert fetch(f"{server}/as/{media}", limit=1000, allow_private=True).kind == kind


def test_five_redirects_are_followed_and_no_more(server: str) -> None:
    assert fetch(f"{server}/moved/4", limit=1000, allow_private=True).url == f"{server}/page"
    with pytest.raises(BadRequest, match="redirects more than 5 times"):
        fetch(f"{server}/moved/5", limit=1000, allow_private=True)


@pytest.mark.parametrize("where", ["file:///etc/hostname", "ftp://example.org/a", "http://u:p@example.org/"])
def test_a_redirect_is_held_to_the_same_rules(server: str, where: str) -> None:
    with pytest.raises(BadRequest, match="leads to"):
        fetch(f"{server}/to/{where}", limit=1000, allow_private=True)


def test_a_name_that_leads_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.215.14", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(BadRequest, match=r"127\.0\.0\.1, which is not a public address"):
        fetch("http://news.example.org/page", limit=1000)


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "[::1]", "[::]",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "169.254.169.254", "2852039166", "0xa9fea9fe", "10.0.0.8", "192.168.1.1",
        "172.16.0.1", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "[fe80::1]", "[fd00:ec2::254]", "[ff02::1]",
        "[64:ff9b::a9fe:a9fe]", "１２７.０.０.１", "127。0。0。1",
    ],
)  # fmt: skip
def test_no_notation_of_a_private_address_is_fetched(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    reached: list[object] = []
    monkeypatch.setattr(fetching, "_connection", lambda *a: reached.append(a))
    with pytest.raises(BadRequest, match=r"is not a public address|is not a web address|cannot be found"):
        fetch(f"http://{host}/", limit=1000)
    assert reached == []


def test_a_redirect_from_a_public_page_to_this_machine_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address passes as public while it leads to the server of the test; the second is what it is."""
    first = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 80))
    port, resolve = int(server.rsplit(":", 1)[1]), socket.getaddrinfo
    made = fetching._connection

    def names(host: str, *rest: object, **more: object) -> list[object]:
        return [first] if host == "news.example.org" else resolve(host, *rest, **more)  # type: ignore[arg-type, call-overload, no-any-return]

    def to_the_test(target: object, address: str, deadline: float) -> object:
        assert address == "93.184.215.14"
        return made(parse_url(server), "127.0.0.1", deadline)

    monkeypatch.setattr(socket, "getaddrinfo", names)
    monkeypatch.setattr(fetching, "_connection", to_the_test)
    for host in ("127.0.0.1", "169.254.169.254", "[::1]", "2130706433", "0x7f000001", "localhost", "10.1.2.3"):
        with pytest.raises(BadRequest, match=r"is not a public address|is not a web address"):
            fetch(f"http://news.example.org/to/http://{host}/", limit=1000)
    with pytest.raises(BadRequest, match=f"names port {port}"):
        fetch(f"http://news.example.org/to/{server}/page", limit=1000)


@pytest.mark.parametrize("port", [22, 25, 0, 6379, 11211, 65535])
def test_a_port_where_no_web_page_is_is_not_spoken_to(port: int) -> None:
    with pytest.raises(BadRequest, match=f"names port {port}, where no web page is expected"):
        fetch(f"http://example.org:{port}/", limit=1000)


def test_an_address_with_a_password_is_refused_without_repeating_a_request() -> None:
    with pytest.raises(BadRequest, match="carries a name or password"):
        fetch("https://user:secret@example.org/", limit=1000)


def test_the_connection_goes_to_the_address_that_was_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port, asked = int(server.rsplit(":", 1)[1]), []

    def resolve(*arguments: object, **_: object) -> list[object]:
        asked.append(arguments[0])
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    page = fetch(f"http://news.example.org:{port}/host", limit=1000, allow_private=True)
    assert page.body == f"news.example.org:{port}".encode()
    assert asked[0] == "news.example.org"
    assert "news.example.org" not in asked[1:]  # the name is asked once: it cannot lead elsewhere a moment later


def test_what_is_too_large_of_another_kind_or_missing_is_refused(server: str) -> None:
    with pytest.raises(UnreadableDocument, match="is larger than"):
        fetch(f"{server}/large", limit=100_000, allow_private=True)
    with pytest.raises(UnreadableDocument, match="image/png, which is not read yet"):
        fetch(f"{server}/picture", limit=1000, allow_private=True)
    with pytest.raises(BadRequest, match="answered 404"):
        fetch(f"{server}/missing", limit=1000, allow_private=True)


def test_a_server_that_drips_its_answer_is_left(server: str) -> None:
    begun = time.monotonic()
    with pytest.raises(BadRequest, match="did not answer within"):
        fetch(f"{server}/slow", limit=1000, seconds=0.7, allow_private=True)
    assert time.monotonic() - begun < 5


def test_a_closed_port_is_said_in_one_sentence() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(BadRequest, match="could not be fetched"):
        fetch(f"http://127.0.0.1:{port}/", limit=1000, allow_private=True)


@pytest.mark.parametrize(
    ("address", "open_to_all"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, open_to_all: bool) -> None:
    assert public(address) is open_to_all
