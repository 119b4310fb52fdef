"""Figures set against something: changes, multiples, parts of a total, places in a ranking, more or less than another.

"0.42 percentage points higher than in 2024", "more than doubled since 2014", "twice as much as Germany", "two-thirds of
the alliance's spending", "the lowest of any ally", "Poland spends more than Germany". Each needs what it is set against in
the same sentence: a base year, another ally, a group. Where that is missing nothing is read.
"""

from __future__ import annotations

from dataclasses import replace

from burdenshare.claims import hazards
from burdenshare.claims.context import Context, is_share
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.periods import Time
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Name, Sentence
from burdenshare.nouns.claims import Comparison, Form, Interval, Kind, Quantity, QuantityUnit, When

_PASSED = {"overtaken", "overtook", "overtakes", "surpassed", "surpasses", "outspends", "outspent", "outspend"}
_PLACES = {
    "last place",
    "first place",
    "brings up the rear",
    "brought up the rear",
    "bringing up the rear",
    "tail-ender",
}
_MORE = {"more", "less", "higher", "lower", "larger", "smaller", "bigger", "greater"}
WORDS = ("multiple", "superlative_top", "superlative_bottom", "ordinal")
"""Classes of words by which a sentence without a number may compare."""

_TIMES = {
    "doubled": 2, "double": 2, "doubling": 2, "doubles": 2, "twice": 2, "twofold": 2, "tripled": 3, "triple": 3,
    "tripling": 3, "trebled": 3, "threefold": 3, "quadrupled": 4, "fourfold": 4,
}  # fmt: skip
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
             "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "twentieth": 20}  # fmt: skip
_MEMBERS = {"ally", "allies", "member", "members", "nato", "alliance", "country", "countries", "nation", "nations", "state",
            "states", "government", "governments"}  # fmt: skip
_TOTALS = {
    "what",
    "spends",
    "bill",
    "spending",
    "expenditure",
    "expenditures",
    "total",
    "budget",
    "budgets",
    "outlays",
    "defence",
    "defense",
    "military",
    "combined",
}
_SPENDING = {"share", "spending", "spender", "spenders", "proportion", "percentage", "budget", "expenditure", "outlays", "spends",
             "spend", "spent", "rate", "level", "contribution", "figure", "ratio", "outlay", "gdp"}  # fmt: skip
_ALONG = {"growth", "increase", "rise", "rises", "increases", "jump", "jumps", "contingent", "army", "cut", "cuts", "economy",
          "economies", "deficit", "debt", "pledge", "promise", "gap", "shortfall", "priority", "threat", "risk"}  # fmt: skip


def read(s: Sentence, c: Context) -> None:
    """Add the comparisons of one sentence."""
    if hazards.denied(s) or hazards.polled(s) or s.key(len(s.tokens) - 1) == "?":
        return
    if any(q.unit is QuantityUnit.POINTS for q in s.quantities):
        _changes(s, c)
    if s.has("multiple"):
        _multiples(s, c)
    _parts(s, c)
    if s.has("superlative_top", "superlative_bottom", "ordinal"):
        _ranks(s, c)
    _orders(s, c)
    _outdone(s, c)


