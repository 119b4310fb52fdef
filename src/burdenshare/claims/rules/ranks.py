"""Places in a ranking: "NATO's top spender", "the lowest share of any ally", "ranks second".

The sentence must say among whom the place is taken; a place in the world or in the European Union is none of the alliance's.
"""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.rules import compared
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Comparison, Form, Interval, Quantity, QuantityUnit

_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
             "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "twentieth": 20}  # fmt: skip
_MEMBERS = {"ally", "allies", "member", "members", "nato", "alliance", "country", "countries", "nation", "nations",
            "state", "states", "government", "governments"}  # fmt: skip
_SPENDING = {"share", "spending", "spender", "spenders", "proportion", "percentage", "budget", "expenditure", "outlays",
             "spends", "spend", "spent", "rate", "level", "contribution", "figure", "ratio", "outlay", "gdp"}  # fmt: skip
_ALONG = {"growth", "increase", "rise", "rises", "increases", "jump", "jumps", "contingent", "army", "cut", "cuts",
          "economy", "economies", "population", "deficit", "debt", "pledge", "promise", "gap", "shortfall", "priority", "threat",
          "risk"}  # fmt: skip
_OF_MONEY = {"largest", "biggest", "most", "smallest", "least", "greatest", "top"}
_SPENDERS = {"spender", "contributor", "payer", "country", "ally", "member"}
_SEVERAL = {"shares", "spenders", "budgets", "proportions"}
_BEFORE_PLACE = {
    "ranks",
    "ranked",
    "ranking",
    "placed",
    "comes",
    "came",
    "is",
    "was",
    "in",
    "finished",
    "sits",
    "are",
    "to",
    "remains",
    "stands",
    "now",
    "only",
    "up",
    "down",
}
_BEHIND_PLACE = {"in", "and", "among", "behind", ",", ".", "place", "on", "", "only", "at", "with", ";", "to", "by"}
_LEADS = {
    "headed them",
    "leads",
    "lead",
    "led",
    "tops",
    "topped",
    "heads",
    "headed",
    "leader",
    "front-runner",
    "frontrunner",
}
_ENDS = {"top", "bottom", "rear", "last place", "first place", "brings up the rear", "brought up the rear", "tail-ender"}  # fmt: skip
_TABLES = {"table", "ranking", "list", "league", "alliance"}


def read(s: Sentence, c: Context) -> None:
    """Add the places in a ranking that one sentence gives, one for each ally."""
    marks = s.of("superlative_top", "superlative_bottom", "ordinal")
    if not marks:
        return
    told = s.has("spend", "share_noun", "spender") or (
        c.shares and any(q.unit in {QuantityUnit.PER_CENT, QuantityUnit.MONEY} for q in s.quantities)
    )
    told = told or (c.share_list > 0 and any(m.value in _ENDS for m in marks))
    told = told or (c.shares and any(m.cls == "ordinal" and s.key(m.j) in {"place", "spot"} for m in marks))
    if not (told and (s.has("defence") or c.share_list or c.shares)) or s.has("other_topics") or c.aside:
        return
    told_of: set[tuple[str, str]] = set()
    for mark in marks:
        place = _place(s, mark)
        if (
            place is None
            or hazards.supposed(s, mark.i)
            or hazards.denied(s)
            or hazards.polled(s)
            or hazards.long_ago(s, mark.i)
            or s.key(mark.j) in {"gdp", *_SEVERAL}
            or _of_another(s, mark)
        ):
            continue
        if s.key(mark.i - 1) in {"at", "the"} and s.key(mark.i - 2) in {"at"} and mark.value in {"least", "most"}:
            continue
        group = _among(s, mark, c.shares)
        subject = _ranked(s, c, mark)
        if (subject is not None and len(s.chain(subject)) > 1) or (
            mark.value in {"lead", "top", "head"} and s.key(mark.i - 1) == ")"
        ):
            continue  # several lead the list together
        if group is None or subject is None or subject.cls == "group" or compared.looks_ahead(s, subject, mark.i):
            continue
        value, end = place
        quantity = Quantity(float(value), 0, QuantityUnit.RANK, Interval(value, value, high_closed=True))
        when = compared.year_of(s, mark.i, mark.j)
        comparison = Comparison(Form.RANK, other=group, end=end)
        if any(code == subject.code or told_end == end for code, told_end in told_of) or (
            told_of and subject.cls == "pronoun"
        ):
            continue  # "Poland leads with 4.12%, Spain brings up the rear": one from each end
        told_of.add((subject.code, end))
        table = mark.cls == "ordinal" or mark.value not in _OF_MONEY
        measure = compared.measure(s, c.claims[-1].measure if c.claims and table else "")
        beside = {s.key(k) for k in range(mark.i - 4, mark.j + 4)} & (_SPENDING | {"spender", "spenders"})
        rule = "rank" if beside else "rank-loose"  # else the ranking may be of what was told before
        compared.add(s, c, subject, mark.i, mark.j, rule, measure, quantity, when, comparison)


