"""What stands beside a number: "of GDP", what else it is of, the noun of a target, the number that it moved from."""

from __future__ import annotations

from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence

_MOVING = {"will", "would", "is", "be", "should", "must", "rise", "rises", "go", "goes", "up", "raised", "increase", "increased", "to",
           "expected", "set", "nato", "of", "the", "alliance"}  # fmt: skip
_INSIDE = {"-", "nato", "spending", "defence", "defense", "alliance", "'s", "of", "gdp", "gdp-spending", "the", "its",
           "military", "new", "per", "year", "budget", "political", "agreed", "minimum", "investment", "core",
           "overall", "annual"}  # fmt: skip
_LEADS = {"spend", "of", "to", ":", ",", "at", "(", "spending", "least", "the", "a", "from", "just", "around", "about",
          "be", "reach", "investing", "allocating", "devoting", "invest", "allocate", "devote", "by", "its", "each", "member", "minimum", "defence",
          "defense", "on", "up", "increase", "raise", "boost"}  # fmt: skip


def is_share(s: Sentence, q: Found) -> bool:
    """Whether "of GDP" or the like follows the quantity."""
    return any(q.j <= m.i <= q.j + 1 or (q.j <= m.i <= q.j + 4 and s.key(q.j) == "of") for m in s.of("share_noun"))


def of_something_else(s: Sentence, q: Found) -> bool:
    """Whether "of" follows and leads to something other than GDP ("63 % of the alliance's spending")."""
    return s.key(q.j) == "of" and not is_share(s, q)


def like_target(s: Sentence, q: Found) -> bool:
    """Whether the quantity is the number of a target: "the 2 % target", "a goal of 5 %", "2 % of GDP guideline"."""
    nouns = s.of("target")
    end = q.j
    for m in s.of("share_noun"):
        if q.j <= m.i <= q.j + 1:
            end = m.j
    for m in nouns:
        if any(t.key in {";", "."} for t in s.tokens[min(m.i, q.i) : max(m.j, q.j)]):
            continue
        if m.value in {"rule", "line", "bar", "mark", "level"} and not (
            s.has("defence") or any(n.cls == "group" for n in s.names)
        ):
            continue
        if m.value in {"level", "line", "bar", "mark", "rule", "minimum", "floor"} and not (end <= m.i <= end + 1):
            continue
        gap = s.tokens[end : m.i] if m.i >= end else None
        if gap is not None and len(gap) <= 3 and all(t.key in _INSIDE for t in gap):
            return True
        if gap is not None and 2 <= len(gap) <= 8 and gap[0].key == "," and gap[1].key in {"the", "a", "its", "their"}:
            if not any(t.number or t.key in {",", "(", "that", "which"} for t in gap[1:]):
                return True  # "5% of GDP, the new spending target"
        if m.j == q.i and m.value not in {"level", "line", "rule", "mark", "minimum"}:
            return True  # "the target 2 percent"
        if m.j <= q.i:
            before = _without_aside([t.key for t in s.tokens[m.j : q.i]])
            if len(before) == 3 and before[0] == "from" and before[2] == "to" and before[1][0].isdigit():
                return True  # "raise the target from 2 to 5%"
            if len(before) <= 6 and before and before[0] in {"of", "to", ":", ",", "at", "(", "from"}:
                if before[0] == "," and len(before) > 1:
                    continue  # "under the threshold, to 1.93"
                if all(k in _LEADS or k in {"nato", "'s"} for k in before):
                    return True
            if before and before[-1] == "to" and set(before) <= _MOVING:
                return True  # "the target will rise to 5%"
            if len(before) <= 3 and before and before[-1] in {"is", "was", "at", "been", "remains"}:
                return True
            if before[-4:] == ["no", "longer", "stands", "at"]:
                return True
            if (
                len(before) <= 12
                and {"is", "was", "remains"} & set(before)
                and not any(k.isdigit() or k in {",", "which", "that"} for k in before)
            ):
                if all(
                    k in _LEADS
                    for k in before[max(n for n, k in enumerate(before) if k in {"is", "was", "remains"}) + 1 :]
                ):
                    return True  # "the goal for core and related spending together is 5%", "the goal is to spend 5%"
    return False


def _without_aside(keys: list[str]) -> list[str]:
    """The words without what two commas set off: "the new target, agreed in The Hague, is"."""
    commas = [n for n, k in enumerate(keys) if k == ","]
    if (
        len(commas) != 2 or commas[1] - commas[0] > 8 or any(k[0].isdigit() and len(k) != 4 for k in keys)
    ):  # a year is no other number
        return keys
    return [*keys[: commas[0]], *keys[commas[1] + 1 :]]


def each_of_all(s: Sentence, q: Found) -> int | None:
    """Where "each country", "every member" stands before the number: it is said of all."""
    one = {"country", "member", "state", "ally", "nation"}
    return next(
        (k for k in range(q.i - 1, max(-1, q.i - 9), -1) if s.key(k) in {"each", "every"} and s.key(k + 1) in one), None
    )


def moved_from(s: Sentence, q: Found) -> Found | None:
    """The number that a move to this one starts from: "rose from 1.40% in 2014 to 2.01%"."""
    if "to" not in {s.key(q.i - 1), s.key(q.number - 1)}:
        return None
    before = next((o for o in reversed(s.quantities) if o.j < q.i and o.unit is q.unit), None)
    if before is None or "from" not in {s.key(before.i - 1), s.key(before.number - 1)}:
        return None
    return before
