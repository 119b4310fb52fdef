"""Shares of GDP and of equipment that a text reports of allies and groups; what they are heading for is a pledge."""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.beside import is_share, like_target, of_something_else
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import binding, growth, pledges, respectively, standings, target_parts
from burdenshare.claims.rules.bare_shares import is_bare_share, unnamed
from burdenshare.claims.rules.share_claims import add_share, codes_of, first_of, share_end, told_in_past
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Claim, Kind, QuantityUnit, When

_UNHEARD_OF = 7.0
"""More than any ally has put into defence since 2014, per cent of GDP."""
_SHARE_RANGE = (0.0, 15.0)
_ALL_BUT = {"but", "other", "except", "apart", "besides", "excluding"}
_MOVED = {"rose", "rises", "risen", "grew", "grows", "grown", "fell", "falls", "fallen", "climbs", "climbed", "jumps",
          "dropped", "drops"}  # fmt: skip
_PLURAL = {"ally", "member", "country", "nation", "state"}
_ASKED = {"ally", "allies", "member", "members", "country", "countries", "nation", "nations", "each", "every", "all", "they",
          "everyone"}  # fmt: skip
_MANY = {"all", "every", "most", "many", "some", "few", "several", "each", "other", "more", "these", "those"}
_OUTLAYS = {"spending", "expenditure", "outlays"}
_IS = {"is", "are", "will", "would", "has", "have", "was", "were", "can", "could", "should", "from", "no"}
_MINISTRY = {"mod", "ministry", "ministry's"}
"""Whose own budget is another measure than what the alliance counts."""


def read(s: Sentence, c: Context) -> None:
    """Add the shares, pledges and real changes of single allies in one sentence."""
    respectively.read(s, c)
    for q in s.percents():
        if q.i not in s.taken:
            _one(s, c, q, groups=False)
    standings.read(s, c)


def read_groups(s: Sentence, c: Context) -> None:
    """Add the shares and real changes of groups, once the targets of the sentence are read."""
    for q in s.percents():
        if q.i not in s.taken:
            _one(s, c, q, groups=True)


