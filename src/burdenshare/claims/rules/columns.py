"""What the numbers of a column are: a share, money, growth, a change in points, and of which year.

A head or a caption says it in words that the lexicon knows, whatever the language. A head that says anything else beside is not
understood, and its column is not read: better no claim than one about another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from itertools import pairwise

from burdenshare.claims.glossary import UNKNOWN
from burdenshare.claims.lexicon import Lexicon
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import QuantityUnit

OWN = "own"
"""The currency of a column in which each ally's money is its own."""

_PER_CENT = {"%", "percent", "percentage", "share", "ratio", "proportion", "pct"}
_POINTS = re.compile(r"\bpp\b|\bp\.\s?p\.|\bpts?\b|\bpoints?\b|Δ\s?%", re.IGNORECASE)
_CHANGE = {"δ", "∆", "change", "changes", "increase", "rise", "gain", "difference", "variation", "growth", "+/-", "yoy"}
_GROWTH = re.compile(r"\breal(?:-terms)? (?:annual |yearly )?(?:change|growth|increase)|\bchange \(real", re.IGNORECASE)
_OWN_MONEY = re.compile(r"\b(?:national|local)[ -]currenc|\bncu\b", re.IGNORECASE)
_GLUED = re.compile(r"(?<![^\W_])(US\$|USD|EUR|GBP|\$|€|£) ?(mn|mln|m|bn|b|trn|tn)\b", re.IGNORECASE)
_OTHERS_DOLLARS = {"australian", "new zealand", "singapore", "hong kong"}
_FISCAL = re.compile(r"\b(?:FY|HJ|fiscal|financial)\b ?\d?|\bFY\d|\d{4}/\d{2}\b|\d{4}/\d{4}", re.IGNORECASE)
_SPAN = re.compile(r"((?:19|20)\d\d)\s?[a-z]?\s?(?:-|–|—|to|→|/|vs\.?)\s?((?:19|20)?\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d.,$€£])((?:19[5-9]|20[0-5])\d)(?![\d%]|[.,]\d)")
PROMISED = {"target", "targets", "goal", "goals", "pledge", "promise", "commitment", "objective", "aim"}
_ALLIED = {"nato", "the alliance"}
_NOT_OTHER = {"shares", "pension", "pensions", "research", "development"}
_MARGIN = {
    "in", "as", "a", "the", "of", "to", "for", "and", "by", "per", "cent", "at", "on", "value", "values", "figures", "figure", "data",
    "e", "est", "p", "f", "prov", "annual", "prices", "price", "current", "constant", "rates", "exchange", "year", "years", "nominal",
    "national", "local", "currency", "currencies", "units", "unit", "ncu", "major", "terms", "real", "yearly", "us", "united", "states",
    "expenditure", "spending", "outlays", "budget", "its", "their", "fy", "from", "pp", "pts", "point", "points",
    *_PER_CENT, *_CHANGE,
}  # fmt: skip
_UNDERSTOOD = (
    "share_noun", "spend", "defence", "estimate", "equipment", "per_head", "real_terms", "core_words", "time", "publisher",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sort:
    """What is measured, and how the numbers are to be read. scale: what one unit is worth; currency: "" save for money."""

    measure: str
    unit: QuantityUnit
    scale: float = 1.0
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What some words say of a column's numbers. scale: 0 where no magnitude is named. allied: they name the alliance alone."""

    share: bool = False
    per_cent: bool = False
    equipment: bool = False
    per_head: bool = False
    real: bool = False
    change: bool = False
    points: bool = False
    defence: bool = False
    allied: bool = False
    promised: bool = False
    other: bool = False
    scale: float = 0.0
    currency: str = ""

    def __or__(self, further: Told) -> Told:
        """What both say; the first one's word counts where they differ."""
        return Told(**{f.name: getattr(self, f.name) or getattr(further, f.name) for f in fields(Told)})

    @property
    def measured(self) -> bool:
        """Whether a measure is named, be it without its unit."""
        return (
            self.share
            or self.equipment
            or self.per_head
            or self.real
            or self.change
            or self.points
            or self.currency != ""
        )

    def with_units_of(self, caption: Told) -> Told:
        """The same with the units that only the caption names."""
        return replace(
            self,
            per_cent=self.per_cent or caption.per_cent,
            scale=self.scale or (0.0 if self.per_head else caption.scale),
            currency=self.currency or (caption.currency if self.per_head else ""),
            defence=self.defence or caption.defence,
            share=self.share or (self.change and caption.share),
        )

    def sort(self) -> Sort | None:
        """The one sort that is told, None where none is or more than one."""
        if self.other:
            return None
        money = self.currency != ""
        if self.change and self.points:
            return Sort("share_of_gdp", QuantityUnit.POINTS) if self.share and not (money or self.equipment) else None
        if self.per_head:
            return (
                Sort("expenditure_per_capita", QuantityUnit.MONEY, 1.0, self.currency)
                if money and not self.share
                else None
            )
        if self.equipment:
            wrong = self.share or money or self.real or self.change
            return Sort("equipment_share", QuantityUnit.PER_CENT) if self.per_cent and not wrong else None
        if self.share:
            wrong = money or self.real or self.change or self.scale > 0
            return Sort("share_of_gdp", QuantityUnit.PER_CENT) if self.per_cent and not wrong else None
        if self.real:
            return Sort("real_change", QuantityUnit.PER_CENT) if self.per_cent and not money else None
        if money and self.scale and not self.change and not self.per_cent:
            return Sort("expenditure", QuantityUnit.MONEY, self.scale, self.currency)
        return None


def told(s: Sentence, lexicon: Lexicon) -> Told:
    """What a head or a line of a caption says of the numbers."""
    keys = [t.key.removeprefix(UNKNOWN) for t in s.tokens]
    words = s.text[s.start : s.end]
    scale, currency = _money(s, keys, lexicon, words)
    share = [m.value for m in s.of("share_noun")]
    growth = bool(_GROWTH.search(words) or _GROWTH.search(" ".join(keys)))
    points = bool(_POINTS.search(words)) or any(
        a.startswith("percentage") and b.startswith("point") for a, b in pairwise(keys)
    )
    change = growth or not _CHANGE.isdisjoint(keys) or any(k.startswith("δ") for k in keys)
    return Told(
        share=bool(share),
        per_cent=not _PER_CENT.isdisjoint(keys)
        or ("per", "cent") in pairwise(keys)
        or any(v.casefold() not in {"gdp"} for v in share),
        equipment=s.has("equipment"),
        per_head=s.has("per_head"),
        real=growth or (s.has("real_terms") and not share),
        change=change,
        points=points,
        defence=any(m.value.casefold() not in _ALLIED for m in s.of("defence")),
        allied=any(m.value.casefold() in _ALLIED for m in s.of("defence")),
        promised=any(m.value in PROMISED for m in s.of("target", "pledge")) or s.has("demand", "hypothetical"),
        other=any(m.value not in _NOT_OTHER for m in s.of("other_topics")) and not (growth and s.has("defence")),
        scale=scale,
        currency=currency,
    )


def _money(s: Sentence, keys: list[str], lexicon: Lexicon, words: str) -> tuple[float, str]:
    """What a unit of money is worth and its currency, as far as they are told."""
    scale = next((lexicon.magnitudes[k] for k in keys if k in lexicon.magnitudes and len(k) > 1 and k != "tn"), 0.0)
    if _OWN_MONEY.search(words) or _OWN_MONEY.search(" ".join(keys)):
        return scale, OWN
    found = {
        k for n in range(len(keys)) for size in (1, 2, 3) if (k := " ".join(keys[n : n + size])) in lexicon.currencies
    }
    currencies = {lexicon.currencies[k] for k in found}
    if glued := _GLUED.search(words):
        scale = scale or lexicon.magnitudes[glued[2].casefold()]
        currencies.add(lexicon.currencies[glued[1].casefold()])
    if "?USD" in currencies and currencies & {"USD", "CAD"}:
        currencies.discard("?USD")
    if len(currencies) != 1 or any(w in words.casefold() for w in _OTHERS_DOLLARS):
        return scale, ""
    currency = currencies.pop()
    return scale, "USD" if currency == "?USD" else currency


def understood(sentences: Iterable[Sentence], lexicon: Lexicon) -> bool:
    """Whether every word of a head is one that says what is measured or when."""
    for s in sentences:
        known = {k for m in s.of(*_UNDERSTOOD) for k in range(m.i, m.j)}
        known |= {k for n in s.names if n.code in {"NATO", "USA"} for k in range(n.i, n.j)}
        for k, token in enumerate(s.tokens):
            key = token.key.removeprefix(UNKNOWN)
            if k in known or key in _MARGIN or key in lexicon.currencies or key in lexicon.magnitudes:
                continue
            if token.number and not (_YEAR.fullmatch(token.text) or (len(token.text) == 2 and s.key(k - 1) in "-–—/")):
                return False
            if token.text[0].isalpha() and not _GLUED.match(token.text) and key[0] not in "δ∆":
                return False
    return True


def year_of_head(words: str) -> int | None:
    """The year of a head, 0 where it names none, None where it names one that no calendar year answers to."""
    if _FISCAL.search(words) or _SPAN.search(words):
        return None
    found = {int(y) for y in _YEAR.findall(words)}
    return None if len(found) > 1 else next(iter(found), 0)


def span_of_head(words: str) -> tuple[int, int] | None:
    """The two years of "2025–26", "2014-2025", "2024 → 2025"."""
    match = _SPAN.search(words)
    if match is None:
        found = sorted({int(y) for y in _YEAR.findall(words)})
        return (found[0], found[1]) if len(found) == 2 else None
    first = int(match[1])
    second = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    return (first, second) if first < second else None


def years_of(s: Sentence, lexicon: Lexicon) -> list[int]:
    """The calendar years that a line of a caption names, without those of prices, of a release's day or of a promise."""
    found = []
    for time in s.times:
        when = time.when
        if not when.years or when.basis not in {"stated", "relative"} or time.deadline:
            continue
        if when.basis == "relative" or not (when.fiscal or _of_prices(s, time.i) or _of_day(s, time.i, lexicon)):
            found.append(when.years[0])
    return list(dict.fromkeys(found))


def _of_day(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the year at token i is part of a day or month: "10 July 2026", "July 10, 2026", "Juli 2026", "10.07.2026"."""
    before, lead = s.key(i - 1), s.key(i - 2)
    if before in lexicon.months or (before in {"of", ","} and lead in lexicon.months):
        return True
    if before == "," and lead.isdigit() and s.key(i - 3) in lexicon.months:
        return True
    return before in {".", "/", "-"} and lead.isdigit()


def _of_prices(s: Sentence, i: int) -> bool:
    """Whether the year at token i is that of prices ("2021 prices", "prices of 2021", "constant (2021) US dollars")."""
    before, lead = (s.key(k).removeprefix(UNKNOWN) for k in (i - 1, i - 2))
    after = s.key(i + 1).removeprefix(UNKNOWN)
    if after.startswith(("price", "dollar", "us", "euro")) or before == "constant":
        return True
    return before in {"of", "(", "in"} and lead.startswith(("price", "constant", "dollar"))
