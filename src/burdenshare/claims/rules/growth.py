"""Growth in real terms: "spending of European allies and Canada rose by 18% in real terms in 2024"."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims.beside import is_share
from burdenshare.claims.context import Context
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind, Quantity, When

DOWN = {"contracts", "contracted", "contract", "shrinks", "shrink", "shrank", "fall", "falls", "fell", "fallen", "down",
        "cut", "drop", "dropped", "lower", "decline", "declined"}  # fmt: skip
_SPANS = {"decade", "years", "since", "consecutive", "gone", "from"}


def is_growth(s: Sentence, q: Found) -> bool:
    """Whether the number says by how much something moved, not where it stands."""
    if is_share(s, q):
        return False
    if s.between(max(0, q.i - 10), min(len(s.tokens), q.j + 4), "real_terms") or s.key(q.i - 1) == "by":
        return True
    before, after = {s.key(q.i - 1), s.key(q.number - 1)}, s.key(q.j)
    if before & {"up", "down"} and s.key(q.i - 2) not in {"takes", "take", "took", "taking", "ends", "end", "makes"}:
        return True
    if after in {"more", "less"} and s.key(q.i - 1) in {"with", "at"}:
        return False  # German "geben mit 3,22 Prozent weniger aus als Polen"
    if after in {"more", "less", "higher", "lower", "increase", "rise", "growth", "jump"}:
        return True
    if s.key(q.i - 1) == "of" and s.key(q.i - 2) in {"increase", "rise", "growth", "jump", "cut", "surge", "gain"}:
        return True
    moved = s.between(max(0, q.i - 8), min(len(s.tokens), q.j + 6), "change_up", "change_down")
    if not moved:
        return False
    return (
        bool(before & {"by", "an", "a"})
        or any(m.j == q.i and not m.value.endswith(("to", "from")) for m in moved)  # "will rise 3%", not "up from 3%"
        or bool(s.between(q.j, min(len(s.tokens), q.j + 4), "real_terms"))
    )


def unspecific(s: Sentence, q: Found) -> bool:
    """Whether the clause gives a rate of growth that is not said to be of defence: "potential growth is put at 1.2%"."""
    start, _ = s.clause(q.i)
    far = s.key(q.i - 1) in {"is", "was"}  # "growth for defence between 2023-24 and 2028-29 is 3.6%"
    before = {s.key(k) for k in range(max(start, q.i - (20 if far else 7)), q.i)}
    return not before.isdisjoint({"growth", "inflation", "unemployment"}) and not is_share(s, q)


def add(s: Sentence, c: Context, q: Found, subject: Name | None) -> None:
    """Add growth that is said to be real and of one year; no publisher prints nominal growth."""
    near = bool(s.between(max(0, q.i - 6), min(len(s.tokens), q.j + 6), "real_terms"))
    printed = c.publisher == "SIPRI" or (subject is not None and subject.cls == "group")  # whose growth is always real
    if not (near or printed) or subject is None or not subject.code or any(t.key in _SPANS for t in s.tokens):
        return
    when = c.when(s, q)
    compared = [t.when for t in s.times if t.compared and t.when.years]
    if when.basis == "none" and len(compared) == 1 and compared[0].years[0] == c.day.year - 1:
        when = When("relative", (c.day.year,), compared[0].words)  # "up 15% in real terms on last year"
    if when.basis not in {"stated", "relative"}:
        return
    s.taken.add(q.i)
    c.add(
        Kind.MEASURE,
        s,
        min(subject.i, q.i),
        q.j,
        "real-growth" if near else "real-growth-loose",
        subjects=(subject.code,),
        measure="real_change",
        quantity=signed(s, q),
        when=when,
    )


def signed(s: Sentence, q: Found) -> Quantity:
    """The growth as a signed number: what shrinks by 1.37% grows by -1.37%."""
    quantity = q.quantity
    if DOWN.isdisjoint(s.key(k) for k in range(q.i - 9, q.i)):
        return quantity
    low, high = quantity.interval.low, quantity.interval.high
    interval = replace(quantity.interval, low=None if high is None else -high, high=None if low is None else -low,
                       low_closed=quantity.interval.high_closed, high_closed=quantity.interval.low_closed)  # fmt: skip
    return replace(quantity, value=-quantity.value, interval=interval)