def _one(s: Sentence, c: Context, q: Found, groups: bool) -> None:
    if not c.about_defence(s, q.i) or not _SHARE_RANGE[0] <= q.value <= 100.0:
        return
    if not groups and (able := pledges.by_spending(s, q)) is not None:
        pledges.add(s, c, q, able.code, first=able.i)
        return
    subject, listed = binding.subject(s, q)
    if subject is not None and any(0 <= subject.i - m.j <= 2 for m in s.of("other_topics")):
        return  # "the deficit of France"
    if subject is not None and (not subject.code or (subject.cls == "group") is not groups):
        return  # a country outside the alliance, or the other round's
    if growth.is_growth(s, q):
        growth.add(s, c, q, subject)
        return
    if growth.unspecific(s, q):
        return
    if _equipment(s, q, c.shares):
        if subject is None and not groups:
            owner = next((n for n in s.names if q.j <= n.i <= q.j + 4 and n.code and n.cls != "group"), None)
            subject = owner or (Name(c.last_area, "pronoun", q.i, q.i) if c.last_area else None)
        if subject is not None and subject.cls != "group" and hazards.plain(s, q.i, q.j):
            add_share(s, c, q, subject, "equipment_share", "equipment-share" if subject.i < q.i else "equipment-loose")
        return
    if of_something_else(s, q) or q.value > _SHARE_RANGE[1]:
        return
    if q.value > _UNHEARD_OF and not is_share(s, q):
        return  # "Slovenia is last with 8.7%": of equipment, in a text that has gone on to it
    if s.number - c.parts_at <= 1 and q.quantity.decimals == 0 and not is_share(s, q):
        return  # "accounts for 70% of the spending, Britain for 6%, Germany 5%": parts of a total
    if q.quantity.approximator == "more_than" and _leads_list(s, q):
        return  # "more than 3% of GDP also goes to defence in: Estonia, Norway"
    if s.has("core_words") and s.has("related_words") and s.between(0, q.i, "proposal"):
        if s.between(q.j, q.j + 9, "core_words", "related_words"):
            return  # "supports the proposal, which foresees 3.5% for military spending and 1.5% for infrastructure"
    if subject is None and c.publisher and (told := _the_figure(s, c)) is not None:
        _by_publisher(s, c, q, told)
        return
    if s.key(q.i - 1) in {"called", "calls"} or (s.key(q.i - 1) == "of" and s.key(q.i - 2) in {"short", "shy"}):
        return  # "well short of 2 percent"
    if not (listed and s.key(q.j) == ")") and _stance(s, subject, q):
        return  # "is demanding 5%", "is ready to go to 5%": what is asked for or answered, not what is spent
    if not is_share(s, q) and not is_bare_share(s, c, q, subject, listed):
        return
    if subject is None:
        subject = unnamed(s, c, q)
        if (
            subject is None
            or _part_of_target(s, c, q)
            or (s.between(q.j, q.j + 6, "core_words", "related_words") and s.has("core_words"))
        ):
            return  # "of which 3.5 percent for core defence and 1.5 percent for infrastructure"
    if (
        not listed
        and "only" in {s.key(k) for k in range(subject.j, q.i)}
        and not _PLURAL.isdisjoint(s.key(k) for k in range(subject.j, q.i))
        and not any(o.unit is q.unit and subject.j <= o.i < q.i for o in s.quantities)
    ):
        return  # "Poland is the only ally above 4%": a count of one
    lead = range(max(0, s.chain(subject)[0].i - 5), subject.i)
    if _ALL_BUT & {s.key(k) for k in lead if s.key(k + 1) != "also"} and not listed:  # "Poland, but also the US"
        return  # "no member other than Poland", "all but five allies - Poland, ... - spend"
    if subject.i < q.i and not listed and "which" in {s.key(k) for k in range(subject.j + 2, q.i)}:
        if s.between(subject.j, q.i, "support", "oppose", "accept", "proposal"):
            return  # "the Netherlands backs the plan, under which 3.5 percent is to go ..."
    dated = c.shares and q.quantity.decimals > 0 and c.when(s, q).years
    against = {s.key(q.i - 1), s.key(q.i - 2)} & {"against", "versus"} and subject.i < q.i
    if (against and not dated) or "never" in {s.key(k) for k in range(subject.j, q.i)}:
        return
    heading = [] if listed and s.key(q.j) == ")" else pledges.marks(s, subject, q)
    if like_target(s, q) and not listed and (not heading or (subject.cls == "pronoun" and s.has("group"))):
        return
    if not listed and not heading and s.between(q.j, q.j + 8, "oppose") and not told_in_past(s, subject, q):
        return  # "maintains that 2.1% is sufficient"
    if listed and s.key(q.j) != ")" and any(m.i <= q.j + 1 for m in s.between(q.j, q.j + 4, "oppose")):
        return  # "for Madrid 2% is sufficient"
    if not listed and s.key(q.i - 1) == "the" and not heading:
        return  # "the 5%": the number of a goal or an idea, not a figure
    if (
        hazards.polled(s)
        or hazards.on_something_else(s, share_end(s, q))
        or s.between(max(0, q.i - 8), q.i, "level_apart")
    ):
        return
    if subject.cls == "group":
        if _group_figure(s, subject, q):
            base = not listed and "from" in {s.key(k) for k in range(q.number - 3, q.i)}
            add_share(s, c, q, subject, "share_of_gdp", "share-verb" if not listed else "share-listed", base)
        return
    _ally(s, c, q, subject, listed, heading)


