"""One claim a statement: what a text tells again is the same claim, with every place that tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from burdenshare.nouns.claims import Claim, Kind, Modality

_NEAR = 300  # characters within which a target's deadline follows the target


def once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each statement once, in text order, with every further place that repeats it."""
    told = _Told()
    for claim in sorted(claims, key=lambda k: (k.start, k.end)):
        if (first := _told_again(claim, told)) is not None:
            told.again(first, claim, replace(told.kept[first], when=claim.when, parts=claim.parts))
            continue
        key = _statement(claim)
        if key is not None and key in told.statements:
            told.again(told.statements[key], claim)
        elif (first := _said_before(claim, told)) is not None:
            before = told.kept[first]
            when = before.when if before.when.years or before.kind is Kind.TARGET else claim.when
            told.again(first, claim, replace(before, when=when, parts=before.parts or claim.parts))
        else:
            told.put(claim, key)
    return tuple(
        replace(claim, also_at=(*claim.also_at, *places)) if places else claim
        for claim, places in zip(told.kept, told.places, strict=True)
    )


@dataclass(slots=True)
class _Told:
    """The statements told so far, to be found by what they say: a text of thousands is not gone through for each.

    places: where else each is told. targets: by their number. figures: by all but their year.
    """

    kept: list[Claim] = field(default_factory=list)
    places: list[list[tuple[int, int]]] = field(default_factory=list)
    statements: dict[tuple[object, ...], int] = field(default_factory=dict)
    targets: dict[float, list[int]] = field(default_factory=lambda: defaultdict(list))
    figures: dict[tuple[object, ...], list[int]] = field(default_factory=lambda: defaultdict(list))

    def put(self, claim: Claim, key: tuple[object, ...] | None) -> None:
        """A statement that is told for the first time."""
        number = len(self.kept)
        self.kept.append(claim)
        self.places.append([])
        if key is not None:
            self.statements[key] = number
        if claim.kind is Kind.TARGET and claim.quantity is not None:
            self.targets[claim.quantity.value].append(number)
        elif (figure := _figure(claim)) is not None:
            self.figures[figure].append(number)

    def again(self, number: int, claim: Claim, better: Claim | None = None) -> None:
        """A statement that `claim` tells again. better: the same, with what is known of it now."""
        self.places[number].append((claim.start, claim.end))
        if better is not None:
            self.kept[number] = better


def _said_before(claim: Claim, told: _Told) -> int | None:
    """Where a target was stated that this only names again: the same number, no deadline, year or demand of its own.

    A figure told again is one too, where only one of the two places says its year: a headline's and its text's.
    """
    if (figure := _figure(claim)) is not None:
        return next((n for n in told.figures.get(figure, ()) if _one_year(told.kept[n], claim)), None)
    if claim.kind is not Kind.TARGET or claim.quantity is None or claim.when.by is not None or claim.when.years:
        return None
    if claim.modality is Modality.DEMANDED or claim.rule == "target-former":
        return None
    for n in told.targets.get(claim.quantity.value, ()):
        before = told.kept[n]
        same = before.measure == claim.measure and before.modality is not Modality.DEMANDED
        if same and (not claim.parts or before.parts == claim.parts):
            return n
    return None


def _figure(claim: Claim) -> tuple[object, ...] | None:
    """What makes two figures one but for their year; None for a claim that is no figure."""
    q = claim.quantity
    if claim.kind not in {Kind.COUNT, Kind.MEASURE} or q is None:
        return None
    return (
        claim.kind,
        claim.subjects,
        claim.measure,
        claim.threshold,
        claim.comparison,
        claim.publisher,
        q.value,
        q.unit,
    )


def _one_year(told: Claim, claim: Claim) -> bool:
    """Whether two figures may be of one year, as only one or neither says its own."""
    undated = [k for k in (told, claim) if not k.when.years]
    return bool(undated) and not any(k.when.words for k in undated)  # "was 3.17% last year and is 3.17% now"


def _told_again(claim: Claim, told: _Told) -> int | None:
    """The target that a headline told without a deadline, where this one tells it again with its deadline."""
    if claim.kind is not Kind.TARGET or claim.modality is not Modality.IN_FORCE or claim.when.by is None:
        return None
    for n in told.targets.get(claim.quantity.value, ()) if claim.quantity else ():
        before = told.kept[n]
        if before.modality is claim.modality and before.when.by is None and not before.parts and not before.when.years:
            return n if claim.start - before.end <= _NEAR else None
    return None


def _statement(claim: Claim) -> tuple[object, ...] | None:
    """What makes two claims the same statement; None for a claim that always stands alone."""
    if claim.kind is Kind.TARGET:
        value = claim.quantity.value if claim.quantity else None
        if claim.modality is Modality.DEMANDED:
            return ("target", value, claim.modality, claim.attribution.area)
        return ("target", value, claim.modality, claim.parts, claim.when.by, claim.when.years)
    if claim.kind in {Kind.MEASURE, Kind.PLEDGE, Kind.COUNT}:
        q = claim.quantity
        return (claim.kind, claim.subjects, claim.measure, claim.threshold, claim.when.years, claim.when.by,
                q and (q.value, q.interval, q.unit), claim.comparison)  # fmt: skip
    if claim.kind is Kind.POSITION:
        return (claim.kind, claim.subjects, claim.stance, claim.attribution.speaker)
    if claim.kind is Kind.EVENT:
        return (claim.kind, claim.event)
    return None
