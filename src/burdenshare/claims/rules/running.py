"""Figures that a text goes on giving without saying again what they are: "Riga's share is 4.92%", "Last year it was 3.27%".

In a text about shares of GDP spent on defence every number that no other rule has read, and nothing marks as something
else, is taken for what its unit and its nearest words make it: a share, real growth, the equipment share, money, a part of the
total. Its subject is the name nearest before it, else the one that follows, else the one the text last spoke of. Such readings are
marked loose and never called contradicted.
"""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims import hazards
from burdenshare.claims.context import Context, is_share, like_target, of_something_else
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import binding, changes, growth, parts, pledges
from burdenshare.claims.sentence import Name, Sentence
from burdenshare.nouns.claims import Claim, Comparison, Form, Kind, Quantity, QuantityUnit, When

_GROWTH = {"growth", "grow", "grows", "grew", "growing", "rise", "rises", "rose", "rising", "increase", "increased",
           "increases", "up", "jump", "jumped", "raised", "lifted", "boosted", "swells", "swelled", "contracts",
           "contracted", "grown", "risen", "gained", "soared", "surged", "shrink", "shrinks", "shrank", "fall", "falls",
           "fell", "down", "cut", "expand", "expanded", "climbed", "raise", "raises"}  # fmt: skip
_MANY = {"all", "every", "most", "many", "some", "few", "several", "each", "other", "these", "those"}
_JOINING = {
    "'s",
    ",",
    "which",
    "remains",
    "stands",
    "stood",
    "is",
    "was",
    "at",
    "with",
    "on",
    "spends",
    "spent",
    "to",
    "-",
    "–",
    "—",
    "(",
    ":",
}
_OWN_MONEY = {"RON": "ROU", "PLN": "POL", "GBP": "GBR", "SEK": "SWE", "NOK": "NOR", "DKK": "DNK", "CZK": "CZE", "HUF": "HUN",
              "TRY": "TUR", "CAD": "CAN"}  # fmt: skip
"""Money that one ally alone spends in: a total in it is that ally's."""

_NOT_SPENDING = {"extra", "additional", "another", "more", "gap", "shortfall", "missing", "package", "fund", "loan",
                 "loans", "aid", "investment", "contract", "order", "worth", "cost", "costs", "save", "savings",
                 "deficit", "over", "facility", "programme", "program", "took", "revenue", "revenues", "tax", "taxes",
                 "income", "deal", "bonds", "debt", "borrow", "borrowing", "credit"}  # fmt: skip


def read(s: Sentence, c: Context) -> None:
    """Add what the numbers left over in one sentence say, in a text about shares."""
    if not c.shares or c.aside or hazards.polled(s) or hazards.denied(s):
        return
    for q in s.quantities:
        if q.i in s.taken or _covered(c, s, q) or hazards.supposed(s, q.i) or hazards.long_ago(s, q.i):
            continue
        if q.unit is QuantityUnit.PER_CENT:
            _percent(s, c, q)
        elif q.unit is QuantityUnit.POINTS:
            _points(s, c, q)
        elif q.unit is QuantityUnit.MONEY and q.value >= 1e8:
            _money(s, c, q)
        elif q.unit is QuantityUnit.MONEY and 50 <= q.value <= 10_000 and (s.has("per_head") or _each(s, q)):
            _per_head(s, c, q)


def _each(s: Sentence, q: Found) -> bool:
    """Whether it is what one citizen spends: "each Italian spends 385 dollars on defence"."""
    return any(s.key(n.i - 1) in {"each", "every"} and 0 < q.i - n.j <= 8 for n in s.names if n.cls == "adjective")


