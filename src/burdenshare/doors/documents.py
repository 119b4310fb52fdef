"""Documents: a file, standard input or an address read into plain text with what it says about itself.

Text, Markdown, HTML, PDF, DOCX and feeds are read, and every file of a folder. Limits are checked before anything is parsed: at most LIMIT bytes are ever read,
and an HTML page is measured in one linear scan (see pages.py). Whatever cannot be read raises UnreadableDocument
with the mend.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from burdenshare.nouns.errors import BadRequest, UnreadableDocument

LIMIT = 5_000_000
"""The most that is read of one document, in bytes."""

LONGEST = 1_000_000
"""The longest text that is checked as one article, in characters; a book has about as many."""

STDIN = "-"
_ADDRESS = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]+):")
_PAPERS = {b"%PDF-": "pdf", b"PK\x03\x04": "docx"}
"""Formats that are taken apart by what they begin with: one line to add one, and its reader in papers.py."""

_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
)
_FEED = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S
)
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read. published: (day, where it stands) if the document states it; name: file or address."""

    text: str
    name: str
    title: str = ""
    published: tuple[date, str] | None = None
    site: str = ""
    author: str = ""
    url: str = ""
    language: str = ""


def read(source: str) -> Document:
    """The document at `source`: a path, "-" for standard input, or an http or https address.

    Raises UnreadableDocument for what is no readable text, BadRequest for what is not there or not allowed.
    """
    body, name, kind, charset, url = _bytes_of(source)
    return _measured(parse(body, name, kind=kind, charset=charset, url=url))


def _measured(found: Document) -> Document:
    if len(found.text) > LONGEST:
        raise UnreadableDocument(
            f"{found.name} has more than {LONGEST:,} characters, the most that is checked as one article. "
            "Cut it into articles."
        )
    return found


def read_all(source: str) -> Iterator[Document | UnreadableDocument]:
    """The documents at `source`: every file of a folder, every entry of a feed, else the one that `read` reads.

    What cannot be read in a folder comes as the error that says why; the others go on.
    Raises as `read` where `source` is one document, BadRequest for a folder without files.
    """
    if source.strip() and source != STDIN and _exists(folder := Path(source)) and folder.is_dir():
        paths = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
        if not paths:
            raise BadRequest(f"{source} is a folder without files. Name one that holds articles.")
        for path in paths:
            try:
                yield from read_all(str(path))
            except (UnreadableDocument, BadRequest) as e:
                yield UnreadableDocument(str(e))
        return
    body, name, kind, charset, url = _bytes_of(source)
    if kind == "feed" or _FEED.match(body[:5000]):
        from burdenshare.doors import feeds

        yield from (_measured(d) for d in feeds.documents(_within(body, name), name, url))
    else:
        yield _measured(parse(body, name, kind=kind, charset=charset, url=url))


def _bytes_of(source: str) -> tuple[bytes, str, str, str, str]:
    """Bytes of a source, its name, kind and charset as far as declared, and its address."""
    if not source.strip():
        raise BadRequest("No document is named. Give a file, an http address, or - for standard input.")
    if source == STDIN:
        return _standard_input(), "standard input", "", "", ""
    if _ADDRESS.match(source) and not _exists(Path(source)):
        from burdenshare.doors.fetch import fetch

        page = fetch(source, limit=LIMIT)
        return page.body, page.url, page.kind, page.charset, page.url
    return _bytes(Path(source)), source, _kind_of(Path(source)), "", ""


def parse(body: bytes, name: str, *, kind: str = "", charset: str = "", url: str = "") -> Document:
    """Read bytes as a document. kind: "html", "markdown", "text" or "" to tell by the content.

    charset: as declared outside the document, "" if nowhere.
    """
    _within(body, name)
    if not body.strip():
        raise UnreadableDocument(f"{name} is empty. Give a file with the text of an article.")
    for signature, paper in _PAPERS.items():
        if body.startswith(signature):
            return _paper(body, name, paper, url)
    for signature, what in _SIGNATURES:
        if body.startswith(signature):
            raise UnreadableDocument(f"{name} is {what}, which is not read yet. Save its text as .txt or .html.")
    html = kind == "html" or (kind != "markdown" and bool(_HTML.match(body[:5000])))
    if html and not charset and (found := _CHARSET.search(body[:4096])):
        charset = found.group(1).decode("ascii")
    text = _decoded(body, name, charset).replace("\r\n", "\n").replace("\r", "\n")
    if html:
        from burdenshare.doors.pages import article

        return article(text, name, url)
    if kind == "markdown":
        from burdenshare.doors.markdown import plain

        return plain(text, name)
    if not text.strip():
        raise UnreadableDocument(f"{name} is empty. Give a file with the text of an article.")
    return Document(text, name, url=url)


