"""Whose target a number is: the alliance's, which its members commit to together, or one ally's own."""

from __future__ import annotations

from burdenshare.claims.beside import each_of_all, is_share
from burdenshare.claims.context import Context
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import binding
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import QuantityUnit

_MOVES = {"rises", "rose", "risen", "grows", "grew", "grown", "climbs", "climbed"}
"""What they did, not what they are to do."""
_SUBORDINATE = {"since", "when", "after", "before"}
_OWN_NOUNS = {"commitment", "pledge", "promise", "aim", "objective"}


def own_commitment(s: Sentence, c: Context, q: Found) -> str | None:
    """The ally whose own commitment it is: "the commitment to 2.5% by 2027" in a text about that ally."""
    group = s.subject_before(q.i, ("group",))
    spoken = [
        p
        for p in c.speakers.mentioned(s)
        if p[1] <= q.i and p[2].area not in {"", "NATO"} and (group is None or group.cls != "group" or group.i < p[0])
    ]
    if (
        spoken
        and c.deadline(s, q) is not None
        and {"set", "sets", "setting"} & {s.key(k) for k in range(spoken[-1][1], q.i)}
    ):
        return spoken[-1][2].area  # "Kristersson set a goal of 3.5% by 2030"
    if spoken and s.between(spoken[-1][1], q.i, "pledge") and c.deadline(s, q) is not None:
        return spoken[-1][2].area
    own = s.subject_before(q.i, ("area", "capital", "adjective"))
    if (
        own is not None
        and own.code
        and own.cls != "group"
        and {"itself", "its"} & {s.key(k) for k in range(own.j, q.i)}
    ):
        if {"set", "sets", "setting", "brought", "brings", "advanced", "moved"} & {s.key(k) for k in range(own.j, q.i)}:
            return own.code  # "Germany has set itself a goal of 3.5% by 2029"
    governed = own.code if own is not None and own.code and own.cls != "group" else c.last_area
    if (
        governed
        and "government" in {s.key(k) for k in range(q.i - 5, q.i)}
        and not any(n.cls == "group" for n in s.names)
    ):
        return governed  # "the government's target of 3% of GDP"
    nouns = [m for m in s.of("target") if m.value in _OWN_NOUNS and m.j <= q.i and q.i - m.j <= 8]
    if not nouns or not c.last_area or any(n.cls == "group" for n in s.names) or s.has("in_force"):
        return None
    return c.last_area if c.deadline(s, q) is not None else None


def ally_own(s: Sentence, q: Found) -> bool:
    """Whether the target is one ally's own ("Poland's target of 5 %", "Spain plans to reach 2 %")."""
    subject = s.subject_before(q.i)
    if subject is None or subject.cls == "group" or not subject.code:
        return False
    if s.between(subject.j, q.i, "support", "oppose", "accept", "proposal"):
        return False  # "the Netherlands supports the proposal, under which 3.5 percent ..."
    near = s.tokens[subject.j : q.i]
    if any(n.cls == "group" and subject.i < n.i < q.i for n in s.names):
        return False
    return len(near) <= 8 and bool(s.between(subject.j, q.i, "target", "pledge")) and not s.has("in_force")


def one_allys_word(s: Sentence, c: Context, q: Found) -> bool:
    """Whether it is one government that backs or signs off the number: "Meloni backed the 5% goal" adopts nothing."""
    start, _ = s.clause(q.i)
    verbs = s.between(start, q.i, "adopted")
    if not verbs:
        return False
    i = verbs[-1].i
    subject = s.subject_before(i)
    people = [p for p in c.speakers.mentioned(s) if p[1] <= i and p[2].area]
    if people and (subject is None or people[-1][0] > subject.i):
        return people[-1][2].area != "NATO"
    return subject is not None and i - subject.j <= 10 and bool(subject.code) and subject.code != "NATO"


