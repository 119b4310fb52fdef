"""The numbers of a sentence that count members: "23 of 32", "eight of the 29 allies", "all but one", "only three already".

A count stands as a number of members, as a part of them, or as a word ("all", "no", "the only"). A number that says how many
members there are ("of the 29 allies") counts none of them.
"""

from __future__ import annotations

from burdenshare.claims.lexicon import Mark
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import thresholds
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Interval, Quantity, QuantityUnit

PLURAL = {"allies", "members", "countries", "nations", "states", "member", "ally", "alliance", "nato", "them",
          "governments", "capitals"}  # fmt: skip
"""Words for several members, or for all of them together."""

_EXCEPT = {"save", "exception", "except", "but", "other", "apart", "besides", "bar", "than", "excluding"}


def counted(s: Sentence) -> list[Found]:
    """Numbers of members, with "of the 29 allies, eight ..." as eight of 29."""
    found: list[Found] = []
    total: Found | None = None
    for q in s.quantities:
        if q.unit is QuantityUnit.COUNT and 0 <= q.value <= 60 and _leads_to_members(s, q.j, q.quantity.of_total):
            if is_whole(s, q):
                total = q
                continue
            if s.key(q.i - 1) == "for":
                continue  # "is no problem for six members"
            if {"rest", "remainder"} & {s.key(k) for k in range(q.i - 4, q.i)}:
                continue  # "the rest of the 29"
            if s.key(q.i - 1) == "but" and s.key(q.i - 2) == "all":
                continue  # "all but five": counted below
            if "none" not in {s.key(k) for k in range(q.i - 3, q.i)} and "other" not in {s.key(q.i - 1), s.key(q.j)}:
                found.append(q)
        elif total is not None and q.unit is QuantityUnit.PLAIN and q.quantity.decimals == 0 and 0 < q.i - total.j <= 6:
            interval = Interval(q.value, q.value, high_closed=True)
            quantity = Quantity(q.value, 0, QuantityUnit.COUNT, interval, of_total=int(total.value))
            found.append(Found(quantity, q.i, q.j, q.number))
        elif q.unit is QuantityUnit.FRACTION and _leads_to_members(s, q.j, None):
            found.append(q)
    return found + _quantifiers(s) + (_numbered(s) or _told_last(s)) + _bare_numbers(s)


def is_whole(s: Sentence, q: Found) -> bool:
    """Whether the number is of all members, some of which are counted: "of the 29 allies, eight"."""
    k = q.i - 1
    while s.key(k) in {"the", "its", "those", "'s", "nato", "alliance"}:
        k -= 1
    if s.key(k) in {"of", "among"}:
        return s.key(k - 1) != "one" or s.key(k - 2) == "but"  # "one of ten allies that meet it": the count is ten
    return bool({s.key(q.j + 1), s.key(q.j + 2), s.key(q.j + 3)} & {"which", "whom"}) and s.key(q.j + 1) in {",", "of"}


def _bare_numbers(s: Sentence) -> list[Found]:
    """ "Only three already reach the target of 3.5%", "nine spend 3% or more": a number of members right before the verb."""
    made: list[Found] = []
    for q in s.quantities:
        if q.unit is not QuantityUnit.PLAIN or q.quantity.decimals or not 1 <= q.value <= 32:
            continue
        if after_line := _stands(s, q):
            made.append(after_line)
            continue
        marked = (
            s.key(q.i - 1) in {"only", "just"}
            or s.key(q.j) == "only"  # "trois seulement"
            or bool(q.quantity.approximator)
            or q.i == 0
            or s.key(q.i - 1) in {"and", ";", ":"}
            or (s.key(q.i - 1) == "," and any(o.unit is QuantityUnit.COUNT and o.j < q.i for o in s.quantities))
        )
        after = _behind_aside(s, q.j + (s.key(q.j) == "only"))
        verb = s.between(after, after + 3, "meet", "miss", "spend")
        line = [p for p in s.percents() if verb and -2 <= p.i - verb[0].j <= 6]
        if after > q.j and not verb:  # "Three — Poland, Lithuania and Latvia — are already above the 3.5% line"
            verb = s.between(after, after + 2, "stand_at")
            line = [p for p in s.percents() if not thresholds.AT.isdisjoint(s.key(k) for k in range(after, p.i))]
        others = [o for o in s.quantities if o.unit is QuantityUnit.COUNT and o.j < q.i]
        bare = [p for p in s.percents() if p.quantity.approximator and 0 <= p.i - q.j <= 1]
        told = others and bare and s.key(q.i - 1) in {",", "and", ";"}  # "two exceed 5%, eight more than 3%"
        known = verb and (s.key(verb[0].j) == "it" or verb[0].value.endswith(" it"))  # "eight still miss it"
        if told or (marked and verb and (line or s.has("target") or known)):
            whole = Interval(q.value, q.value, high_closed=True)
            made.append(Found(Quantity(q.value, 0, QuantityUnit.COUNT, whole), q.i, q.j, q.number))
    return made


