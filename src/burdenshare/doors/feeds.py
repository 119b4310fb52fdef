"""RSS and Atom feeds: each entry is a document. `entries` runs where isolated.py lets it."""

from __future__ import annotations

import io
import re
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from burdenshare.doors.decoding import sound
from burdenshare.doors.documents import Document
from burdenshare.doors.formats import Raw
from burdenshare.doors.isolated import taken_apart
from burdenshare.nouns.errors import UnreadableDocument

MOST_ENTRIES = 500
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "tr",
        "table",
        "section",
        "article",
        "header",
        "figure",
        "hr",
    ]
)
_SILENT = frozenset(("script", "style", "template", "noscript"))


def read(raw: Raw) -> tuple[Document | UnreadableDocument, ...]:
    """The entries of a feed that hold text, in its order; those past MOST_ENTRIES come as one error that counts them.

    Raises UnreadableDocument for what is no feed, or one without any text.
    """
    found = taken_apart("feed", raw)
    made: list[Document | UnreadableDocument] = []
    for number, entry in enumerate(found["entries"], 1):
        day = date.fromisoformat(entry["day"]) if entry["day"] else None
        made.append(
            Document(
                text=sound(entry["text"]),
                name=entry["url"] or f"{raw.name}#{number}",
                title=sound(entry["title"]),
                published=(day, f"the feed's entry ({entry['place']})") if day else None,
                site=sound(found["site"]),
                author=sound(entry["author"]),
                url=entry["url"],
                language=str(found["language"])[:2].lower(),
            )
        )
    if found["more"]:
        made.append(
            UnreadableDocument(f"{raw.name} has {found['more']} entries more than the {MOST_ENTRIES} that are read of one feed.")
        )  # fmt: skip
    return tuple(made)


def entries(body: bytes, _url: str = "") -> dict[str, Any]:
    """Entries of a feed with their texts, as plain values; {"refused": why} where there are none."""
    import feedparser

    feed = feedparser.parse(io.BytesIO(body))  # bytes themselves would be tried as an address and a file's name
    made = [entry for found in feed.entries[:MOST_ENTRIES] if (entry := _entry(found))["text"].strip()]
    if not made:
        return {"refused": "is a feed without any text in its entries. Name the address of one article."}
    return {
        "entries": made,
        "more": max(0, len(feed.entries) - MOST_ENTRIES),
        "site": words(feed.feed.get("title", "")),
        "language": feed.feed.get("language", "") or "",
    }


def _entry(found: Any) -> dict[str, str]:
    parts = found.get("content") or [found.get("summary_detail") or {"value": found.get("summary", "")}]
    texts = [p.get("value") or "" if p.get("type") == "text/plain" else words(p.get("value") or "") for p in parts]
    text, title = "\n".join(texts).strip(), words(found.get("title", ""))
    day, place = _day(found)
    return {
        "text": text if not title or title in text else f"{title}\n\n{text}",
        "title": title,
        "url": found.get("link", "") or "",
        "author": found.get("author", "") or "",
        "day": day,
        "place": place,
    }


def _day(entry: Any) -> tuple[str, str]:
    """The day of an entry in its own time zone, and the element that states it."""
    for place in ("published", "updated"):
        written = str(entry.get(place) or "").strip()
        if not written:
            continue
        try:
            if match := _ISO.match(written):
                return date.fromisoformat(match.group()).isoformat(), place
            return parsedate_to_datetime(written).date().isoformat(), place
        except ValueError:
            if stamp := entry.get(f"{place}_parsed"):
                return f"{stamp.tm_year:04}-{stamp.tm_mon:02}-{stamp.tm_mday:02}", place
    return "", ""


def words(html: str) -> str:
    """The words of a piece of markup, each block on a line of its own."""
    if "<" not in html and "&" not in html:
        return html.strip()
    from lxml import html as parser

    tree = parser.fragment_fromstring(html, create_parent="div")
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            element.text = ""
        elif element.tag in _BLOCKS and element is not tree:
            if element.tag not in {"br", "hr"}:
                element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
        elif element.tag in {"td", "th"}:
            element.tail = f" {element.tail or ''}"
    lines = (" ".join(line.split()) for line in "".join(tree.itertext(tag=None)).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
