"""A process that checks articles for the site, one after another: a line of JSON in, a line of JSON out.

    python -m burdenshare.doors.web.worker SECONDS

It is watched by desk.py, which ends it where a check takes longer than it may; it ends itself where nobody watches
any more. What came of an article is plain text in every format of the site, so that nothing of an article's making is
ever taken for more than text by the server. Nothing is written to disk.
"""

from __future__ import annotations

import base64
import contextlib
import json
import signal
import sys
from dataclasses import asdict, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from burdenshare.doors import documents, formats
from burdenshare.doors.documents import Document
from burdenshare.nouns.errors import BadRequest, BurdenshareError, UnreadableDocument

MEMORY = 4_000_000_000
_SPARE = 5.0
"""Seconds after which a process that nobody has ended ends itself."""


def answer(request: dict[str, Any], seconds: float) -> dict[str, Any]:
    """What a request asks for, or {"error": sentence, "kind": name of the error's class}."""
    try:
        return _answer(request, seconds)
    except BurdenshareError as e:
        return {"error": str(e), "kind": type(e).__name__}
    except (MemoryError, RecursionError):
        return {"error": "The document takes too much memory. Cut it into articles.", "kind": "UnreadableDocument"}


def _answer(request: dict[str, Any], seconds: float) -> dict[str, Any]:
    document = _document(request, seconds)
    if title := request.get("title"):
        document = replace(document, title=title)
    from burdenshare.doors.checked import checked, report_of

    found = checked(document, as_of=_day(request.get("as_of")), published=_day(request.get("published")))
    report = report_of(document, found)
    from burdenshare.publish import annotated, as_json
    from burdenshare.publish.claimreview import claim_reviews
    from burdenshare.publish.html import html
    from burdenshare.publish.markdown import markdown
    from burdenshare.publish.papers.article import articles
    from burdenshare.publish.papers.typeset import fitted

    return {
        "document": asdict(document),
        "published": request.get("published"),
        "title": report.title,
        "language": found.language,
        "as_of": found.as_of.isoformat(),
        "claims": len(found.verdicts),
        "summary": annotated.summary(report),
        "facts": annotated.facts(report),
        "key": annotated.key(report),
        "body": annotated.body(report),
        "html": html(report),
        "json": as_json.text_of(as_json.check_document(report)),
        "markdown": markdown(report),
        "pdf": base64.b64encode(fitted(articles(report))).decode(),
        "claimreview": as_json.text_of(claim_reviews(found, report.names)),
    }


def _document(request: dict[str, Any], seconds: float) -> Document:
    """The document of a request: text as given, a file's bytes, an address to fetch, or one that was read before."""
    way = request["way"]
    if way == "document":
        given = dict(request["document"])
        if stated := given.get("published"):
            given["published"] = (date.fromisoformat(stated[0]), str(stated[1]))
        return Document(**given)
    if way == "address":
        from burdenshare.doors.fetch import fetch

        page = fetch(request["address"], limit=formats.MOST, seconds=seconds)
        return documents.parse(page.body, page.url, kind=page.kind, charset=page.charset, url=page.url)
    body = base64.b64decode(request["body"])
    if way == "text":
        return documents.parse(body, "Pasted text", kind="text", charset="utf-8")
    name = request["name"]
    return documents.parse(body, name, kind=formats.by_ending(PurePosixPath(name).suffix))


def _day(word: str | None) -> date | None:
    return date.fromisoformat(word) if word else None


def main() -> None:
    """Answer the requests on standard input until it is closed; whatever parsers print goes to standard error."""
    import logging
    import traceback
    import warnings

    from burdenshare.doors.isolated import limit_memory

    seconds = float(sys.argv[1])
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    limit_memory(MEMORY)
    out = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        with contextlib.suppress(
            BadRequest, UnreadableDocument
        ):  # the first check opens the record: before it is asked for
            answer({"way": "text", "body": base64.b64encode(b"Spain spent 1.28% of GDP on defence.").decode()}, seconds)
        _put(out, {"ready": True})
        for line in sys.stdin.buffer:
            signal.setitimer(signal.ITIMER_REAL, seconds + _SPARE)
            try:
                found = answer(json.loads(line), seconds)
            except Exception:
                traceback.print_exc()
                found = {"error": "The check failed where it should not. It was written to the log.", "kind": ""}
            signal.setitimer(signal.ITIMER_REAL, 0)
            _put(out, found)


def _put(out: Any, value: dict[str, Any]) -> None:
    out.write(json.dumps(value, ensure_ascii=True, default=str) + "\n")
    out.flush()


if __name__ == "__main__":
    main()
