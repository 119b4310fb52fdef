"""Whose number it is: a name right beside it as in a list, or the subject of the verb that governs it."""

from __future__ import annotations

from burdenshare.claims.beside import is_share
from burdenshare.claims.glossary import UNKNOWN
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import QuantityUnit

_LISTED = {"(", ":", "at", "with", "-", "–", "—", "|", "'s", "=", "on", "*", ","}
_OPENS = {",", ";", "and", "with", "including", "as", "(", ":", "by", "are", "include", "behind", "like", "is", "-",
          "–", "—"}  # fmt: skip
_EXPECTED = {"set", "expected", "projected", "forecast", "estimated", "likely", "due", "poised", "seen", "reported",
             "said"}  # fmt: skip
MODAL = {"can", "could", "should", "must", "would", "ought", "need", "needs", "enough", "might", "may"}
SHARED = {"both"}
"""Words by which several names share the number behind them: "Slovenia and Luxembourg, both at 1.29%"."""
_AGAINST = {"against", "versus", "compared", "to", "from", "than"}


def subject(s: Sentence, q: Found) -> tuple[Name | None, bool]:
    """The name that the number belongs to, and whether it stands right beside it as in a list or table."""
    if (told := antecedent(s, q.i)) is not None:
        return told, False
    if s.key(q.i - 1) == "(" and s.key(q.j) in {")", "%", "percent", "per"}:
        beside = next(
            (n for n in s.names if n.j == q.i - 1 and n.cls in {"area", "capital", "adjective"} and not n.place), None
        )
        if beside is not None:
            return beside, True  # "less than Sweden (3.22%)"
    if (average := mean(s, q)) is not None:
        return average, False
    if (place := _of_the_figure(s, q)) is not None:
        return place, False
    told = next((n for n in reversed(s.names) if n.j <= q.i and n.code and not n.place and n.cls != "group"), None)
    if s.key(q.j) == ")" and s.key(q.i - 1) == "(":
        beside = next((n for n in s.names if n.j == q.i - 1 and n.code and n.cls != "group"), None)
        if beside is not None:
            return beside, True  # "more than France (2.05%)"
    left = s.subject_before(q.i)
    if left is not None and left.cls == "group" and the_country(s, left.j, q.i):
        return None, False  # "the estimates that NATO published on Thursday, the country will spend 2%"
    between = [t.key for t in s.tokens[left.j : q.i]] if left is not None else []
    if left is not None and between in ([",", "with"], [","]) and _several(s, left, q):
        return left, False  # "Italy, Albania and Canada, with 2.01%"
    if left is not None and q.i - left.j <= 3 and _beside(s, left, q):
        return left, True
    if s.key(q.j) == ")" or (s.key(q.j) == "each" and s.key(q.j + 1) == ")"):
        opened = next((k for k in range(q.i - 1, max(-1, q.i - 8), -1) if s.key(k) == "("), None)
        if opened is not None and left is not None and {"both", "all", "each"} & {s.key(opened + 1), s.key(q.j)}:
            return left, False  # "Slovenia and Luxembourg (both with 1.29%)", "Poland and Latvia (2.01% each)"
        if opened == q.i - 1 and told is not None and s.key(told.i - 1) == "than" and opened - told.j <= 6:
            return told, True  # "less than Portugal as a share of GDP (2.10%)"
    if s.key(q.j) == ")" and left is not None:
        if opened is not None and 0 <= opened - left.j <= 1:
            return left, True
    if (opening := _after_opening(s, q)) is not None:
        return opening, True
    end = q.j + (3 if is_share(s, q) else 0)
    for name in s.names:
        if name.i == q.j + 1 and s.key(q.j) == "for" and q.quantity.decimals > 0 and name.cls in {"area", "capital"}:
            if s.key(name.j) != "'s":
                return name, True  # Romance "far from the 4.68% of Poland"
        if q.j <= name.i <= end + 1 and s.key(name.i - 1) in {"in", "for", "by"} and name.cls != "group":
            if left is None or any(o.i > left.j and o.j <= q.i for o in s.quantities) or _owned(s, left):
                return name, True
    return left, False


