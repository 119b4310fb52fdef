"""A document on standard input taken apart, as JSON on standard output.

Run by isolated.py as a process of its own (`python -m burdenshare.doors.extraction KIND [URL]`), so that it can be stopped.
Days are taken from named places in the markup alone, never guessed from the running text.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

_ISO = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d")
_META = (
    "article:published_time", "datepublished", "date.issued", "dc.date.issued", "dcterms.created", "dcterms.date",
    "dc.date", "og:published_time", "publish-date", "publication_date", "pubdate", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_MEMORY = 2_000_000_000


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


def main() -> None:
    """Take apart the document on standard input, within a limit of memory where the system has one."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # no such limit here; time and size are limited all the same
    kind, url = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    body = sys.stdin.buffer.read()
    sys.stdout.write(json.dumps(_found(kind, body, url)))


def _found(kind: str, body: bytes, url: str) -> dict[str, Any]:
    from burdenshare.doors import feeds, papers

    match kind:
        case "pdf":
            return papers.pdf(body)
        case "docx":
            return papers.docx(body)
        case "feed":
            return feeds.entries(body)
        case _:
            return extract(body, url)


if __name__ == "__main__":
    main()
