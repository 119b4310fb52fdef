"""As many names as numbers, one for each: "Spain and Italy spent 1.28% and 1.49%"."""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.context import Context
from burdenshare.claims.glossary import UNKNOWN
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules.share_claims import add_share, share_end
from burdenshare.claims.sentence import Sentence


def read(s: Sentence, c: Context) -> None:
    """ "Spain and Italy spent 1.28% and 1.49%": as many names as numbers, zipped; else all are left alone."""
    percents = [q for q in s.percents() if q.i not in s.taken]
    if len(percents) < 2 or not c.about_defence(s, percents[0].i):
        return
    for run in _runs(s, percents):
        _zip(s, c, run)


def _runs(s: Sentence, percents: list[Found]) -> list[list[Found]]:
    """Numbers that only commas and "and" part, two or more together."""
    runs = [[percents[0]]]
    for q in percents[1:]:
        if {t.key for t in s.tokens[share_end(s, runs[-1][-1]) : q.i]} <= {",", "and", "respectively", "to"}:
            runs[-1].append(q)
        else:
            runs.append([q])
    return [run for run in runs if len(run) > 1]


def _zip(s: Sentence, c: Context, run: list[Found]) -> None:
    last = s.subject_before(run[0].i)
    if last is None or last.cls == "group" or not hazards.plain(s, run[0].i, run[-1].j):
        return
    chain = s.chain(last)
    if s.has("equipment") and "respectively" in {t.key for t in s.tokens} and len(chain) == len(run):
        for name, q in zip(chain, run, strict=True):
            s.taken.add(q.i)
            add_share(s, c, q, name, "equipment_share", "share-listed")
        return
    told = s.has("share_noun") or (c.alliance and (s.has("spend") or c.share_list > 0))
    told = told or (c.shares and "respectively" in {t.key for t in s.tokens})
    if len(chain) < 2 or not told:
        return
    if "by" in {s.key(run[0].number - 1), s.key(run[0].number - 2)}:
        return  # "fell by 1.37% and 1.35% respectively"
    led = s.key(run[0].number - 1) in {"with", "at"}
    if not led and any(t.key.startswith(UNKNOWN) for t in s.tokens[last.j : run[0].i]):
        if len(chain) == len(run):
            s.taken.update(q.i for q in run)
        return  # a verb that the glossary lacks: what the numbers are is open
    if any(q.value > 9 for q in run):
        return  # "Belgium and Canada, with 15.16% and 18.60% respectively": of equipment, whatever the sentence leaves out
    for q in run:
        s.taken.add(q.i)
    base = "from" in {s.key(k) for k in range(run[0].number - 3, run[0].i)}
    when = c.when(s, run[-1])  # "up from 1.29% and 1.58% a year earlier"
    if len(chain) == len(run):
        for name, q in zip(chain, run, strict=True):
            add_share(s, c, q, name, "share_of_gdp", "share-listed", base, when)
