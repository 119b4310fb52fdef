"""What a verdict stands on: the record as of a day, the registers, and how evidence is put."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from burdenshare.claims.approximators import Approximator
from burdenshare.commitments import Registers
from burdenshare.commitments.cited import Entry, cited, remark
from burdenshare.nouns.claims import Claim, Dating, Quantity, QuantityUnit
from burdenshare.nouns.commitments import Commitment, Pledge, Position
from burdenshare.nouns.figures import Observation, Publisher, Release, printed_value
from burdenshare.nouns.verdicts import Evidence
from burdenshare.record import Record, State, Step, View

_UNITS = {QuantityUnit.PER_CENT: "%", QuantityUnit.POINTS: "points", QuantityUnit.TIMES: "times"}
"""What stands behind the numbers of an interval."""


@dataclass(frozen=True)
class Ground:
    """The day's view, the registers and the approximator table; dating tells how sure the day is."""

    view: View
    registers: Registers
    dating: Dating
    approximators: Mapping[str, Approximator]

    @property
    def day(self) -> date:
        """The day whose knowledge rules."""
        return self.view.day

    @cached_property
    def publishers(self) -> tuple[Publisher, ...]:
        """Publishers of defence spending, the alliance's own first."""
        return _of_defence(self.view.record, self.day)

    @cached_property
    def in_force(self) -> tuple[Commitment, ...]:
        """Targets in force that day."""
        return self.registers.in_force(self.day)

    @cached_property
    def proposals(self) -> tuple[Commitment, ...]:
        """What had been put forward by that day and was not adopted by then."""
        return self.registers.proposals(self.day)

    def own(self) -> Publisher:
        """The alliance's own publisher."""
        return self.publishers[0]

    def area(self, code: str) -> str:
        """An area's English name."""
        return self.view.record.areas[code].name if code in self.view.record.areas else code

    def label(self, indicator: str) -> str:
        """What an indicator is called."""
        known = self.view.record.indicators
        return known[indicator].label if indicator in known else indicator.replace("_", " ")


@lru_cache(maxsize=1 << 12)
def _of_defence(record: Record, day: date) -> tuple[Publisher, ...]:
    listed = sorted(record.publishers.values(), key=lambda p: p.rank)
    printing = {r.publisher for r in record.releases(as_of=day) if "share_of_gdp" in r.indicators}
    return tuple(p for p in listed if p.rank == 0 or p.code in printing)


def figure(ground: Ground, step: Step, role: str, agrees: bool | None, note: str = "") -> Evidence:
    """One step of a trail as evidence: the printed figure, or that it is not held or not printed."""
    o, r = step.observation, step.release
    value = step.state.value
    if o is not None and o.value is not None and step.state is State.HELD:
        value = f"{printed_value(o.value, o.decimals):,f}" if o.currency else o.printed
    return Evidence(
        role=role,
        publisher=r.publisher,
        release=r.id,
        date=r.date,
        table=o.table if o else "",
        area=o.area if o else "",
        what=ground.label(o.indicator) if o else "",
        period=str(o.period) if o else "",
        value=value,
        unit=unit(o) if o else "",
        status=o.status.label if o else step.state.value,
        agrees=agrees,
        url=(o.seen_at if o and o.seen_at else r.url),
        note=note,
    )


def unit(o: Observation) -> str:
    """Unit, currency and price base of a figure, in words."""
    if not o.currency:
        return "%" if o.unit == "per cent" else o.unit
    scale = "" if o.unit == "units" else f"{o.unit} "
    return f"{scale}{o.currency}, {o.price_base}" if o.price_base else f"{scale}{o.currency}"


def commitment_row(ground: Ground, c: Commitment, agrees: bool | None, note: str = "") -> Evidence:
    """A target or proposal as evidence, as of the day: one adopted later was a proposal then."""
    adopted = c.adopted if c.adopted is not None and c.adopted <= ground.day else None
    source = cited(c, ground.day)
    parts = " + ".join(f"{p.threshold:g}" for p in c.parts if p.id != "total" and p.measure.endswith("share_of_gdp"))
    value = f"{c.total.threshold:g}" + (f" ({parts})" if parts else "")
    when = adopted or c.proposed
    return Evidence(
        role="register", publisher=source.publisher, release=c.id, date=when, table="commitments",
        area=c.group, what=title_then(ground, c), period=f"by {c.deadline}" if c.deadline else "", value=value, unit="% of GDP",
        status="adopted" if adopted or (c.kind == "target" and c.adopted is None) else "proposed", agrees=agrees, url=source.url,
        note=noted(ground, c, note),
    )  # fmt: skip


