"""How a sentence puts a target (in force, proposed, demanded, only named), by when, and over which words it stands."""

from __future__ import annotations

from burdenshare.claims.beside import like_target
from burdenshare.claims.context import Context
from burdenshare.claims.periods import Time
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Modality, When

_AIMS = {"aims for", "aim for", "aiming for", "targeting"}
_REVIEWS = {"review", "reviewed", "reviewing", "reviews", "progress", "halfway"}


def modality_of(s: Sentence, c: Context, q: Found) -> Modality | None:
    """How the sentence puts the target; None where it is denied or only supposed."""
    before, after = s.clause(q.i)
    if s.between(before, q.i, "demand") and not s.between(q.i - 4, q.i, "in_force"):
        return Modality.DEMANDED
    if s.between(before, after, "proposal"):
        return Modality.PROPOSED
    if any(q.i - 6 <= m.i <= q.j + 3 for m in s.of("in_force")) and not _raised_to(s, q):
        return Modality.IN_FORCE
    if _raised_to(s, q):
        return Modality.PROPOSED
    verbs = [m for m in s.between(before, q.i, "adopted") if (m.value, s.key(m.j)) != ("set", "to")]  # "are set to be"
    if verbs:
        verb = verbs[-1]
        infinitive = s.key(verb.i - 1) in {"to", "will", "would", "should", "could", "must", "may", "might"}
        future = s.between(max(0, verb.i - 4), verb.i, "pledge", "hypothetical")
        future += [
            m for m in s.between(verb.j, q.i, "pledge") if m.value in _AIMS
        ]  # "has set a new bar, aiming for 5%"
        return Modality.PROPOSED if future or infinitive else Modality.IN_FORCE
    passive = [
        m for m in s.between(q.j, min(len(s.tokens), q.j + 14), "adopted") if s.key(m.i - 1) in {"was", "were", "been"}
    ]
    if passive and not s.between(before, q.i, "hypothetical"):
        return Modality.IN_FORCE  # "2% of GDP was agreed on in 2006"
    if _is_said_to_be(s, q) or s.between(before, q.i, "required"):
        return Modality.IN_FORCE
    if any(m.value not in {"should", "must", "may"} for m in s.between(before, q.i, "hypothetical")):
        return Modality.HYPOTHETICAL if not like_target(s, q) else Modality.REPORTED
    if s.between(before, q.i, "pledge") and not like_target(s, q):
        return Modality.PROPOSED
    return Modality.REPORTED


def _is_said_to_be(s: Sentence, q: Found) -> bool:
    """ "NATO's target is 2% of GDP": the verb stands between the noun and the number."""
    nouns = [m for m in s.of("target") if m.value not in {"pledge", "promise"}]  # a pledge may be yet to be given
    if s.key(q.i - 1) in {"is", "stands", "remains", "been"} and any(0 < q.i - m.j <= 12 for m in nouns):
        return True
    held = [
        m for m in s.of("target") if s.key(m.i - 2) in {"have", "has"} and s.key(m.j) == "of" and 0 < q.i - m.j <= 3
    ]
    if any(n.cls == "group" and n.j == m.i - 2 for m in held for n in s.names):
        return True  # "the allies have the goal of 5%"
    keys = [s.key(k) for k in range(q.i - 3, q.i)]
    return keys[-2:] == ["to", "spend"] and "is" in keys and any(0 < q.i - m.j <= 5 for m in s.of("target"))


def _raised_to(s: Sentence, q: Found) -> bool:
    """ "hike the target to 5%": a target that is to be moved to the number."""
    if s.key(q.i - 1) not in {"to", "at"} and s.key(q.number - 1) not in {"to"}:
        return False
    return any(m.j <= q.i and q.i - m.j <= 10 for m in s.of("change_up")) and not s.between(0, q.i, "adopted")


def when_due(s: Sentence, c: Context, q: Found, last: Found | None = None) -> When:
    """Deadline and year of adoption. last: the last of its parts, which the deadline may follow."""
    own = s.subject_before(q.i, ("area", "capital", "adjective"))
    by = c.deadline(s, q) if own is None else None  # an ally's own deadline is not the alliance's
    if by is None and own is None and last is not None:
        by = c.deadline(s, last)
    years = [
        t.when.years[0]
        for t in s.times
        if t.when.basis == "stated" and not t.deadline and t.when.years[0] <= c.day.year
    ]
    if by is not None and last is None and any(t.when.by == by and _of_another(s, q, t) for t in s.times):
        by = None
    if years and any(m.value == "within_decade" for m in s.of("time")):
        by = years[0] + 10  # "pledged in 2014 ... within a decade" counts from the pledge, not from the article
    elif any(m.value == "within_decade" for m in s.of("time")):
        by = None  # a decade from the summit that the text speaks of, not from the article
    elif by is None and own is None and not _REVIEWS & {t.key for t in s.tokens}:
        ahead = [
            t.when.years[0]
            for t in s.times
            if t.when.years and t.when.years[0] > c.day.year
            if last is not None or not _of_another(s, q, t)
        ]
        by = ahead[0] if ahead else None  # "that they are to spend 5% in 2035"
    times = [t for t in s.times if t.when.basis == "stated" and t.when.by is None and not t.span]
    times = [t for t in times if last is not None or not _of_another(s, q, t)]
    if not s.between(0, q.i, "adopted", "event_summit"):  # "the 2% guideline was agreed at the Wales summit in 2014"
        after = s.between(q.j, min(len(s.tokens), q.j + 5), "adopted")
        times = [t for t in times if after and 0 <= t.i - after[0].j <= 8]
    adopted = tuple(y for t in times for y in t.when.years if not t.deadline)
    if by is None and not adopted:
        return When("none")
    words = " ".join(t.when.words for t in s.times if t.when.by == by or t.when.years == adopted)
    return When("stated", adopted[:1], words, by=by)


def _of_another(s: Sentence, q: Found, t: Time) -> bool:
    """Whether a year is another number's or an ally's: "to 5% by 2035, doubling the 2014 goal of 2%", "2%: Germany will in 2028"."""
    others = [o for o in s.percents() if o.i != q.i]
    if t.adjective:
        return any(t.j <= o.i <= t.j + 6 for o in others)
    if any(n.cls in {"area", "capital"} and n.code and not n.place and q.j <= n.i < t.i for n in s.names):
        return True
    return any(0 <= t.i - o.j <= 4 for o in others) and not 0 <= t.i - q.j <= 4


def extent(s: Sentence, q: Found) -> tuple[int, int]:
    """The number with the noun and "of GDP" that belong to it."""
    i, j = q.i, q.j
    for m in s.of("share_noun", "target"):
        if j <= m.i <= j + 2:
            j = m.j
    for m in s.of("target"):
        if m.j <= i and i - m.j <= 4:
            i = m.i
    return i, j