def _outdone(s: Sentence, c: Context) -> None:
    """ "Spends more than anybody else", "no ally spends less", "nobody spends a smaller share than Spain"."""
    keys = [t.key for t in s.tokens]
    for n, key in enumerate(keys):
        if key not in _MORE or not s.has("spend", "share_noun") or c.aside:
            continue
        end = "top" if key in {"more", "higher", "larger", "bigger", "greater"} else "bottom"
        than = next((k for k in range(n + 1, min(n + 12, len(keys))) if keys[k] == "than"), None)
        if than is None or any(q.i in range(n, than) for q in s.quantities):
            continue
        rest = set(keys[than + 1 : than + 5])
        nobody = bool({"nobody", "none"} & set(keys[:n])) or any(
            keys[k] == "no"
            and keys[k + 1] in {"ally", "member", "other", "one", "country", "nato", "government", "european"}
            for k in range(n)
        )
        if rest & {"any", "anybody", "anyone", "everyone", "everybody", "all"}:
            subject = _subject(s, c, n)
        elif nobody:
            subject = next(
                (x for x in s.names if than < x.i <= than + 3 and x.code and x.cls in {"area", "capital"}), None
            )
        else:
            continue
        if subject is None or subject.cls == "group" or not c.about_defence(s, n) or _looks_ahead(s, subject, n):
            continue
        quantity = Quantity(1.0, 0, QuantityUnit.RANK, Interval(1.0, 1.0, high_closed=True))
        group = "NATO_EUR" if {"european", "europe"} & rest else "NATO"
        _add(s, c, subject, n, than + 1, "rank", _measure(s, c), quantity, _year_of(s, Mark("", "", n, than)),
             Comparison(Form.RANK, other=group, end=end))  # fmt: skip
        return


def _changes(s: Sentence, c: Context) -> None:
    """By how many points a share moved: "0.42 percentage points higher than in 2024", "up 0.3 points on last year"."""
    for q in s.quantities:
        if q.unit is not QuantityUnit.POINTS or not 0 < q.value <= 6 or not c.about_defence(s, q.i):
            continue
        subject = _subject(s, c, q.i)
        if any(0 <= m.i - q.j <= 8 for m in s.of("target")):
            s.taken.add(q.i)  # "0.21 points above the target" is no change
            continue
        if subject is None or not hazards.plain(s, q.i, q.j) or _looks_ahead(s, subject, q.i):
            continue
        near = s.between(max(0, q.i - 6), min(len(s.tokens), q.j + 4), "points_up", "points_down")
        base, year = base_of(s, own_side(s, subject, q.i))
        if not near or base is None:
            continue
        nearest = min(near, key=lambda m: min(abs(m.i - q.j), abs(q.i - m.j)))
        down = nearest in s.of("points_down")
        s.taken.add(q.i)
        _add(s, c, subject, q.i, q.j, "share-change", "share_of_gdp", q.quantity, year,
             Comparison(Form.CHANGE, base, end="down" if down else "up"))  # fmt: skip


def _multiples(s: Sentence, c: Context) -> None:
    """ "More than doubled since 2014" and "twice as much as Germany"."""
    for mark in s.of("multiple"):
        found = _times(s, c, mark)
        if found is None or not c.about_defence(s, mark.i) or not hazards.plain(s, mark.i, mark.j):
            continue
        quantity, i, j = found
        subject = _subject(s, c, mark.i)
        if subject is None or _looks_ahead(s, subject, mark.i):
            continue
        other = _other(s, mark.j, subject)
        if other is not None:
            s.taken.add(i)
            _add(s, c, subject, i, other.j, "ratio", _measure(s, c), quantity, c.when(s, _at(quantity, i, j)),
                 Comparison(Form.RATIO, other=other.code))  # fmt: skip
            continue
        base, year = base_of(s)
        if (
            base is None
            or not (s.has("spend") or s.has("share_noun"))
            or (
                mark.value in {"twice", "times"}
                and {"as", "its", "the"}.isdisjoint(s.key(k) for k in range(mark.j, mark.j + 4))
            )
        ):
            continue
        if any(q.unit is QuantityUnit.MONEY and abs(q.i - mark.j) <= 4 for q in s.quantities):
            continue  # "doubled to 100 billion": what doubled may be a plan
        _add(s, c, subject, i, j, "multiple", _measure(s, c), quantity, year,
             Comparison(Form.TIMES, base, real=s.has("real_terms")))  # fmt: skip


