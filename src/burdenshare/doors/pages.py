"""HTML pages: the article in them, and the day they state. Measured in one linear scan before anything is parsed.

The day is taken where the page states it by name: meta tags, linked data, a time element marked as the day of
publication, the address. A day guessed from the running text is not taken.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from burdenshare.doors.documents import Document
from burdenshare.nouns.errors import UnreadableDocument

MOST_TAGS = 60_000
DEEPEST = 200
LONGEST_TAG = 100_000

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,50})")
_SILENT = re.compile(r"<(script|style|svg|template|noscript)\b", re.I)
_LINKED = re.compile(r"<script\b[^>]{0,300}ld\+json[^>]{0,300}>", re.I)
_LOOSE = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot "
    "option optgroup colgroup".split()
)
"""Elements without an end, or whose end is often left out: they do not count towards depth."""

_META = (
    "article:published_time", "datepublished", "date.issued", "dc.date.issued", "dcterms.created", "dcterms.date",
    "dc.date", "og:published_time", "publish-date", "publication_date", "pubdate", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)")
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?:[/-]|$)")


def article(html: str, name: str, url: str = "") -> Document:
    """The article of a page, with its title, author, site and the day of publication that it states.

    Raises UnreadableDocument for a page that is too deep or too large to be one article, or that holds no text.
    """
    linked, slim = _without_silent(html)
    _measure(slim, name)
    try:
        found = _extracted(slim, url)
    except Exception as e:  # a parser's own fault on a page made to break parsers
        raise UnreadableDocument(
            f"{name} cannot be read as a web page ({type(e).__name__}). Save its text as .txt."
        ) from None
    text = str(found.get("text") or "")
    if not text.strip():
        raise UnreadableDocument(f"{name} holds no text of an article. Save the article's text as .txt.")
    address = url or str(found.get("url") or "")
    return Document(
        text=text,
        name=name,
        title=str(found.get("title") or ""),
        published=found["day"] or _linked_day(linked) or _address_day(address),
        site=str(found.get("sitename") or ""),
        author=str(found.get("author") or ""),
        url=address,
        language=str(found.get("language") or "")[:2],
    )


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
        if 0 <= comment and (match is None or comment < match.start()):
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
    tags = depth = 0
    for match in _TAG.finditer(html):
        tags += 1
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


def _extracted(html: str, url: str) -> dict[str, Any]:
    import trafilatura
    from lxml import html as parser

    tree = parser.document_fromstring(html.encode("utf-8"), parser=parser.HTMLParser(encoding="utf-8"))
    day = _meta_day(tree)
    found = trafilatura.bare_extraction(
        tree,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    values = dict(found.as_dict()) if found is not None and not isinstance(found, dict) else dict(found or {})
    if not values.get("text"):
        values["text"] = trafilatura.html2txt(html)
    return values | {"day": day}


def _meta_day(tree: Any) -> tuple[date, str] | None:
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if (named := meta.get(key, "").lower()) in _META:
                stated.setdefault(named, meta.get("content", ""))
    for name in _META:
        if day := _day(stated.get(name, "")):
            return day, f"the page's metadata ({name})"
    for time in tree.iter("time"):
        marked = time.get("itemprop", "").lower() == "datepublished" or time.get("pubdate") is not None
        if marked and (day := _day(time.get("datetime", ""))):
            return day, "the page's time element"
    return None


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
