"""What one ally says it will reach: promises, plans and aims with a number, and their denials."""

from __future__ import annotations

from itertools import pairwise

from burdenshare.claims import hazards
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind, Modality, When

_BEFORE = {"had", "originally", "once", "earlier", "previously", "initially"}
_DOUBT = {"unlikely", "refuses", "refused", "refuse", "never", "without", "cannot", "no"}
_GAVE = {"pledged", "promised", "vowed", "committed", "announced", "planned to", "undertook to"}
_PLANS = {"plans", "plan", "planned", "planning"}
_MADE_TO = {"requiring", "require", "requires", "required", "asking", "asked", "forcing", "force", "forced", "for", "allow", "allows",
            "allowing", "urging", "urged", "telling", "told", "obliging", "oblige", "expects", "expecting", "want", "wants",
            "pushing", "pressing", "calls", "invites"}  # fmt: skip
"""Words before "Spain to reach 5%" by which it is others who speak: no headline's "Germany to raise"."""
_STAYING = {"stay", "stays", "staying", "remain", "remains"}
_DONE = {"spent", "was", "were", "stood at", "amounted to", "invested", "allocated", "devoted", "totalled", "totaled",
         "came to", "accounted for", "contributed", "dedicated", "paid", "spends", "takes", "takes up"}  # fmt: skip
_WAS = (_DONE | {"reached", "met"}) - {"spends", "takes", "takes up"}


def marks(s: Sentence, name: Name, q: Found) -> list[Mark]:
    """The words that make the number one the ally is heading for; empty if it is a figure."""
    if name.i > q.j:
        return []
    lo = 0 if name.cls == "pronoun" else name.j
    found = s.between(lo, q.i, "pledge") or _owned(s, name)
    lead = name.i - 1 - (s.key(name.i - 1) == "the")
    if not found and s.key(lead) == "that":  # "the government has pledged that the Netherlands spends 2%"
        found = [
            m for m in s.between(max(0, lead - 2), lead, "pledge") if m.j == lead and m.value not in {"will", "would"}
        ]
        if found:
            return [] if any(m.value in _WAS for m in s.between(lead, q.i, "spend", "meet", "stand_at")) else found
    if (
        not found and s.key(name.j) == "to" and not s.between(0, name.i, "estimate") and s.key(lead) not in _MADE_TO
    ):  # a headline: "Germany to raise defence spending to 3.5%"
        found = s.between(name.j, q.i, "change_up", "spend", "meet")
    if not found:  # "Tallinn plans 5.4 percent"
        found = [m for m in s.between(name.j, q.i, "proposal") if m.value in _PLANS and m.j >= q.number - 2]
    if not found:
        own = s.between(name.j, q.i, "target") if name.cls != "pronoun" else []
        against = s.between(name.j, q.i, "oppose", "wont_block", "support", "demand", "meet")
        own = [m for m in own if m.value not in {"level", "mark", "line", "bar"}]  # "are level at 3.22%"
        own = [
            m for m in own if "far" not in {s.key(k) for k in range(name.j, m.i)}
        ]  # "remains far from NATO's target of 2%"
        found = [m for m in own if m.i - name.j <= 3 and q.i - m.j <= 3 and not s.has("miss") and not against]
        found = [
            m for m in found if not s.between(m.j, q.i, "spend") and not s.between(name.j, m.i, "meet")
        ]  # "Germany, the main target of his attacks, spends", "Estonia has met the 5% target"
    if not found and s.key(name.i - 1) == "of" and "is" in {s.key(k) for k in range(name.j, name.j + 2)}:
        found = [
            m for m in s.of("target") if m.j == name.i - 1 and q.i - name.j <= 9
        ]  # "the goal of Italy is to reach 2%"
    if not found:
        return []
    if any(q.i - m.j <= 1 for m in s.between(q.i - 4, q.i, "oppose")):
        return []  # "it suffices for Madrid to spend 2.1%"
    if s.between(q.j, q.j + 8, "oppose"):
        return []  # "the target, 5 % of GDP, is unrealistic"
    last = found[-1]
    if s.between(last.i, q.i, "support") and not s.between(last.j, q.i, "spend", "meet"):
        return []  # "has said it will support the 5% target"
    accepts = "accept" in {t.key for t in s.tokens[last.i : q.i]} or s.between(last.i, q.i, "accept", "wont_block")
    if accepts and not s.between(last.i, q.i, "spend"):
        return []  # "will not accept the target of 5%"
    if "which" in {s.key(k) for k in range(name.j + 2, last.i)} and name.cls != "pronoun":
        return []  # "the Netherlands supports the plan, under which ..."
    inflected = last.value.endswith("ed") and any(m.i == last.j for m in s.of("spend"))  # Romanian "pledged to spend"
    promised_that = s.key(last.j) == "that" or inflected  # "pledges that it spends 2% by the end of the year"
    if promised_that and any(m.value in _WAS for m in s.between(last.j, q.i, "spend", "stand_at")):
        return []  # "NATO foresees that Poland's spending amounted to 1.99%"
    if not promised_that and any(m.value in _DONE for m in s.between(last.j, q.i, "spend", "stand_at")):
        return []
    if {"which", "who", "whose", ";"} & {t.key for t in s.tokens[last.j : q.i]}:
        return []
    return found


