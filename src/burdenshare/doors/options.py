"""Options that several commands share, and the days and formats that they accept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from burdenshare.nouns.errors import BadRequest

if TYPE_CHECKING:
    from burdenshare.record import Record

FIRST_YEAR, LAST_YEAR = 1900, 2100
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")


def _day(_type: Any, tokens: Sequence[Any]) -> date:
    token = tokens[0]
    try:
        if _DAY.fullmatch(token.value):  # fromisoformat takes 20250605 and 2025-W23-4 too
            return date.fromisoformat(token.value)
    except ValueError:
        pass
    raise BadRequest(f"{token.keyword} {token.value!r} is no day. Write it like 2025-06-05.")


def _year(_type: Any, tokens: Sequence[Any]) -> int:
    token = tokens[0]
    if _YEAR.fullmatch(token.value) and FIRST_YEAR <= int(token.value) <= LAST_YEAR:
        return int(token.value)
    raise BadRequest(
        f"{token.keyword or 'YEAR'} {token.value!r} is no year from {FIRST_YEAR} to {LAST_YEAR}. Write it like 2024."
    )


def _file(_type: Any, tokens: Sequence[Any]) -> Path:
    name = tokens[0].value
    if not name.strip():
        raise BadRequest("--out names no file. Name one; without --out all is printed on standard output.")
    if name == "-":
        raise BadRequest("--out - is no file. Without --out all is printed on standard output: leave it out.")
    return Path(name)


def _harvest(_type: Any, tokens: Sequence[Any]) -> Path:
    name = tokens[0].value
    if not name.strip():
        raise BadRequest("--harvest names no file. Name one, or - for standard output.")
    return Path(name)


AsOf = Annotated[
    date | None, Parameter(name="--as-of", converter=_day, help="What was known on that day (2025-06-05).")
]
Published = Annotated[
    date | None, Parameter(name="--published", converter=_day, help="The day of the article, if it does not say.")
]
YEAR = Parameter(converter=_year, allow_leading_hyphen=True, help="The year that the figures speak of.")
FromYear = Annotated[
    int | None, Parameter(name="--from", converter=_year, help="First year.", allow_leading_hyphen=True)
]
ToYear = Annotated[int | None, Parameter(name="--to", converter=_year, help="Last year.", allow_leading_hyphen=True)]
Out = Annotated[
    Path | None, Parameter(name="--out", converter=_file, help="Write to this file instead of standard output.")
]
Harvest = Annotated[
    Path | None,
    Parameter(
        name="--harvest",
        converter=_harvest,
        allow_leading_hyphen=True,
        help="Write the article's new pledges and positions to this TOML file as draft register entries; - prints them.",
    ),
]
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
    """The format asked for; else the one that the ending of `out` means; else text.

    Raises BadRequest for an ending that means nothing here: a file named x.pdf with text in it would deceive.
    """
    if asked:
        return asked
    ending = out.suffix.casefold() if out else ""
    if ending in {"", ".txt"}:
        return "text"
    if ending not in endings:
        known = ", ".join((*endings, ".txt"))
        raise BadRequest(f"--out {out}: {ending} is no ending of this command ({known}). Take one, or add --format.")
    return endings[ending]


def known_series(record: Record, currency: str, price_base: str | None) -> None:
    """Raise BadRequest for a currency or a price base in which no figure held is printed."""
    if not currency and price_base is None:
        return
    held = record.store.rows(
        "SELECT DISTINCT f.currency, f.price_base FROM read_parquet($files) AS f",
        {"files": record.store.files(record.releases())},
    )
    currencies, bases = {str(row[0]) for row in held}, {str(row[1]) for row in held}
    if currency and currency not in currencies:
        raise BadRequest(f"No figure held is in the currency {currency!r}. Name an ISO 4217 code such as USD or EUR.")
    if price_base is not None and price_base not in {*bases, "constant"} - {""}:
        raise BadRequest(f"No figure held is in the price base {price_base!r}. Known are {_listed(bases)}.")


def _listed(bases: Iterable[str]) -> str:
    return ", ".join(f'"{b}"' for b in sorted({*bases, "constant"} - {""}))
