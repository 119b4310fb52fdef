"""Where each ally stands against a target as of a day: share, gap in points and in money, trend, rank.

A gap in money is (threshold - share) x GDP of the same year in the same price base, from the same publisher
and release. Shortfall and surplus are two words. What is not held stays open and is said to be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from burdenshare.commitments.registers import Registers
from burdenshare.nouns.areas import Area
from burdenshare.nouns.commitments import Commitment, Part
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Observation, Release
from burdenshare.record import Record, State, View, average_rate, computed_share, in_release

_MONEY = {"share_of_gdp": "expenditure", "core_share_of_gdp": "core_expenditure"}
_SCALE = {"units": 1e-6, "million": 1.0, "billion": 1e3}


@dataclass(frozen=True, slots=True)
class Gap:
    """Money between a share and a threshold. amount: millions of `currency`, never negative."""

    word: str
    amount: float
    currency: str
    price_base: str
    gdp: Observation
    rate: Observation | None = None


@dataclass(frozen=True, slots=True)
class Standing1:
    """One ally. state: "meets", "below", "not held" or "no forces".

    figure: the newest held share; newest is False where a newer release known that day is not held for it.
    points: share minus threshold, per cent of GDP. change: points since the year before, same release.
    computed: what the release's own money and GDP give, where that rounds to another figure than printed.
    """

    area: Area
    state: str
    figure: Observation | None
    newest: bool
    points: float | None
    change: float | None
    rank: int | None
    gap: Gap | None
    computed: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """All allies asked for against one part of a target, in the newest year of the newest release."""

    target: Commitment
    part: Part
    day: date
    year: int
    indicator: str
    publisher: str
    release: Release | None
    rows: tuple[Standing1, ...]
    in_force: bool
    note: str = ""

    def counts(self) -> dict[str, int]:
        """How many allies are in each state."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row.state] = found.get(row.state, 0) + 1
        return found


def standing(
    record: Record,
    registers: Registers,
    *,
    areas: tuple[str, ...] = (),
    target: str | None = None,
    day: date,
    publisher: str | None = None,
    currency: str = "",
    year: int | None = None,
) -> Standing:
    """See burdenshare.standing. year: the reference year, the newest known that day if None.

    The Hague target of 2025 has two parts; what is published is measured against the core part, since nobody
    publishes the other one.
    """
    view = record.as_of(day)
    registry = record.registry
    code = registry.publisher(publisher).code
    in_force = registers.in_force(day)
    if target is None and not in_force:
        raise BadRequest(f"No target was in force on {day}. Name one with --target.")
    chosen = registers.commitment(target) if target else in_force[-1]
    if not chosen.known(day) and chosen not in in_force:
        since = min(d for d in (chosen.proposed, chosen.adopted) if d is not None)
        raise BadRequest(f"{chosen.id} was not known on {day}: it dates from {since}. Name a later day.")
    part = next((p for p in chosen.parts if p.id == "core"), chosen.total)
    indicator, latest, release = newest_share(view, code)
    if release is None:
        raise BadRequest(f"No release of {registry.publisher(publisher).name} with shares was known on {day}.")
    year = year or latest
    members = record.areas.members("NATO", day)
    asked = _asked(record, areas, day) if areas else members
    rows = [_one(view, a, indicator, year, code, part, currency) for a in members]
    ranked = _rank(rows)
    wanted = {a.code for a in asked}
    return Standing(
        target=chosen,
        part=part,
        day=day,
        year=year,
        indicator=indicator,
        publisher=code,
        release=release,
        rows=tuple(r for r in ranked if r.area.code in wanted),
        in_force=chosen in in_force,
        note=_note(indicator, part),
    )


def _asked(record: Record, names: tuple[str, ...], day: date) -> tuple[Area, ...]:
    found: dict[str, Area] = {}
    for name in names:
        area = record.areas.find(name)
        members = record.areas.members(area.code, day)
        if not members and area.kind != "ally":
            raise BadRequest(
                f"{area.name} is not made up of allies alone and has no standing. Name allies, or a group of them."
            )
        if not members:
            joined = f" It joined on {area.joined}." if area.joined else ""
            raise BadRequest(f"{area.name} was no member on {day}.{joined} Name a later day.")
        for member in members:
            found.setdefault(member.code, member)
    return tuple(found.values())


