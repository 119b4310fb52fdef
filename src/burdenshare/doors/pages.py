"""HTML pages: the article in them, and the day they state.

A page is measured in one linear scan before anything is parsed, and taken apart in a process of its own (isolated.py):
some pages are made to keep a parser busy. The day is taken where the page states it by name: meta tags, linked data,
a time element marked as the day of publication, the address. A day guessed from the running text is not taken.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from burdenshare.doors.decoding import decoded
from burdenshare.doors.documents import Document
from burdenshare.doors.formats import Raw
from burdenshare.doors.isolated import taken_apart
from burdenshare.nouns.errors import UnreadableDocument

MOST_TAGS = 30_000
DEEPEST = 200
LONGEST_TAG = 100_000

_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,50})")
_SILENT = re.compile(r"<(script|style|svg|template|noscript)\b", re.I)
_LINKED = re.compile(r"<script\b[^>]{0,300}ld\+json[^>]{0,300}>", re.I)
_LOOSE = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup"),
    )
)
"""Elements without an end, or whose end is often left out: they do not count towards depth."""

_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)")
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?:[/-]|$)")


def read(raw: Raw) -> tuple[Document, ...]:
    """The article of a page, with its title, author, site and the day of publication that it states.

    Raises UnreadableDocument for a page that is too deep or too large to be one article, or that holds no text.
    """
    linked, slim = _without_silent(decoded(raw.body, raw.name, charset_of(raw)))
    _measure(slim, raw.name)
    found = taken_apart("html", raw, slim.encode("utf-8", "replace"))
    text = str(found.get("text") or "")
    if not text.strip():
        raise UnreadableDocument(f"{raw.name} holds no text of an article. Save the article's text as .txt.")
    address = raw.url or str(found.get("url") or "")
    return (
        Document(
            text=text,
            name=raw.name,
            title=str(found.get("title") or ""),
            published=_stated(found) or _linked_day(linked) or _address_day(address),
            site=str(found.get("sitename") or ""),
            author=str(found.get("author") or ""),
            url=address,
            language=str(found.get("language") or "")[:2].lower(),
        ),
    )


def charset_of(raw: Raw) -> str:
    """The encoding that is declared for a page, outside of it or in its first meta tags; "" if nowhere."""
    if not raw.charset and (found := _CHARSET.search(raw.body[:4096])):
        return found.group(1).decode("ascii")
    return raw.charset


def _stated(found: dict[str, Any]) -> tuple[date, str] | None:
    day = _day(str(found.get("day") or ""))
    return (day, str(found["place"])) if day else None


def _without_silent(html: str) -> tuple[list[str], str]:
    """Linked data of a page, and the page without scripts, styles, drawings and comments: one pass."""
    linked: list[str] = []
    kept: list[str] = []
    at = 0
    folded = html.lower() if len(html.lower()) == len(html) else html
    gone: set[str] = set()
    while True:
        match = _SILENT.search(html, at)
        comment = html.find("<!--", at) if "<!--" not in gone else -1
        if comment < 0:
            gone.add("<!--")
        if comment >= 0 and (match is None or comment < match.start()):
            kept.append(html[at:comment])
            end = html.find("-->", comment)
            at = len(html) if end < 0 else end + 3
            continue
        if match is None:
            kept.append(html[at:])
            return linked, "".join(kept)
        kept.append(html[at : match.start()])
        closing = f"</{match.group(1).lower()}"
        end = folded.find(closing, match.end()) if closing not in gone else -1
        if end < 0:  # never closed: only its opening tag goes
            gone.add(closing)
            end = match.start()
        elif len(linked) < 20 and (opened := _LINKED.match(html, match.start())):
            linked.append(html[opened.end() : end])
        stop = html.find(">", max(end, match.end()))
        at = len(html) if stop < 0 else stop + 1


def _measure(html: str, name: str) -> None:
    """Refuse a page that no browser would be sent: too many tags, too deep, a tag without end."""
    depth = 0
    for tags, match in enumerate(_TAG.finditer(html), 1):
        closing, element = match.groups()
        if element.lower() not in _LOOSE:
            depth = max(0, depth - 1) if closing else depth + 1
        if tags > MOST_TAGS or depth > DEEPEST:
            what = f"more than {MOST_TAGS} tags" if tags > MOST_TAGS else f"tags nested more than {DEEPEST} deep"
            raise UnreadableDocument(f"{name} has {what}, too much for an article. Save the article's text as .txt.")
        end = html.find(">", match.end(), match.end() + LONGEST_TAG)
        if end < 0 and len(html) - match.end() > LONGEST_TAG:
            raise UnreadableDocument(
                f"{name} has a tag longer than {LONGEST_TAG} characters. Save the article's text as .txt."
            )


def _linked_day(linked: list[str]) -> tuple[date, str] | None:
    """datePublished of a page's linked data, of the article where several things are described."""
    found: list[tuple[bool, date]] = []
    for block in linked:
        try:
            things: list[Any] = [json.loads(block)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while things and seen < 10_000:
            thing = things.pop()
            seen += 1
            if isinstance(thing, dict):
                if isinstance(stated := thing.get("datePublished"), str) and (day := _day(stated)):
                    found.append(("Article" not in str(thing.get("@type", ""))[:200], day))
                things += thing.values()
            elif isinstance(thing, list):
                things += thing
    if not found:
        return None
    return min(found)[1], "the page's linked data (datePublished)"


def _address_day(url: str) -> tuple[date, str] | None:
    if match := _IN_ADDRESS.search(url):
        try:
            return date(*map(int, match.groups())), "the page's address"
        except ValueError:
            return None
    return None


def _day(written: str) -> date | None:
    """The day of an ISO date or time, as written in its own time zone."""
    if match := _ISO.search(written[:60]):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            return None
    return None
