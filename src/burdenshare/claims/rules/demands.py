"""Demands told on the way: "5% of GDP, as demanded by President Trump", "pressure from Washington", "Trump's push for 5%"."""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Attribution

_NOUNS = {"demand", "demands", "push", "pressure", "insistence"}
_RELATIVE = {"which", "that"}
_IS = {"is", "was", "remains", "a", "an"}
_REACH = 20  # tokens between a demand and the number it is for


def passing(s: Sentence, c: Context) -> list[tuple[Mark, str, Attribution]]:
    """The demands of a sentence that is about something else: the words, the country whose demand it is, and who voiced it."""
    if not any(q.unit.value == "per cent" and 1 <= q.value <= 10 for q in s.quantities):
        return []
    made = []
    pushes = [m for m in s.of("change_up") if m.value == "push"]
    for mark in [*s.of("demand"), *pushes]:
        near = any(
            q.unit.value == "per cent" and 1 <= q.value <= 10 and q.i - mark.j >= -_REACH and q.j - mark.i <= _REACH
            for q in s.quantities
        )
        if not near or hazards.supposed(s, mark.i) or s.between(max(0, mark.i - 3), mark.i, "negation"):
            continue
        whose = _by(s, c, mark) or _owned(s, c, mark) or _as_asked(s, c, mark) or _relative(s, c, mark)
        if whose is not None:
            made.append((mark, *whose))
    return made


def _in(s: Sentence, c: Context, lo: int, hi: int) -> tuple[str, Attribution] | None:
    """The first person or country named from token lo to hi."""
    people = [p for i, _, p in c.speakers.mentioned(s) if lo <= i < hi and p.area not in {"", "NATO"}]
    if people:
        return people[0].area, Attribution(people[0].name, people[0].role, people[0].area)
    names = [n for n in s.names if lo <= n.i < hi and n.code and n.cls in {"area", "capital"} and not n.place]
    return (names[0].code, Attribution()) if names else None


def _by(s: Sentence, c: Context, mark: Mark) -> tuple[str, Attribution] | None:
    """ "as demanded by U.S. President Donald Trump", "under pressure from the United States"."""
    if s.key(mark.j) not in {"by", "from"}:
        return None
    return _in(s, c, mark.j, mark.j + 7)


def _owned(s: Sentence, c: Context, mark: Mark) -> tuple[str, Attribution] | None:
    """ "President Trump's push for members to spend 5%", "the 5% target is a U.S. demand"."""
    if mark.value not in _NOUNS:
        return None
    if s.key(mark.i - 1) == "'s" and s.key(mark.j) in {"for", "that", "to", "of"}:
        return _in(s, c, mark.i - 3, mark.i)
    name = next((n for n in s.names if n.j == mark.i and n.code and n.cls in {"area", "adjective"}), None)
    if name is not None and s.key(name.i - 1) in _IS:
        return name.code, Attribution()
    return None


def _as_asked(s: Sentence, c: Context, mark: Mark) -> tuple[str, Attribution] | None:
    """ "as the United States demanded", "as Donald Trump had asked"."""
    at = next((k for k in range(mark.i - 1, max(-1, mark.i - 8), -1) if s.key(k) == "as"), None)
    return _in(s, c, at, mark.j + 4) if at is not None else None


def _relative(s: Sentence, c: Context, mark: Mark) -> tuple[str, Attribution] | None:
    """ "the 5% that President Donald Trump demands": the number before, the person right before the verb."""
    told = next((p for _, j, p in c.speakers.mentioned(s) if 0 <= mark.i - j <= 1 and p.area not in {"", "NATO"}), None)
    at = next((k for k in range(mark.i - 1, max(-1, mark.i - 10), -1) if s.key(k) in _RELATIVE), None)
    if told is None or at is None or not any(0 <= at - q.j <= 9 for q in s.percents()):
        return None
    return told.area, Attribution(told.name, told.role, told.area)
