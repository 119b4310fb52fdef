"""More or less than another, or than all others: "Poland spends more than Germany", "no ally spends less than Spain"."""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.context import Context
from burdenshare.claims.naming import Name
from burdenshare.claims.rules import compared
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Comparison, Form, Interval, Quantity, QuantityUnit

_TRAILS = {"trails", "trailed", "trailing"}
PASSED = {"beats", "outstrips", "outstripped", "leapfrogged", "eclipsed", *_TRAILS, "overtaken", "overtook",
           "overtakes", "surpassed", "surpasses", "outspends", "outspent", "outspend"}  # fmt: skip
_MEMBERS = {
    "other",
    "ally",
    "allies",
    "member",
    "members",
    "country",
    "nation",
    "state",
    "nato",
    "european",
    "of",
    "single",
}
_MORE = {"more", "less", "higher", "lower", "larger", "smaller", "bigger", "greater"}
_THAN = _MORE - {"greater"}
WORDS = {"than", *PASSED}
"""Words without one of which no sentence says more or less."""


def read(s: Sentence, c: Context) -> None:
    """Add what one sentence says of more and less."""
    _overtaken(s, c)
    _orders(s, c)
    _outdone(s, c)


def _overtaken(s: Sentence, c: Context) -> None:
    """ "Poland has overtaken Britain", in a text about shares of GDP or money spent on defence."""
    if not c.shares or c.aside:
        return
    before: Name | None = None
    for n, t in enumerate(s.tokens):
        if t.key not in PASSED:
            continue
        other = next((x for x in s.names if 0 < x.i - n <= 3 and _ally(x)), None)
        joined = s.key(n - 1) in {"but", "and", "yet"}  # "Britain beats France but trails the Netherlands"
        subject = before if joined and before is not None else compared.subject(s, c, n)
        before = subject
        if other is None or subject is None or _same(subject, other) or compared.looks_ahead(s, subject, n):
            continue
        _add(s, c, subject, other, n, "bottom" if t.key in _TRAILS else "top")


def _orders(s: Sentence, c: Context) -> None:
    """More or less than another ally: "Poland spends more on defence than Germany"."""
    for n, t in enumerate(s.tokens):
        if t.key != "than" or s.key(n - 1) in {"rather", "other"}:
            continue
        k = n + 1
        while s.key(k) in {"the", "that", "those", "its", "of"} and k <= n + 3:
            k += 1
        other = next((x for x in s.names if x.i in {k, k + 1} and _ally(x)), None)
        more = next((k for k in range(n - 1, max(-1, n - 10), -1) if s.key(k) in _THAN), None)
        if more is not None and s.key(more - 1) in {"no", "not"}:
            continue  # "pays no more into it than Germany"
        if other is None or more is None or any(q.i in range(more, n) for q in s.quantities):
            continue
        if any(m.i <= n < m.j + 8 for m in s.of("multiple")) or s.has("other_topics"):
            continue
        subject = compared.subject(s, c, more)
        if subject is None or _same(subject, other) or compared.looks_ahead(s, subject, more):
            continue
        if s.key(subject.i - 1) == "including" or (s.key(subject.i - 1) == "which" and s.key(subject.i - 2) == "of"):
            continue  # "four countries, including Norway, spend more than the United States"
        if (
            not s.between(subject.i, n, "spend", "share_noun")
            or not hazards.plain(s, more, n)
            or not c.about_defence(s, more)
        ):
            continue
        if "had" in {s.key(k) for k in range(subject.j, more)}:
            continue  # "had for decades spent less than Britain"
        end = "bottom" if s.key(more) in {"less", "lower", "smaller"} else "top"
        _add(s, c, subject, other, more, end)


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
        if {"combined", "together"} & set(keys[than + 1 : than + 9]):
            continue  # "more than all other allies combined" is a sum
        nobody = bool({"nobody", "none"} & set(keys[:n])) or any(
            keys[k] == "no"
            and keys[k + 1] in {"ally", "member", "other", "one", "country", "nato", "government", "european"}
            for k in range(n)
        )
        if keys[than + 1 : than + 2] == ["any"] and keys[than + 2 : than + 3] and keys[than + 2] not in _MEMBERS:
            continue  # "more than any large country"
        if rest & {"any", "anybody", "anyone", "everyone", "everybody", "all"}:
            subject = compared.subject(s, c, n)
        elif nobody:
            subject = next(
                (x for x in s.names if than < x.i <= than + 3 and x.code and x.cls in {"area", "capital"}), None
            )
        else:
            continue
        if (
            subject is None
            or subject.cls == "group"
            or not c.about_defence(s, n)
            or compared.looks_ahead(s, subject, n)
        ):
            continue
        quantity = Quantity(1.0, 0, QuantityUnit.RANK, Interval(1.0, 1.0, high_closed=True))
        group = "NATO_EUR" if {"european", "europe"} & rest else "NATO"
        comparison = Comparison(Form.RANK, other=group, end=end)
        when = compared.year_of(s, n, than)
        compared.add(s, c, subject, n, than + 1, "rank", compared.measure(s), quantity, when, comparison)
        return


def _ally(name: Name) -> bool:
    """Whether a figure can be set against the name's: an ally or its capital, not as a place."""
    people = name.cls == "adjective" and name.plural
    return (name.cls in {"area", "capital"} or people) and bool(name.code) and not name.place


def _same(subject: Name, other: Name) -> bool:
    """Whether there is nothing to set apart: a group, or the same ally twice."""
    return subject.cls == "group" or subject.code == other.code


def _add(s: Sentence, c: Context, subject: Name, other: Name, i: int, end: str) -> None:
    comparison = Comparison(Form.ORDER, other=other.code, end=end)
    when = compared.year_of(s, i, other.j)
    compared.add(s, c, subject, i, other.j, "order", compared.measure(s), None, when, comparison)