def _of_another(s: Sentence, mark: Mark) -> bool:
    """Whether the place is one in something else: "the highest average annual increase", "the largest army"."""
    for k in range(mark.j, mark.j + 4):
        if s.key(k) in _ALONG:
            return True
        if s.key(k) in _BEHIND_PLACE | _SPENDING | {"of", "on", "for"}:
            return k == mark.j and s.key(k + 1) in _ALONG
    return False


def _place(s: Sentence, mark: Mark) -> tuple[int, str] | None:
    """Which place, from which end."""
    if mark in s.of("ordinal"):
        word, _, rest = mark.value.partition("-")
        value = _ORDINALS[word]
        if s.key(mark.j) == "from" and not {"bottom", "last", "end"}.isdisjoint({s.key(mark.j + 1), s.key(mark.j + 2)}):
            return value, "bottom"
        if rest:
            return value, "bottom" if rest in {"lowest", "smallest"} else "top"
        if any(n.j == mark.i and n.code for n in s.names) and s.key(mark.j) in {"among", "in", "of", "out"}:
            return value, "top"  # "that put Britain ninth among the 32"
        if s.key(mark.i - 1) in _BEFORE_PLACE and s.key(mark.j) in _BEHIND_PLACE:
            return value, "top"
        if s.key(mark.j) in _SPENDERS and s.between(mark.j, mark.j + 8, "spend", "spender"):
            return (
                value,
                "top",
            )  # "the second spender of the alliance", "the second country of NATO for military spending"
        following = [m for m in s.of("superlative_top", "superlative_bottom") if m.i == mark.j]
        if following:
            return value, "bottom" if following[0] in s.of("superlative_bottom") else "top"
        return None
    if s.key(mark.i - 3) == "one" and s.key(mark.i - 2) == "of":
        return None  # "one of the lowest"
    if s.key(mark.i - 1) in {"second", "third", "fourth", "fifth", "one", "among"}:
        return None
    if s.key(mark.i - 1) == "the" and (
        s.key(mark.i - 2) == "among" or (s.key(mark.i - 2), s.key(mark.i - 3)) == ("of", "one")
    ):
        return None  # "was among the lowest", "one of the largest"
    bottom = mark in s.of("superlative_bottom")
    beside = {s.key(k) for k in range(mark.i - 4, mark.j + 6)}
    if (
        mark.value in _LEADS
        and s.key(mark.j) in {"at", "with", "on"}
        and any(q.unit is QuantityUnit.PER_CENT and q.i == mark.j + 1 for q in s.quantities)
    ):
        return 1, "top"  # "Poland leads at 4.48%"
    if mark.value in _LEADS:
        figure = any(q.unit is QuantityUnit.PER_CENT and 0 < q.i - mark.j <= 3 for q in s.quantities)
        return (1, "top") if figure or beside & (_TABLES | {"nato", "pack", "field", "spender"}) else None
    if mark.value in {"top", "bottom", "rear"} and not beside & (_TABLES | {"spender", "spenders"}):
        return None
    if {"close", "near", "towards", "toward"} & {s.key(mark.i - 1), s.key(mark.i - 2), s.key(mark.i - 3)}:
        return None  # "places it close to the bottom of the list"
    if "from" in {s.key(mark.i - 1), s.key(mark.i - 2)}:
        return None
    if mark.value in _ENDS or " " in mark.value:
        return 1, "bottom" if bottom else "top"
    if mark.value in {"most", "least"}:
        of_all = s.key(mark.j) == "of" and s.key(mark.j + 1) in {"all", "any"} and s.has("spend")
        spent = of_all or s.between(max(0, mark.i - 5), mark.i, "spend") or s.key(mark.j) in {"on", "as", "relative"}
        return (1, "bottom" if bottom else "top") if spent and s.key(mark.i - 1) not in {"of", "at"} else None
    beside |= {s.key(k) for k in range(mark.i - 8, mark.i)}  # "its share of 1.61 percent is the lowest in the alliance"
    told = (
        mark.value in {"highest", "lowest"}
        and any(q.unit is QuantityUnit.PER_CENT and q.value <= 9 for q in s.quantities)
        and s.key(mark.j) in _BEHIND_PLACE | {"of"}
    )
    return (1, "bottom" if bottom else "top") if beside & _SPENDING or told else None