def _of_the_figure(s: Sentence, q: Found) -> Name | None:
    """ "In Bucharest the figure is 2.28%", "for Croatia NATO reports 2.03%": the name behind the preposition that opens."""
    if s.key(0) not in {"in", "for"} or not s.names or s.names[0].cls not in {"area", "capital"} or s.names[0].i > 2:
        return None
    name, rest = s.names[0], s.names[1:]
    verb = next((k for k in range(name.j, name.j + 4) if s.key(k) in _REPORTS), None)
    told = not _FIGURES.isdisjoint(s.key(k) for k in range(name.j, name.j + 3)) or (
        verb is not None and bool(rest) and rest[0].code == "NATO" and rest[0].j == verb
    )
    if not name.code or not told or any(n.j <= q.i and n.cls != "group" for n in rest):
        return None
    return name


_FIGURES = {"figure", "share", "rate", "ratio", "proportion"}
_REPORTS = {"reports", "gives", "puts", "estimates", "records", "shows", "has"}


def _after_opening(s: Sentence, q: Found) -> Name | None:
    """The name behind an opening with the number: "With 1.61% of GDP spent on defence, Slovenia"."""
    if q.number > 3 or s.key(q.number - 1) not in {"with", "at"} or any(n.j <= q.i and not n.place for n in s.names):
        return None
    comma = next((k for k in range(q.j, min(q.j + 10, len(s.tokens))) if s.key(k) == ","), None)
    if comma is None or any(o.i > q.i and o.i < comma for o in s.quantities):
        return None
    at = comma + 1 + (s.key(comma + 1) == "the")
    return next((n for n in s.names if n.i == at and n.code and n.cls in {"area", "capital"} and not n.place), None)


def the_country(s: Sentence, i: int, j: int) -> bool:
    """Whether "the country" or "the government" is the subject in between, behind a comma."""
    return any(
        s.key(k) in {"country", "government"} and s.key(k - 1) in {"the", ","} and "," in {s.key(k - 1), s.key(k - 2)}
        for k in range(i, j)
    )


def _several(s: Sentence, name: Name, q: Found) -> bool:
    """Whether the number is of all the names before it: joined by "and", and no second number follows."""
    joined = s.key(name.i - 1) == "and" and len(s.chain(name)) > 1
    return joined and not any(o.unit is q.unit and 0 <= o.i - q.j <= 4 for o in s.quantities)


def mean(s: Sentence, q: Found) -> Name | None:
    """The group whose average the number is: "below the NATO average, which is 2.86%"."""
    group = next((n for n in reversed(s.names) if n.j <= q.i and n.cls == "group" and s.key(n.j) == "average"), None)
    if group is None or [s.key(group.j + 1), s.key(group.j + 2)] != [",", "which"] or q.i - group.j > 6:
        return None
    return group


def antecedent(s: Sentence, i: int) -> Name | None:
    """The name that a relative clause around token i tells of: "less than Greece, whose 3.08%", "Warsaw's, which is 4.68%"."""
    if (group := _of_targets(s, i)) is not None:
        return group
    lead = next((k for k in range(i - 1, max(0, i - 8), -1) if s.key(k) in {"which", "who", "whose", "where"}), None)
    if lead is None or s.key(lead - 1) != "," or any(s.key(k) in {",", ";"} for k in range(lead, i)):
        return None
    if any(n.code and lead < n.i < i and not n.place and not _reports(s, lead, n) for n in s.names):
        return None
    end = lead - 1 - (s.key(lead - 2) == "'s")
    return next((n for n in s.names if n.j == end and (not n.place or s.key(lead) == "where")), None)


def _reports(s: Sentence, lead: int, name: Name) -> bool:
    """Whether the name in a relative clause is who reports the number: "Norway, which NATO puts at 3.2%"."""
    return name.cls == "group" and name.i <= lead + 2 and s.key(name.j) in _PUTS


_PUTS = {"puts", "put", "estimates", "estimated", "has", "sees", "reckons", "lists", "reports"}