def _stands(s: Sentence, q: Found) -> Found | None:
    """ "Only five are north of 3.5%": a number, "are" and a line."""
    if s.key(q.j) not in {"are", "were", "remain", "stand", "now"}:
        return None
    if any(
        p.quantity.approximator in {"at_least", "more_than", "less_than"} and 0 < p.i - q.j <= 2 for p in s.percents()
    ):
        whole = Interval(q.value, q.value, high_closed=True)
        return Found(Quantity(q.value, 0, QuantityUnit.COUNT, whole), q.i, q.j, q.number)
    return None


def _behind_aside(s: Sentence, j: int) -> int:
    """The token behind what dashes or brackets set off at token j; j itself where nothing is set off."""
    if s.key(j) not in {"—", "–", "-", "("}:
        return j
    close = ")" if s.key(j) == "(" else s.key(j)
    return next((k + 1 for k in range(j + 1, min(j + 20, len(s.tokens))) if s.key(k) == close), j)


def _numbered(s: Sentence) -> list[Found]:
    """ "The number of allies that meet the target has risen to 23": the number comes last."""
    for n, t in enumerate(s.tokens):
        if t.key != "number" or s.key(n + 1) != "of" or not _leads_to_members(s, n + 2):
            continue
        for q in s.quantities:
            if (
                q.i > n + 3
                and q.unit in {QuantityUnit.PLAIN, QuantityUnit.COUNT}
                and q.quantity.decimals == 0
                and q.value <= 32
            ):
                if s.key(q.i - 1) in {"to", "at", "is", "was", "reached", "hit", "of"} and s.key(q.i - 2) != "up":
                    whole = Interval(q.value, q.value, high_closed=True)
                    return [Found(Quantity(q.value, 0, QuantityUnit.COUNT, whole), q.i, q.j, q.number)]
    return []


def _told_last(s: Sentence) -> list[Found]:
    """ "The allies that spent 2% were only three": members told by what they meet, and their number behind the verb."""
    first = next(
        (k for k in range(min(6, len(s.tokens))) if s.key(k) in PLURAL and s.key(k + 1) in {"that", "which", "who"}),
        None,
    )
    if first is None or not s.between(first, min(first + 5, len(s.tokens)), "meet", "miss", "spend"):
        return []
    for q in s.quantities:
        if (
            q.unit not in {QuantityUnit.PLAIN, QuantityUnit.COUNT}
            or q.quantity.decimals
            or not 1 <= q.value <= 32
            or q.i < first
        ):
            continue
        k = q.i - 1
        while s.key(k) in {"only", "just", "now", "still", "already"}:
            k -= 1
        if s.key(k) in {"are", "were"} and s.key(q.j) in {"", ".", ",", ";", "and", "against"}:
            whole = Interval(q.value, q.value, high_closed=True)
            return [Found(Quantity(q.value, 0, QuantityUnit.COUNT, whole), q.i, q.j, q.number)]
    return []