def group_commits(s: Sentence, c: Context, q: Found) -> bool:
    """Members commit, agree, are asked or are to raise their spending to the number."""
    subject = s.subject_before(q.i, ("group", "area", "capital", "adjective"))
    subject = _before_aside(s, subject)
    each = each_of_all(s, q) if subject is None or subject.cls != "group" else None
    if subject is None and (told := binding.antecedent(s, q.i)) is not None and told.cls == "group":
        subject = told  # "in the alliance, which has pledged to reach 5%"
    if (
        (subject is None or (each is not None and each > subject.j))
        and each is not None
        and s.between(0, each, "adopted", "demand", "in_force")
    ):
        subject = Name("NATO", "group", each, each + 2)  # "it was agreed that each country spends 2%"
    if subject is None and c.last_group == "NATO":
        they = next((k for k in range(q.i) if s.key(k) == "they"), None)
        subject = Name("NATO", "group", they, they + 1) if they is not None else None
    if subject is None and c.alliance and is_share(s, q):
        subject = _leaders(s, q)
    if subject is None or subject.cls != "group":
        return False
    if s.key(subject.i - 1) in _SUBORDINATE and "," in {s.key(k) for k in range(subject.j, q.i)}:
        return False  # "since NATO set its targets in 2014, spending has risen to 2.0%"
    if any(o.unit is QuantityUnit.COUNT and o.quantity.of_total and o.i <= subject.j + 1 <= q.i for o in s.quantities):
        return False  # "23 of 32 allies would spend 2%": some members' doing, not all members' duty
    if not (is_share(s, q) or s.has("defence", "spend", "change_up") or s.between(subject.j, q.i, "adopted")):
        return False
    if {"collective", "combined", "amounting", "amounts", "together"} & {t.key for t in s.tokens}:
        return False  # what they spend together, not what each is to spend
    verbs = s.between(
        subject.j, q.i, "adopted", "proposal", "demand", "pledge", "in_force", "change_up", "hypothetical"
    )
    verbs += s.between(0, subject.i, "demand", "proposal")
    verbs += [m for m in s.between(0, subject.i, "pledge") if subject.i - 3 <= m.j]  # "commits the 32 allies to spend"
    if s.key(subject.i - 1) in {"that", "as"} or s.key(subject.i - 2) == "that":
        verbs += s.between(0, subject.i, "adopted")
    verbs += [
        m for m in s.of("required") if subject.j <= m.i < q.i or m.j == subject.i
    ]  # "guidelines direct members to"
    spent = s.between(subject.j, q.i, "spend")
    each = not {"each", "every"}.isdisjoint(s.key(k) for k in range(subject.i, q.i))
    if any(m.value in {"spent", "spends"} for m in spent) and not each:
        return False
    verbs = [m for m in verbs if _MOVES.isdisjoint(m.value.split())]
    return bool(verbs)


def _leaders(s: Sentence, q: Found) -> Name | None:
    """The alliance, where its members stand without its name: "in The Hague members signed up to 5% of GDP"."""
    if not _OTHER_CLUBS.isdisjoint(s.words):
        return None
    k = next((k for k in range(q.i) if s.key(k) in _MEMBERS and s.key(k - 1) not in _SOME), None)
    return Name("NATO", "group", k, k + 1) if k is not None and s.between(k, q.i, "adopted") else None


_MEMBERS = {"leaders", "members", "countries", "nations", "governments"}
_SOME = {"some", "many", "several", "few", "most", "other", "these", "those", "which"}
_OTHER_CLUBS = {"eu", "union", "european", "g7", "g20", "un"}


def _before_aside(s: Sentence, subject: Name | None) -> Name | None:
    """The group before "as demanded by the United States": who asked is not who agreed."""
    if subject is None or subject.cls == "group":
        return subject
    asked = any(-2 <= m.i - subject.j <= 1 or 0 <= subject.i - m.j <= 2 for m in s.of("demand"))
    if asked and "as" in {s.key(k) for k in range(subject.i - 5, subject.i)}:
        return next((n for n in reversed(s.names) if n.cls == "group" and n.j <= subject.i), subject)
    return subject


def abroad(s: Sentence, q: Found) -> bool:
    """Whether the sentence speaks of a country outside the alliance, and of none inside before the number."""
    subject = s.subject_before(q.i)
    return subject is not None and not subject.code
