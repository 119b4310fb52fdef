"""Counts told in passing after another: "... up from three in 2014", "In 2014 it was three.", "only ten did the year before".

The number stands without the noun and the verb that a count needs; it takes both, and the threshold, from the count told before it in the
same sentence or the one or two before. Such readings are marked loose and never called contradicted.
"""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.context import Context
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Interval, Kind, Quantity, QuantityUnit, When

_HOLDS = 2  # sentences for which a count is taken to be the one that is gone on about
_LEADS = {",", "it", "was", "were", "the", "number", "figure", "just", "only", "had", "been", "there", "that", "they",
          "from", "up", "with", "compared", "to", "a", "mere", "and", "tally", "stood", "at", "against", "made", "of",
          "them", "still", "yet", "as", "few", "many"}  # fmt: skip
_ENDS = {"", ".", ",", ";", ")", "and", "?", "!"}


def read(s: Sentence, c: Context) -> None:
    """Add the counts of one sentence that lean on the last one told."""
    if c.counted is None or s.number - c.counted_in > _HOLDS or hazards.polled(s):
        return
    for q in s.quantities:
        if (
            q.unit not in {QuantityUnit.PLAIN, QuantityUnit.COUNT}
            or q.i in s.taken
            or q.quantity.decimals
            or not 1 <= q.value <= 32
        ):
            continue
        when = _beside(s, q)
        if when is None or hazards.supposed(s, q.i) or (when.years and when.years[0] > c.day.year):
            continue
        s.taken.add(q.i)
        whole = Interval(q.value, q.value, high_closed=True)
        told = c.counted
        c.add(
            Kind.COUNT, s, q.i, q.j, "count-loose", subjects=told.subjects, measure=told.measure, threshold=told.threshold,
            quantity=Quantity(q.value, 0, QuantityUnit.COUNT, whole), when=when, strict=told.strict, topic=told.topic,
        )  # fmt: skip


def _beside(s: Sentence, q: Found) -> When | None:
    """The year right after the number, or before it with nothing between that names something else."""
    years = [t for t in s.times if t.when.years and not t.span and not t.deadline]
    did = s.key(q.j) in {"did", "do", "does"}
    after = next((t for t in years if 0 <= t.i - q.j <= 1 + did), None)
    if after is not None and (did or s.key(q.j) in {"in", ""} or after.i == q.j):
        return after.when
    if did and any(t.j <= q.i for t in years):
        return next(t for t in years if t.j <= q.i).when  # "In 2014, when Russia annexed Crimea, just five did"
    before = next((t for t in reversed(years) if t.j <= q.i and q.i - t.j <= 5), None)
    group = next((n.j for n in s.names if n.i == q.j and n.code == "NATO"), q.j)  # "in 2023 it was still ten allies"
    if before is not None and s.key(group) in _ENDS and {s.key(k) for k in range(before.j, q.i)} <= _LEADS:
        return before.when
    return None
