"""Pledges that name no number: "Belgium hopes to meet that target by 2029", where the text has just said which it is."""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind, Modality, Quantity, QuantityUnit, When

_IT = {"it", "that", "this", "so"}
_OTHER = {"new", "higher", "own", "next", "more", "interim", "old", "previous"}


def read(s: Sentence, c: Context) -> None:
    """Add the pledge of one ally to reach by a year the number that was said last, if it was the alliance's target."""
    value = c.last_threshold
    if value is None or c.last_said != value or s.percents() or s.has("question", "other_topics", "negation"):
        return
    for verb in s.of("meet"):
        heading = next((m for m in s.of("pledge") if m.i <= verb.i and verb.i - m.j <= 2), None)
        end = _leads_back(s, verb)
        if heading is None or end is None or hazards.supposed(s, verb.i):
            continue
        subject = s.subject_before(heading.i + 1)
        by = _year(s, c, end)
        if subject is None or not _one_ally(subject) or heading.i - subject.j > 8 or by is None:
            continue
        interval = c.lexicon.approximators["exactly"].interval(value, 1.0)
        c.add(
            Kind.PLEDGE, s, subject.i, end, "pledge-that", subjects=(subject.code,), measure="share_of_gdp",
            quantity=Quantity(value, 0, QuantityUnit.PER_CENT, interval), when=When("stated", (), "", by=by),
            modality=Modality.PLEDGED,
        )  # fmt: skip
        return


def _one_ally(name: Name) -> bool:
    return bool(name.code) and name.cls in {"area", "capital", "adjective"}


def _leads_back(s: Sentence, verb: Mark) -> int | None:
    """The token after "that target", "it", "the guideline" behind the verb; None where another target is meant."""
    if s.key(verb.j) in _IT and not s.between(verb.j, verb.j + 3, "target"):
        return verb.j + 1
    target = next((m for m in s.of("target") if 0 <= m.i - verb.j <= 3), None)
    if target is None or not _OTHER.isdisjoint(s.key(k) for k in range(verb.j, target.i)):
        return None
    return target.j


def _year(s: Sentence, c: Context, i: int) -> int | None:
    """The year, this one or a later, by which it is to be met."""
    years = [
        t.when.by or (t.when.years[0] if t.when.years else None) for t in s.times if abs(t.i - i) <= 10 and not t.span
    ]
    return next((y for y in years if y is not None and c.day.year <= y <= c.day.year + 15), None)
