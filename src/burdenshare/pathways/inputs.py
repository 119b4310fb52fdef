"""Inputs: the figures that a projection starts from, each with the release it was taken from.

Shares are NATO's (or another publisher's) newest as of the day; the economy is one WEO vintage, carried on after its
last year at that year's rates. Nothing of a later day is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from burdenshare.commitments import Registers
from burdenshare.commitments.standing import newest_share
from burdenshare.nouns.areas import Area
from burdenshare.nouns.commitments import Commitment
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Held, Observation, Release
from burdenshare.pathways.scenario import CATEGORIES, Scenario
from burdenshare.pathways.vintage import PUBLISHER, Vintage, extended, vintage
from burdenshare.record import State, View

Floats = NDArray[np.float64]

LOOK_BACK = 3
"""Years before the newest one in which an ally's last figure is looked for."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached: shares of GDP in per cent. related: of the related part, None where there is none."""

    commitment: Commitment | None
    core: float
    related: float | None
    by: int


@dataclass(frozen=True, slots=True)
class Economy:
    """The baseline of allies from the first year on. A: allies, K: years after the first. Rates are fractions.

    gdp: national currency, millions (A,). growth, inflation, rate_change, interest, primary, adjustment, spending: (A,
    K); the last three are fractions of GDP, adjustment being what the release's own debt moves by beyond balance,
    interest and growth. rate: national currency per US dollar; euro: euros per US dollar (K + 1,). population: persons
    (A, K + 1). debt, balance: the release's own path, per cent of GDP, NaN after its last year (A, K + 1).
    last_printed: the last year that the release prints; later ones are carried on.
    """

    vintage: Vintage
    gdp: Floats
    rate: Floats
    growth: Floats
    inflation: Floats
    rate_change: Floats
    interest: Floats
    primary: Floats
    adjustment: Floats
    spending: Floats
    population: Floats
    euro: Floats
    debt: Floats
    balance: Floats

    @property
    def last_printed(self) -> int:
        """The last year that the release prints."""
        return self.vintage.last_year


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a projection of some allies starts from.

    places: of the allies among all members, in whose order the economy and the shares stand. figures: the share of
    each, newest held. first_year: of the newest release; an ally whose figure is older holds it until then. mix: parts of
    spending by CATEGORIES, per cent (A, 4), NaN where not printed. changes: ally -> year -> real change, a fraction.
    history: ally -> year -> share, per cent of GDP. memberships: ally -> codes of its groups.
    """

    members: tuple[Area, ...]
    allies: tuple[Area, ...]
    groups: tuple[tuple[Area, tuple[int, ...]], ...]
    goal: Goal
    indicator: str
    publisher: str
    release: Release
    first_year: int
    figures: tuple[Observation, ...]
    mix: Floats
    mix_release: Release | None
    changes: dict[str, dict[int, float]]
    history: dict[str, dict[int, float]]
    memberships: dict[str, frozenset[str]]
    places: NDArray[np.intp]
    economy: Economy

    @property
    def years(self) -> NDArray[np.int64]:
        """The years of the projection, the last observed one first."""
        return np.arange(self.first_year, self.goal.by + 1, dtype=np.int64)

    @property
    def releases(self) -> tuple[Release, ...]:
        """Releases that figures were taken from, newest first."""
        found = {self.release.id: self.release, self.economy.vintage.release.id: self.economy.vintage.release}
        if self.mix_release:
            found[self.mix_release.id] = self.mix_release
        return tuple(sorted(found.values(), key=lambda r: (r.date, r.id), reverse=True))

    def later_figures(self) -> tuple[Observation, ...]:
        """Figures that are older than the first year, and were held until it."""
        return tuple(f for f in self.figures if f.period < self.first_year)


def gather(view: View, registers: Registers, scenario: Scenario) -> Inputs:
    """The inputs of a scenario as of the view's day.

    Raises BadRequest where a target, an ally's share or its economy cannot be had, with what to ask instead.
    """
    record = view.record
    publisher = record.registry.publisher(scenario.publisher or None).code
    indicator, first_year, release = newest_share(view, publisher)
    if release is None:
        raise BadRequest(f"No shares of GDP of {publisher} were known on {view.day}. Name another --publisher or day.")
    goal = _goal(registers, scenario, view, first_year)
    members = tuple(a for a in record.areas.members("NATO", view.day) if a.forces)
    allies, groups = _asked(view, scenario, members)
    place = {a.code: n for n, a in enumerate(members)}
    figures = tuple(_figure(view, a, indicator, first_year, publisher) for a in allies)
    codes = tuple(a.code for a in members)
    economy = _economy(vintage(record, _weo(view, scenario, first_year), codes), first_year, goal.by)
    mix, mix_release = _mix(view, allies, first_year, publisher)
    return Inputs(
        members=members,
        allies=allies,
        groups=tuple((g, tuple(n for n, a in enumerate(allies) if a in inside)) for g, inside in groups),
        goal=goal,
        indicator=indicator,
        publisher=publisher,
        release=release,
        first_year=first_year,
        figures=figures,
        mix=mix,
        mix_release=mix_release,
        changes=_changes(view),
        history=_by_year(view, indicator, publisher),
        memberships={
            a.code: frozenset(g.code for g in record.areas if g.kind == "group" and a.code in g.members)
            for a in members
        },
        places=np.array([place[a.code] for a in allies], dtype=np.intp),
        economy=economy,
    )


def _goal(registers: Registers, scenario: Scenario, view: View, first_year: int) -> Goal:
    commitment, related = None, None
    if scenario.share is not None:
        core = scenario.share
    else:
        in_force = registers.in_force(view.day)
        if not scenario.target and not in_force:
            raise BadRequest(f"No target was in force on {view.day}. Name one with --target, or a share such as 2.")
        commitment = registers.commitment(scenario.target) if scenario.target else in_force[-1]
        parts = {p.id: p for p in commitment.parts}
        core = parts.get("core", commitment.total).threshold
        related = parts["related"].threshold if "related" in parts else None
    by = scenario.by or (commitment.deadline if commitment else None)
    if by is None:
        what = commitment.id if commitment else f"{core:g} % of GDP"
        raise BadRequest(f"{what} has no deadline. Say by which year, such as --by 2035.")
    if by <= first_year:
        raise BadRequest(
            f"A target for {by} lies behind: the newest figures are of {first_year}. Take a later year with --by, "
            "or look from an earlier day with --as-of."
        )
    return Goal(commitment, core, related, by)


def _asked(
    view: View, scenario: Scenario, members: tuple[Area, ...]
) -> tuple[tuple[Area, ...], tuple[tuple[Area, tuple[Area, ...]], ...]]:
    """Allies in the order asked, and groups with their members; all members and the alliance if nothing is named."""
    areas = view.record.areas
    allies: dict[str, Area] = {}
    groups: list[tuple[Area, tuple[Area, ...]]] = []
    for name in scenario.areas or ("NATO",):
        area = areas.find(name)
        inside = tuple(a for a in areas.members(area.code, view.day) if a in members)
        if not inside:
            cause = "has no armed forces" if not area.forces else f"was no member on {view.day}"
            raise BadRequest(f"{area.name} {cause}, so there is no pathway. Name another ally, or a later day.")
        if area.kind != "ally":
            groups.append((area, inside))
        for ally in inside:
            allies.setdefault(ally.code, ally)
    return tuple(allies.values()), tuple(groups)


def _figure(view: View, ally: Area, indicator: str, year: int, publisher: str) -> Observation:
    for back in range(LOOK_BACK + 1):
        for step in view.trail(ally.code, indicator, year - back, publisher):
            o = step.observation
            if step.state is State.HELD and o is not None and o.published is not None:
                return o
    raise BadRequest(
        f"No share of GDP of {ally.name} for {year - LOOK_BACK} to {year} by {publisher} is held as of {view.day}. "
        "Leave it out, or name another day with --as-of."
    )


def _weo(view: View, scenario: Scenario, first_year: int) -> Release:
    """The WEO release named, or the newest held that day."""
    known = [r for r in view.releases(PUBLISHER) if r.held is Held.WHOLE]
    if scenario.weo:
        named = view.record.release(scenario.weo)
        if named.publisher != PUBLISHER:
            raise BadRequest(f"{named.id} is no WEO release. Name one of {', '.join(r.id for r in known)}.")
        if named.date > view.day:
            raise BadRequest(f"{named.id} was published on {named.date}, after {view.day}. Name an earlier one.")
        known = [named]
    if not known:
        first = next((r for r in view.record.releases(publisher=PUBLISHER) if r.held is Held.WHOLE), None)
        mend = f" The first held is {first.id} of {first.date}: take that day or a later one." if first else ""
        raise BadRequest(f"No WEO release held was known on {view.day}.{mend}")
    if known[-1].last_period < first_year:
        raise BadRequest(f"{known[-1].id} ends before {first_year}, the first year. Name a newer one with --weo.")
    return known[-1]


def _economy(base: Vintage, first: int, last: int) -> Economy:
    printed, steps = min(base.last_year, last), last - first
    nominal = base.of("nominal", first, first)[:, 0]
    rate = base.rate(first, printed)
    growth, inflation = base.growth(first + 1, printed), base.inflation(first + 1, printed)
    interest, primary = base.interest(first + 1, printed), base.of("primary", first + 1, printed) / 100
    debt = base.of("debt", first, printed) / 100
    moved = debt[:, :-1] * (1 + interest) / ((1 + growth) * (1 + inflation)) - primary
    adjustment = np.zeros((len(nominal), steps))
    adjustment[:, : printed - first] = debt[:, 1:] - moved
    rate_change = (
        extended(rate[:, 1:] / rate[:, :-1] - 1, steps) if printed > first else np.zeros((len(nominal), steps))
    )
    rate_change[:, printed - first :] = _parity(inflation, base, printed - first, steps)
    people = base.of("population", first, printed) * 1e6
    euro = base.currencies.index("EUR")
    return Economy(
        vintage=base,
        gdp=nominal * 1e3,
        rate=rate[:, 0],
        growth=extended(growth, steps),
        inflation=extended(inflation, steps),
        rate_change=rate_change,
        interest=extended(interest, steps),
        primary=extended(primary, steps),
        adjustment=adjustment,
        spending=extended(base.of("spending", first, printed) / 100, steps + 1),
        population=_carried(people, steps + 1),
        euro=rate[euro, 0] * np.cumprod(np.concatenate([[1.0], 1 + rate_change[euro]])),
        debt=_padded(debt * 100, steps + 1),
        balance=_padded(base.of("balance", first, printed), steps + 1),
    )


def _parity(inflation: Floats, base: Vintage, printed: int, steps: int) -> Floats:
    """After the last year printed the real exchange rate stands still: rates move with prices against the dollar's.

    Allies of one currency have one rate: prices are then their mean, weighted by GDP.
    """
    last = extended(inflation, steps)[:, printed:].copy()
    weight = base.of("dollars", base.last_year, base.last_year)[:, 0]
    for currency in set(base.currencies):
        same = [n for n, c in enumerate(base.currencies) if c == currency]
        last[same] = np.average(last[same], axis=0, weights=weight[same])
    return np.asarray((1 + last) / (1 + last[base.currencies.index("USD")]) - 1)


def _carried(levels: Floats, years: int) -> Floats:
    """Levels carried on at the last year's rate of change."""
    missing = years - levels.shape[1]
    if missing <= 0:
        return levels[:, :years]
    pace = levels[:, -1:] / levels[:, -2:-1]
    return np.concatenate([levels, levels[:, -1:] * pace ** np.arange(1, missing + 1)], axis=1)


