"""An article's own new pledges and positions, offered as draft entries of the registers in TOML.

A draft is a claim that the register does not hold by that day: a promise with a number, or a stance, of one ally,
neither denied nor supposed. It has the fields of data/pledges.toml and data/positions.toml, and can be pasted there.
It is never added by itself: it carries a `draft` line, and what the article does not tell stands as "FILL IN: ...".
The registers refuse both by name (commitments/entries.py) until a person has looked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from burdenshare.commitments import Registers
from burdenshare.commitments.entries import FILL_IN
from burdenshare.commitments.registers import MEASURES
from burdenshare.nouns.claims import Claim, Kind, Modality, QuantityUnit, Stance
from burdenshare.nouns.verdicts import Check, Ruling, Verdict
from burdenshare.publish.wording import one_line

_WORDS = 15
"""How many words a draft quotes."""

_RELATIONS = {
    "at_least": "at_least", "more_than": "at_least", "just_over": "at_least", "about": "about", "up_to": "up_to",
    "at_most": "at_most", "less_than": "at_most",
}  # fmt: skip
_UNITS = {"equipment_share": "per cent of defence expenditure"}
_CURRENCIES = {"EUR": "euros", "USD": "US dollars", "NOK": "Norwegian kroner", "SEK": "Swedish kronor"}
_ID_PARTS = {
    "core_share_of_gdp": "core-", "related_share_of_gdp": "related-", "equipment_share": "equipment-",
    "expenditure": "money-", "expenditure_added": "added-",
}  # fmt: skip

Value = str | float | int | date


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft entry. table: "pledge" or "position"; fields in the order of the register; source: its one source."""

    table: str
    number: int
    fields: dict[str, Value]
    source: dict[str, Value]


def harvest(check: Check, registers: Registers) -> tuple[Draft, ...]:
    """The drafts that an article offers, in text order; number: of the claim in its report."""
    taken = {*(p.id for p in registers.pledges), *(p.id for p in registers.positions)}
    drafts = []
    for number, verdict in enumerate(check.verdicts, 1):
        for area in _new(check, verdict, registers):
            fields = _pledge(check, verdict.claim, area) if verdict.claim.kind is Kind.PLEDGE else None
            fields = fields or _position(check, verdict.claim, area, registers)
            fields["id"] = _free(str(fields["id"]), taken)
            drafts.append(Draft(verdict.claim.kind.value, number, fields, _source(check)))
    return tuple(drafts)


def as_toml(drafts: Iterable[Draft], check: Check, name: str = "") -> str:
    """The drafts as TOML, ready to be looked at, filled in and pasted. name: of the file, for want of a title."""
    listed = tuple(drafts)
    heading = next((x for x in (check.title, name, check.url) if one_line(x)), "an article without a title")
    heading = one_line(heading, 100)
    lines = [f"# Draft entries from {heading}, day {check.dating.day} ({check.dating.source})."]
    if not listed:
        return "\n".join([*lines, "# It makes no pledge and takes no position that the registers do not hold.", ""])
    lines.append("# A [[pledge]] goes to data/pledges.toml, a [[position]] to data/positions.toml, once a person has")
    lines.append(f'# checked it, replaced what stands as "{FILL_IN} ..." and removed the `draft` line.')
    for draft in listed:
        lines += ["", f"# Claim {draft.number}.", f"[[{draft.table}]]"]
        lines += [f"{key} = {_toml(value)}" for key, value in draft.fields.items()]
        source = ", ".join(f"{key} = {_toml(value)}" for key, value in draft.source.items())
        lines += ["sources = [", f"  {{ {source} }},", "]"]
    return "\n".join(lines) + "\n"


def _new(check: Check, verdict: Verdict, registers: Registers) -> Iterator[str]:
    """Allies whose pledge or position in this claim the registers do not hold."""
    claim = verdict.claim
    if verdict.ruling is not Ruling.NOT_CHECKABLE or claim.modality in {Modality.DENIED, Modality.HYPOTHETICAL}:
        return
    if claim.kind is Kind.PLEDGE:
        telling = claim.modality is Modality.PLEDGED and claim.measure in MEASURES and _amount(claim) is not None
    else:
        telling = claim.kind is Kind.POSITION and claim.stance not in {None, Stance.UNKNOWN}
        telling = telling and not _read_two_ways(check, claim)
    if not telling:
        return
    held = {e.area for e in verdict.evidence if e.agrees}
    for code in claim.subjects:
        if code not in held and code in registers.areas and registers.areas[code].kind == "ally":
            yield code


