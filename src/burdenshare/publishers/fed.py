"""US Federal Reserve, G.5A: annual average rates to the US dollar, in the long CSV of the datasets project.

Columns: Date (1 January of the year), Country, Exchange rate; every rate is units of the currency per US
dollar, the euro's too, whatever the copy's readme says (0.88 for 2025 cannot be dollars per euro). Four
allies and the euro are in it; the euro stands under the area EU.
"""

from __future__ import annotations

import csv
from pathlib import Path

from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import LayoutChanged, UnreadableDocument
from burdenshare.nouns.figures import Observation, Status

PUBLISHER = "FED"
HEAD = ["Date", "Country", "Exchange rate"]


def read_annual_csv(path: Path, release: str, areas: Areas) -> tuple[Observation, ...]:
    """Annual average units of currency per US dollar. Raises LayoutChanged, UnreadableDocument."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as e:
        raise UnreadableDocument(f"{path} cannot be read as CSV ({e}). Name an existing file.") from None
    if not lines or lines[0] != HEAD:
        raise LayoutChanged(path.name, "csv", 1, f"a header {HEAD}", lines[0] if lines else "nothing")
    owners = {"Euro": ("EU", "EUR")} | {
        a.name: (a.code, a.currency) for a in areas.allies if a.currency not in ("EUR", "USD")
    }
    found = []
    for number, line in enumerate(lines[1:], 2):
        if len(line) != 3:
            raise LayoutChanged(path.name, "csv", number, "three columns", line)
        if line[1] not in owners:
            continue
        area, currency = owners[line[1]]
        try:
            period, rate = int(line[0][:4]), float(line[2])
        except ValueError:
            raise LayoutChanged(path.name, "csv", number, "a year and a rate", line) from None
        found.append(
            Observation(
                *(PUBLISHER, release, area, "exchange_rate_usd", period, rate, 4, "per USD", currency, ""),
                *(Status.ACTUAL, "G.5A", number),
            )
        )
    if not found:
        raise UnreadableDocument(f"{path.name} holds no rate of an ally. Name the annual file.")
    return tuple(found)
