"""RSS and Atom feeds: each entry is a document. `entries` runs inside the process of extraction.py."""

from __future__ import annotations

from datetime import date
from typing import Any

from burdenshare.doors.documents import Document
from burdenshare.doors.isolated import taken_apart

MOST_ENTRIES = 500


def documents(body: bytes, name: str, url: str = "") -> tuple[Document, ...]:
    """The entries of a feed that hold text, in its order.

    Raises UnreadableDocument for what is no feed, or one without any text.
    """
    found = taken_apart(
        "feed", body, name, what="an RSS or Atom feed", mend="Save the feed as .xml, or check the address.", url=url
    )
    made: list[Document] = []
    for entry in found["entries"]:
        published = None
        if entry["day"]:
            published = (date.fromisoformat(entry["day"]), "the feed (published)")
        made.append(
            Document(
                text=entry["text"],
                name=entry["url"] or f"{name}#{len(made) + 1}",
                title=entry["title"],
                published=published,
                site=found["site"],
                author=entry["author"],
                url=entry["url"],
                language=found["language"][:2].lower(),
            )
        )
    return tuple(made)


def entries(body: bytes) -> dict[str, Any]:
    """Entries of a feed with their texts, as plain values; {"refused": why} where there are none."""
    import feedparser
    import trafilatura

    feed = feedparser.parse(body)
    made: list[dict[str, str]] = []
    for entry in feed.entries[:MOST_ENTRIES]:
        written = [c.get("value", "") for c in entry.get("content", ())] or [entry.get("summary", "")]
        title = entry.get("title", "")
        text = "\n".join(
            trafilatura.html2txt(f"<html><body><div>{part}</div></body></html>") or part for part in written
        )
        stamp = entry.get("published_parsed") or entry.get("updated_parsed")
        if not text.strip():
            continue
        day = f"{stamp.tm_year:04}-{stamp.tm_mon:02}-{stamp.tm_mday:02}" if stamp else ""
        made.append(
            {
                "text": f"{title}\n\n{text}" if title and title not in text else text,
                "title": title,
                "url": entry.get("link", ""),
                "author": entry.get("author", ""),
                "day": day,
            }
        )
    if not made:
        return {"refused": "is a feed without any text in its entries. Name the address of one article."}
    return {"entries": made, "site": feed.feed.get("title", ""), "language": feed.feed.get("language", "")}
