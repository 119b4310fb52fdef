"""Numbers whose sign or currency is left unsaid in a text about shares: "Finland on 2.65", "up from 1.50", "to 124.7 billion".

A number with decimals in the range of a share, led by what leads a share and followed by nothing that it could count, is taken for
per cent where the sentence, or the ones just before it, give shares with their sign. Larger ones are taken where the sentence
gives others as large (equipment, growth).
"""

from __future__ import annotations

import re
from dataclasses import replace

from burdenshare.claims.lexicon import Lexicon
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import QuantityUnit

_LARGEST_SHARE = 8.0
_LEADS = {"exactly", "precisely", "about", "nearly", "on", "at", "with", "(", "from", "to", "against", "'s", "is", "was", "puts", "only", "just", "of", "spend", "spends",
          "spent"}  # fmt: skip
_FOLLOWS = {"", ",", ";", ".", ")", "(", "and", "in", "this", "last", "a", "while", "but", "by", "is", "was", "for",
            "to", "or", "–", "—", "-", "today", "now", "respectively", "compared", "after", "before", "according",
            "from", "up", "down", "'"}  # fmt: skip


BILLIONS = {"billion", "billions", "bn", "trillion", "tn"}
_ROW = re.compile(r"[|\t]")  # the rows of a table are tables.py's


def with_per_cent(s: Sentence, told: bool, lexicon: Lexicon) -> list[Found]:
    """The quantities of a sentence, those that are shares without a sign as per cent.

    told: the sentences just before gave shares.
    """
    signed = [q.value for q in s.percents()]
    if not (signed or told) or s.has("other_topics") or _ROW.search(s.text, s.start, s.end):
        return s.quantities
    largest = max([_LARGEST_SHARE if told or min(signed, default=99.0) <= _LARGEST_SHARE else 0.0, *signed])
    return [_as_per_cent(q, lexicon) if _is_share(s, q, largest, bool(signed)) else q for q in s.quantities]


def with_currency(s: Sentence, told: bool, lexicon: Lexicon) -> list[Found]:
    """The quantities of a sentence, the billions without a currency as money: "from 99.3 billion to 124.7 billion euros".

    told: the sentences before gave money. The currency is the sentence's own, if it names one, else left open.
    """
    bare = [q for q in s.quantities if q.unit is QuantityUnit.PLAIN and s.key(q.j) in BILLIONS]
    own = {q.quantity.currency for q in s.quantities if q.unit is QuantityUnit.MONEY}
    if not bare or s.has("other_topics") or not (own or told or (s.has("spend") and s.has("defence"))):
        return s.quantities
    currency = own.pop() if len(own) == 1 else "?"
    return [
        _as_money(q, lexicon.magnitudes[s.key(q.j)], currency, lexicon) if q in bare and _is_sum(s, q) else q
        for q in s.quantities
    ]


def _is_sum(s: Sentence, q: Found) -> bool:
    """Whether nothing that it could count, and no "less" or "more", follows the billions."""
    after = s.key(q.j + 1)
    return after in _FOLLOWS | {"on"} and not (after == "in" and s.key(q.j + 2) in {"less", "more"})


def _as_money(q: Found, scale: float, currency: str, lexicon: Lexicon) -> Found:
    value = q.value * scale
    interval = lexicon.approximators[q.quantity.approximator or "exactly"].interval(
        value, scale * 10.0**-q.quantity.decimals
    )
    quantity = replace(q.quantity, value=value, unit=QuantityUnit.MONEY, interval=interval, currency=currency)
    return replace(q, quantity=quantity, j=q.j + 1)


def _is_share(s: Sentence, q: Found, largest: float, signed: bool) -> bool:
    if q.unit is not QuantityUnit.PLAIN or not 1 <= q.quantity.decimals <= 2 or not 0.3 < q.value <= largest:
        return False
    if s.key(q.j) not in _FOLLOWS:
        return False
    if _leads_to_signed(s, q):
        return True
    before = s.key(q.number - 1)
    beside = any(n.j == q.number and n.code for n in s.names)
    if q.quantity.decimals == 1 and not signed:
        return before in {"at", "(", "on"} and any(n.code and 0 <= q.i - n.j <= 3 for n in s.names)
    return before in _LEADS or beside or (before == "," and any(n.code and n.j == q.number - 1 for n in s.names))


def _leads_to_signed(s: Sentence, q: Found) -> bool:
    """Whether only commas, "and" and numbers like it stand before one with its sign: "2.34, 2.10 and 2.36 percent"."""
    for o in s.quantities:
        if o.i < q.j:
            continue
        if not {s.key(k) for k in range(q.j, o.i)} <= {",", "and"} or o.quantity.decimals != q.quantity.decimals:
            return False
        if o.unit is QuantityUnit.PER_CENT:
            return True
        q = o
    return False


def _as_per_cent(q: Found, lexicon: Lexicon) -> Found:
    kind = q.quantity.approximator or "exactly"
    interval = lexicon.approximators[kind].interval(q.value, 10.0**-q.quantity.decimals)
    return replace(q, quantity=replace(q.quantity, unit=QuantityUnit.PER_CENT, interval=interval))
