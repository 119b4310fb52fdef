"""A number left over in a text about shares: whose it is, whether of another topic, the loose claim made of it."""

from __future__ import annotations

from burdenshare.claims.beside import each_of_all
from burdenshare.claims.context import Context
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import binding
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Claim, Comparison, Kind, Quantity, When

_JOINING = {"'s", ",", "which", "remains", "stands", "stood", "is", "was", "at", "with", "on", "spends", "spent", "to", "-",
            "–", "—", "(", ":"}  # fmt: skip


def whose(s: Sentence, c: Context, q: Found) -> Name | None:
    """The name right beside, the nearest before, the one right after, or the one the text last spoke of."""
    if (told := binding.antecedent(s, q.i)) is not None:
        return told if told.code else None
    if (mean := binding.mean(s, q)) is not None:
        return mean
    if s.key(q.i - 1) == "(" and s.key(q.j) == ")":
        owner = next((n for n in s.names if n.j == q.i - 1 and n.code and n.cls != "group"), None)
        if owner is not None:
            return owner  # "ahead of London (110.3 billion)"
    beside = [n for n in s.names if n.j <= q.i and n.code and not n.place and _joined(s, n, q)]
    beside = [n for n in beside if n.cls != "group" or "according" not in {s.key(k) for k in range(n.i - 3, n.i)}]
    if beside and not _only_beside(s, beside[-1]):
        return beside[-1]
    owner = next(
        (n for n in s.names if n.code and not n.place and q.j < n.i <= q.j + 2 and s.key(q.j) in {"for", "in"}), None
    )
    if owner is not None:
        return owner  # "$7.7 billion for Athens"
    before = s.subject_before(q.i)
    if before is not None and before.cls == "group" and binding.the_country(s, before.j, q.i):
        before = None
    if before is not None:
        return before if before.code else None
    if beside:
        return beside[-1]
    keys = {t.key for t in s.tokens[: q.i]}
    if {"total", "altogether", "combined", "totals"} & keys and "they" not in keys:
        return Name("NATO", "pronoun", q.i, q.i)
    after = [
        n
        for n in s.names
        if n.i >= q.j
        and n.code
        and not n.place
        and n.i - q.j <= (12 if q.i <= 2 else 4)
        and (n.code != "NATO" or s.between(n.i - 6, n.i, "spend"))
    ]
    if after:
        return after[0]
    bound = min((o.i for o in s.quantities if o.i >= q.j and o.unit is q.unit), default=len(s.tokens))
    if any(
        n.cls == "foreign" or (q.j <= n.i < bound and n.cls in {"area", "capital"} and not n.place) for n in s.names
    ):
        return None  # others are named behind the number
    if s.key(0) == "they" and c.last_group:
        return None  # "they will commit to spend 5%": all of them
    if each_of_all(s, q) is not None:
        return None  # "that each country spend 2%"
    if any(s.key(k) in {"countries", "nations", "states"} for k in range(s.part(q.i)[0], q.i)):
        return None  # "all countries are to reach 5%": of none that was named before
    if any(s.key(k) == "average" for k in range(max(0, q.i - 8), q.i)):
        return None  # "the average rises to 2.86%": of whom is not said
    last = c.claims[-1] if c.claims else None
    if last is not None and last.kind is Kind.MEASURE and len(last.subjects) == 1 and not s.names:
        if any(s.key(k) == "it" and s.key(k + 1) in {"was", "is", "were"} for k in range(q.i)):
            return Name(last.subjects[0], "pronoun", q.i, q.i)  # "last year it was 1.99%"
    people = [p for i, end, p in c.speakers.mentioned(s) if end <= q.i and p.area and p.role]
    if people:  # "Keir Starmer has said his government ...": his country's, whoever the text spoke of before
        return Name(people[-1].area, "pronoun", q.i, q.i) if people[-1].area != "NATO" else None
    area = c.last_area or c.last_group
    return Name(area, "pronoun", q.i, q.i) if area else None


def _only_beside(s: Sentence, name: Name) -> bool:
    """Whether the name only stands in the way: "more than Italy, with 3%", "as much as Italy: 147 billion", "fifth budget of NATO, with"."""
    if s.key(name.j) not in {",", ":"} or s.key(name.j + 1) == "which":
        return False
    owned = name.cls == "group" and s.key(name.i - 1 - (s.key(name.i - 1) == "the")) in {"of", "in"}
    return s.key(name.i - 1) in {"than", "as"} or (
        owned and any(n.j < name.i and n.code and n.cls != "group" and not n.place for n in s.names)
    )


def _joined(s: Sentence, name: Name, q: Found) -> bool:
    return q.i - name.j <= 5 and {t.key for t in s.tokens[name.j : q.i]} <= _JOINING


def replace_subject(code: str, subject: Name, q: Found) -> Name:
    """The subject of the part before, where the sentence names none of its own."""
    own = subject.cls not in {"group", "pronoun"} or (subject.cls == "group" and subject.code != "NATO")
    return subject if own else Name(code, "pronoun", q.i, q.i)


def elsewhere(s: Sentence, q: Found) -> bool:
    """Whether another topic stands in the number's own clause, nearer than any word of defence."""
    start, end = s.clause(q.i)
    other = [abs(m.i - q.i) for m in s.of("other_topics") if start <= m.i < end]
    own = [abs(m.i - q.i) for m in s.of("defence") if start <= m.i < end]
    return bool(other) and (not own or min(other) < min(own))


def add(
    s: Sentence, c: Context, subject: Name, q: Found, rule: str, measure: str, quantity: Quantity,
    comparison: Comparison | None = None, when: When | None = None,
) -> Claim | None:  # fmt: skip
    """Add the claim, over the subject where it stands before the number; None where its time makes it no figure."""
    when = when or (_year_on_year(s, q) if measure == "real_change" else None) or c.when(s, q)
    if when.basis == "span" or (when.years and when.years[0] > c.day.year):
        return None
    if when.basis == "none" and "from" in {s.key(q.i - 1), s.key(q.number - 1)}:
        when = c.year_before()
    if when.basis == "none":
        when = When("current") if not _past(s, q) else When("none")
    s.taken.add(q.i)
    first = subject.i if subject.cls != "pronoun" and subject.j <= q.i and q.i - subject.j <= 12 else q.i
    last = subject.j if subject.cls != "pronoun" and subject.i >= q.j else q.j
    return c.add(
        Kind.MEASURE, s, first, last, rule, subjects=(subject.code,), measure=measure, quantity=quantity, when=when,
        comparison=comparison,
    )  # fmt: skip


def _year_on_year(s: Sentence, q: Found) -> When | None:
    """The later of two years that follow each other: "growth between 2024 and 2025"."""
    years = sorted({y for t in s.times if t.span for y in t.when.years})
    return When("stated", (years[1],), "") if len(years) == 2 and years[1] == years[0] + 1 else None


def _past(s: Sentence, q: Found) -> bool:
    return bool({s.key(k) for k in range(q.i - 6, q.i)} & {"was", "were", "had", "spent", "stood", "managed", "from"})