def _among(s: Sentence, mark: Mark, shares: bool) -> str | None:
    """The group that the place is taken in; None where the sentence does not say "of any ally" or the like."""
    words = [t.key for t in s.tokens]
    near = words[mark.j : mark.j + 16] + words[max(0, mark.i - 4) : mark.i]
    if (
        {"central", "western", "eastern", "southern"} & set(near)
        or "g7" in near
        or "eu" in near
        or "world" in near
        or "worldwide" in near
        or "globally" in near
    ):
        return None
    if "europe" in near or "european" in near:
        return "NATO_EUR"
    return "NATO" if shares or set(near) & _MEMBERS or s.has("spender") else None


def _ranked(s: Sentence, c: Context, mark: Mark) -> Name | None:
    """Who takes the place: the name before it, or the one that "is" joins to it after it."""
    if mark.value in _LEADS and s.key(mark.j) == "by":  # "a table led by the United States"
        return next(
            (n for n in s.names if mark.j < n.i <= mark.j + 2 and n.code and n.cls in {"area", "capital"}), None
        )
    subject = s.subject_before(mark.i)
    if (
        subject is not None
        and subject.cls == "group"
        and {s.key(subject.i - 1), s.key(subject.i - 2)} & {"of", "all", "among", "country", "member", "ally"}
    ):
        subject = s.subject_before(subject.i)  # "Spain has of all members the lowest"
    if subject is not None and s.key(subject.i - 1 - (s.key(subject.i - 1) == "the")) in {"behind", "after"}:
        subject = s.subject_before(subject.i)  # "behind the US (967.7 billion) the second-largest"
    if subject is not None and subject.cls not in {"group", "foreign"}:
        return subject if mark.i - subject.j <= 16 else None
    after = [n for n in s.names if n.i >= mark.j and n.cls in {"area", "capital"} and n.code and not n.place]
    if any(n.cls == "foreign" and mark.j <= n.i < after[0].i for n in s.names if after):
        return None  # "at the top stood Russia, followed by Greece"
    that_of = (
        after
        and s.key(after[0].i - 1 - (s.key(after[0].i - 1) == "the")) == "of"
        and "that" in {s.key(k) for k in range(after[0].i - 4, after[0].i)}
    )
    if that_of and after[0].i - mark.j <= 10:
        return after[0]  # "the lowest share is that of Spain"
    joined = {"is", "was", "remains", ",", ":", "by", "in", "from", "to"}
    if after and after[0].i == mark.j and mark.value in _LEADS:
        return after[0]  # "there leads Lithuania": the verb before its subject
    if after and s.key(after[0].i - 1) in joined | {"the"} and after[0].i - mark.j <= 18:
        return after[0]
    return compared.subject(s, c, mark.i) if subject is None and not after else None
