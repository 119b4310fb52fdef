"""European Central Bank, euro reference rates: annual means of the daily file ('eurofxref-hist.csv').

Two indicators: units of a currency per euro, and per US dollar as the mean of the daily cross rates. The
means are computed here, as the Bank prints days only. A year with fewer than 200 quotes is left out, for no
mean of a part is a year's; the newest year, not over yet, is PROVISIONAL. A rate stands under the ally
whose currency it is, of the time (Croatia's kuna to 2022, the euro after it); the euro itself once, under
the area EU. The old lira and leu, before redenomination, are left out.
"""

from __future__ import annotations

import csv
import gzip
import io
from datetime import date
from pathlib import Path
from statistics import fmean

from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import LayoutChanged, UnreadableDocument
from burdenshare.nouns.figures import Observation, Status

PUBLISHER = "ECB"
FEWEST_QUOTES = 200
EURO_AREA = "EU"

BEFORE_THE_EURO = {
    "BGN": "BGR",
    "EEK": "EST",
    "HRK": "HRV",
    "LTL": "LTU",
    "LVL": "LVA",
    "SIT": "SVN",
    "SKK": "SVK",
}
"""Currencies that allies had before the euro, in the file under their codes of the time."""


def read_daily_file(path: Path, release: str, areas: Areas) -> tuple[Observation, ...]:
    """Annual mean rates of the allies' currencies to the euro and to the US dollar.

    path: the ECB's CSV, plain or gzipped. Raises LayoutChanged, UnreadableDocument.
    """
    owner = {a.currency: a.code for a in areas.allies if a.currency != "EUR"} | BEFORE_THE_EURO
    per_euro: dict[tuple[str, int], list[float]] = {}
    per_dollar: dict[tuple[str, int], list[float]] = {}
    lines = csv.DictReader(io.StringIO(_text(path)))
    if "Date" not in (lines.fieldnames or ()) or "USD" not in (lines.fieldnames or ()):
        raise LayoutChanged(path.name, "csv", 1, "columns Date and USD", lines.fieldnames)
    newest = date.min
    for number, line in enumerate(lines, 2):
        try:
            day = date.fromisoformat(line["Date"])
            rates = {c: float(w) for c, w in line.items() if c and c != "Date" and w not in (None, "", "N/A")}
        except ValueError as e:
            raise LayoutChanged(path.name, "csv", number, "a day and its rates", str(e)) from None
        newest = max(newest, day)
        dollar = rates.get("USD")
        for currency, rate in rates.items():
            if currency in owner:
                per_euro.setdefault((currency, day.year), []).append(rate)
                if dollar and currency != "USD":
                    per_dollar.setdefault((currency, day.year), []).append(rate / dollar)
        if dollar:
            per_dollar.setdefault(("EUR", day.year), []).append(1 / dollar)
    owner["EUR"] = EURO_AREA
    found = [
        Observation(
            *(PUBLISHER, release, owner[currency], indicator, year, fmean(quotes), -1, unit, currency, ""),
            status=Status.PROVISIONAL if year == newest.year and newest.month < 12 else Status.ACTUAL,
            table="euro foreign exchange reference rates",
            row=0,
        )
        for indicator, unit, means in (
            ("exchange_rate_eur", "per EUR", per_euro),
            ("exchange_rate_usd", "per USD", per_dollar),
        )
        for (currency, year), quotes in sorted(means.items())
        if len(quotes) >= FEWEST_QUOTES
    ]
    if not found:
        raise LayoutChanged(path.name, "csv", 2, f"a year of at least {FEWEST_QUOTES} days", "none")
    return tuple(found)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8-sig")
    except OSError as e:
        raise UnreadableDocument(f"{path} cannot be read ({e}). Name an existing file.") from None
    except (UnicodeDecodeError, EOFError) as e:
        raise UnreadableDocument(f"{path.name} is not the ECB's CSV file ({e}). Download it again.") from None