def _parts(s: Sentence, c: Context) -> None:
    """The part that one ally has of a group's total: "accounts for two-thirds of NATO's spending"."""
    for q in s.quantities:
        if q.unit not in {QuantityUnit.PER_CENT, QuantityUnit.FRACTION} or q.i in s.taken or is_share(s, q):
            continue
        group = _total_of(s, q) or _the_total(s, c, q)
        if group is None or not hazards.plain(s, q.i, q.j):
            continue
        subject = _subject(s, c, min(q.i, group.i))
        if subject is None or subject.code == group.code or _looks_ahead(s, subject, q.i):
            continue
        quantity = as_part(q.quantity) if q.unit is QuantityUnit.PER_CENT else q.quantity
        s.taken.add(q.i)
        when = c.when(s, q)
        _add(s, c, subject, q.i, max(q.j, group.j), "part", "expenditure", quantity, when,
             Comparison(Form.PART, other=group.code))  # fmt: skip


def as_part(quantity: Quantity) -> Quantity:
    """Per cent as a part of 1."""
    low, high = quantity.interval.low, quantity.interval.high
    interval = replace(
        quantity.interval, low=None if low is None else low / 100, high=None if high is None else high / 100
    )
    return replace(quantity, value=quantity.value / 100, unit=QuantityUnit.FRACTION, interval=interval)


def _total_of(s: Sentence, q: Found) -> Name | None:
    """The group whose spending "of" leads to, or that "the share of NATO spending" before the number names."""
    groups = [n for n in s.names if n.cls == "group" and n.code.startswith("NATO")]
    for group in groups:
        after = {s.key(k) for k in range(group.i, group.j + 5)} | {
            s.key(group.i - 1),
            s.key(group.i - 2),
            s.key(group.i - 3),
        }
        if not after & _TOTALS or after & {"members", "allies"} & {s.key(group.j)}:
            continue
        if q.unit is QuantityUnit.FRACTION and s.key(group.j) in {"members", "allies", "member"}:
            continue
        if s.key(q.j) == "of" and q.j < group.i <= q.j + 6:
            return group
        share = [
            k for k in range(max(0, group.i - 6), group.i) if s.key(k) in {"share", "part", "portion", "proportion"}
        ]
        if share and group.j <= q.i <= group.j + 10 and s.between(group.j, q.i, "stand_at", "change_up", "change_down"):
            return group
    return None


def _the_total(s: Sentence, c: Context, q: Found) -> Name | None:
    """ "Of the total", where the text speaks of what the alliance spends and the part is one that only a giant has."""
    large = q.value > 30 if q.unit is QuantityUnit.PER_CENT else q.value > 0.3
    if (
        c.shares
        and large
        and s.key(q.j) == "of"
        and "total" in {s.key(q.j + 1), s.key(q.j + 2)}
        and "USA" in {n.code for n in s.names}
    ):
        return Name("NATO", "group", q.j, q.j + 1)
    return None


