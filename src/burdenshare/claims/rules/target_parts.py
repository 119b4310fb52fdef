"""Targets told in parts: "3.5% in hard military and 1.5% in infrastructure", of 5% in all."""

from __future__ import annotations

from burdenshare.claims.beside import like_target
from burdenshare.claims.context import Context
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import pledges
from burdenshare.claims.rules.modality import modality_of, when_due
from burdenshare.claims.rules.target_owners import ally_own
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind, Modality, QuantityUnit


def parts_of(s: Sentence, c: Context, percents: list[Found]) -> list[tuple[str, Found]]:
    """Two numbers told apart as core and related: "3.5% in hard military and 1.5% in infrastructure"."""
    found: list[tuple[str, Found]] = []
    percents = [
        q for q in percents if s.key(q.number - 1) != "from" or s.key(q.j) != "to"
    ]  # "from 2% to 3.5%, with 1.5% for wider security"
    for n, q in enumerate(percents):
        end = percents[n + 1].i if n + 1 < len(percents) else len(s.tokens)
        end = min(end, q.j + 12)
        core = s.between(q.j, end, "core_words")
        related = s.between(q.j, end, "related_words")
        if core and (not related or core[0].i <= related[0].i) and q.value <= 6:
            found.append(("core", q))
        elif related and q.value <= 6:
            found.append(("related", q))
    labels = [label for label, _ in found]
    raised = [q for q in percents if found and q.j <= found[0][1].i and s.key(q.number - 1) == "to"]
    if (
        labels == ["related"]
        and raised
        and s.between(0, raised[-1].i, "core_words")
        and raised[-1].value > found[0][1].value
    ):
        return [("core", raised[-1]), *found]  # "the core goal from 2% to 3.5% and 1.5% on related items"
    if labels == ["core"] and not _summing_up(s, c, percents) and whole(s, percents, found[0][1]) is not None:
        s.taken.add(found[0][1].i)  # "5% of GDP, including 3.5% for core defence": the part is of the target before it
        return []
    if (
        labels == ["related"]
        and len(percents) == 2
        and percents[0] is not found[0][1]
        and found[0][1].value < percents[0].value
    ):
        if percents[0].quantity.decimals and s.between(percents[0].j, found[0][1].i, "defence"):
            return [("core", percents[0]), *found]  # "3.5% on defence and 1.5% on ports and railways"
    if labels == ["related"] and [q.value for q in percents] == [3.5, 1.5] and found[0][1] is percents[1]:
        found.insert(0, ("core", percents[0]))  # "3.5% on defence and 1.5% on infrastructure"
        labels = [label for label, _ in found]
    if labels.count("core") != 1 or labels.count("related") != 1:
        found = _summing_up(s, c, percents) or found
        labels = [label for label, _ in found]
    return _adding_up(percents, found) if labels.count("core") == 1 and labels.count("related") == 1 else []


def _adding_up(percents: list[Found], found: list[tuple[str, Found]]) -> list[tuple[str, Found]]:
    """The parts, the core being the number that makes up the whole: "5% by raising the core from 2% to 3.5% and 1.5% on roads"."""
    parts = dict(found)
    values = [q.value for q in percents]
    if parts["core"].value + parts["related"].value in values:
        return found
    core = next((q for q in percents if q.value + parts["related"].value == parts["core"].value), None)
    return found if core is None else [("core", core), ("related", parts["related"])]


def whole(s: Sentence, percents: list[Found], part: Found) -> Found | None:
    """The number that a lone part is said to be included in."""
    lead = {s.key(k) for k in range(part.i - 3, part.i)}
    if not lead & {"including", "which", "with", "includes"}:
        return None
    return next((q for q in percents if q.j <= part.i and part.value < q.value <= 6), None)


def _summing_up(s: Sentence, c: Context, percents: list[Found]) -> list[tuple[str, Found]]:
    """Two numbers that add up to a third of the sentence: "5 %, of which 3.5 % ... and 1.5 % ...": the larger is the core."""
    for total in percents:
        if any(s.key(q.i - 1) == "from" for q in percents):
            continue  # "raise the core goal from 2% to 3.5% and spend 1.5% on related items"
        rest = [q for q in percents if q is not total and q.value < total.value and not like_target(s, q)]
        behind = [q for q in rest if q.i > total.i]
        rest = behind if len(behind) == 2 else rest  # "besides the 2%, allies are to spend 5%, of which 3.5% and 1.5%"
        apart = len(rest) == 2 and (rest[0].i < total.i) != (rest[1].i < total.i)
        if (
            len(rest) == 2
            and not apart
            and abs(rest[0].value + rest[1].value - total.value) < 1e-9
            and 2 <= total.value <= 6
        ):
            if any(n.code and n.cls == "area" and rest[0].i <= n.i <= rest[1].j for n in s.names):
                continue
            larger = max(rest, key=lambda q: q.value)
            return [("core" if q is larger else "related", q) for q in rest]
    return []


def add_parts(s: Sentence, c: Context, percents: list[Found], parts: list[tuple[str, Found]]) -> None:
    """Add the target whose parts they are; where an ally has just pledged their sum, its pledge."""
    total_value = sum(q.value for _, q in parts)
    told = c.claims[-1] if c.claims else None
    if (
        told is not None
        and told.kind is Kind.PLEDGE
        and told.quantity is not None
        and told.quantity.value == total_value
    ):
        pledges.add(
            s, c, dict(parts)["core"], *told.subjects
        )  # "This comprises 3.5% on core defence and 1.5% on resilience"
        s.taken.update(q.i for _, q in parts)
        return
    total = next((q for q in percents if abs(q.value - total_value) < 1e-9), None)
    anchor = total or parts[0][1]
    subject = s.subject_before(min(anchor.i, parts[0][1].i), ("area", "capital"))
    if subject is not None and ally_own(s, anchor):
        return
    modality = modality_of(s, c, anchor) or Modality.REPORTED
    c.last_said = total_value
    if modality in {Modality.PROPOSED, Modality.DEMANDED}:
        c.last_proposed = total_value
    spans = [q for _, q in parts] + ([total] if total else [])
    for q in spans:
        s.taken.add(q.i)
    quantity = (total or parts[0][1]).quantity
    named = tuple((label, q.value) for label, q in parts)
    if total is None:
        exact = c.lexicon.approximators["exactly"].interval(total_value, 0.1)
        quantity = type(quantity)(total_value, 1, QuantityUnit.PER_CENT, exact)
    last = max(s.quantities, key=lambda q: q.j if q in spans else 0)
    end = min(len(s.tokens), last.j + 5)
    words = [m.j for m in s.of("related_words", "core_words") if last.j <= m.i <= end]
    c.add(
        Kind.TARGET,
        s,
        min(q.i for q in spans),
        max([last.j, *words]),
        "target-parts",
        subjects=("NATO",),
        measure="share_of_gdp",
        quantity=quantity,
        when=when_due(s, c, anchor, last),
        modality=modality,
        parts=named,
    )
