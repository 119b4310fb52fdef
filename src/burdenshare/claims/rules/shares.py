"""Shares of GDP and of equipment that a text reports of allies and groups; what they are heading for is a pledge."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims import hazards
from burdenshare.claims.context import Context, half_line, is_share, like_target, moved_from, of_something_else
from burdenshare.claims.glossary import UNKNOWN
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import binding, growth, pledges, standings
from burdenshare.claims.sentence import Name, Sentence
from burdenshare.nouns.claims import Claim, Kind, Quantity, QuantityUnit, When

_SHARE_RANGE = (0.0, 15.0)
_PAST = {"spent", "was", "were", "stood at", "amounted to", "reached", "hit", "invested", "allocated", "devoted",
         "totalled", "totaled", "came to", "accounted for", "met", "contributed", "dedicated", "paid"}  # fmt: skip
_TOGETHER = {"together", "jointly", "collectively", "combined"}
_BALTICS = {"EST", "LVA", "LTU"}
_OWNERS = {"it", "its", "country", "nation", "government", "we", "our", "their", "ministers"}
_ALL_BUT = {"but", "other", "except", "apart", "besides", "excluding"}
_MOVED = {"rose", "rises", "risen", "grew", "grows", "grown", "fell", "falls", "fallen", "climbs", "climbed", "jumps",
          "dropped", "drops"}  # fmt: skip
_PLURAL = {"ally", "member", "country", "nation", "state"}
_ASKED = {
    "ally",
    "allies",
    "member",
    "members",
    "country",
    "countries",
    "nation",
    "nations",
    "each",
    "every",
    "all",
    "they",
    "everyone",
}
_MANY = {"all", "every", "most", "many", "some", "few", "several", "each", "other", "more", "these", "those"}


def read(s: Sentence, c: Context) -> None:
    """Add the shares, pledges and real changes of single allies in one sentence."""
    _respectively(s, c)
    for q in s.quantities:
        if q.unit is QuantityUnit.PER_CENT and q.i not in s.taken:
            _one(s, c, q, groups=False)
    standings.read(s, c)


def read_groups(s: Sentence, c: Context) -> None:
    """Add the shares and real changes of groups, once the targets of the sentence are read."""
    for q in s.quantities:
        if q.unit is QuantityUnit.PER_CENT and q.i not in s.taken:
            _one(s, c, q, groups=True)


def _one(s: Sentence, c: Context, q: Found, groups: bool) -> None:
    if not c.about_defence(s, q.i) or not _SHARE_RANGE[0] <= q.value <= 100.0:
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
            _figure(s, c, q, subject, "equipment_share", "equipment-share" if subject.i < q.i else "equipment-loose")
        return
    if of_something_else(s, q) or q.value > _SHARE_RANGE[1]:
        return
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
    if not is_share(s, q) and not _bare(s, c, q, subject, listed):
        return
    if subject is None:
        subject = _unnamed(s, c, q)
        if subject is None or (s.between(q.j, q.j + 6, "core_words", "related_words") and s.has("core_words")):
            return  # "of which 3.5 percent for core defence and 1.5 percent for infrastructure"
    if (
        not listed
        and "only" in {s.key(k) for k in range(subject.j, q.i)}
        and not _PLURAL.isdisjoint(s.key(k) for k in range(subject.j, q.i))
        and not any(o.unit is q.unit and subject.j <= o.i < q.i for o in s.quantities)
    ):
        return  # "Poland is the only ally above 4%": a count of one
    if _ALL_BUT & {s.key(k) for k in range(max(0, s.chain(subject)[0].i - 5), subject.i)} and not listed:
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
    if not listed and not heading and s.between(q.j, q.j + 8, "oppose") and not _past(s, subject, q):
        return  # "maintains that 2.1% is sufficient"
    if listed and s.key(q.j) != ")" and any(m.i <= q.j + 1 for m in s.between(q.j, q.j + 4, "oppose")):
        return  # "for Madrid 2% is sufficient"
    if not listed and s.key(q.i - 1) == "the" and not heading:
        return  # "the 5%": the number of a goal or an idea, not a figure
    if (
        hazards.polled(s)
        or hazards.on_something_else(s, _share_end(s, q))
        or s.between(max(0, q.i - 8), q.i, "level_apart")
    ):
        return
    if subject.cls == "group":
        if _group_figure(s, subject, q):
            base = not listed and "from" in {s.key(k) for k in range(q.number - 3, q.i)}
            _figure(s, c, q, subject, "share_of_gdp", "share-verb" if not listed else "share-listed", base)
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
    capped = q.quantity.approximator == "at_most"  # "will spend no more than 2.1%"
    promised = bool(heading) and (own_word or capped or not pledges.foreseen(s, heading))
    if ahead and not heading and s.between(q.j, q.j + 6, "pledge"):
        return  # "Portugal, at 1.55%, plans to get there by 2029": the year is the plan's
    if promised and not ahead and when.by is None and q.quantity.decimals > 1 and _only_will(heading):
        promised, heading = False, []  # "Poland will reach 3.90%": nobody promises hundredths without a year
    if promised and not ahead and not base and (_estimated(s, c, when) or _to_the_hundredth(c, q, when, heading)):
        promised, heading = False, []  # "Spain will reach 2% this year, NATO estimates"
    if not base and (ahead or promised or (heading and not _foreseen_now(s, c, q, when))):
        own = next((o.i for o in s.quantities if o.i >= q.j and o.unit is q.unit), len(s.tokens))
        if "respectively" in {t.key for t in s.tokens[q.j : min(q.j + 8, own)]} and not ahead:
            return  # "before 2028 and 2029 respectively"
        if not (ahead and s.between(subject.i, q.i, "spend") and not heading and _past(s, subject, q)):
            codes = _codes(s, subject, q, listed)
            if hazards.supposed(s, subject.i) and all(m.value.startswith(("would", "will")) for m in heading):
                return  # "if the Netherlands would spend 5%"
            pledges.add(s, c, q, *codes, first=_first(s, subject, q, listed), doubt=pledges.doubted(s, subject, q))
        return
    bracketed = listed and s.key(q.j) == ")" and not (hazards.denied(s) or hazards.polled(s))
    if when.basis == "span" or not (bracketed or hazards.plain(s, q.i, q.j)):
        return  # what stands in brackets beside a name is plain, whatever "neither" or "if" governs the sentence
    if not listed and pledges.suffices(s, q):
        pledges.add(s, c, q, *_codes(s, subject, q, listed), first=_first(s, subject, q, listed))
        return
    if not listed and not base and not binding.MODAL.isdisjoint(s.key(k) for k in range(min(subject.j, q.i), q.i)):
        return  # "says it can do its part with 2.1%"
    if _moved_to(s, q) and not _moves(s, subject, q):
        return
    if not listed and subject.cls != "pronoun" and not c.shares and not _verb(s, subject, q):
        return
    if binding.in_infinitive(s, subject, q) and not heading:
        return
    rule = "share-listed" if listed else "share-verb"
    sure = binding.precise(s, subject, q, listed) and (is_share(s, q) or s.has("share_noun", "defence") or c.share_list)
    sure = sure and (s.has("defence") or not c.mixed or listed)
    rule = rule if sure else "share-loose"
    _figure(s, c, q, subject, "share_of_gdp", rule, base)


def _only_will(heading: list[Mark]) -> bool:
    return all(m.value.startswith(("will", "set to", "expected to")) for m in heading)


def _figure(
    s: Sentence, c: Context, q: Found, subject: Name, measure: str, rule: str, base: bool = False, when: When | None = None
) -> None:  # fmt: skip
    listed = rule == "share-listed"
    codes = _codes(s, subject, q, listed)
    if len(codes) > 1 and not _TOGETHER.isdisjoint(t.key for t in s.tokens):
        if set(codes) != _BALTICS:
            s.taken.add(q.i)
            return  # what several spend together is no figure of any
        codes = ("BALTICS",)
    quantity: Quantity = q.quantity
    if binding.negated(s, subject, q):
        if q.quantity.decimals > 0 or s.key(q.j) == "but" or rule == "share-loose":
            return  # "not 1.9% but 2.16%" says nothing of what is below
        quantity = replace(half_line(q.value, "less_than", c.lexicon), decimals=q.quantity.decimals)
    elif len(codes) > 1 and q.quantity.decimals == 0 and not q.quantity.approximator and not s.has("each"):
        quantity = half_line(q.value, "at_least", c.lexicon)  # "the U.S., Greece and Britain spend 2 percent"
    when = when or c.when(s, q)
    if base and (when.by is not None or when.basis == "none"):
        when, rule = c.year_before(), "share-loose"  # "raised it from 2.85 to 3.65 %": most likely of the year before
    s.taken.add(q.i)
    past = _past(s, subject, q)
    ended = moved_from(s, q) is not None  # where a move ends is the latest figure, whatever year it starts from
    if (
        when.basis == "none"
        and not ended
        and hazards.in_some_past(s, q.i, past or not _in_present(s, subject, q), c.day)
    ):
        return
    if when.basis == "none" and not past:
        when = When("current")
    if measure == "share_of_gdp":
        c.share_list = 8
        c.shares = c.shares or (c.alliance and not rule.endswith("-loose"))
    c.add(
        Kind.MEASURE,
        s,
        _first(s, subject, q, listed),
        max(q.j + (listed and s.key(q.j) == ")"), subject.j if subject.i > q.j else 0),
        rule,
        subjects=codes,
        measure=measure,
        quantity=quantity,
        when=when,
    )


def _codes(s: Sentence, subject: Name, q: Found, listed: bool) -> tuple[str, ...]:
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


def _first(s: Sentence, subject: Name, q: Found, listed: bool) -> int:
    if subject.cls == "pronoun":
        return q.i
    chain = [subject] if listed or subject.cls == "group" else _sharing(s, subject)
    return min(q.i, *(n.i for n in chain))


def _stance(s: Sentence, subject: Name | None, q: Found) -> bool:
    """Whether a word of asking, agreeing or refusing stands between subject and number, and no verb of spending after it."""
    lo = subject.j if subject is not None and subject.j <= q.i else 0
    if subject is not None and q.i == subject.j and not q.quantity.decimals:
        lo = max(0, subject.i - 6)  # "demanded of the United States 5 percent"
    marks = s.between(lo, q.i, "demand", "accept", "support", "oppose", "wont_block", "conditional")
    marks = [m for m in marks if m.value not in {"pushed", "pushing", "support", "exceed"}]
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


def _bare(s: Sentence, c: Context, q: Found, subject: Name | None, listed: bool) -> bool:
    """Whether a number without "of GDP" is a share all the same; none of the allies has ever come near a tenth."""
    if q.value > 9:
        return False
    if (
        c.shares
        and not c.aside
        and not s.has("other_topics")
        and 0.3 <= q.value <= 9
        and (
            subject is None
            or subject.cls != "group"
            or subject.code != "NATO"
            or (q.quantity.decimals > 1 and s.key(subject.j) not in {"puts", "put", "says", "estimates"})
            or "average" in {t.key for t in s.tokens}
        )
    ):
        told = bool(s.between(max(0, q.i - 2), q.i, "pledge"))
        told = told or s.has("spend") or s.key(q.i - 1) in {"at", "with", "on"} or (subject is not None and listed)
        if q.quantity.decimals > 0 or told:
            return True
    if subject is None:
        moved = s.has("pledge") and (
            any(is_share(s, o) for o in s.quantities)
            or (c.shares and 1 <= q.value <= 6 and (_in_office(s, c, q) or _of_the_country(s, q)))
        )
        told = bool(c.share_list) and s.key(0) == "it" and s.has("spend")
        return (moved or told) and not s.has("other_topics")
    if listed and _in_share_list(s, c, q):
        return True
    if c.shares and s.key(subject.j) == "average" and q.quantity.decimals > 0:
        return True
    if s.has("share_noun") and s.has("spend", "defence") and any(is_share(s, o) for o in s.quantities if o.i < q.i):
        return True
    spend = s.between(subject.j, q.i, "spend")
    on_defence = s.between(q.j, min(len(s.tokens), q.j + 4), "defence") or s.between(subject.j, q.i, "defence")
    if spend and on_defence:
        return True
    if subject.cls == "group" or s.has("other_topics") or not 0.5 <= q.value <= 8:
        return False
    if any(0 <= q.i - m.j <= 3 for m in s.of("share_noun")):  # "the share of GDP was 2.61%"
        return True
    if c.share_list and (spend or (s.key(q.i - 1) in {"at", "with", "on"} and q.i - subject.j <= 12)):
        return True
    return (
        c.alliance and bool(pledges.marks(s, subject, q)) and bool(s.between(subject.j, q.i, "meet", "spend", "pledge"))
    )


def _in_office(s: Sentence, c: Context, q: Found) -> bool:
    """Whether someone who speaks for an ally is named before the number."""
    if "government" in {s.key(k) for k in range(q.i)}:
        return True
    return any(p[1] <= q.i and p[2].area not in {"", "NATO"} for p in c.speakers.mentioned(s))


def _of_the_country(s: Sentence, q: Found) -> bool:
    """Whether the sentence says before the number what "the country" or "the government" is heading for."""
    return bool({"country", "government"} & {t.key for t in s.tokens[: q.i]}) and bool(s.between(0, q.i, "meet"))


def _in_share_list(s: Sentence, c: Context, q: Found) -> bool:
    if s.has("share_noun"):
        return True
    if q.value > 8 or s.has("other_topics"):
        return False
    return c.share_list > 0 or (c.alliance and s.has("target"))


def _unnamed(s: Sentence, c: Context, q: Found) -> Name | None:
    """The ally that a sentence without a name speaks of: its speaker's for a pledge, else the last one named."""
    if (not s.has("spend", "defence") and not c.shares) or (s.key(0) == "they" and c.last_group):
        return None
    if s.has("core_words") and s.has("related_words"):
        return None  # "the proposal, 3.5% for military spending and 1.5% for infrastructure"
    after = [
        n for n in s.names if n.i >= q.j and n.i - q.j <= 3 and n.cls in {"area", "capital"} and n.code and not n.place
    ]
    if (
        c.shares
        and after
        and not s.subject_before(q.i)
        and s.key(after[0].i - 1) in {",", "percent", "%", "cent", "gdp"}
    ):
        return after[0]  # "At 3.49% Copenhagen", "With 2.1% of GDP, Spain"
    people = [p for p in c.speakers.mentioned(s) if p[2].area and (p[0] < q.i or s.has("say"))]
    if people and people[0][2].area == "NATO":
        return None  # "Rutte has floated 5%"
    area = people[0][2].area if people and s.has("pledge") else c.last_area
    owned = s.has("pledge") or any(t.key in _OWNERS for t in s.tokens)
    alone = not any(n.j <= q.i and n.cls != "group" and not n.place for n in s.names)
    if not area or not (owned or (c.shares and alone)):
        return None
    return Name(area, "pronoun", q.i, q.i)


