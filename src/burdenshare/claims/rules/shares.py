"""Shares of GDP, of equipment and growth of allies and groups: reported figures, and pledges of one ally."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims.context import Context, half_line, is_share, like_target, of_something_else
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Name, Sentence
from burdenshare.nouns.claims import Claim, Kind, Modality, QuantityUnit, When

_LISTED = {"(", ":", ",", "at", "with", "-", "–", "—", "|", "'s", "=", "and", "on", "*"}
_SHARE_RANGE = (0.0, 15.0)
_PAST = {"spent", "was", "were", "stood at", "amounted to", "reached", "hit", "invested", "allocated", "devoted",
         "totalled", "totaled", "came to", "accounted for", "met", "contributed", "dedicated", "paid"}  # fmt: skip


def read(s: Sentence, c: Context) -> None:
    """Add the shares, pledges, equipment shares and real changes of single allies in one sentence."""
    _respectively(s, c)
    for q in s.quantities:
        if q.unit is QuantityUnit.PER_CENT and q.i not in s.taken:
            _one(s, c, q, groups=False)
    _standing(s, c)


def read_groups(s: Sentence, c: Context) -> None:
    """Add the shares and real changes of groups, once the targets of the sentence are read."""
    for q in s.quantities:
        if q.unit is QuantityUnit.PER_CENT and q.i not in s.taken:
            _one(s, c, q, groups=True)


def _one(s: Sentence, c: Context, q: Found, groups: bool) -> None:
    if not c.about_defence(s, q.i):
        return
    subject, listed = _subject(s, q)
    if subject is not None and not subject.code:
        return  # a country outside the alliance
    if (subject is not None and subject.cls == "group") is not groups:
        return
    if _growth(s, q):
        _add_growth(s, c, q, subject)
        return
    if _equipment(s, q):
        _add_share(s, c, q, subject, "equipment_share", "equipment-share")
        return
    if of_something_else(s, q) or not _SHARE_RANGE[0] <= q.value <= _SHARE_RANGE[1]:
        return
    share = is_share(s, q)
    bare = (
        (listed and _in_share_list(s, c, q))
        or _follows_share(s, q)
        or _spends(s, c, q, subject)
        or _heads_for(s, c, q, subject)
    )
    if subject is None and c.publisher and (told := _the_figure(s, c)) is not None:
        _by_publisher(s, c, q, told)
        return
    if not share and not bare:
        return
    base = "from" in {s.key(k) for k in range(q.number - 3, q.i)}
    if subject is None:
        if not share or not s.has("spend", "defence") or not c.last_area:
            return
        if not s.has("pledge") and not any(
            t.key in {"it", "its", "country", "nation", "government", "we", "our", "their"} for t in s.tokens
        ):
            return
        subject = Name(c.last_area, "pronoun", q.i, q.i)
    if like_target(s, q) and not listed and not _pledged(s, subject, q):
        return
    if (
        not listed and s.key(q.i - 1) == "the" and not _pledged(s, subject, q)
    ):  # "the 5%": the number of a goal or an idea, not a figure
        return
    if subject.cls == "group" and not _group_figure(s, subject, q):
        return
    if s.has("level_apart") and s.between(max(0, q.i - 8), q.i, "level_apart"):
        return
    if base and c.when(s, q).basis == "none" and not s.has("pledge"):
        return
    if _moved_to(s, q) and not _moves(s, subject, q):
        return
    if not listed and subject.cls != "pronoun" and not _verb(s, subject, q):
        return
    rule = "share-listed" if listed else "share-verb"
    _add_share(s, c, q, subject, "share_of_gdp", rule if _precise(s, subject, q, listed) else "share-loose", base)


def _add_share(
    s: Sentence, c: Context, q: Found, subject: Name | None, measure: str, rule: str, base: bool = False
) -> None:
    if subject is None:
        if not c.last_area:
            return
        subject = Name(c.last_area, "pronoun", q.i, q.i)
    chain = s.chain(subject) if subject.cls not in {"pronoun", "group"} and rule != "share-listed" else (subject,)
    codes = tuple(n.code for n in chain if n.code)
    first = min(n.i for n in chain)
    quantity = q.quantity
    when = c.when(s, q)
    future = when.by is not None or any(y > c.day.year for y in when.years)
    pledged = not base and (future or (_pledged(s, subject, q) and not _expected(s, c, subject, q, when)))
    if pledged and subject.cls != "group":
        add_pledge(s, c, q, *codes, measure=measure, first=min(first, q.i))
    if pledged or when.basis == "span":
        return
    modality = _modality(s, subject, q)
    if modality is Modality.DENIED:
        quantity = replace(half_line(q.value, "less_than", c.lexicon), decimals=q.quantity.decimals)
        modality = Modality.REPORTED
    s.taken.add(q.i)
    if base and (when.by is not None or when.basis == "none"):
        when = When("current")
    if when.basis == "none" and rule == "share-listed":
        when = c.list_when
    if when.basis == "none" and not _past(s, subject, q):
        when = When("current")
    if measure == "share_of_gdp":
        c.share_list = 4
    c.add(
        Kind.MEASURE,
        s,
        min(first, q.i),
        max(q.j + (rule == "share-listed" and s.key(q.j) == ")"), subject.j if subject.i > q.j else 0),
        rule,
        subjects=codes,
        measure=measure,
        quantity=quantity,
        when=when,
        modality=modality,
    )


def add_pledge(
    s: Sentence, c: Context, q: Found, *codes: str, measure: str = "share_of_gdp", first: int | None = None
) -> None:
    """Add the pledge of one ally, or of several that pledge the same, with its deadline."""
    when = c.when(s, q)
    ahead = next((y for y in when.years if y >= c.day.year), None)
    s.taken.add(q.i)
    c.add(
        Kind.PLEDGE,
        s,
        q.i if first is None else first,
        max(q.j, _by_end(s, q)),
        "pledge",
        subjects=codes,
        measure=measure,
        quantity=q.quantity,
        when=When(when.basis, when.years, when.words, by=when.by or ahead or c.deadline(s, q), fiscal=when.fiscal),
        modality=Modality.PLEDGED,
    )


def _group_figure(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether the sentence reports what a group spent, not what it is asked or has agreed to spend."""
    if s.between(0, q.i, "demand", "proposal", "hypothetical", "adopted"):
        return False
    verbs = s.between(min(subject.j, q.i), q.i, "spend", "stand_at", "change_up", "change_down")
    return any(
        m.cls == "spend"
        or (m.cls == "stand_at" and m.value not in {"with", "at", "of", "to reach"})
        or m.value.endswith("ed")
        or m.value in {"rose", "grew", "fell"}
        for m in verbs
    )


