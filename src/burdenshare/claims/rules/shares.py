"""Shares of GDP, of equipment and growth of allies and groups: reported figures, and pledges of one ally."""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims.context import Context, half_line, is_share, like_target, of_something_else
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Name, Sentence
from burdenshare.nouns.claims import Kind, Modality, QuantityUnit, When

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
    if not share and not (listed and _in_share_list(s, c)) and not _follows_share(s, q) and not _spends(s, q, subject):
        return
    if subject is None:
        if not share or not s.has("spend", "defence") or not c.last_area:
            return
        if not any(t.key in {"it", "its", "country", "nation", "government", "we", "our", "their"} for t in s.tokens):
            return
        subject = Name(c.last_area, "pronoun", q.i, q.i)
    if like_target(s, q) and not listed and not _pledged(s, subject, q):
        return
    if s.key(q.i - 1) in {"from"} or s.key(q.number - 1) == "from":
        if c.when(s, q).basis == "none":
            return
    if not listed and subject.cls != "pronoun" and not _verb(s, subject, q):
        return
    _add_share(s, c, q, subject, "share_of_gdp", "share-listed" if listed else "share-verb")


def _add_share(s: Sentence, c: Context, q: Found, subject: Name | None, measure: str, rule: str) -> None:
    if subject is None:
        if not c.last_area:
            return
        subject = Name(c.last_area, "pronoun", q.i, q.i)
    chain = s.chain(subject) if subject.cls not in {"pronoun", "group"} and rule != "share-listed" else (subject,)
    codes = tuple(n.code for n in chain if n.code)
    first = min(n.i for n in chain)
    pledged = _pledged(s, subject, q)
    quantity = q.quantity
    if pledged and subject.cls != "group":
        by = c.deadline(s, q)
        when = c.when(s, q)
        s.taken.add(q.i)
        c.add(
            Kind.PLEDGE,
            s,
            min(first, q.i),
            max(q.j, _by_end(s, q)),
            "pledge",
            subjects=codes,
            measure=measure,
            quantity=quantity,
            when=When(when.basis, when.years, when.words, by=by or (when.years[0] if when.years else None), fiscal=when.fiscal),
            modality=Modality.PLEDGED,
        )
        return
    if pledged:
        return
    modality = _modality(s, subject, q)
    if modality is Modality.DENIED:
        quantity = replace(half_line(q.value, "less_than", c.lexicon), decimals=q.quantity.decimals)
        modality = Modality.REPORTED
    s.taken.add(q.i)
    when = c.when(s, q)
    if when.basis == "none" and rule == "share-listed":
        when = c.list_when
    if when.basis == "none" and not _past(s, subject, q):
        when = When("current")
    if measure == "share_of_gdp":
        c.share_list = 2
    c.add(
        Kind.MEASURE,
        s,
        min(first, q.i),
        max(q.j, subject.j if subject.i > q.j else 0),
        rule,
        subjects=codes,
        measure=measure,
        quantity=quantity,
        when=when,
        modality=modality,
    )


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
        if between and set(between) <= _LISTED and between != ["and"] and between != [","] or between == []:
            return left, True
        if between == [","]:
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


def _in_share_list(s: Sentence, c: Context) -> bool:
    if s.has("share_noun"):
        return True
    return c.share_list > 0 or (c.last_threshold is not None and s.has("target", "meet", "miss"))


def _follows_share(s: Sentence, q: Found) -> bool:
    return any(is_share(s, o) and o.i < q.i for o in s.quantities if o.unit is QuantityUnit.PER_CENT) and s.has(
        "spend", "defence"
    )


def _spends(s: Sentence, q: Found, subject: Name | None) -> bool:
    """ "Poland spends 4.1% on defence": a share of GDP without the words."""
    if subject is None:
        return False
    spend = s.between(subject.j, q.i, "spend")
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
        if not marks and (own := s.between(subject.j, q.i, "target")):
            marks = [m for m in own if s.key(subject.j) == "'s" or m.value in {"aim", "goal", "target"}]
    if not marks:
        return False
    last = marks[-1]
    done = [m for m in s.between(last.j, q.i, "spend", "stand_at") if m.value in _PAST - {"reached", "hit", "met"}]
    return not done


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
    return bool(moved) and not is_share(s, q) and (before in {"by", "an", "a"} or after in {"increase", "rise", "growth", "higher", "more", "jump"} or s.has("real_terms"))


def _add_growth(s: Sentence, c: Context, q: Found, subject: Name | None) -> None:
    """Real growth of spending; nominal growth is left alone, since no publisher prints it."""
    if not s.has("real_terms") or subject is None:
        return
    when = c.when(s, q)
    if when.basis in {"none", "current"} or any(t.since for t in s.times):
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
        if when.by is not None and not below:
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