def promised_that(s: Sentence, name: Name) -> bool:
    """Whether a verb of promising leads to the ally: "Sánchez has guaranteed that Spain will spend 2.1%"."""
    lead = name.i - 1 - (s.key(name.i - 1) == "the")
    return s.key(lead) == "that" and any(
        m.value not in {"will", "would"} for m in s.between(max(0, lead - 4), lead, "pledge")
    )


def goes_on(c: Context, name: Name) -> bool:
    """Whether the claim before is the same ally's pledge for a later year: "Next year ... It will then spend 2.04%"."""
    told = c.claims[-1] if c.claims else None
    return (
        told is not None
        and told.kind is Kind.PLEDGE
        and told.subjects == (name.code,)
        and told.when.by is not None
        and told.when.by > c.day.year
    )


def _owned(s: Sentence, name: Name) -> list[Mark]:
    """The promise before "to raise Canada's spending to 2%": whose spending it is stands behind the verb."""
    lead = name.i - 2 if s.key(name.i - 1) == "the" else name.i - 1
    if s.key(name.j) != "'s" or s.key(lead - 1) != "to" or not s.between(lead, lead + 1, "change_up"):
        return []
    return s.between(max(0, lead - 9), lead, "pledge")


def suffices(s: Sentence, q: Found) -> bool:
    """Whether the number is what an ally says that it can do with: "can meet its obligations to its allies with 2.1%"."""
    lo = max(0, q.i - 14)
    return (
        s.key(q.i - 1) in {"with", "on"}
        and not {"can", "could"}.isdisjoint(s.key(k) for k in range(lo, q.i))
        and bool(s.between(lo, q.i, "meet") or {"part", "honour", "deliver"} & {s.key(k) for k in range(lo, q.i)})
    )


def by_spending(s: Sentence, q: Found) -> Name | None:
    """The ally that can do its part with the number: "Spain would be able to keep its commitments by spending 2.1% of GDP"."""
    k = q.i - 1
    while s.key(k) in {"only", "just", "the", "a"}:
        k -= 1
    if s.key(k) != "spending" or s.key(k - 1) not in {"by", "only", "just"}:
        return None
    start, _ = s.clause(q.i)
    kept = [m.i for m in s.between(start, k, "meet")] + [n for n in range(start, k) if s.key(n) in _KEEPS]
    names = [n for n in s.names if start <= n.i and kept and n.j <= min(kept) and n.code]
    return names[-1] if names and names[-1].cls in {"area", "capital"} and not names[-1].place else None


_KEEPS = {"keep", "keeps", "honour", "honor", "fulfil", "fulfill", "deliver"}


def needed(s: Sentence, name: Name, q: Found) -> bool:
    """Whether the number is what is needed of the ally: "will need to spend", "would have to reach"."""
    lo = name.j if name.j <= q.i and name.cls != "pronoun" else 0
    words = [s.key(k) for k in range(lo, q.i)]
    return any(a in {"need", "have", "has", "needs"} and b == "to" for a, b in pairwise(words))


