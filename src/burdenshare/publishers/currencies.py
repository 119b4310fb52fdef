"""Names of currencies as publishers' tables print them, and the two allies whose currency changed lately.

A name alone may leave the currency open ('Kroner' are Danish or Norwegian): the ally decides. What a
publisher prints must be a currency of that ally, or the reader stops.
"""

from __future__ import annotations

from datetime import date

from burdenshare.nouns.areas import Area

NAMES: dict[str, tuple[str, ...]] = {
    "canadian dollars": ("CAD",),
    "dollars": ("CAD",),
    "denars": ("MKD",),
    "euro": ("EUR",),
    "euros": ("EUR",),
    "danish kroner": ("DKK",),
    "forint": ("HUF",),
    "forints": ("HUF",),
    "kroner": ("DKK", "NOK", "SEK"),
    "kronor": ("SEK",),
    "kunas": ("HRK",),
    "koruny": ("CZK",),
    "krónur": ("ISK",),
    "lek": ("ALL",),
    "leks": ("ALL",),
    "leva": ("BGN",),
    "liras": ("TRY",),
    "lei": ("RON",),
    "new lei": ("RON",),
    "norwegian kroner": ("NOK",),
    "pounds": ("GBP",),
    "us dollars": ("USD",),
    "zlotys": ("PLN",),
}
"""Lower-case name as printed by NATO (Table 1) and SIPRI, and the ISO 4217 codes it may mean."""

EURO_SINCE: dict[str, tuple[str, date]] = {
    "HRV": ("HRK", date(2023, 1, 1)),
    "BGR": ("BGN", date(2026, 1, 1)),
}
"""Allies that took the euro lately: the currency before, and the day. Publishers then restate all years."""


def national(area: Area, published: date) -> str:
    """ISO 4217 code of the currency in which a file of that day gives an ally's figures, for all years."""
    before, since = EURO_SINCE.get(area.code, (area.currency, date.min))
    return before if published < since else ("EUR" if area.code in EURO_SINCE else area.currency)


def named(name: str, area: Area) -> str | None:
    """ISO 4217 code that a printed name means for this ally; None where it is no currency of that ally."""
    own = {area.currency}
    if area.code in EURO_SINCE:
        own |= {EURO_SINCE[area.code][0], "EUR"}
    fitting = [code for code in NAMES.get(name.strip().casefold(), ()) if code in own]
    return fitting[0] if fitting else None