def _percent(s: Sentence, c: Context, q: Found) -> None:
    if (
        s.key(q.i - 1) == "to"
        and s.key(q.i - 2) in {"increase", "jump", "step", "raise", "move"}
        and s.key(q.i - 3) == "the"
    ):
        return  # "for the jump to 3.5% 16 billion is needed"
    if s.between(q.j, q.j + 4, "hypothetical") or "called" in {s.key(k) for k in range(q.i - 3, q.i)}:
        return  # "raising it to 3.5% would mean", "called the 3.5% a realistic goal"
    if _elsewhere(s, q) or of_something_else(s, q) or hazards.on_something_else(s, q.j):
        return
    subject = _subject(s, c, q)
    if subject is None or any(0 <= subject.i - m.j <= 2 for m in s.of("other_topics")):
        return
    near = {s.key(k) for k in range(q.i - 11, q.j + 6)}
    real = s.has("real_terms") or "real" in near
    if real and not is_share(s, q) and near & _GROWTH and q.value < 80:
        _add(s, c, subject, q, "growth-loose", "real_change", growth.signed(s, q))
        return
    listed = c.claims[-1] if c.claims else None
    if (
        listed is not None and listed.measure == "real_change" and s.start <= listed.start and not is_share(s, q)
        and listed.quantity is not None and listed.quantity.value != q.value
        and (s.key(subject.j) == "'s" or s.key(q.i - 1) == "by" or (s.key(q.i - 1) in {"after", "from", "against"} and c.when(s, q).years))
    ):  # fmt: skip
        _add(s, c, subject, q, "growth-loose", "real_change", q.quantity, when=listed.when)
        return  # "Luxembourg's budget swells 69.01 per cent in real terms, Belgium's 57.41 per cent"
    if s.has("equipment") and q.value >= 5 and not is_share(s, q) and not like_target(s, q):
        _add(s, c, subject, q, "equipment-loose", "equipment_share", q.quantity)
        return
    part = {s.key(k) for k in range(subject.j, q.i)} & {"part", "share", "portion"} and subject.cls == "adjective"
    if part and subject.code == "USA" and q.value > 30:
        _add(
            s,
            c,
            subject,
            q,
            "part-loose",
            "expenditure",
            parts.as_part(q.quantity),
            Comparison(Form.PART, other="NATO"),
        )
        return
    told = c.claims[-1] if c.claims else None
    if told is not None and told.comparison is not None and told.comparison.form is Form.PART and q.value > 15:
        quantity = parts.as_part(q.quantity)
        made = replace_subject(told.subjects[0], subject, q)
        _add(s, c, made, q, "part-loose", "expenditure", quantity, Comparison(Form.PART, other=told.comparison.other))
        return
    if growth.is_growth(s, q) or growth.unspecific(s, q):
        return  # "is expected to grow 2.3%": of the economy, or not in real terms
    if q.value > 9 and told is not None and told.measure == "equipment_share" and not is_share(s, q):
        if like_target(s, q):
            return
        _add(s, c, subject, q, "equipment-loose", "equipment_share", q.quantity)
        return
    whole = q.quantity.decimals == 0 and not is_share(s, q) and s.key(q.i - 1) not in {"at", "with", "on", "to"}
    whole = whole and q.quantity.approximator != "precisely"
    if whole or s.between(
        0 if subject.cls == "pronoun" else min(subject.j, q.i),
        q.i,
        "demand",
        "accept",
        "support",
        "oppose",
        "wont_block",
        "conditional",
    ):
        return
    if (
        not 0.3 <= q.value <= 9
        or (near & _GROWTH and s.key(q.i - 1) in {"by", "of", "up", "down", "a", "an"})
        or like_target(s, q)
    ):
        return
    if subject.code == "NATO" and subject.cls == "group" and q.quantity.decimals < 2:
        return  # "the allies that fall short of 2% of GDP": a line, and no figure of all
    if subject.code.startswith("NATO") and subject.cls == "pronoun" and q.quantity.decimals < 2 and not is_share(s, q):
        return
    if s.key(q.i - 1) in {"the", "called", "calls"} or (
        subject.cls == "group" and not is_share(s, q) and not _together(s, subject, q)
    ):
        return
    if s.key(q.j) in {"would", "could", "might"}:
        return  # "warned that 5% would ruin the economy"
    if s.key(q.j) in {"is", "are"} and s.key(q.j + 1) in {"to", "meant", "for", "reserved", "earmarked", "intended"}:
        return  # "3.5% is to go to the armed forces"
    if binding.in_infinitive(s, subject, q) or (
        s.key(q.i - 1) in {"against", "versus"} and s.key(q.j) not in {"for", "in"}
    ):
        return
    lo = 0 if subject.cls == "pronoun" else min(subject.j, q.i)
    lo = max([lo, *(k + 1 for k in range(lo, q.i) if s.key(k) == "which")])
    base = s.key(q.i - 1) == "from" or s.key(q.number - 1) == "from"
    if subject.cls == "group" and not _MANY.isdisjoint(s.key(k) for k in range(subject.i - 4, subject.i + 1)):
        return  # "several members spend more than 3%"
    if subject.cls == "group" and s.between(0, q.i, "oppose", "support", "accept", "wont_block", "demand"):
        return  # "rejects raising NATO spending to 5%"
    if subject.i < q.i and binding.negated(s, subject, q):
        return  # "does not even spend 1.5%"
    if s.between(q.j, q.j + 6, "hypothetical") and is_share(s, q):
        return  # "5% of GDP would cost 30 billion"
    if (
        not binding.MODAL.isdisjoint(s.key(k) for k in range(lo, q.i))
        or s.between(lo, q.i, "required", "oppose")
        or s.between(q.j, q.j + 8, "oppose")
    ):
        return
    ahead = s.between(lo, q.i, "pledge")
    foreseen = bool(ahead) and pledges.foreseen(s, ahead) and not s.between(lo, q.i, "demand", "proposal")
    when = c.when(s, q)
    foreseen = foreseen and max(when.by or 0, *when.years, 0) <= c.day.year
    foreseen = foreseen or (pledges.estimate(ahead, q) and not s.between(0, q.i, "demand", "proposal"))
    if not foreseen and (s.between(lo, q.i, "pledge", "demand", "proposal") or s.between(q.j, q.j + 5, "pledge")):
        if not subject.code.startswith("NATO") and s.between(lo, q.i, "pledge") and not base:
            pledges.add(s, c, q, subject.code, doubt=pledges.doubted(s, subject, q))
        return
    if c.when(s, q).by is not None and (c.when(s, q).by or 0) > c.day.year:
        return
    _add(s, c, subject, q, "share-loose", "share_of_gdp", q.quantity)


