"""One claim a statement: the index by which repeats are found, held to its slow and plain twin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from burdenshare.claims import repeated
from burdenshare.claims.repeated import once
from burdenshare.nouns.claims import Attribution, Claim, Interval, Kind, Modality, Quantity, QuantityUnit, When

WHENS = [
    When("none"),
    When("stated", (2024,), "2024"),
    When("stated", (2024,)),
    When("stated", (2023,)),
    When("none", by=2035),
    When("stated", (2024,), by=2035),
]


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    found = []
    for _ in range(draw(st.integers(0, 12))):
        value = draw(st.sampled_from([2.0, 5.0]))
        start = draw(st.integers(0, 800))
        found.append(
            Claim(
                draw(st.sampled_from([Kind.TARGET, Kind.MEASURE, Kind.COUNT, Kind.POSITION])),
                start,
                start + 5,
                "words",
                draw(st.sampled_from(["target", "target-former"])),
                subjects=draw(st.sampled_from([("ESP",), ("ITA",)])),
                measure="share_of_gdp",
                quantity=draw(
                    st.sampled_from([None, Quantity(value, 0, QuantityUnit.PER_CENT, Interval(value, value))])
                ),
                when=draw(st.sampled_from(WHENS)),
                modality=draw(st.sampled_from([Modality.IN_FORCE, Modality.DEMANDED, Modality.REPORTED])),
                parts=draw(st.sampled_from([(), (("core", 3.5),)])),
                attribution=Attribution(area=draw(st.sampled_from(["", "USA"]))),
                publisher=draw(st.sampled_from(["", "SIPRI"])),
            )
        )
    return found


def plainly(listed: Iterable[Claim]) -> list[Claim]:
    """Every claim held against every one that was kept before it."""
    kept: list[Claim] = []
    statements: dict[object, int] = {}
    for claim in sorted(listed, key=lambda k: (k.start, k.end)):
        told = [(n, k) for n, k in enumerate(kept) if _number(k) is not None and _number(k) == _number(claim)]
        targets = [(n, k) for n, k in told if k.kind is Kind.TARGET]
        first, better = None, None
        if claim.kind is Kind.TARGET and claim.modality is Modality.IN_FORCE and claim.when.by is not None:
            bare = [
                (n, k)
                for n, k in targets
                if k.modality is claim.modality and k.when.by is None and not k.parts and not k.when.years
            ]
            if bare and claim.start - bare[0][1].end <= repeated._NEAR:
                first, before = bare[0]
                better = replace(before, when=claim.when, parts=claim.parts)
        key = repeated._statement(claim)
        if first is None and key is not None and key in statements:
            first = statements[key]
        if first is None:
            for n, k in told if claim.kind in {Kind.MEASURE, Kind.COUNT} else ():
                undated = [x for x in (k, claim) if not x.when.years]
                if k.kind is claim.kind and k.subjects == claim.subjects and k.publisher == claim.publisher:
                    if undated and not any(x.when.words for x in undated):
                        first = n
                        better = replace(k, when=k.when if k.when.years else claim.when, parts=k.parts or claim.parts)
                        break
            again = (
                claim.kind is Kind.TARGET and claim.modality is not Modality.DEMANDED and claim.rule != "target-former"
            )
            for n, k in targets if again and claim.when.by is None and not claim.when.years else ():
                if k.modality is not Modality.DEMANDED and (not claim.parts or k.parts == claim.parts):
                    first, better = n, replace(k, parts=k.parts or claim.parts)
                    break
        if first is None:
            if key is not None:
                statements[key] = len(kept)
            kept.append(claim)
        else:
            base = better or kept[first]
            kept[first] = replace(base, also_at=(*base.also_at, (claim.start, claim.end)))
    return kept


def _number(claim: Claim) -> float | None:
    return claim.quantity.value if claim.quantity else None


@given(claims())
def test_repeats_are_found_as_by_holding_every_claim_against_every_other(listed: list[Claim]) -> None:
    assert list(once(listed)) == plainly(listed)