def _within(body: bytes, name: str) -> bytes:
    if len(body) > LIMIT:
        raise UnreadableDocument(
            f"{name} is larger than {LIMIT // 1_000_000} MB, the most that is read of one article. Cut it into articles."
        )
    return body


def _paper(body: bytes, name: str, kind: str, url: str) -> Document:
    """A PDF or DOCX."""
    from burdenshare.doors.isolated import taken_apart

    found = taken_apart(kind, body, name, what=f"a {kind.upper()}", mend="Save its text as .txt.", url=url)
    if not str(found["text"]).strip():
        raise UnreadableDocument(f"{name} holds no text. Save its text as .txt.")
    day = date.fromisoformat(found["day"]) if found.get("day") else None
    return Document(
        text=str(found["text"]),
        name=name,
        title=str(found.get("title") or ""),
        published=(day, str(found["place"])) if day else None,
        author=str(found.get("author") or ""),
        url=url,
        language=str(found.get("language") or "")[:2].lower(),
    )


def _standard_input() -> bytes:
    try:
        return sys.stdin.buffer.read(LIMIT + 1)
    except (OSError, AttributeError):  # closed, or closed before this program began
        raise BadRequest("Standard input is closed. Pipe a text into it, or name a file.") from None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # longer than any file's name
        return False


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError:
        raise BadRequest(f"There is no file {path}. Check the name, or give - for standard input.") from None
    except IsADirectoryError:
        raise BadRequest(f"{path} is a folder. Name one file in it.") from None
    except (OSError, ValueError) as e:
        reason = e.strerror if isinstance(e, OSError) and e.strerror else e
        raise BadRequest(f"{path} cannot be read: {reason}. Check its permissions, or name another file.") from None


def _kind_of(path: Path) -> str:
    endings = {
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".md": "markdown",
        ".markdown": "markdown",
        ".rss": "feed",
        ".atom": "feed",
    }
    return endings.get(path.suffix.casefold(), "")


def _decoded(body: bytes, name: str, charset: str) -> str:
    """Text by its byte-order mark, as UTF-8, as declared, or as Windows-1252 where it reads like that."""
    if body.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return _as("utf-32", body, name)
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as("utf-16", body, name)
    if b"\x00" in body:
        raise UnreadableDocument(f"{name} is binary, not text. Give the text of an article as .txt, .md or .html.")
    try:
        return body.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as e:
        if charset and charset.casefold().replace("_", "-") not in {"utf-8", "utf8"}:
            return _as(charset, body, name)
        text = body.decode("cp1252", errors="replace")
        if _plausible(text):
            return text
        raise UnreadableDocument(
            f"{name} is not UTF-8: byte {e.start} is {body[e.start]:#04x}, and no other encoding fits. Save it as UTF-8."
        ) from None


def _as(charset: str, body: bytes, name: str) -> str:
    try:
        text = body.decode(charset)
    except (LookupError, UnicodeDecodeError, ValueError):
        raise UnreadableDocument(f"{name} says it is {charset}, and it is not. Save it as UTF-8.") from None
    if "\x00" in text:
        raise UnreadableDocument(f"{name} is binary, not text. Give the text of an article as .txt, .md or .html.")
    return text


def _plausible(text: str) -> bool:
    """Whether text read as Windows-1252 looks like a western language: few signs beyond ASCII, most of them letters."""
    strange = [c for c in text if c > "\x7f"]
    letters = sum(c.isalpha() or c in "’‘“”–—…€£«»°\xa0" for c in strange)
    control = sum(c < " " and c not in "\n\r\t\f" for c in text)
    return not control and len(strange) <= len(text) * 0.15 and letters >= len(strange) * 0.9 and "\ufffd" not in text