def _read_two_ways(check: Check, claim: Claim) -> bool:
    """Whether the same words were read as another stance of the same ally too: then neither is clear."""
    others = [v.claim for v in check.verdicts if v.claim.kind is Kind.POSITION and v.claim.stance is not claim.stance]
    return any(o.start < claim.end and claim.start < o.end and set(o.subjects) & set(claim.subjects) for o in others)


def _pledge(check: Check, claim: Claim, area: str) -> dict[str, Value]:
    amount = _amount(claim)
    assert amount is not None and claim.quantity is not None
    value, unit = amount
    day, by = _day(check, "the day the pledge was made"), claim.when.by
    if unit == "per cent":
        unit, shown = _UNITS.get(claim.measure, "per cent of GDP"), f"{value}"
    else:
        shown = f"{value:.0f}"
    fields: dict[str, Value] = {
        "id": f"{_id(check, area)}-{_ID_PARTS.get(claim.measure, '')}{shown}" + (f"-by-{by}" if by else ""),
        "draft": _to_do(claim, "whether this is a promise, a plan, a law or an aim (`status`)"),
        "area": area,
        "measure": claim.measure,
        "relation": _RELATIONS.get(claim.quantity.approximator, "reach"),
        "value": value,
        "unit": unit,
    }
    if by:
        fields["by"] = by
    fields |= {"status": "pledged", "pledged": day}
    return fields | _said(check, claim)


def _position(check: Check, claim: Claim, area: str, registers: Registers) -> dict[str, Value]:
    assert claim.stance is not None
    value = claim.threshold
    if value is None and claim.quantity is not None and claim.stance is not Stance.OPPOSES:
        value = claim.quantity.value
    topic = registers.open_topic(check.as_of, value) or registers.open_topic(check.as_of)
    fields: dict[str, Value] = {
        "id": _id(check, area, topic.id if topic else "TOPIC"),
        "draft": _to_do(claim, "whether the stance is the government's and on this topic"),
        "area": area,
        "topic": topic.id if topic else f"{FILL_IN} the id of a [[topic]]",
        "stance": claim.stance.value,
        "since": _day(check, "the day the position was taken"),
    }
    return fields | _said(check, claim)


def _said(check: Check, claim: Claim) -> dict[str, Value]:
    """Who said it, in which words: a span of the article, cut to what a register takes."""
    said: dict[str, Value] = {}
    if claim.attribution.speaker:
        said["speaker"] = one_line(claim.attribution.speaker)
        if claim.attribution.role:
            said["role"] = one_line(claim.attribution.role)
    said["words"] = " ".join(one_line(claim.words).split()[:_WORDS])
    if check.language not in {"", "en"}:
        said["words_language"] = check.language
    return said


def _to_do(claim: Claim, more: str) -> str:
    """What a person has to look at before the entry stands."""
    words = "" if claim.attribution.quoted else "that `words` are the speaker's own and not the article's, "
    return f"check against the article {words}{more}; then remove this line"


def _source(check: Check) -> dict[str, Value]:
    return {
        "publisher": one_line(check.site) or f"{FILL_IN} who published the article",
        "title": one_line(check.title) or f"{FILL_IN} its title",
        "url": one_line(check.url) if check.url.startswith(("https://", "http://")) else f"{FILL_IN} its address",
        "date": _day(check, "the day of the article"),
    }


def _day(check: Check, what: str) -> Value:
    return check.dating.day if check.dating.certain else f"{FILL_IN} {what}, like {check.dating.day}"


def _id(check: Check, area: str, topic: str = "") -> str:
    """How the registers begin an id: ally and day, the topic between them for a position."""
    day = check.dating.day.isoformat() if check.dating.certain else "DAY"
    made = "-".join(x for x in (area, topic, day) if x)
    return made if check.dating.certain and topic != "TOPIC" else f"{FILL_IN} {made}"


def _amount(claim: Claim) -> tuple[float, str] | None:
    """The number of a pledge in the register's units; None where it has none or its currency is open."""
    q = claim.quantity
    if q is None:
        return None
    if q.unit is QuantityUnit.PER_CENT:
        return q.value, "per cent"
    if q.unit is QuantityUnit.MONEY and re.fullmatch(r"[A-Z]{3}", q.currency):
        return q.value / 1e6, f"million {_CURRENCIES.get(q.currency, q.currency)}"
    return None


def _free(id: str, taken: set[str]) -> str:
    """The id, or with a number behind it where an entry has it already."""
    free = next(x for x in (id, *(f"{id}-{n}" for n in range(2, 1000))) if x not in taken)
    taken.add(free)
    return free


def _toml(value: Value) -> str:
    """A value in TOML; strings as JSON writes them, which TOML reads, DEL escaped besides."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return value.isoformat() if isinstance(value, date) else repr(value)