def _points(s: Sentence, c: Context, q: Found) -> None:
    subject = _subject(s, c, q)
    if subject is None or not 0 < q.value <= 6 or _elsewhere(s, q):
        return
    near = {s.key(k) for k in range(q.i - 6, q.j + 4)}
    base, year = changes.base_of(s, changes.own_side(s, subject, q.i))
    if base is None:
        at = year.years[0] if year.years else c.day.year
        base = When("relative", (at - 1,), "")
    near_marks = s.between(max(0, q.i - 6), q.j + 4, "points_up", "points_down")
    if not near_marks:
        return
    end = "down" if near & growth.DOWN or any(m in s.of("points_down") for m in near_marks) else "up"
    _add(s, c, subject, q, "change-loose", "share_of_gdp", q.quantity, Comparison(Form.CHANGE, base, end=end), year)


def _per_head(s: Sentence, c: Context, q: Found) -> None:
    subject = _subject(s, c, q)
    if subject is not None and not _elsewhere(s, q):
        currency = "USD" if q.quantity.currency == "?USD" else q.quantity.currency
        _add(s, c, subject, q, "per-head-loose", "expenditure_per_capita", replace(q.quantity, currency=currency))


def _money(s: Sentence, c: Context, q: Found) -> None:
    end = next((k for k in range(q.j, q.j + 4) if s.key(k) in {",", ";", ")", "("}), q.j + 4)
    near = {s.key(k) for k in range(q.i - 5, end)}
    beside = s.between(max(0, q.i - 12), q.j + 6, "equipment", "priority_item", "hypothetical", "demand", "proposal")
    if (
        near & _NOT_SPENDING
        or beside
        or _elsewhere(s, q)
        or not {"world", "global", "worldwide"}.isdisjoint(s.key(k) for k in range(q.i))
    ):
        return
    before = next((o for o in reversed(s.quantities) if o.j <= q.i), None)
    if (
        before is not None
        and before.unit is QuantityUnit.PER_CENT
        and not is_share(s, before)
        and "or" in {s.key(k) for k in range(before.j, q.i)}
    ):
        return  # "rose by 3.8 percent, or about $10 billion"
    subject = _subject(s, c, q)
    owned = subject is not None and "for" in {s.key(subject.i - 1), s.key(subject.i - 2)}
    owned = owned or (s.key(q.i - 1) == "with" and q.i <= 2 and s.has("spend", "spender", "superlative_top"))
    if subject is None or (subject.i >= q.j and subject.cls != "pronoun" and not owned):
        return
    if subject.code == "NATO" and q.quantity.currency in _OWN_MONEY:
        subject = Name(_OWN_MONEY[q.quantity.currency], "pronoun", q.i, q.i)
    if {"dollar", "dollars", "us$"} & {s.key(subject.j)} or (s.key(subject.i - 1) == "in" and subject.cls == "area"):
        subject = Name(c.last_area, "pronoun", q.i, q.i) if c.last_area else subject
    ahead = [
        m for m in s.between(min(subject.j, q.i), q.i, "pledge") if m.value not in {"will", "will be", "will spend"}
    ]
    if ahead or (s.between(min(subject.j, q.i), q.i, "points_up") and s.key(q.i - 1) == "by"):
        return
    shared = any(k.measure == "share_of_gdp" and s.start <= k.start < s.end for k in c.claims[-3:])
    if s.key(subject.i - 1) in {"in", "not"} and subject.cls == "capital":
        return
    listed = s.key(q.i - 1) == ":" and subject.j == q.i - 1
    told = listed or {"total", "terms", "cash", "bill", "together", "altogether", "figure", "dollars"} & {
        t.key for t in s.tokens
    }
    if not (c.money_told or shared or c.share_list >= 6 or s.has("spend", "defence") or told):
        return
    currency = q.quantity.currency
    if currency == "?USD":
        currency = "?" if subject.code == "CAN" else "USD"
    _add(s, c, subject, q, "money-loose", "expenditure", replace(q.quantity, currency=currency))


