"""A web page taken apart by trafilatura.

Days are taken from named places in the markup alone, never guessed from the running text.
"""

from __future__ import annotations

import re
from typing import Any

_ISO = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d")
_META = (
    "article:published_time", "datepublished", "date.issued", "dc.date.issued", "dcterms.created", "dcterms.date",
    "dc.date", "og:published_time", "publish-date", "publication_date", "pubdate", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip


def extract(html: bytes, url: str = "") -> dict[str, str | None]:
    """Text, title, author, site, address, language, and the day of publication with its place, of a page in UTF-8."""
    import trafilatura
    from lxml import html as parser

    tree = parser.document_fromstring(html, parser=parser.HTMLParser(encoding="utf-8"))
    day, place = _day(tree)
    language = tree.get("lang")
    found = trafilatura.bare_extraction(
        tree,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    values: dict[str, Any] = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    kept = {key: values.get(key) for key in ("text", "title", "author", "sitename", "url")}
    kept["language"] = language
    if not kept["text"]:
        kept["text"] = trafilatura.html2txt(html.decode("utf-8", "replace"))
    return kept | {"day": day, "place": place}


def _day(tree: Any) -> tuple[str | None, str]:
    """The first ISO day in a meta tag that names the day of publication, or in a time element marked as such."""
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if (named := meta.get(key, "").lower()) in _META:
                stated.setdefault(named, meta.get("content", ""))
    for name in _META:
        if match := _ISO.search(stated.get(name, "")[:60]):
            return match.group(), f"the page's metadata ({name})"
    for time in tree.iter("time"):
        marked = time.get("itemprop", "").lower() == "datepublished" or time.get("pubdate") is not None
        if marked and (match := _ISO.search(time.get("datetime", "")[:60])):
            return match.group(), "the page's time element"
    return None, ""
