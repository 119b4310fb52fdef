"""A contradiction is withheld where the number is exactly what another ally that the text names, or another year beside it, has.

Then the reader has most likely put it to the wrong name or year: a number with two decimals is rarely another's by chance. It says so and
rules nothing, as a wrong "contradicted" is the worst output there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from burdenshare.nouns.claims import Claim, Kind, QuantityUnit, When
from burdenshare.nouns.verdicts import Ruling, Verdict
from burdenshare.verdicts import measures
from burdenshare.verdicts.ground import Ground

_YEAR = re.compile(r"\b20[0-4]\d\b")
_BESIDE = 160  # characters on both sides in which a year may be the number's


def withheld(ground: Ground, verdict: Verdict, text: str, mentioned: Iterable[str]) -> Verdict:
    """The verdict, or one that rules nothing where the number is another's.

    text: the article. mentioned: codes of the allies that it names.
    """
    claim = verdict.claim
    q = claim.quantity
    if verdict.ruling is not Ruling.CONTRADICTED or claim.kind is not Kind.MEASURE or claim.comparison is not None:
        return verdict
    if q is None or q.unit is not QuantityUnit.PER_CENT or q.decimals < 2 or len(claim.subjects) != 1:
        return verdict
    for area in mentioned:
        if area not in claim.subjects and _bears_out(ground, replace(claim, subjects=(area,))):
            return _doubted(verdict, f"It is the figure of {ground.area(area)}, which the text names too")
    beside = text[max(0, claim.start - _BESIDE) : claim.end + _BESIDE]
    for year in sorted({int(y) for y in _YEAR.findall(beside)} - set(claim.when.years)):
        if year <= ground.day.year and _bears_out(ground, replace(claim, when=When("stated", (year,), str(year)))):
            return _doubted(verdict, f"It is the figure of {year}, which the text names beside it")
    return verdict


def _bears_out(ground: Ground, claim: Claim) -> bool:
    return measures.rule(ground, claim).ruling is Ruling.SUPPORTED


def _doubted(verdict: Verdict, why: str) -> Verdict:
    reason = f"{why}, so the number may have been read to the wrong one. {verdict.reason}"
    return replace(verdict, ruling=Ruling.NOT_CHECKABLE, reason=reason)