def _quantifiers(s: Sentence) -> list[Found]:
    """ "all allies", "all but one ally", "no ally", "every member": counts without a number."""
    made: list[Found] = []
    for i, token in enumerate(s.tokens):
        if token.key == "all" and s.key(i - 1) in {"have", "are", "do", "now", "will"} and _leads_to_group(s, i - 1):
            quantity = Quantity(1.0, 0, QuantityUnit.FRACTION, Interval(1.0, 1.0, high_closed=True), "all")
            made.append(Found(quantity, i, i + 1, i))  # "NATO's members have all reached 2%"
        elif token.key in {"all", "every"} and s.key(i + 1) != "other" and _leads_to_members(s, i + 1):
            if any(q.i in range(i, i + 3) for q in s.quantities if q.unit is QuantityUnit.COUNT):
                if s.key(i + 1) != "but":
                    continue
            excepted = _excepted(s, i)
            if excepted is not None:
                if excepted:
                    n = -float(excepted)
                    quantity = Quantity(n, 0, QuantityUnit.COUNT, Interval(n, n, high_closed=True), "all_but")
                    made.append(Found(quantity, i, i + 1, i))
                continue
            if s.key(i + 1) == "but":
                left = next((q for q in s.quantities if q.i == i + 2), None)
                missing = left.value if left else (1.0 if s.key(i + 2) in {"one", "a"} else None)
                if missing is None:
                    continue
                quantity = Quantity(
                    -missing, 0, QuantityUnit.COUNT, Interval(-missing, -missing, high_closed=True), "all_but"
                )
                made.append(Found(quantity, i, i + 3, i))
            else:
                quantity = Quantity(1.0, 0, QuantityUnit.FRACTION, Interval(1.0, 1.0, high_closed=True), "all")
                made.append(Found(quantity, i, i + 1, i))
        elif token.key == "only" and s.key(i - 1) == "the" and _one_member(s, i + 1):
            quantity = Quantity(1.0, 0, QuantityUnit.COUNT, Interval(1.0, 1.0, high_closed=True), "only")
            made.append(Found(quantity, i, i + 1, i))
        elif (
            token.key in {"no", "none"}
            and not _EXCEPT & {t.key for t in s.tokens if t is not token}
            and _leads_to_members(s, i + 1)
        ):
            quantity = Quantity(0.0, 0, QuantityUnit.COUNT, Interval(0.0, 0.0, high_closed=True), "none")
            made.append(Found(quantity, i, i + 1, i))
    return made


def _excepted(s: Sentence, i: int) -> int | None:
    """How many members "except ..." names after "all" ("all allies, except Slovenia and Iceland,"); None without it."""
    verbs = s.between(i, len(s.tokens), "meet", "miss", "spend")
    at = next((k for k in range(i + 2, min(i + 12, len(s.tokens))) if _excepts(s, k, verbs)), None)
    if at is None:  # "except for Slovenia, all allies ..."
        at = next((k for k in range(max(0, i - 8), i) if _excepts(s, k, [])), None)
    if at is None:
        return None
    number = next(
        (q.value for q in s.quantities if q.i in {at + 1, at + 2} and q.quantity.decimals == 0 and q.value < 10), None
    )
    if number is not None or s.key(at + 1) == "one":
        return int(number or 1)  # "all allies but one"
    named = [n for n in s.names if at < n.i <= at + 3 and n.code and n.cls in {"area", "capital"}]
    for other in s.names:
        if named and other.i > named[-1].i:
            if {t.key for t in s.tokens[named[-1].j : other.i]} <= {",", "and", "the", "of", "or"}:
                named.append(other)
    return 0 if any(n.code == "ISL" for n in named) else len(named)  # Iceland, without forces, is in no count


def _excepts(s: Sentence, k: int, verbs: list[Mark]) -> bool:
    """Whether token k opens an exception; "but" and "save" do so before the verb alone."""
    key = s.key(k)
    if key in {"but", "save", "bar"}:
        return bool(verbs) and k < verbs[0].i
    pair = (key, s.key(k + 1))
    return key in {"except", "excluding", "barring"} or pair in {
        ("exception", "of"),
        ("apart", "from"),
        ("aside", "from"),
    }


def _leads_to_group(s: Sentence, i: int) -> bool:
    return any(n.cls == "group" and n.code == "NATO" and 0 <= i - n.j <= 1 for n in s.names)


def _one_member(s: Sentence, i: int) -> bool:
    words = [s.key(k) for k in range(i, i + 3)]
    return any(w in {"ally", "member", "country", "nation", "state"} for w in words) and not {"g7", "g20", "eu"} & set(
        words
    )


def _leads_to_members(s: Sentence, j: int, total: int | None = None) -> bool:
    if total is not None:
        return True
    for k in range(j, min(j + 7, len(s.tokens))):
        key = s.key(k)
        if key in PLURAL:
            return True
        if not (key.isalnum() or key in {"'s", "-"}) or key in {"billion", "million", "spending", "budget"}:
            return False
    return False