def _ally(s: Sentence, c: Context, q: Found, subject: Name, listed: bool, heading: list[Mark]) -> None:
    when = c.when(s, q)
    base = any(s.key(k) == "from" and k + 1 not in {t.i for t in s.times} for k in range(q.number - 3, q.i))
    if base and _alliances(s, q):
        return  # "up from the 2% required by NATO"
    year = when.years[0] if when.years else when.by
    ahead = year is not None and year > c.day.year
    if heading and "whether" in {s.key(k) for k in range(q.i)}:
        return  # "as for whether it would ever go to 3.5 percent"
    own_word = c.attribution.area == subject.code and bool(c.attribution.speaker)  # a ruler's word is a promise
    own_word = own_word or pledges.promised_that(s, subject)
    capped = q.quantity.approximator == "at_most"  # "will spend no more than 2.1%"
    promised = bool(heading) and (own_word or capped or not pledges.foreseen(s, heading))
    if heading and not when.years and when.by is None and pledges.goes_on(c, subject):
        promised = True
    if ahead and not heading and s.between(q.j, q.j + 6, "pledge"):
        return  # "Portugal, at 1.55%, plans to get there by 2029": the year is the plan's
    if (
        promised
        and not ahead
        and when.by is None
        and q.quantity.decimals > 1
        and _only_will(heading)
        and not pledges.goes_on(c, subject)
    ):
        promised, heading = False, []  # "Poland will reach 3.90%": nobody promises hundredths without a year
    if promised and not ahead and q.quantity.decimals > 1 and all(m.value.startswith("would") for m in heading):
        return  # "would, by the alliance's forecast, mean 2.01%": neither a figure nor a promise
    if promised and not ahead and not base and (_estimated(s, c, when) or _to_the_hundredth(c, q, when, heading)):
        promised, heading = False, []  # "Spain will reach 2% this year, NATO estimates"
    if not base and (ahead or promised or (heading and not _foreseen_now(s, c, q, when))):
        own = next((o.i for o in s.quantities if o.i >= q.j and o.unit is q.unit), len(s.tokens))
        if "respectively" in {t.key for t in s.tokens[q.j : min(q.j + 8, own)]} and not ahead:
            return  # "before 2028 and 2029 respectively"
        if not (ahead and s.between(subject.i, q.i, "spend") and not heading and told_in_past(s, subject, q)):
            codes = codes_of(s, subject, q, listed)
            if pledges.needed(s, subject, q) and (not own_word or subject.cls == "pronoun"):
                return  # "Spain will need to spend 3.5%, says Rutte", "some will have to reach 5%"
            if hazards.supposed(s, subject.i) and all(m.value.startswith(("would", "will")) for m in heading):
                return  # "if the Netherlands would spend 5%"
            pledges.add(s, c, q, *codes, first=first_of(s, subject, q, listed), doubt=pledges.doubted(s, subject, q))
        return
    if (
        not heading
        and not listed
        and q.quantity.decimals > 1
        and "would" in {s.key(k) for k in range(s.clause(q.i)[0], q.i)}
    ):
        return  # "this would come to a share of 2.01%"
    bracketed = listed and s.key(q.j) == ")" and not (hazards.denied(s) or hazards.polled(s))
    if when.basis == "span" or not (bracketed or hazards.plain(s, q.i, q.j)):
        return  # what stands in brackets beside a name is plain, whatever "neither" or "if" governs the sentence
    if not listed and pledges.suffices(s, q):
        pledges.add(s, c, q, *codes_of(s, subject, q, listed), first=first_of(s, subject, q, listed))
        return
    if not listed and not base and not binding.MODAL.isdisjoint(s.key(k) for k in range(min(subject.j, q.i), q.i)):
        return  # "says it can do its part with 2.1%"
    if (
        q.quantity.approximator in {"more_than", "less_than"}
        and s.key(q.i - 1) in _OUTLAYS
        and s.key(share_end(s, q)) in _IS
    ):
        return  # "spending above 1% of GDP will be exempt from the debt rule"
    if _moved_to(s, q) and not _moves(s, subject, q):
        return
    if not listed and subject.cls != "pronoun" and not c.shares and not _verb(s, subject, q):
        return
    if binding.in_infinitive(s, subject, q) and not heading:
        return
    rule = "share-listed" if listed else "share-verb"
    sure = binding.precise(s, subject, q, listed) and (is_share(s, q) or s.has("share_noun", "defence") or c.share_list)
    sure = sure and (s.has("defence") or not c.mixed or listed)
    sure = sure and not (
        pledges.marks(s, subject, q) and not when.years
    )  # "will then spend 2.04%": of which year is open
    sure = sure and "then" not in {
        s.key(k) for k in range(subject.j, q.i)
    }  # "it then comes to 3.5%": what would follow
    rule = rule if sure else "share-loose"
    if not _MINISTRY.isdisjoint(s.key(k) for k in range(q.i - 6, q.i)) or _by_its_budget(s, q):
        rule = "share-budget"
    add_share(s, c, q, subject, "share_of_gdp", rule, base)