def _group_figure(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether the sentence reports what a group spends together, not what its members are asked or agreed to."""
    marks = s.between(
        0, q.i, "demand", "proposal", "hypothetical", "adopted", "negation", "oppose", "support", "accept"
    )
    if any(m.value != "without" for m in marks) or not hazards.plain(s, q.i, q.j):
        return False
    before = {s.key(k) for k in range(subject.i - 4, subject.i)} | {s.key(subject.i)}
    if before & _MANY or any(q2.unit in {QuantityUnit.COUNT, QuantityUnit.PLAIN, QuantityUnit.FRACTION} and
                             subject.i - 5 <= q2.i <= subject.i for q2 in s.quantities):  # fmt: skip
        return False
    if binding.in_infinitive(s, subject, q) or growth.is_growth(s, q):
        return False
    lo = min(subject.j, q.i)
    if q.quantity.decimals > 1 and any(m.value in {"reach", "reaches"} for m in s.between(lo, q.i, "meet")):
        return True  # "European allies and Canada reach 2.53%"
    verbs = s.between(lo, q.i, "spend", "stand_at", "change_up", "change_down")
    prepositions = {"with", "at", "of", "to reach"}
    return any(
        m.cls == "spend"
        or (m.cls == "stand_at" and m.value not in prepositions)
        or m.value.endswith("ed")
        or m.value in _MOVED
        for m in verbs
    )


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


def _share_end(s: Sentence, q: Found) -> int:
    return next((m.j for m in s.of("share_noun") if q.j <= m.i <= q.j + 1), q.j)


def _moved_to(s: Sentence, q: Found) -> bool:
    return q.quantity.approximator != "at_most" and "to" in {s.key(q.i - 1), s.key(q.number - 1)}


def _moves(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether the subject's spending moves to the number: the verb stands between the two."""
    lo = min(subject.j, q.i)
    return bool(s.between(lo, q.i, "change_up", "change_down", "pledge", "stand_at"))


def _respectively(s: Sentence, c: Context) -> None:
    """ "Spain and Italy spent 1.28% and 1.49%": as many names as numbers, zipped; else all are left alone."""
    percents = [q for q in s.quantities if q.unit is QuantityUnit.PER_CENT and q.i not in s.taken]
    if len(percents) < 2 or not c.about_defence(s, percents[0].i):
        return
    for run in _runs(s, percents):
        _zip(s, c, run)


def _runs(s: Sentence, percents: list[Found]) -> list[list[Found]]:
    """Numbers that only commas and "and" part, two or more together."""
    runs = [[percents[0]]]
    for q in percents[1:]:
        if {t.key for t in s.tokens[_share_end(s, runs[-1][-1]) : q.i]} <= {",", "and", "respectively", "to"}:
            runs[-1].append(q)
        else:
            runs.append([q])
    return [run for run in runs if len(run) > 1]


def _zip(s: Sentence, c: Context, run: list[Found]) -> None:
    last = s.subject_before(run[0].i)
    if last is None or last.cls == "group" or not hazards.plain(s, run[0].i, run[-1].j):
        return
    chain = s.chain(last)
    if s.has("equipment") and "respectively" in {t.key for t in s.tokens} and len(chain) == len(run):
        for name, q in zip(chain, run, strict=True):
            s.taken.add(q.i)
            _figure(s, c, q, name, "equipment_share", "share-listed")
        return
    told = s.has("share_noun") or (c.alliance and (s.has("spend") or c.share_list > 0))
    told = told or (c.shares and "respectively" in {t.key for t in s.tokens})
    if len(chain) < 2 or not told:
        return
    if "by" in {s.key(run[0].number - 1), s.key(run[0].number - 2)}:
        return  # "fell by 1.37% and 1.35% respectively"
    led = s.key(run[0].number - 1) in {"with", "at"}
    if not led and any(t.key.startswith(UNKNOWN) for t in s.tokens[last.j : run[0].i]):
        if len(chain) == len(run):
            s.taken.update(q.i for q in run)
        return  # a verb that the glossary lacks: what the numbers are is open
    if any(q.value > 9 for q in run):
        return  # "Belgium and Canada, with 15.16% and 18.60% respectively": of equipment, whatever the sentence leaves out
    for q in run:
        s.taken.add(q.i)
    base = "from" in {s.key(k) for k in range(run[0].number - 3, run[0].i)}
    when = c.when(s, run[-1])  # "up from 1.29% and 1.58% a year earlier"
    if len(chain) == len(run):
        for name, q in zip(chain, run, strict=True):
            _figure(s, c, q, name, "share_of_gdp", "share-listed", base, when)


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


def _verb(s: Sentence, subject: Name, q: Found) -> bool:
    if subject.i > q.j:
        return True
    return bool(s.between(subject.i, q.i, "spend", "stand_at", "change_up", "change_down", "meet", "pledge"))


def _in_present(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether a verb, and no mere "at" or "with", stands between the subject and the number."""
    marks = s.between(min(subject.j, q.i), q.i, "spend", "stand_at", "meet")
    return any(m.value not in {"at", "with", "of", "on"} for m in marks)


def _past(s: Sentence, subject: Name, q: Found) -> bool:
    marks = s.between(min(subject.i, q.i), q.i, "spend", "stand_at", "change_up", "change_down")
    return any(m.value in _PAST or m.value.endswith("ed") or m.value in {"rose", "fell", "grew"} for m in marks)


def _equipment(s: Sentence, q: Found, shares: bool) -> bool:
    near = any(-6 <= m.i - q.j <= 10 for m in s.of("equipment"))
    told = shares or s.has("spend", "defence")
    return near and not is_share(s, q) and q.value >= 5 and told and not like_target(s, q)