def foreseen(s: Sentence, found: list[Mark]) -> bool:
    """Whether the words only look ahead ("will spend", "expected to reach") and promise nothing."""
    return all(
        m.value.startswith(
            ("expected to", "will spend", "will be", "set to spend", "is to spend", "are to spend", "due to")
        )
        or (
            m.value in {"will", "set to", "is to", "are to"}
            and s.key(m.j) in {"spend", "be", "stand", "amount", "invest", "remain", "grow"}
        )
        for m in found
    )


def estimate(found: list[Mark], q: Found) -> bool:
    """Whether "will reach 2.06%" is a figure of a table: nobody promises hundredths of a per cent."""
    return bool(found) and q.quantity.decimals >= 2 and all(m.value.startswith(("will", "expected to")) for m in found)


def doubted(s: Sentence, name: Name, q: Found) -> bool:
    """Whether the sentence denies, doubts or conditions what it says the ally will reach."""
    lo = name.i if name.i <= q.i else 0
    words = {t.key for t in s.tokens[lo : q.i]}
    kept = {"given", "abandoned", "dropped", "wavered", "changed", "backed"}
    if s.between(lo, q.i, "negation") and words & kept:
        return False  # "has not given up its plan to reach 3%"
    if words & _DOUBT or s.between(lo, q.i, "negation", "miss") or hazards.denied(s) or hazards.supposed(s, q.i):
        return True
    rival = min((o.i for o in s.quantities if o.i >= q.j and o.unit is q.unit), default=q.j + 14)
    own = next((k for k in range(rival - 1, q.j, -1) if s.key(k) == "and"), rival) if rival < len(s.tokens) else rival
    after = {t.key for t in s.tokens[q.j : min(q.j + 14, own)]}  # "2.5% by 2027 and, if the economy allows, 3%"
    conditional = [m for m in s.between(lo, q.i, "hypothetical") if m.value not in {"may", "should", "could"}]
    return bool(conditional) or bool(after & {"if", "unless"})


def add(
    s: Sentence,
    c: Context,
    q: Found,
    *codes: str,
    measure: str = "share_of_gdp",
    first: int | None = None,
    doubt: bool = False,
) -> None:
    """Add the pledge of one ally, or of several that pledge the same, with its deadline."""
    if any(code.startswith("NATO") for code in codes):
        return  # the alliance's own numbers are targets
    when = c.when(s, q)
    ahead = next((y for y in when.years if y >= c.day.year), None)
    by = when.by if when.by is not None and when.by >= c.day.year - 15 else None
    due = by or ahead or c.deadline(s, q)
    if when.basis != "relative" and any(
        s.key(k) in _STAYING and s.key(k + 1) == "at" for k in range(max(0, q.i - 9), q.i)
    ):
        when, due = When("none"), None  # "will stay at 2% until 2029": nothing is due that year
    s.taken.add(q.i)
    c.add(
        Kind.PLEDGE,
        s,
        q.i if first is None else first,
        max(q.j, _deadline_end(s, q)),
        "pledge-former" if _former(s, c, q) else "pledge",
        subjects=codes,
        measure=measure,
        quantity=q.quantity,
        when=When(when.basis, when.years, when.words, by=due, fiscal=when.fiscal),
        modality=Modality.DENIED if doubt else Modality.PLEDGED,
    )


def _former(s: Sentence, c: Context, q: Found) -> bool:
    """Whether the pledge is told as one of before: "had promised", "once promised", "in 2022 Spain pledged"."""
    marks = s.between(max(0, q.i - 14), q.i, "pledge")
    past = [t for t in s.times if t.j <= q.i and not t.deadline and t.when.years and max(t.when.years) < c.day.year]
    if any(m.value in _GAVE and any(-6 <= t.i - m.i <= 4 for t in past) for m in marks):
        return True
    return any(not _BEFORE.isdisjoint(s.key(k) for k in range(m.i - 3, m.i)) for m in marks[-1:])


def _deadline_end(s: Sentence, q: Found) -> int:
    after = [t.j for t in s.times if t.i >= q.j and t.when.by is not None]
    return after[0] if after and after[0] - q.j <= 10 else q.j