def title_then(ground: Ground, c: Commitment) -> str:
    """A commitment's title as of the day: one adopted later is named by its numbers."""
    if c.adopted is not None and c.adopted > ground.day:
        numbers = " + ".join(f"{p.threshold:g}" for p in c.parts if p.id != "total") or f"{c.total.threshold:g}"
        return f"{numbers} % of GDP" + (f" by {c.deadline}" if c.deadline else "")
    return c.title


def pledge_row(ground: Ground, p: Pledge, agrees: bool | None) -> Evidence:
    """A national pledge as evidence."""
    source = cited(p, ground.day)
    who = ", ".join(x for x in (p.speaker, p.role) if x)
    return Evidence(
        role="register", publisher=source.publisher, release=p.id, date=p.pledged, table="pledges", area=p.area,
        what=f"{p.relation.replace('_', ' ')}, {p.status}", period=f"by {p.by}" if p.by else p.by_text,
        value=f"{p.value:g}", unit=p.unit, status=p.status if p.ended is None else f"{p.status}, ended {p.ended}",
        agrees=agrees, url=source.url, note=noted(ground, p, who),
    )  # fmt: skip


def position_row(ground: Ground, p: Position, agrees: bool | None) -> Evidence:
    """A government's position as evidence, with the words it used."""
    source = cited(p, ground.day)
    who = ", ".join(x for x in (p.speaker, p.role) if x)
    return Evidence(
        role="register", publisher=source.publisher, release=p.id, date=p.since, table="positions", area=p.area,
        what=p.topic, period=f"since {p.since}", value=p.stance.label, unit="", status="", agrees=agrees,
        url=source.url, note=noted(ground, p, f"{who}: “{p.words}”" if p.words else who),
    )  # fmt: skip


def noted(ground: Ground, entry: Entry, note: str = "") -> str:
    """A note on an entry, with the remark that its source is a later page where it is one."""
    return "; ".join(x for x in (note, remark(entry, ground.day)) if x)


def agreement(o: Observation, q: Quantity) -> bool | None:
    """Whether a printed figure lies in the claimed interval; None where it is printed too coarsely to tell.

    Shares are printed with two decimals; one seen with fewer stands for all that round to it.
    """
    published = o.published
    if published is None:
        return None
    scale = scale_of(o) if q.unit is QuantityUnit.MONEY else 1.0
    coarse = 0 <= o.decimals < max(q.decimals, 2) and o.unit == "per cent"
    if coarse and q.unit is QuantityUnit.PER_CENT:
        half = 10.0**-o.decimals / 2
        if (published - half + 1e-9) in q.interval and (published + half - 1e-9) in q.interval:
            return True
        low, high = q.interval.low, q.interval.high
        apart = (low is not None and published + half <= low) or (high is not None and published - half >= high)
        return False if apart else None
    if q.unit is QuantityUnit.MONEY:
        return (published * scale) in q.interval
    return published in q.interval


def scale_of(o: Observation) -> float:
    """Units of currency in one unit of a figure."""
    return {"million": 1e6, "billion": 1e9, "thousand": 1e3}.get(o.unit, 1.0)


def interval_words(ground: Ground, claim: Claim) -> str:
    """What the number claims, as the approximator table has it: "just under 2 %" claims at least 1.8 % and less than 2 %: ...".

    "" where the number says it all.
    """
    q = claim.quantity
    if q is None:
        return ""
    if q.unit is QuantityUnit.FRACTION and q.value == 1.0:
        return ""
    if q.unit is QuantityUnit.FRACTION:
        meaning = "the parts of the members that round there"
        return f"{q.words or 'the fraction'} claims {q.interval.low or 0:.3f} to {q.interval.high or 1:.3f} of them: {meaning}"
    words = f"“{q.words}” " if q.words else ""
    shown = _plainly(q)
    if q.approximator == "range":
        return f"claims {shown}, the range as written"
    if q.unit is QuantityUnit.COUNT:
        return f"{words}claims {shown}" if q.approximator and q.interval.low != q.interval.high else ""
    known = ground.approximators.get(q.approximator or "exactly")
    open_ended = q.interval.low is None or q.interval.high is None  # "more than 4 %" needs no further word
    return f"{words}claims {shown}" + (f": {known.meaning}" if known and not open_ended else "")


def _plainly(q: Quantity) -> str:
    """The interval of a number in plain words, with its unit; money in billions."""
    interval = q.interval
    if q.unit is not QuantityUnit.MONEY:
        return interval.words(_UNITS.get(q.unit, ""))
    low, high = (None if end is None else end / 1e9 for end in (interval.low, interval.high))
    return replace(interval, low=low, high=high).words(f"billion {q.currency}")


def day_words(day: date) -> str:
    """A date as texts write it: 5 June 2025."""
    return f"{day.day} {day:%B %Y}"


def release_words(r: Release) -> str:
    """A release as a reason names it: NATO's release of 17 June 2024."""
    return f"{r.publisher}'s release of {day_words(r.date)}"