def _by_its_budget(s: Sentence, q: Found) -> bool:
    """Whether the number is by a national budget: "1.73% of GDP, according to its 2019 state budget"."""
    after = [s.key(k) for k in range(q.j, min(q.j + 14, len(s.tokens)))]
    return "budget" in after and bool({"according", "under"} & set(after[: after.index("budget")]))


def _only_will(heading: list[Mark]) -> bool:
    return all(m.value.startswith(("will", "set to", "expected to")) for m in heading)


def _stance(s: Sentence, subject: Name | None, q: Found) -> bool:
    """Whether a word of asking, agreeing or refusing stands between subject and number, and no verb of spending after it."""
    lo = subject.j if subject is not None and subject.j <= q.i else 0
    if subject is not None and q.i == subject.j and not q.quantity.decimals:
        lo = max(0, subject.i - 6)  # "demanded of the United States 5 percent"
    marks = s.between(lo, q.i, "demand", "accept", "support", "oppose", "wont_block", "conditional")
    marks = [m for m in marks if m.value not in {"pushed", "pushing", "support", "exceed"} and not _to_do(s, m)]
    if not marks:
        return False
    if marks[-1].cls == "demand" and not _ASKED.isdisjoint(s.key(k) for k in range(marks[-1].j, q.i)):
        return True  # "demands that each ally spend 5%"
    verbs = s.between(marks[-1].j, q.i, "spend", "stand_at", "pledge")
    verbs = [m for m in verbs if m.value not in {"of", "at", "with"}]
    if (
        marks[-1].cls == "demand" and verbs
    ):  # "demands that all pay 5%", but "wants to raise its defence spending to 2.5%"
        return subject is None and all(m.cls == "spend" and s.key(m.i - 1) == "to" for m in verbs)
    if marks[-1].cls in {"oppose", "conditional"} and verbs:  # "ruled out spending 5%", but "refuses to promise 2.5%"
        return all(m.cls == "spend" and (m.value.endswith("ing") or s.key(m.i - 1) == "to") for m in verbs)
    return not verbs


def _to_do(s: Sentence, m: Mark) -> bool:
    """Whether "agreed to" leads to what is done, not to what is backed: "Denmark has agreed to reach 1.5%"."""
    return m.value.startswith("agree") and any(v.i == m.j for v in s.of("spend", "meet", "change_up"))


def _part_of_target(s: Sentence, c: Context, q: Found) -> bool:
    """Whether it is a part of the alliance's target: "a commitment to 3.5% for defence and 1.5% for resilience", of no country named."""
    if {"country", "government"} & {s.key(k) for k in range(q.i)}:
        return False
    parts = [part for _, part in target_parts.parts_of(s, c, s.percents())]
    return any(part is q for part in parts) or abs(sum(part.value for part in parts) - q.value) < 1e-9


def _leads_list(s: Sentence, q: Found) -> bool:
    """Whether a colon and a name follow the number: it is said of all that are listed."""
    colon = next((k for k in range(q.j, q.j + 9) if s.key(k) == ":"), None)
    if colon is None or any(o.i > colon for o in s.percents()):
        return False
    return any(n.i == colon + 1 for n in s.names) and sum(n.i > colon for n in s.names) > 1


def _alliances(s: Sentence, q: Found) -> bool:
    """Whether the number is the alliance's own, named as what an ally comes from or goes beyond."""
    end = next((k for k in range(q.j, q.j + 6) if s.key(k) in {",", ";", "("}), q.j + 6)
    near = {s.key(k) for k in range(q.j, end)}
    return bool(near & {"required", "target", "nato", "guideline", "minimum"}) or like_target(s, q)


def _estimated(s: Sentence, c: Context, when: When) -> bool:
    """Whether the sentence gives a publisher's estimate for the running year."""
    told = s.has("estimate") or any(s.key(n.i - 1) == "to" and s.key(n.i - 2) == "according" for n in s.names)
    return told and bool(when.years) and when.years[0] <= c.day.year


def _to_the_hundredth(c: Context, q: Found, when: When, heading: list[Mark]) -> bool:
    """Whether the number is one of the running year to two decimals: estimates are, promises are not."""
    if not all(m.value.startswith(("will", "expected", "set to")) for m in heading):
        return False
    return q.quantity.decimals > 1 and bool(when.years) and when.years[0] <= c.day.year