def newest_share(view: View, publisher: str) -> tuple[str, int, Release | None]:
    """The share, year and release that rule that day: the definition of the newest release that prints one."""
    found = []
    for indicator in _MONEY:
        year = view.latest_period(indicator, publisher)
        if year is not None and (release := view.newest_release(indicator, year, publisher)) is not None:
            found.append((release.date, indicator, year, release))
    if not found:
        return "share_of_gdp", 0, None
    _, indicator, year, release = max(found, key=lambda f: f[0])
    return indicator, year, release


def _one(view: View, area: Area, indicator: str, year: int, publisher: str, part: Part, currency: str) -> Standing1:
    if not area.forces:
        return Standing1(area, "no forces", None, True, None, None, None, None, None)
    steps = view.trail(area.code, indicator, year, publisher)
    held = next((s for s in steps if s.state is State.HELD), None)
    if held is None or held.observation is None or held.observation.published is None:
        return Standing1(area, "not held", None, False, None, None, None, None, None)
    o = held.observation
    share = held.observation.published
    before = in_release(view.record, held.release, area.code, indicator, year - 1)
    change = None if before is None or before.published is None else round(share - before.published, 4)
    computed = computed_share(view.record, held.release, area.code, year, indicator)
    differs = computed is not None and round(computed, max(o.decimals, 0)) != share
    return Standing1(
        area=area,
        state="meets" if share >= part.threshold else "below",
        figure=o,
        newest=held is steps[0],
        points=round(share - part.threshold, 4),
        change=change,
        rank=None,
        gap=_gap(view, o, held.release, part.threshold, currency),
        computed=computed if differs else None,
    )


def _gap(view: View, o: Observation, release: Release, threshold: float, currency: str) -> Gap | None:
    """(threshold - share) x GDP of that year: the publisher's own GDP in current dollars, converted if asked."""
    assert o.published is not None
    gdp = in_release(view.record, release, o.area, "gdp", o.period, currency="USD", price_base="current")
    if gdp is None:
        gdp = _gdp_elsewhere(view, o)
    if gdp is None or gdp.value is None:
        return None
    missing = (threshold - o.published) / 100 * gdp.value * _SCALE[gdp.unit]
    gap = Gap("shortfall" if missing > 0 else "surplus", abs(missing), gdp.currency, gdp.price_base, gdp)
    return gap if currency in {"", gap.currency} else _converted(view, gap, currency, o.period)


def _gdp_elsewhere(view: View, o: Observation) -> Observation | None:
    """GDP of the year in current dollars from the newest WEO of that day, where the release prints none."""
    if "IMF" not in view.record.publishers:
        return None
    return view.cell(o.area, "gdp", o.period, "IMF", currency="USD", price_base="current")


def _converted(view: View, gap: Gap, currency: str, year: int) -> Gap | None:
    """The gap in another currency by the year's average rate of the ECB, None where there is no such rate."""
    if currency != "EUR" and all(a.currency != currency for a in view.record.areas.allies):
        raise BadRequest(f"No ally uses the currency {currency!r}. Name an ISO 4217 code such as EUR, GBP or PLN.")
    per_dollar = average_rate(view, currency, year)
    if per_dollar is None or per_dollar.value is None:
        return None
    return replace(gap, amount=gap.amount * per_dollar.value, currency=currency, rate=per_dollar)


def _rank(rows: list[Standing1]) -> list[Standing1]:
    """Highest share first, equal shares share a rank; then those not held, then those without forces."""
    held = sorted(
        (r for r in rows if r.figure), key=lambda r: (-(r.figure.published or 0), r.area.name) if r.figure else (0, "")
    )
    ranked: list[Standing1] = []
    for n, row in enumerate(held):
        same = ranked and ranked[-1].points == row.points
        ranked.append(replace(row, rank=ranked[-1].rank if same else n + 1))
    rest = [r for r in rows if r.figure is None]
    return [*ranked, *sorted(rest, key=lambda r: (r.state, r.area.name))]


def _note(indicator: str, part: Part) -> str:
    if part.measure == indicator:
        return ""
    if part.measure == "core_share_of_gdp":
        return (
            "The target's core part is held against defence expenditure as published that day; "
            "core defence is printed from the release of July 2026 on."
        )
    if indicator == "core_share_of_gdp":
        return "The newest release prints core defence expenditure, a narrower definition than the target's."
    return ""
