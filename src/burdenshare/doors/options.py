"""Options that several commands share, and the days and formats that they accept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from burdenshare.nouns.errors import BadRequest


def _day(_type: Any, tokens: Sequence[Any]) -> date:
    token = tokens[0]
    try:
        return date.fromisoformat(token.value)
    except ValueError:
        raise BadRequest(f"{token.keyword} {token.value!r} is no day. Write it like 2025-06-05.") from None


AsOf = Annotated[
    date | None, Parameter(name="--as-of", converter=_day, help="What was known on that day (2025-06-05).")
]
Published = Annotated[
    date | None, Parameter(name="--published", converter=_day, help="The day of the article, if it does not say.")
]
Out = Annotated[Path | None, Parameter(name="--out", help="Write to this file instead of standard output.")]
PublisherName = Annotated[str | None, Parameter(name="--publisher", help="Publisher; the alliance's own if left out.")]
Currency = Annotated[str, Parameter(name="--currency", help="Currency of amounts (ISO 4217).")]
PriceBase = Annotated[
    str | None, Parameter(name="--price-base", help='Prices of amounts: "current", "constant" or "2015 prices".')
]


def known_day(day: date | None, option: str = "--as-of") -> date:
    """The day asked for, or today. Raises BadRequest for a day to come or before the first release."""
    import burdenshare

    today = date.today()
    if day is None:
        return today
    if day > today:
        raise BadRequest(f"{option} {day} is in the future: today is {today}. Name a day that has come.")
    burdenshare.open().as_of(day)
    return day


def chosen(asked: str | None, out: Path | None, endings: dict[str, str]) -> str:
    """The format asked for; else the one that the ending of `out` means; else text."""
    if asked:
        return asked
    return endings.get(out.suffix.casefold(), "text") if out else "text"