def _foreseen_now(s: Sentence, c: Context, q: Found, when: When) -> bool:
    """Whether others expect the number for the running year or before: an estimate, not the ally's word."""
    return when.by is None and (not when.years or when.years[0] <= c.day.year)


def _group_figure(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether the sentence reports what a group spends together, not what its members are asked or agreed to."""
    since = s.key(0) in {"since", "when", "after", "although"}
    lo = max((k for k in range(subject.i) if s.key(k) == ","), default=0) if since else 0
    marks = s.between(
        lo, q.i, "demand", "proposal", "hypothetical", "adopted", "negation", "oppose", "support", "accept"
    )
    if not {"must", "should", "ought"}.isdisjoint(s.key(k) for k in range(subject.j, q.i)):
        return False  # "allies must raise their spending to 5%"
    if any(m.value != "without" for m in marks) or not hazards.plain(s, q.i, q.j):
        return False
    before = {s.key(k) for k in range(subject.i - 4, subject.i)} | {s.key(subject.i)}
    if s.has("question"):
        return False  # "How many NATO members spend 2%?"
    if (goal := s.between(subject.j, q.i, "target")) and not s.between(goal[-1].j, q.i, "spend"):
        return False  # "to raise the alliance's spending target to a cumulative 5%"
    if "only" in before and subject.code == "NATO":
        return False  # "are the only NATO members that have laws to spend 2%"
    if before & _MANY or any(q2.unit in {QuantityUnit.COUNT, QuantityUnit.PLAIN, QuantityUnit.FRACTION} and
                             subject.i - 5 <= q2.i <= subject.i for q2 in s.quantities):  # fmt: skip
        return False
    if binding.in_infinitive(s, subject, q) or growth.is_growth(s, q):
        return False
    lo = min(subject.j, q.i)
    if q.quantity.decimals > 1 and any(m.value in {"reach", "reaches"} for m in s.between(lo, q.i, "meet")):
        return True  # "European allies and Canada reach 2.53%"
    if "spending" in {s.key(subject.j), s.key(subject.j + 1)} and q.quantity.approximator in {"less_than", "more_than"}:
        return False  # "NATO allies spending less than 2%" are some of them
    verbs = s.between(lo, q.i, "spend", "stand_at", "change_up", "change_down")
    prepositions = {"with", "at", "of", "to reach"}
    return any(
        m.cls == "spend"
        or (m.cls == "stand_at" and m.value not in prepositions)
        or m.value.endswith("ed")
        or m.value in _MOVED
        for m in verbs
    )


def _moved_to(s: Sentence, q: Found) -> bool:
    return q.quantity.approximator != "at_most" and "to" in {s.key(q.i - 1), s.key(q.number - 1)}


def _moves(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether the subject's spending moves to the number: the verb stands between the two."""
    lo = min(subject.j, q.i)
    return bool(s.between(lo, q.i, "change_up", "change_down", "pledge", "stand_at"))


def _verb(s: Sentence, subject: Name, q: Found) -> bool:
    if subject.i > q.j:
        return True
    return bool(s.between(subject.i, q.i, "spend", "stand_at", "change_up", "change_down", "meet", "pledge"))


def _equipment(s: Sentence, q: Found, shares: bool) -> bool:
    near = any(-6 <= m.i - q.j <= 10 for m in s.of("equipment"))
    told = shares or s.has("spend", "defence")
    return near and not is_share(s, q) and q.value >= 5 and told and not like_target(s, q)


def _the_figure(s: Sentence, c: Context) -> Claim | None:
    """The claim whose figure another publisher is said to put differently ("SIPRI puts the figure at 1.4%")."""
    if {"figure", "share", "number", "ratio"}.isdisjoint(t.key for t in s.tokens):
        return None
    told = next((k for k in reversed(c.claims) if k.kind is Kind.MEASURE and k.measure == "share_of_gdp"), None)
    return told if told is not None and c.last_area in told.subjects else None


def _by_publisher(s: Sentence, c: Context, q: Found, told: Claim) -> None:
    s.taken.add(q.i)
    c.add(
        Kind.MEASURE, s, q.i, q.j, "share-publisher", subjects=told.subjects, measure="share_of_gdp",
        quantity=q.quantity, when=told.when,
    )  # fmt: skip
