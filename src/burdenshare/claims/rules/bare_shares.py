"""Shares told by halves: a number without "of GDP" that is one all the same, and an ally that the sentence does not name."""

from __future__ import annotations

from burdenshare.claims.beside import each_of_all, is_share
from burdenshare.claims.context import Context
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import pledges
from burdenshare.claims.rules.share_claims import share_end
from burdenshare.claims.sentence import Sentence

_OWNERS = {"it", "its", "country", "nation", "government", "we", "our", "their", "ministers"}


def is_bare_share(s: Sentence, c: Context, q: Found, subject: Name | None, listed: bool) -> bool:
    """Whether a number without "of GDP" is a share all the same; none of the allies has ever come near a tenth."""
    if q.value > 9:
        return False
    if listed and not s.has("share_noun") and of_an_increase(s, q):
        return False
    if (
        c.shares
        and not c.aside
        and not _other_topic(s, q)
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


def _other_topic(s: Sentence, q: Found) -> bool:
    """Whether the sentence speaks of something else on the number's own side of a relative clause."""
    lo, hi = s.reach(q.i)
    aside = {k for a, b in s.relatives() if not a <= q.i < b for k in range(a, b)}
    return any(lo <= m.i < hi and m.i not in aside for m in s.of("other_topics"))


def _in_office(s: Sentence, c: Context, q: Found) -> bool:
    """Whether someone who speaks for an ally is named before the number."""
    if "government" in {s.key(k) for k in range(q.i)}:
        return True
    return any(p[1] <= q.i and p[2].area not in {"", "NATO"} for p in c.speakers.mentioned(s))


def _of_the_country(s: Sentence, q: Found) -> bool:
    """Whether the sentence says before the number what "the country" or "the government" is heading for."""
    return bool({"country", "government"} & {t.key for t in s.tokens[: q.i]}) and bool(s.between(0, q.i, "meet"))


def of_an_increase(s: Sentence, q: Found) -> bool:
    """Whether the numbers are told of an increase: "the largest increase of all, against 3% in Germany and 0.7% in Britain"."""
    if "to" in {s.key(q.i - 1), s.key(q.number - 1)}:
        return False  # "with an increase in Germany to 2.4%"
    nouns = [m for m in s.between(0, q.i, "points_up") if "the" in {s.key(m.i - 1), s.key(m.i - 2)}]
    after = s.between(nouns[-1].j, q.i, "stand_at", "change_up") if nouns else []
    return bool(nouns) and all(m.value in {"of", "at", "with", "is"} for m in after)


def _in_share_list(s: Sentence, c: Context, q: Found) -> bool:
    if s.has("share_noun"):
        return True
    if q.value > 8 or s.has("other_topics"):
        return False
    return c.share_list > 0 or (c.alliance and s.has("target"))


def unnamed(s: Sentence, c: Context, q: Found) -> Name | None:
    """The ally that a sentence without a name speaks of: its speaker's for a pledge, else the last one named."""
    if (not s.has("spend", "defence") and not c.shares) or (
        c.last_group and "they" in {s.key(k) for k in range(min(q.i, 6))}
    ):
        return None
    if each_of_all(s, q) is not None:
        return None  # "it was agreed that each country spends 2%"
    if s.has("core_words") and s.has("related_words"):
        return None  # "the proposal, 3.5% for military spending and 1.5% for infrastructure"
    end = share_end(s, q)
    after = [
        n for n in s.names if n.i >= q.j and n.i - end <= 3 and n.cls in {"area", "capital"} and n.code and not n.place
    ]
    if (
        c.shares
        and after
        and not s.subject_before(q.i)
        and s.key(after[0].i - 1) in {",", "percent", "%", "cent", "gdp", "was", "is"}
    ):
        return after[
            0
        ]  # "At 3.49% Copenhagen", "With 2.1% of GDP, Spain", "lagging behind, at 1.2% of GDP, was Germany"
    if "average" in {s.key(k) for k in range(max(0, q.i - 8), q.i)}:
        return None  # "for all of them the average is 2.76%"
    people = [p for p in c.speakers.mentioned(s) if p[2].area and (p[0] < q.i or s.has("say"))]
    if people and people[0][2].area == "NATO":
        return None  # "Rutte has floated 5%"
    area = people[0][2].area if people and s.has("pledge") else c.last_area
    owned = s.has("pledge") or any(t.key in _OWNERS for t in s.tokens)
    alone = not any(n.j <= q.i and n.cls != "group" and not n.place for n in s.names)
    if not area or not (owned or (c.shares and alone)):
        return None
    return Name(area, "pronoun", q.i, q.i)
