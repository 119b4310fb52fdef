"""A contradiction is withheld where a slip of the reader's would explain it.

A number with two decimals that is exactly what another ally named in the text has, or the same ally in another year named beside it, or
what the alliance says and not the institute it was put to, is rarely so by chance. It is said and nothing is ruled, as a wrong
"contradicted" is the worst output there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from burdenshare.nouns.claims import Claim, Form, Kind, QuantityUnit, When
from burdenshare.nouns.verdicts import Ruling, Verdict
from burdenshare.record import State
from burdenshare.verdicts import comparisons, counts, measures, printed
from burdenshare.verdicts.ground import Ground, agreement

_YEAR = re.compile(r"\b20[0-4]\d\b")
_OPENING = 400  # characters in which a text that goes on about one year says so
_BESIDE = 160  # characters on both sides in which a year may be the number's


def withheld(
    ground: Ground, verdict: Verdict, text: str, mentioned: Iterable[str], told: Iterable[Claim] = ()
) -> Verdict:
    """The verdict, or one that rules nothing where the number is another's.

    text: the article. mentioned: codes of the allies that it names. told: the claims of the text.
    """
    claim = verdict.claim
    if verdict.ruling is not Ruling.CONTRADICTED or len(claim.subjects) != 1:
        return verdict
    if claim.kind is Kind.COUNT:
        others = _other_counts(claim)
    elif claim.kind is Kind.MEASURE:
        if (year := _texts_year(ground, claim, text, told)) is not None and not _contradicted(ground, _of(claim, year)):
            reason = f"The figures before it are of {year}, and so this one may be. {verdict.reason}"
            return replace(verdict, ruling=Ruling.NOT_CHECKABLE, reason=reason)
        others = _others(ground, claim, text, mentioned)
    else:
        return verdict
    for why, other in others:
        if _bears_out(ground, other):
            reason = f"{why}, so it may have been misread. {verdict.reason}"
            return replace(verdict, ruling=Ruling.NOT_CHECKABLE, reason=reason)
    return verdict


def _others(ground: Ground, claim: Claim, text: str, mentioned: Iterable[str]) -> Iterator[tuple[str, Claim]]:
    """The other readings that a slip of the reader's could have been, with what to say if one of them is borne out."""
    form = claim.comparison.form if claim.comparison is not None else None
    q = claim.quantity
    fine = q is not None and q.unit is QuantityUnit.PER_CENT and q.decimals >= 2 and form is None
    if fine or form is Form.RANK:
        for area in mentioned:
            if area not in claim.subjects:
                what = "place" if form is Form.RANK else "figure"
                yield (
                    f"It is the {what} of {ground.area(area)}, which the text names too",
                    replace(claim, subjects=(area,)),
                )
    if fine:
        beside = text[max(0, claim.start - _BESIDE) : claim.end + _BESIDE]
        for year in sorted({int(y) for y in _YEAR.findall(beside)} - set(claim.when.years)):
            if year <= ground.day.year:
                yield f"It is the figure of {year}, which the text names beside it", _of(claim, year)
    before = text[max(0, claim.start - _BESIDE) : claim.end]
    if claim.publisher and (claim.publisher not in before or ground.own().code in before.upper()):
        yield f"It is {ground.own().name}'s figure and not {claim.publisher}'s", replace(claim, publisher="")
    if form is Form.CHANGE and claim.comparison is not None:
        end = "down" if claim.comparison.end == "up" else "up"
        yield "It moved by so much the other way", replace(claim, comparison=replace(claim.comparison, end=end))
        for year in (ground.day.year - 1, ground.day.year):
            base = replace(claim.comparison, base=When("stated", (year - 1,), str(year - 1)))
            yield f"It moved by so much in {year}", replace(_of(claim, year), comparison=base)


def _texts_year(ground: Ground, claim: Claim, text: str, told: Iterable[Claim]) -> int | None:
    """The past year that an undated figure may go with: that of every dated figure before it, else the one the text opens with."""
    q = claim.quantity
    if (
        q is None
        or q.unit is not QuantityUnit.PER_CENT
        or claim.comparison is not None
        or claim.when.years
        or claim.when.words
    ):
        return None
    dated = {k.when.years for k in told if k.kind is Kind.MEASURE and k.start < claim.start and k.when.years}
    if len(dated) > 1:
        return None
    opening = _YEAR.search(text[: min(claim.start, _OPENING)])
    year = dated.pop()[0] if dated else int(opening.group()) if opening else ground.day.year
    return year if year < ground.day.year else None


def _contradicted(ground: Ground, claim: Claim) -> bool:
    return measures.rule(ground, claim).ruling is Ruling.CONTRADICTED


def _other_counts(claim: Claim) -> Iterator[tuple[str, Claim]]:
    """The same number on the other side of the line, or at the lines that are spoken of most."""
    if claim.quantity is not None and claim.quantity.approximator not in {"all", "none"}:
        side = "below" if claim.measure == "meets" else "meets"
        yield "So many are on the other side of the line", replace(claim, measure=side)
    for line in (2.0, 3.5):
        if claim.threshold not in {None, line} and f"{claim.threshold:g}" not in claim.words:
            yield f"So it is of {line:g} %", replace(claim, threshold=line)


def _of(claim: Claim, year: int) -> Claim:
    return replace(claim, when=When("stated", (year,), str(year)))


def _bears_out(ground: Ground, claim: Claim) -> bool:
    if claim.kind is Kind.MEASURE and claim.comparison is None:
        return _figure_fits(ground, claim) and measures.rule(ground, claim).ruling is Ruling.SUPPORTED
    rule = counts.rule if claim.kind is Kind.COUNT else comparisons.rule
    return rule(ground, claim).ruling is Ruling.SUPPORTED


def _figure_fits(ground: Ground, claim: Claim) -> bool:
    """Whether a figure held could bear the number out: asked first, since another's figures hardly ever do."""
    q = claim.quantity
    publisher = claim.publisher or ground.own().code
    assert q is not None
    for year in measures.years(ground, claim)[:1]:
        for area in claim.subjects:
            held = [
                s.observation for s in printed.trail(ground, claim, q, area, year, publisher) if s.state is State.HELD
            ]
            if held and all(o is not None and agreement(o, q) is False for o in held):
                return False
    return True