def _of_targets(s: Sentence, i: int) -> Name | None:
    """ "The commitment of France to the new NATO targets, which plan to raise spending to 5%": the alliance's number."""
    lead = next((k for k in range(i - 1, max(0, i - 13), -1) if s.key(k) == "which" and s.key(k - 1) == ","), None)
    target = next((m for m in s.of("target") if m.j == lead - 1), None) if lead is not None else None
    if target is None or any(n.code and target.j <= n.i < i and not n.place for n in s.names):
        return None
    return next((n for n in s.names if n.cls == "group" and target.i - 1 <= n.j <= target.j), None)


def _owned(s: Sentence, name: Name) -> bool:
    """Whether the name already has the number before it: "1.24% for Spain and 2.12% for Germany"."""
    return s.key(name.i - 1) in {"in", "for", "by"} and any(
        o.unit is QuantityUnit.PER_CENT and 0 <= name.i - 1 - o.j <= 2 for o in s.quantities
    )


def _beside(s: Sentence, name: Name, q: Found) -> bool:
    between = [t.key for t in s.tokens[name.j : q.i]]
    if not between:
        return True
    if not set(between) <= _LISTED | SHARED or s.key(q.j) in _AGAINST:
        return False
    if between and between[0] == "," and {s.key(name.i - 1), s.key(name.i - 2)} & {"than"}:
        return False  # "more than the United Kingdom, with 3.17%"
    if between == [":"]:  # "Spain: 1.28%", but not "Spain: 5% of GDP is too much"
        end = next((m.j for m in s.of("share_noun") if q.j <= m.i <= q.j + 1), q.j)
        return end >= len(s.tokens) or s.key(end) in {",", ";", ".", "(", "|"}
    if between == [","]:
        return name.i == 0 or s.key(name.i - 1) in _OPENS
    return True


def governing(s: Sentence, name: Name, q: Found, *classes: str) -> Mark | None:
    """The last mark of the classes between the name and the number: the verb that governs it."""
    lo = name.j if name.j <= q.i and name.cls != "pronoun" else 0
    marks = s.between(lo, q.i, *classes)
    return marks[-1] if marks else None


def negated(s: Sentence, name: Name, q: Found) -> bool:
    """Whether the verb that governs the number is negated: "does not spend 2%"."""
    verb = governing(s, name, q, "spend", "meet", "stand_at")
    i = verb.i if verb is not None else q.i
    found = s.between(max(0, i - 3), i, "negation")
    return any(s.key(m.j) not in {"far", "only", "just", "least"} for m in found)  # "was not far behind with 4%"


def in_infinitive(s: Sentence, name: Name, q: Found) -> bool:
    """Whether the spending verb is an infinitive or under a modal: "obliged to spend", "should spend"."""
    verb = governing(s, name, q, "spend", "meet", "change_up")
    if verb is not None and s.key(verb.i - 1) == "by" and verb.value.endswith("ing"):
        return True  # "could meet its commitments by spending 2.1%"
    if (
        verb is not None
        and s.key(verb.i - 1) == "to"
        and (
            s.key(verb.i - 2) in _EXPECTED
            or (name.j == verb.i - 1 and s.key(name.i - 1) in {"expects", "expected", "sees", "projects"})
        )
    ):
        return False  # "is set to shell out 2.12% this year"
    return verb is not None and s.key(verb.i - 1) in {"to", "should", "must", "would", "could", "might", "may", "can"}


def precise(s: Sentence, name: Name, q: Found, listed: bool) -> bool:
    """Whether name and number are bound beyond doubt; a loose reading is never called contradicted."""
    if listed:
        return True
    if name.cls == "pronoun" or name.i > q.i:
        return False
    if any(s.key(k).startswith(UNKNOWN) for k in range(name.j, q.i)):
        return False  # a word that the glossary lacks may be the verb
    rivals = [n for n in s.names if name.j <= n.i and n.j <= q.i and not n.place]
    others = [o for o in s.quantities if name.j <= o.i and o.j <= q.i and o.unit is QuantityUnit.PER_CENT]
    return not rivals and not others and q.i - name.j <= 14 and bool(s.between(name.j, q.i, "spend", "stand_at"))
