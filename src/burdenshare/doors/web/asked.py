"""What every page is asked for besides its own: whose knowledge (the time machine), which publisher, which language.

All of it stands in the address, so that a link shows to another reader what it showed to the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from burdenshare.nouns.errors import BadRequest

if TYPE_CHECKING:
    from starlette.requests import Request

LANGUAGES = ("en", "de", "fr", "es")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Asked:
    """day: whose knowledge rules. given: whether the address names it. publisher: code, "" for the alliance's own."""

    day: date
    given: bool
    publisher: str
    language: str

    def query(self, **changes: object) -> str:
        """The query string that keeps what was asked, with other parameters; "" or None leaves one out."""
        kept: dict[str, object] = {
            "as_of": self.day.isoformat() if self.given else None,
            "publisher": self.publisher or None,
            "lang": self.language if self.language != "en" else None,
        }
        values = {k: v for k, v in {**kept, **changes}.items() if v not in (None, "")}
        return f"?{urlencode(values, doseq=True)}" if values else ""

    def in_language(self, language: str) -> Asked:
        """The same in another language."""
        return replace(self, language=language)


def asked(request: Request, today: date) -> Asked:
    """What a request asks for. Raises BadRequest for a day that is none, to come, or before the first release."""
    import burdenshare

    record = burdenshare.open()
    word = request.query_params.get("as_of", "").strip()
    day = today
    if word:
        day = known_day(word, today)
    record.as_of(day)
    publisher = request.query_params.get("publisher", "").strip()
    if publisher:
        publisher = record.registry.publisher(publisher).code
    return Asked(day, bool(word), publisher, language_of(request))


def language_of(request: Request) -> str:
    """The language of an answer: as the address names it, else the reader's first that the interface has, else English."""
    named = request.query_params.get("lang", "")
    if named:
        return named if named in LANGUAGES else "en"
    return _preferred(request.headers.get("accept-language", ""))


def known_day(word: str, today: date, name: str = "as_of") -> date:
    """A day that has come and of which something is known. Raises BadRequest."""
    import burdenshare

    day = parsed_day(word, name)
    if day > today:
        raise BadRequest(f"{name} {day} is in the future: today is {today}. Name a day that has come.")
    burdenshare.open().as_of(day)
    return day


def parsed_day(word: str, name: str = "as_of") -> date:
    """A day written like 2025-06-05. Raises BadRequest."""
    if _DAY.fullmatch(word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            pass
    raise BadRequest(f"{name} {word[:40]!r} is no day. Write it like 2025-06-05.")


def _preferred(header: str) -> str:
    """The first language of Accept-Language that the interface has."""
    for part in header.split(","):
        code = part.split(";")[0].strip().lower().split("-")[0]
        if code in LANGUAGES:
            return code
    return "en"
