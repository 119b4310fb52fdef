"""The claim that a share makes: whose it is, one name's or several's, and which time it is of."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims import hazards
from burdenshare.claims.beside import like_target, moved_from
from burdenshare.claims.context import Context
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found, half_line
from burdenshare.claims.rules import binding
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind, Quantity, When

_PAST = {"spent", "was", "were", "stood at", "amounted to", "reached", "hit", "invested", "allocated", "devoted",
         "totalled", "totaled", "came to", "accounted for", "met", "contributed", "dedicated", "paid"}  # fmt: skip
_TOGETHER = {"together", "jointly", "collectively", "combined"}
BALTICS = ("EST", "LVA", "LTU")
"""The three that are one group where they are named together."""


def add_share(
    s: Sentence, c: Context, q: Found, subject: Name, measure: str, rule: str, base: bool = False, when: When | None = None
) -> None:  # fmt: skip
    """Add the share of the names that it belongs to, or what its denial or its shared number still says of them."""
    listed = rule == "share-listed"
    codes = codes_of(s, subject, q, listed)
    if len(codes) > 1 and not _TOGETHER.isdisjoint(t.key for t in s.tokens):
        if set(codes) != set(BALTICS):
            s.taken.add(q.i)
            return  # what several spend together is no figure of any
        codes = ("BALTICS",)
    quantity: Quantity = q.quantity
    if binding.negated(s, subject, q):
        if q.quantity.decimals > 0 or s.key(q.j) == "but" or rule == "share-loose":
            return  # "not 1.9% but 2.16%" says nothing of what is below
        quantity = replace(half_line(q.value, "less_than", c.lexicon), decimals=q.quantity.decimals)
    elif like_target(s, q) and s.between(max(0, q.i - 6), q.i, "miss"):
        quantity = half_line(q.value, "less_than", c.lexicon)  # "spends 1.55%, staying below the target of 2%"
    elif len(codes) > 1 and q.quantity.decimals == 0 and not q.quantity.approximator and not s.has("each"):
        quantity = half_line(q.value, "at_least", c.lexicon)  # "the U.S., Greece and Britain spend 2 percent"
    when = when or c.when(s, q)
    if base and (when.by is not None or when.basis == "none"):
        when, rule = c.year_before(), "share-loose"  # "raised it from 2.85 to 3.65 %": most likely of the year before
    s.taken.add(q.i)
    past = told_in_past(s, subject, q)
    ended = moved_from(s, q) is not None  # where a move ends is the latest figure, whatever year it starts from
    if (
        when.basis == "none"
        and not ended
        and hazards.in_some_past(s, q.i, past or not _in_present(s, subject, q), c.day)
    ):
        return
    if when.basis == "none" and not (past or (listed and _list_in_past(s, subject))):
        when = When("current")
    if measure == "share_of_gdp":
        c.share_list = 8
        c.shares = c.shares or (c.alliance and not rule.endswith("-loose"))
    c.add(
        Kind.MEASURE,
        s,
        first_of(s, subject, q, listed),
        max(q.j + (listed and s.key(q.j) == ")"), subject.j if subject.i > q.j else 0),
        rule,
        subjects=codes,
        measure=measure,
        quantity=quantity,
        when=when,
    )


def codes_of(s: Sentence, subject: Name, q: Found, listed: bool) -> tuple[str, ...]:
    """The allies whose number it is."""
    if s.key(subject.j) == "," and s.key(subject.j + 1) in {"which", "who", "whose"} and subject.i < q.i:
        return (subject.code,)
    if subject.cls in {"pronoun", "group"} or (listed and not _both(s, subject, q)):
        return (subject.code,)
    return tuple(n.code for n in _sharing(s, subject) if n.code)


def _sharing(s: Sentence, subject: Name) -> list[Name]:
    """The names that share the number: those joined to the subject, without those that have one of their own in brackets."""
    return [n for n in s.chain(subject) if ")" not in {s.key(k) for k in range(n.j, subject.i)}]


def _both(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether a number beside the last of two names is both's: "Belgium and Portugal at 2%"."""
    if not binding.SHARED.isdisjoint(s.key(k) for k in range(subject.j, subject.j + 3)):
        return True
    chain = _sharing(s, subject)
    return (
        len(chain) == 2
        and [t.key for t in s.tokens[chain[0].j : chain[1].i]] == ["and"]
        and ((s.key(subject.j) == "at" and q.i == subject.j + 1) or (s.key(subject.j) == "(" and s.key(q.j) == "each"))
    )


def first_of(s: Sentence, subject: Name, q: Found, listed: bool) -> int:
    """Where the claim begins: at its first name, or its number."""
    if subject.cls == "pronoun":
        return q.i
    chain = [subject] if listed or subject.cls == "group" else _sharing(s, subject)
    return min(q.i, *(n.i for n in chain))


def told_in_past(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether the verb of the number stands in the past."""
    marks = s.between(min(subject.i, q.i), q.i, "spend", "stand_at", "change_up", "change_down")
    return any(m.value in _PAST or m.value.endswith("ed") or m.value in {"rose", "fell", "grew"} for m in marks)


def _in_present(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether a verb, and no mere "at" or "with", stands between the subject and the number."""
    marks = s.between(min(subject.j, q.i), q.i, "spend", "stand_at", "meet")
    return any(m.value not in {"at", "with", "of", "on"} for m in marks)


def _list_in_past(s: Sentence, subject: Name) -> bool:
    """Whether the verb before a list is of the past: "only three were above 2% (Greece with 2.24%, ...)"."""
    marks = s.between(0, subject.i, "spend", "meet", "miss", "stand_at")
    verbs = [m.value for m in marks if m.value not in {"at", "with", "of", "on"}]
    return bool(verbs) and (verbs[-1].split()[0] in _PAST or verbs[-1].endswith("ed"))


def share_end(s: Sentence, q: Found) -> int:
    """Where "of GDP" behind the number ends, else the number itself."""
    return next((m.j for m in s.of("share_noun") if q.j <= m.i <= q.j + 1), q.j)