def _ranks(s: Sentence, c: Context) -> None:
    """ "NATO's top spender", "the lowest share of any ally", "ranks second", "spends more ... than any other ally"."""
    told = s.has("spend", "share_noun", "spender") or (
        c.shares and any(q.unit is QuantityUnit.PER_CENT for q in s.quantities)
    )
    if not (told and (s.has("defence") or c.share_list or c.shares)) or s.has("other_topics") or c.aside:
        return
    for mark in s.of("superlative_top", "superlative_bottom", "ordinal"):
        place = _place(s, mark)
        if (
            place is None
            or not hazards.plain(s, mark.i, mark.j)
            or s.key(mark.j) in _ALONG
            or s.key(mark.j + 1) in _ALONG
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
        if group is None or subject is None or subject.cls == "group" or _looks_ahead(s, subject, mark.i):
            continue
        value, end = place
        quantity = Quantity(float(value), 0, QuantityUnit.RANK, Interval(value, value, high_closed=True))
        when = _year_of(s, mark)
        _add(s, c, subject, mark.i, mark.j, "rank", _measure(s, c), quantity, when,
             Comparison(Form.RANK, other=group, end=end))  # fmt: skip
        return


def _place(s: Sentence, mark: Mark) -> tuple[int, str] | None:
    """Which place, from which end."""
    if mark in s.of("ordinal"):
        word, _, rest = mark.value.partition("-")
        value = _ORDINALS[word]
        if rest:
            return value, "bottom" if rest in {"lowest", "smallest"} else "top"
        if s.key(mark.i - 1) in {
            "ranks",
            "ranked",
            "ranking",
            "placed",
            "comes",
            "came",
            "is",
            "was",
            "in",
            "to",
            "finished",
        }:
            if s.key(mark.j) in {
                "in",
                "among",
                "behind",
                ",",
                ".",
                "place",
                "on",
                "",
                "only",
                "at",
                "with",
                ";",
                "to",
                "by",
            }:
                return value, "top"
        following = [m for m in s.of("superlative_top", "superlative_bottom") if m.i == mark.j]
        if following:
            return value, "bottom" if following[0] in s.of("superlative_bottom") else "top"
        return None
    if s.key(mark.i - 1) in {"second", "third", "fourth", "fifth", "one", "among"}:
        return None
    bottom = mark in s.of("superlative_bottom")
    beside = {s.key(k) for k in range(mark.i - 4, mark.j + 6)}
    if mark.value in {
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
    }:
        return (
            (1, "top")
            if beside & {"table", "ranking", "list", "league", "alliance", "nato", "pack", "field", "spender"}
            else None
        )
    if mark.value in {"top", "bottom", "rear"} and not beside & {
        "spender",
        "spenders",
        "table",
        "list",
        "ranking",
        "league",
        "alliance",
    }:
        return None
    if mark.value in {
        "top",
        "bottom",
        "rear",
        "last place",
        "first place",
        "brings up the rear",
        "brought up the rear",
        "tail-ender",
    }:
        return 1, "bottom" if bottom else "top"
    if mark.value in {"most", "least"}:
        spent = s.between(max(0, mark.i - 5), mark.i, "spend") or s.key(mark.j) in {"on", "as", "relative"}
        return (1, "bottom" if bottom else "top") if spent and s.key(mark.i - 1) not in {"of", "at"} else None
    return (1, "bottom" if bottom else "top") if beside & _SPENDING else None


def _among(s: Sentence, mark: Mark, shares: bool) -> str | None:
    """The group that the place is taken in; None where the sentence does not say "of any ally" or the like."""
    words = [t.key for t in s.tokens]
    near = words[mark.j : mark.j + 16] + words[max(0, mark.i - 4) : mark.i]
    if "g7" in near or "eu" in near or "world" in near or "worldwide" in near or "globally" in near:
        return None
    if "europe" in near or "european" in near:
        return "NATO_EUR"
    return "NATO" if shares or set(near) & _MEMBERS or s.has("spender") else None


def _ranked(s: Sentence, c: Context, mark: Mark) -> Name | None:
    """Who takes the place: the name before it, or the one that "is" joins to it after it."""
    subject = s.subject_before(mark.i)
    if subject is not None and subject.cls not in {"group", "foreign"}:
        return subject if mark.i - subject.j <= 16 else None
    after = [n for n in s.names if n.i >= mark.j and n.cls in {"area", "capital"} and n.code and not n.place]
    joined = {"is", "was", "remains", ",", ":", "by", "in", "from"}
    if after and s.key(after[0].i - 1) in joined | {"the"} and after[0].i - mark.j <= 18:
        return after[0]
    return _subject(s, c, mark.i) if subject is None and not after else None


def _orders(s: Sentence, c: Context) -> None:
    """More or less than another ally: "Poland spends more on defence than Germany", "has overtaken Britain"."""
    for n, t in enumerate(s.tokens):
        if t.key in _PASSED and c.shares and not c.aside:
            other = next(
                (x for x in s.names if 0 < x.i - n <= 3 and x.cls in {"area", "capital"} and x.code and not x.place),
                None,
            )
            subject = _subject(s, c, n)
            if (
                other is None
                or subject is None
                or subject.cls == "group"
                or subject.code == other.code
                or _looks_ahead(s, subject, n)
            ):
                continue
            _add(s, c, subject, n, other.j, "order", _measure(s, c), None, _year_of(s, Mark("", "", n, other.j)),
                 Comparison(Form.ORDER, other=other.code, end="top"))  # fmt: skip
    for n, t in enumerate(s.tokens):
        if t.key != "than" or s.key(n - 1) in {"rather", "other"}:
            continue
        k = n + 1 + (s.key(n + 1) in {"the", "that", "its"})
        other = next(
            (x for x in s.names if x.i in {k, k + 1} and x.cls in {"area", "capital"} and x.code and not x.place), None
        )
        compared = next(
            (
                k
                for k in range(n - 1, max(-1, n - 10), -1)
                if s.key(k) in {"more", "less", "larger", "higher", "lower", "smaller", "bigger"}
            ),
            None,
        )
        if other is None or compared is None or any(q.i in range(compared, n) for q in s.quantities):
            continue
        if any(m.i <= n < m.j + 8 for m in s.of("multiple")) or s.has("other_topics"):
            continue
        subject = _subject(s, c, compared)
        if (
            subject is None
            or subject.cls == "group"
            or subject.code == other.code
            or _looks_ahead(s, subject, compared)
        ):
            continue
        if (
            not s.between(subject.i, n, "spend", "share_noun")
            or not hazards.plain(s, compared, n)
            or not c.about_defence(s, compared)
        ):
            continue
        end = "bottom" if s.key(compared) in {"less", "lower", "smaller"} else "top"
        _add(s, c, subject, compared, other.j, "order", _measure(s, c), None, _year_of(s, Mark("", "", compared, other.j)),
             Comparison(Form.ORDER, other=other.code, end=end))  # fmt: skip


def _subject(s: Sentence, c: Context, i: int) -> Name | None:
    subject = s.subject_before(i)
    if subject is not None:
        return subject if subject.code else None
    first = next((n for n in s.names if n.code and not n.place and n.cls != "group"), None)
    if (first is not None and first.j <= i) or not c.last_area or not (c.shares or s.has("spend", "share_noun")):
        return None
    if c.shares or {"its", "it", "country", "they", "share"} & {t.key for t in s.tokens[:i]}:
        return Name(c.last_area, "pronoun", i, i)
    return None


def _looks_ahead(s: Sentence, subject: Name, i: int) -> bool:
    if subject.cls == "pronoun":
        return bool(s.between(0, i, "pledge", "hypothetical", "demand", "proposal"))
    lo = min(subject.j, i)
    return bool(s.between(lo, i, "pledge", "hypothetical", "demand", "proposal", "negation"))


def _times(s: Sentence, c: Context, mark: Mark) -> tuple[Quantity, int, int] | None:
    """How many times, and the tokens that say so."""
    i = mark.i
    if mark.value == "times":
        number = next((q for q in s.quantities if q.j == mark.i), None)
        if number is None or number.unit is not QuantityUnit.PLAIN or number.value > 20:
            return None
        value, decimals, i = number.value, number.quantity.decimals, number.i
    else:
        value, decimals = float(_TIMES[mark.value]), 0
    before = next((m for m in s.of("approximator") if m.j == i), None)
    kind = before.value if before is not None else "exactly"
    interval = c.lexicon.approximators[kind].interval(value, 10.0**-decimals)
    words = c.text[s.tokens[before.i].start : s.tokens[before.j - 1].end] if before else ""
    made = Quantity(value, decimals, QuantityUnit.TIMES, interval, "" if before is None else kind, words)
    return made, before.i if before else i, mark.j


def _other(s: Sentence, j: int, subject: Name) -> Name | None:
    """The ally whose figure is multiplied: after "as much as", "that of", "than", "what", within reach."""
    for name in s.names:
        if name.i >= j and name.i - j <= 14 and name.code and name.code != subject.code and not name.place:
            lead = {s.key(k) for k in range(max(j, name.i - 3), name.i)}
            if lead & {"as", "than", "of"} or s.key(name.j) == "'s":
                if (
                    name.cls == "group"
                    and s.key(name.j) not in {"average", "'s"}
                    and "average" not in {s.key(k) for k in range(j, name.j + 3)}
                ):
                    return None
                return name
    return None


def _at(quantity: Quantity, i: int, j: int) -> Found:
    return Found(quantity, i, j, i)


def base_of(s: Sentence, since: int = 0) -> tuple[When | None, When]:
    """The year that something is counted from, and the year that it is counted to."""
    times = [t for t in s.times if t.when.basis != "calendar" and not t.deadline and t.i >= since]
    keys = [t.key for t in s.tokens]
    compared = [t for t in times if t.compared or _starts(s, t)]
    others = [t for t in times if t not in compared and not (t.span and s.key(t.i - 1) == "since") and t.when.years]
    year = _plain(others[0]) if others else When("current")
    multiples = s.of("multiple")
    if not compared and multiples:  # "five times its share in 2014", "double the 2014 level"
        compared = [t for t in times if 0 <= t.i - multiples[0].j <= 6 and t.when.years]
        others = [t for t in others if t not in compared]
        year = _plain(others[0]) if others else When("current")
    if compared and compared[0].when.years:
        return _plain(compared[0]), year
    at = year.years[0] if year.years else None
    joined = " ".join(keys)
    if at is not None and any(
        w in joined
        for w in (
            "year on year",
            "year-on-year",
            "from a year earlier",
            "on the year",
            "a year earlier",
            "the year before",
            "the previous year",
        )
    ):
        return When("relative", (at - 1,), "the year before"), year
    return None, year


def own_side(s: Sentence, subject: Name, i: int) -> int:
    """Where the subject's own part of the sentence begins, if another ally's figure stands before it."""
    earlier = any(n.j <= subject.i and n.code and n.cls != "group" for n in s.names)
    return subject.i if subject.cls != "pronoun" and subject.j <= i and earlier else 0


def _starts(s: Sentence, t: Time) -> bool:
    """Whether the time opens a stretch: "since 2014", "from 2014 to 2024", "between 2014 and 2024"."""
    return s.key(t.i - 1) in {"since", "from", "between", "on"} or (
        s.key(t.i - 1) == "the" and s.key(t.i - 2) == "than"
    )


def _plain(t: Time) -> When:
    return replace(t.when, by=None)


def _year_of(s: Sentence, mark: Mark) -> When:
    """The year before the words, or after them with no number between."""
    wall = min((q.i for q in s.quantities if q.i >= mark.j), default=len(s.tokens))
    times = [
        t
        for t in s.times
        if t.when.years and not (t.adjective or t.compared or t.span or t.deadline) and (t.i < mark.i or t.i < wall)
    ]
    return _plain(times[0]) if times else When("current")


def _measure(s: Sentence, c: Context) -> str:
    """Which figure is compared: of equipment, per head, a share, or money; a share where the sentences speak of shares."""
    if s.has("equipment"):
        return "equipment_share"
    if s.has("per_head"):
        return "expenditure_per_capita"
    keys = {t.key for t in s.tokens}
    if s.has("share_noun") or keys & {"share", "proportion", "relative", "gdp", "ratio"}:
        return "share_of_gdp"
    if keys & {"absolute", "dollars", "dollar", "euros", "money", "cash"} or any(
        q.unit is QuantityUnit.MONEY for q in s.quantities
    ):
        return "expenditure"
    small = [q for q in s.quantities if q.unit is QuantityUnit.PER_CENT and q.quantity.decimals > 0 and q.value <= 9]
    return "share_of_gdp" if small else "expenditure"


def _add(
    s: Sentence, c: Context, subject: Name, i: int, j: int, rule: str, measure: str, quantity: Quantity | None, when: When,
    comparison: Comparison,
) -> None:  # fmt: skip
    if when.basis == "none":
        when = When("current")
    first = i if subject.cls == "pronoun" else min(i, subject.i)
    last = j if subject.cls == "pronoun" else max(j, subject.j)
    c.add(
        Kind.MEASURE, s, first, last, rule, subjects=(subject.code,), measure=measure, quantity=quantity, when=when,
        comparison=comparison,
    )  # fmt: skip
