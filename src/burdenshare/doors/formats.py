"""The formats of documents, one entry each: how a document of it is known, how much is read of it, who reads it.

To add a format: an entry here and the function it names. A reader takes a Raw and gives the documents in it; where
the format takes a parser that a hostile file could keep busy, the parser is an `extractor`, which isolated.py runs in
a process of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import Any

_HEAD = 5000
_BEFORE = rb"^(?:\xef\xbb\xbf)?(?>\s*(?:<\?[^>]*>|<!--(?:(?!-->).)*-->))*+\s*+"
"""Declarations and comments before the first element, matched in one way only."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A document as bytes. kind, charset: as declared outside of it, "" if nowhere. url: where it was fetched.

    here: whether this process is itself one that is watched and may be stopped (see isolated.py).
    """

    body: bytes
    name: str
    kind: str = ""
    charset: str = ""
    url: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """words: for sentences. starts: what the bytes begin with, None where nothing tells.

    reader: "module:function" of this package, (Raw) -> documents. extractor: "module:function", (bytes, address) ->
    plain values, or {"refused": why}. limit: the most that is read, in bytes.
    several: whether a file of it is a list of documents.
    """

    name: str
    words: str
    endings: tuple[str, ...]
    media: tuple[str, ...]
    reader: str
    limit: int = 5_000_000
    starts: re.Pattern[bytes] | None = None
    extractor: str = ""
    several: bool = False


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format("pdf", "a PDF", (".pdf",), ("application/pdf",), "papers:read_pdf", 20_000_000,
           re.compile(rb"^\s{0,100}%PDF-"), "papers:pdf"),
    Format("docx", "a DOCX document", (".docx",), (_WORD,), "papers:read_docx", 20_000_000,
           re.compile(rb"^PK\x03\x04"), "papers:docx"),
    Format("feed", "an RSS or Atom feed", (".rss", ".atom"),
           ("application/rss+xml", "application/atom+xml", "application/rdf+xml"), "feeds:read",
           starts=re.compile(_BEFORE + rb"<(?:rss|(?:atom:)?feed|rdf:RDF)\b", re.S), extractor="feeds:entries",
           several=True),
    Format("html", "a web page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), "pages:read",
           starts=re.compile(_BEFORE + rb"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S),
           extractor="extraction:extract"),
    Format("markdown", "Markdown", (".md", ".markdown"), ("text/markdown", "text/x-markdown"), "markdown:read"),
    Format("text", "a text", (".txt", ".text"), ("text/plain",), "documents:read_text"),
)  # fmt: skip

UNTOLD = ("application/octet-stream", "application/xml", "text/xml", "binary/octet-stream")
"""Media types that say too little: the bytes tell."""

NOT_READ = (
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
)
"""What other files begin with, and what they are."""

CONTAINER = b"\xd0\xcf\x11\xe0"
"""What documents of old office programs begin with, and locked ones of newer programs."""

MOST = max(f.limit for f in FORMATS)
"""The most that is read of any document, in bytes."""

_NAMED = {f.name: f for f in FORMATS}
BY_MEDIA = {media: f.name for f in FORMATS for media in f.media} | dict.fromkeys(UNTOLD, "")
"""Media type to the name of a format, "" where the bytes must tell."""


def named(name: str) -> Format:
    """The format of that name."""
    return _NAMED[name]


def by_ending(suffix: str) -> str:
    """The name of the format that a file's ending means, "" if none."""
    return next((f.name for f in FORMATS if suffix.casefold() in f.endings), "")


def of(body: bytes, kind: str = "") -> Format:
    """The format of some bytes: as they begin, else as declared, else text. Markdown may begin like a page."""
    head = body[:_HEAD]
    for format in FORMATS:
        if format.starts and format.starts.match(head) and not (kind == "markdown" and format.name == "html"):
            return format
    return _NAMED.get(kind, _NAMED["text"])


def function(place: str) -> Any:
    """The function at "module:function" of this package."""
    module, _, name = place.partition(":")
    return getattr(import_module(f"burdenshare.doors.{module}"), name)
