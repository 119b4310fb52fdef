"""A count in words: how many, on which side, by which release, and what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from burdenshare.nouns.claims import Claim, QuantityUnit
from burdenshare.nouns.figures import Observation
from burdenshare.nouns.verdicts import Evidence
from burdenshare.record import CountResult, State
from burdenshare.verdicts.ground import Ground, day_words, release_words


@dataclass(frozen=True, slots=True)
class Range:
    """How many members the text's side may hold: at least low (known), at most high (with the unknown).

    stated: the publisher's own count, where it closes what the figures held leave open.
    """

    low: int
    high: int
    of: tuple[int, ...]
    known: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    stated: Observation | None = None


def count_words(ground: Ground, claim: Claim, result: CountResult, held: Range) -> str:
    """How many there are on the text's side, by which release."""
    assert result.release is not None
    verb = "meet" if claim.measure == "meets" else "are below"
    if claim.strict and held.low < len(result.meeting):
        verb = "are above"
    number = f"{held.low}" if held.low == held.high else f"at least {held.low} and at most {held.high}"
    if held.stated is not None:
        at = "at or above" if claim.measure == "meets" else "below"
        return (
            f"{result.release.publisher} itself counted {held.low} of {held.of[0]} allies with forces {at} "
            f"{result.threshold:g} % for {result.year}, with its release of {day_words(result.release.date)}"
        )
    if not result.meeting and not result.below:
        return f"The record holds none of the shares for {result.year} in {release_words(result.release)}"
    share = ""
    if (
        claim.quantity is not None
        and claim.quantity.unit is QuantityUnit.FRACTION
        and held.low == held.high
        and held.of[0]
    ):
        share = f" ({held.low / held.of[0]:.1%})"
    return (
        f"In {release_words(result.release)} {number} of {held.of[0]} allies with forces{share} "
        f"{verb} {result.threshold:g} % in {result.year}"
    )


def working(ground: Ground, result: CountResult, far: frozenset[str]) -> tuple[str, ...]:
    """Who is on which side, in the order of their shares, and who is not held or left out.

    far: allies not held that are taken as below, being far from the threshold a year before.
    """
    lines = []
    if result.meeting:
        lines.append(f"at or above {result.threshold:g} %: " + ", ".join(_figure(ground, o) for o in result.meeting))
    if result.below:
        lines.append(f"below {result.threshold:g} %: " + ", ".join(_figure(ground, o) for o in result.below))
    if far:
        lines.append("taken as below, far from it a year before: " + ", ".join(ground.area(a) for a in sorted(far)))
    if result.unknown:
        lines.append("not held: " + ", ".join(ground.area(a) for a in result.unknown))
    if result.left_out:
        lines.append("left out, without armed forces: " + ", ".join(ground.area(a) for a in result.left_out))
    return tuple(lines)


def _figure(ground: Ground, o: Observation) -> str:
    return f"{ground.area(o.area)} {o.printed}"


def open_words(ground: Ground, result: CountResult) -> str:
    """Why the count stays open: whose figures are not held."""
    if not result.meeting and not result.below:
        return ", so the count stays open."
    who = (
        ", ".join(ground.area(a) for a in result.unknown)
        if len(result.unknown) <= 4
        else f"{len(result.unknown)} allies"
    )
    steps = (
        [ground.view.newest(a, result.indicator, result.year, result.release.publisher) for a in result.unknown]
        if result.release
        else []
    )
    if steps and all(s is not None and s.state is State.NOT_PRINTED for s in steps):
        return f"; that release prints no figure for {who}, so the count stays open."
    if len(result.unknown) > 4:
        return f"; figures of {who} in that release are missing from the record, so the count stays open."
    return f"; the record holds no figure of {who} in that release, so the count stays open."


def hanging(ground: Ground, result: CountResult) -> str:
    """On which allies the count hangs: their own money and GDP put them on the other side."""
    if not result.hangs_on:
        return ""
    cells = ", ".join(
        f"{ground.area(h.observation.area)} (printed {h.observation.printed}, its own money and GDP give {h.computed:.3f})"
        for h in result.hangs_on
    )
    return f" The count hangs on {cells}."


def row_of(
    ground: Ground, claim: Claim, result: CountResult, agrees: bool | None, held: Range, role: str = "newest"
) -> Evidence:
    """The count as a row of evidence."""
    r = result.release
    assert r is not None
    side = result.meeting if claim.measure == "meets" else result.below
    verb = "at or above" if claim.measure == "meets" else "below"
    value = str(len(side)) if result.complete else f"{len(side)} known of {result.members}"
    if held.stated is not None:
        return Evidence(
            role, r.publisher, r.id, r.date, "", result.group, f"allies {verb} {result.threshold:g} % of GDP, as stated",
            str(result.year), str(held.low), f"of {result.members}", "stated", agrees, held.stated.seen_at or r.url,
            f"{len(side)} of them held",
        )  # fmt: skip
    return Evidence(
        role, r.publisher, r.id, r.date, "Table 3", result.group, f"allies {verb} {result.threshold:g} % of GDP",
        str(result.year), value, f"of {result.members}", "counted", agrees, r.url,
        "" if result.complete else f"{len(result.unknown)} not held",
    )  # fmt: skip
