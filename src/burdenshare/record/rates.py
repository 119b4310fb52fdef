"""Exchange rates: a year's average, as a publisher of rates prints it."""

from __future__ import annotations

from burdenshare.nouns.figures import Observation
from burdenshare.record.view import View

_PUBLISHERS = ("ECB", "FED")


def average_rate(view: View, currency: str, year: int) -> Observation | None:
    """Units of `currency` per US dollar: the year's average, newest release known that day; None where none is held."""
    holder = (
        "EU" if currency == "EUR" else next((a.code for a in view.record.areas.allies if a.currency == currency), "")
    )
    for publisher in _PUBLISHERS if holder else ():
        if publisher in view.record.publishers:
            found = view.cell(holder, "exchange_rate_usd", year, publisher, currency=currency)
            if found is not None:
                return found
    return None