def _padded(known: Floats, years: int) -> Floats:
    out = np.full((known.shape[0], years), np.nan)
    out[:, : known.shape[1]] = known
    return out


def _mix(view: View, allies: tuple[Area, ...], year: int, publisher: str) -> tuple[Floats, Release | None]:
    """The newest parts of spending that one release gives of each ally, and the newest such release."""
    mix = np.full((len(allies), len(CATEGORIES)), np.nan)
    release: Release | None = None
    for n, ally in enumerate(allies):
        for back in range(LOOK_BACK + 1):
            steps = [
                next(
                    (s for s in view.trail(ally.code, f"{c}_share", year - back, publisher) if s.state is State.HELD),
                    None,
                )
                for c in CATEGORIES
            ]
            values = [s.observation.value if s and s.observation else None for s in steps]
            if all(v is not None for v in values) and abs(sum(v or 0 for v in values) - 100) < 1:
                mix[n] = values
                found = next(s.release for s in steps if s)
                release = found if release is None or found.date > release.date else release
                break
    return mix, release


def _changes(view: View) -> dict[str, dict[int, float]]:
    """Annual real changes of spending, newest held: the alliance's own, under the definition of its newest release.

    Other publishers print none, so how an ally's spending strays is taken from these whoever's share is projected.
    """
    own = view.record.registry.publisher(None).code
    indicator, _, _ = newest_share(view, own)
    name = "core_real_change" if indicator == "core_share_of_gdp" else "real_change"
    return {a: {y: v / 100 for y, v in known.items()} for a, known in _by_year(view, name, own).items()}


def _by_year(view: View, indicator: str, publisher: str) -> dict[str, dict[int, float]]:
    """Area -> year -> the newest figure held, at published precision."""
    found: dict[str, dict[int, float]] = {}
    for o in view.table(indicator, publisher):
        if o.published is not None:
            found.setdefault(o.area, {})[o.period] = o.published
    return found