def _moved_to(s: Sentence, q: Found) -> bool:
    return q.quantity.approximator != "at_most" and "to" in {s.key(q.i - 1), s.key(q.number - 1)}


def _moves(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether the subject's spending moves to the number: the verb stands between the two."""
    lo = min(subject.j, q.i)
    return bool(s.between(lo, q.i, "change_up", "change_down", "pledge", "stand_at")) or s.key(subject.j) == "to"


def _respectively(s: Sentence, c: Context) -> None:
    """ "Spain and Italy spent 1.28% and 1.49%": as many names as numbers, zipped."""
    percents = [q for q in s.quantities if q.unit is QuantityUnit.PER_CENT and q.i not in s.taken]
    if len(percents) < 2 or not c.about_defence(s, percents[0].i):
        return
    run = [percents[0]]
    for q in percents[1:]:
        if {t.key for t in s.tokens[run[-1].j : q.i]} <= {",", "and"}:
            run.append(q)
        else:
            break
    if len(run) < 2:
        return
    last = s.subject_before(run[0].i)
    if last is None or last.cls == "group":
        return
    chain = s.chain(last)
    if len(chain) != len(run) or not (is_share(s, run[-1]) or s.has("share_noun")) or not _verb(s, last, run[0]):
        return
    for name, q in zip(chain, run, strict=True):
        _add_share(s, c, q, name, "share_of_gdp", "share-listed")


def _subject(s: Sentence, q: Found) -> tuple[Name | None, bool]:
    """Whose number it is, and whether it stands right beside the name as in a list or table."""
    left = s.subject_before(q.i)
    if left is not None and q.i - left.j <= 3:
        between = [t.key for t in s.tokens[left.j : q.i]]
        if not between or (set(between) <= _LISTED and between not in (["and"], [","])):
            return left, True
        if between == [","] and _in_comma_list(s, left, q):
            return left, True
    if s.key(q.j) == ")" and left is not None:
        opened = next((k for k in range(q.i - 1, max(-1, q.i - 8), -1) if s.key(k) == "("), None)
        if opened is not None and 0 <= opened - left.j <= 1:
            return left, True
    end = q.j + (3 if is_share(s, q) else 0)
    for name in s.names:
        if q.j <= name.i <= end + 1 and s.key(name.i - 1) in {"in", "for", "by"} and name.cls != "group":
            if left is None or any(q2.i > left.j and q2.j <= q.i for q2 in s.quantities):
                return name, True
    return left, False


def _in_comma_list(s: Sentence, name: Name, q: Found) -> bool:
    """ "Portugal, 1.55%; Italy, 1.49%": the name opens its item, and nothing is set against the number."""
    lead = s.key(name.i - 1)
    opens = name.i == 0 or lead in {",", ";", "and", "with", "including", "as", "(", ":", "by", "are", "include"}
    return opens and s.key(q.j) not in {"against", "versus", "compared", "to", "from"}


def _precise(s: Sentence, subject: Name, q: Found, listed: bool) -> bool:
    """Whether name and number are bound beyond doubt; a loose reading is never called contradicted."""
    if listed:
        return True
    if subject.cls == "pronoun" or subject.i > q.i:
        return False
    rivals = [n for n in s.names if subject.j <= n.i and n.j <= q.i and n.cls != "group" and not n.place]
    others = [o for o in s.quantities if subject.j <= o.i and o.j <= q.i and o.unit is QuantityUnit.PER_CENT]
    return not rivals and not others and q.i - subject.j <= 14 and bool(s.between(subject.j, q.i, "spend", "stand_at"))


def _in_share_list(s: Sentence, c: Context, q: Found) -> bool:
    """Whether a bare number beside a name is a share: the sentence or the ones before it speak of shares."""
    if s.has("share_noun"):
        return True
    if q.value > 8 or s.has("other_topics"):
        return False
    return c.share_list > 0 or (c.alliance and s.has("target"))


def _follows_share(s: Sentence, q: Found) -> bool:
    return any(is_share(s, o) and o.i < q.i for o in s.quantities if o.unit is QuantityUnit.PER_CENT) and s.has(
        "spend", "defence"
    )


def _heads_for(s: Sentence, c: Context, q: Found, subject: Name | None) -> bool:
    """ "Berlin will hit 2%", "Spain trails at 1.28%": the share needs no words where the text is about shares."""
    if subject is None or subject.cls == "group" or s.has("other_topics") or q.value < 0.5:
        return False
    if c.share_list and s.key(q.i - 1) in {"at", "with"} and q.i - subject.j <= 12:
        return True
    return c.alliance and _pledged(s, subject, q) and bool(s.between(subject.j, q.i, "meet", "spend", "pledge"))


def _the_figure(s: Sentence, c: Context) -> Claim | None:
    """The claim whose figure another publisher is said to put differently ("SIPRI puts the figure at 1.4%")."""
    if {"figure", "share", "number", "ratio"}.isdisjoint(t.key for t in s.tokens):
        return None
    return next((k for k in reversed(c.claims) if k.kind is Kind.MEASURE and k.measure == "share_of_gdp"), None)


def _by_publisher(s: Sentence, c: Context, q: Found, told: Claim) -> None:
    s.taken.add(q.i)
    c.add(
        Kind.MEASURE, s, q.i, q.j, "share-publisher", subjects=told.subjects, measure="share_of_gdp",
        quantity=q.quantity, when=told.when,
    )  # fmt: skip


def _spends(s: Sentence, c: Context, q: Found, subject: Name | None) -> bool:
    """ "Poland spends 4.1% on defence": a share of GDP without the words."""
    if subject is None:
        return False
    spend = s.between(subject.j, q.i, "spend")
    if spend and c.share_list and subject.cls != "group" and not s.has("other_topics"):
        return True
    on = s.between(q.j, min(len(s.tokens), q.j + 4), "defence")
    return bool(spend) and (bool(on) or s.between(subject.j, q.i, "defence") != [])


def _verb(s: Sentence, subject: Name, q: Found) -> bool:
    if subject.i > q.j:
        return True
    return bool(s.between(subject.i, q.i, "spend", "stand_at", "change_up", "change_down", "meet", "pledge"))


def _pledged(s: Sentence, subject: Name, q: Found) -> bool:
    """Whether the number is where the ally says or is said to be heading, not what it spends."""
    if subject.cls == "pronoun":
        marks = s.between(0, q.i, "pledge")
    elif subject.i > q.j:
        marks = []
    else:
        marks = s.between(subject.i, q.i, "pledge")
        if not marks and s.key(subject.j) == "to":  # a headline: "Germany to raise defence spending to 3.5%"
            marks = s.between(subject.j, q.i, "change_up", "spend", "meet")
        if not marks and (own := s.between(subject.j, q.i, "target")):
            marks = [m for m in own if m.i - subject.j <= 3 and q.i - m.j <= 3]
    if not marks:
        return False
    last = marks[-1]
    done = [m for m in s.between(last.j, q.i, "spend", "stand_at") if m.value in _PAST - {"reached", "hit", "met"}]
    return not done


def _expected(s: Sentence, c: Context, subject: Name, q: Found, when: When) -> bool:
    """Whether others expect the number for the running year: an estimate, not the ally's word."""
    marks = s.between(min(subject.i, q.i), q.i, "pledge")
    foreseen = all(m.value.startswith(("expected to", "will spend", "will be")) for m in marks)
    return foreseen and bool(when.years) and when.years[0] <= c.day.year and s.has("estimate", "publisher")


def _past(s: Sentence, subject: Name, q: Found) -> bool:
    marks = s.between(min(subject.i, q.i), q.i, "spend", "stand_at", "change_up", "change_down")
    return any(m.value in _PAST or m.value.endswith("ed") or m.value in {"rose", "fell", "grew"} for m in marks)


def _modality(s: Sentence, subject: Name, q: Found) -> Modality:
    window = (min(subject.j, q.i), q.i)
    if s.between(*window, "negation"):
        return Modality.DENIED
    if s.between(*window, "hypothetical"):
        return Modality.HYPOTHETICAL
    return Modality.REPORTED


def _growth(s: Sentence, q: Found) -> bool:
    before, after = s.key(q.number - 1), s.key(q.j)
    moved = s.between(max(0, q.i - 8), min(len(s.tokens), q.j + 6), "change_up", "change_down")
    return (
        bool(moved)
        and not is_share(s, q)
        and (
            before in {"by", "an", "a"}
            or after in {"increase", "rise", "growth", "higher", "more", "jump"}
            or s.has("real_terms")
        )
    )


def _add_growth(s: Sentence, c: Context, q: Found, subject: Name | None) -> None:
    """Real growth of spending; nominal growth is left alone, since no publisher prints it."""
    near = s.between(max(0, q.i - 6), min(len(s.tokens), q.j + 6), "real_terms")
    if (
        not near
        or subject is None
        or not {"decade", "years", "since"}.isdisjoint(t.key for t in s.tokens[q.j : q.j + 10])
    ):
        return
    when = c.when(s, q)
    if when.basis not in {"stated", "relative"}:
        return
    s.taken.add(q.i)
    c.add(
        Kind.MEASURE,
        s,
        min(subject.i, q.i),
        q.j,
        "real-growth",
        subjects=(subject.code,),
        measure="real_change",
        quantity=q.quantity,
        when=when,
    )


def _equipment(s: Sentence, q: Found) -> bool:
    near = any(-6 <= m.i - q.j <= 10 for m in s.of("equipment"))
    return near and not is_share(s, q) and q.value >= 5 and s.has("spend", "defence") and not like_target(s, q)


def _by_end(s: Sentence, q: Found) -> int:
    after = [t.j for t in s.times if t.i >= q.j and t.when.by is not None]
    return after[0] if after else q.j


def _standing(s: Sentence, c: Context) -> None:
    """ "Spain fails to meet the 2% target": one ally above or below a threshold, in words."""
    for mark in s.of("miss", "meet"):
        wider = max((m for m in s.of("miss", "meet") if m.i <= mark.i and m.j >= mark.j), key=lambda m: m.j - m.i)
        if wider != mark or mark.value in {"make", "pay", "meeting", "pass", "cross", "at or above", "below"}:
            continue
        subject = s.subject_before(mark.i)
        if subject is None or subject.cls == "group" or not subject.code or mark.i - subject.j > 6:
            continue
        if not s.has("target") or s.between(subject.i, mark.i, "pledge", "hypothetical", "demand"):
            continue
        targets = [q for q in s.quantities if q.unit is QuantityUnit.PER_CENT and like_target(s, q) and q.i >= mark.i]
        if not targets and not [m for m in s.of("target") if 0 <= m.i - mark.j <= 4]:
            continue
        value = targets[0].value if targets else c.last_threshold
        if value is None or value > 6 or not c.about_defence(s, mark.i):
            continue
        if any(q.unit is QuantityUnit.COUNT for q in s.quantities if q.i < mark.i):
            continue
        below = mark.cls == "miss" or bool(s.between(max(subject.j, mark.i - 3), mark.i, "negation"))
        if _covered(c, s, mark.i):
            continue
        anchor = targets[0] if targets else None
        when = c.when(s, anchor) if anchor else (s.times[0].when if len(s.times) == 1 else When("none"))
        if when.basis == "span" or (when.by is not None and not below):
            continue
        if when.basis == "none":
            when = When("none" if mark.value.endswith(("ed", "met")) else "current")
        c.add(
            Kind.MEASURE,
            s,
            subject.i,
            anchor.j if anchor else mark.j,
            "standing-below" if below else "standing-meets",
            subjects=tuple(n.code for n in s.chain(subject) if n.code),
            measure="share_of_gdp",
            quantity=half_line(value, "less_than" if below else "at_least", c.lexicon),
            when=when,
        )


def _covered(c: Context, s: Sentence, i: int) -> bool:
    at = s.tokens[i].start
    return any(
        k.start <= at < k.end and k.kind in {Kind.PLEDGE, Kind.COUNT, Kind.MEASURE} for k in reversed(c.claims[-6:])
    )