def _add(
    s: Sentence, c: Context, subject: Name, q: Found, rule: str, measure: str, quantity: Quantity,
    comparison: Comparison | None = None, when: When | None = None,
) -> Claim | None:  # fmt: skip
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


def _subject(s: Sentence, c: Context, q: Found) -> Name | None:
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


def _together(s: Sentence, group: Name, q: Found) -> bool:
    """Whether a group's number is plainly what it spends as a whole: "the alliance as a whole, which is 2.76%"."""
    whole = {"average", "whole", "combined", "together", "collectively", "aggregate"}
    return q.quantity.decimals > 0 and not whole.isdisjoint(s.key(k) for k in range(group.i - 4, q.j + 4))


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
    return subject if subject.cls not in {"group", "pronoun"} else Name(code, "pronoun", q.i, q.i)


def _elsewhere(s: Sentence, q: Found) -> bool:
    """Whether another topic stands in the number's own clause, nearer than any word of defence."""
    start, end = s.clause(q.i)
    other = [abs(m.i - q.i) for m in s.of("other_topics") if start <= m.i < end]
    own = [abs(m.i - q.i) for m in s.of("defence") if start <= m.i < end]
    return bool(other) and (not own or min(other) < min(own))


def _covered(c: Context, s: Sentence, q: Found) -> bool:
    """Whether another claim of this sentence already stands on the number itself."""
    at, end = s.span(q.number, q.number + 1)
    return any(
        k.start <= at
        and end <= k.end
        and k.quantity is not None
        and (k.quantity.value == q.value or k.kind is Kind.TARGET or k.threshold == q.value)
        for k in c.claims[-8:]
    )
