"""An audit: a release recomputed from its own figures, and held against the release before it.

What a publisher prints is the record and stays it; where its own money and GDP give another figure, the
computed one stands beside the printed one as a finding. In the workbook of June 2024 the totals, all 330 real
changes and all category sums agree, and 360 of 363 shares do: three cells print exactly 2.00 where the
publisher's own money and GDP give less (France 2020 1.986, Lithuania 2019 1.995, Slovak Republic 2024e
1.989).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burdenshare.nouns.figures import Observation, Release
from burdenshare.record.revisions import diff, require_held
from burdenshare.record.rounding import Range
from burdenshare.record.store import COLUMNS, observation

if TYPE_CHECKING:
    from burdenshare.record.record import Record

LARGEST_MOVES = 10
ADDITIVE_UNITS = ("million", "thousand persons", "persons")
OF_EVERY_ALLY = ("gdp", "population")
"""What an ally without armed forces has too: a total holds it, printed or not."""
CATEGORIES = ("equipment_share", "personnel_share", "infrastructure_share", "other_share")
SHARES = (("share_of_gdp", "expenditure"), ("core_share_of_gdp", "core_expenditure"))
CHANGES = (("real_change", "expenditure"), ("core_real_change", "core_expenditure"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a check found something else than what is printed.

    printed: the figure in the release (in a comparison of releases, the newer). computed: what the check
    gives (in a comparison of releases, the older figure). Both unrounded, in the unit of `observation`.
    before: the figure of the older release in a comparison of releases, else None.
    """

    observation: Observation
    computed: float
    note: str
    before: Observation | None = None

    @property
    def printed(self) -> float | None:
        """The value in the release, as stored."""
        return self.observation.value


@dataclass(frozen=True, slots=True)
class Check:
    """One rule held against a release: how many cells were compared, how many agree, and the rest.

    findings: one for each cell that does not agree; of the comparison with the release before, the largest
    moves.
    """

    name: str
    compared: int
    agree: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The checks that a release allows; a rule for which it holds no figures compares nothing."""

    release: Release
    checks: tuple[Check, ...]
    before: Release | None

    def check(self, name: str) -> Check:
        """The check of that name."""
        return next(c for c in self.checks if c.name == name)


Key = tuple[str, str, int, str, str]
"""Area, indicator, period, currency, price base ("" unless money)."""


def audit(record: Record, release_id: str) -> AuditReport:
    """Recompute the release from its own figures; compare it with the release before it.

    Raises NoRelease for a release that is unknown, or of which nothing is held.
    """
    release = record.release(release_id)
    require_held(release)
    figures = _figures(record, release)
    before = _before(record, release)
    checks = [
        _file(record, release),
        _cells(record, release, figures),
        _totals(record, figures),
        _shares(figures),
        _real_changes(figures),
        _categories(figures),
    ]
    if before is not None:
        checks.append(_revisions(record, before, release))
    return AuditReport(release, tuple(checks), before)


def _figures(record: Record, release: Release) -> dict[Key, Observation]:
    rows = record.store.rows(
        f"SELECT {COLUMNS} FROM read_parquet($files) AS f WHERE f.value IS NOT NULL",
        {"files": record.store.files([release])},
    )
    return {_key(o): o for o in map(observation, rows)}


def _key(o: Observation) -> Key:
    return o.area, o.indicator, o.period, o.currency, o.price_base if o.currency else ""


def _before(record: Record, release: Release) -> Release | None:
    earlier = [r for r in record.registry.held(release.publisher) if (r.date, r.id) < (release.date, release.id)]
    return earlier[-1] if earlier else None


def _file(record: Record, release: Release) -> Check:
    """The file is the one that the registry names by its checksum."""
    import hashlib

    if not release.checksum:
        return Check("checksum", 0, 0, ())
    found = hashlib.sha256(record.store.path(release).read_bytes()).hexdigest()
    return Check("checksum", 1, int(found == release.checksum), ())


def _cells(record: Record, release: Release, figures: dict[Key, Observation]) -> Check:
    """Each cell lies within what the registry says the release prints, and is printed with one value.

    The same figure in two tables is fine: national currency and dollars meet in one ally.
    """
    twice = record.store.rows(_TWO_VALUES, {"files": record.store.files([release])})
    several = {(*row[:4], row[4] if row[3] else ""): row[5] for row in twice}
    findings = []
    for key, o in figures.items():
        if not release.covers(o.indicator, o.period):
            note = "outside the periods or indicators that the registry gives this release"
            findings.append(Finding(o, o.value or 0.0, note))
        elif key in several:
            findings.append(Finding(o, several[key], "the release prints another value in another place"))
    return Check("cells", len(figures), len(figures) - len(findings), tuple(findings))


_TWO_VALUES = """
    SELECT f.area, f.indicator, f.period, f.currency, f.price_base, max(f.value)
    FROM read_parquet($files) AS f WHERE f.value IS NOT NULL
    GROUP BY ALL HAVING max(f.value) - min(f.value) > 1e-9 * abs(max(f.value))
"""


def _totals(record: Record, figures: dict[Key, Observation]) -> Check:
    """A group's total is the sum over its members of that year.

    Source: NATO, Defence Expenditure of NATO Countries, notes to Table 2: the aggregates "from 2017 onwards
    include Montenegro, which became an Ally on 5 June 2017", and so on for each accession.
    """
    results = []
    additive = {i.code for i in record.indicators.values() if i.unit in ADDITIVE_UNITS}
    groups = {a.code for a in record.areas if a.members}
    for (area, indicator, period, currency, price_base), total in figures.items():
        if area not in groups or indicator not in additive:
            continue
        parts = []
        for ally in record.areas.members_in(area, period):
            part = figures.get((ally.code, indicator, period, currency, price_base))
            if part is not None:
                parts.append(Range.of(part))
            elif ally.forces or indicator in OF_EVERY_ALLY:
                break
        else:
            computed = sum(parts, Range(0.0, 0.0, 0.0))
            results.append(_compared(total, computed, f"sum over {len(parts)} members"))
    return _check("totals", results)


def _shares(figures: dict[Key, Observation]) -> Check:
    """A share is expenditure over GDP, in constant prices where the release has both.

    Source: NATO, Defence Expenditure of NATO Countries, Table 3: "Share of real GDP (%)".
    """
    results = []
    for indicator, money in SHARES:
        series = _series(figures, money)
        for share in _of(figures, indicator):
            for currency, price_base in series[share.area]:
                spent = figures.get((share.area, money, share.period, currency, price_base))
                gdp = figures.get((share.area, "gdp", share.period, currency, price_base))
                if spent is not None and gdp is not None and gdp.value:
                    computed = Range.of(spent).per_cent_of(Range.of(gdp))
                    results.append(_compared(share, computed, f"{money} over GDP, {currency}, {price_base}"))
                    break
    return _check("shares", results)


def _real_changes(figures: dict[Key, Observation]) -> Check:
    """The annual real change is that of expenditure in constant prices."""
    results = []
    for indicator, money in CHANGES:
        series = _series(figures, money)
        for change in _of(figures, indicator):
            for currency, price_base in series[change.area]:
                now = figures.get((change.area, money, change.period, currency, price_base))
                past = figures.get((change.area, money, change.period - 1, currency, price_base))
                if price_base != "current" and now is not None and past is not None and past.value:
                    computed = Range.of(now).per_cent_of(Range.of(past)).less(100)
                    note = f"{money} on the year before, {currency}, {price_base}"
                    results.append(_compared(change, computed, note))
                    break
    return _check("real changes", results)


def _categories(figures: dict[Key, Observation]) -> Check:
    """The shares of the four main categories add up to all of the expenditure."""
    results = []
    for first in _of(figures, CATEGORIES[0]):
        parts = [figures.get((first.area, i, first.period, "", "")) for i in CATEGORIES]
        held = [p for p in parts if p is not None]
        if len(held) == len(CATEGORIES):
            total = sum(p.value or 0.0 for p in held)
            room = sum(0.5 * 10.0 ** -max(p.decimals, 0) for p in held)  # what printing may lose
            agrees = abs(total - 100) <= room
            results.append((agrees, Finding(first, total, "the four categories add up to this")))
    return _check("categories", results)


def _revisions(record: Record, before: Release, release: Release) -> Check:
    """What moved since the release before, as far as both are held; largest moves, shares first."""
    difference = diff(record, before, release)
    moves = sorted(
        difference,
        key=lambda c: (c.after.unit != "per cent", c.after.indicator not in dict(SHARES), -abs(c.move)),
    )
    findings = tuple(
        Finding(c.after, c.before.value or 0.0, f"{c.before.printed} in {before.id}", c.before)
        for c in moves[:LARGEST_MOVES]
    )
    compared = difference.same + len(difference)
    return Check(f"revisions since {before.id}", compared, difference.same, findings)


def _compared(printed: Observation, computed: Range, note: str) -> tuple[bool, Finding]:
    """Whether a computed value can print as the printed one does."""
    assert printed.value is not None
    finding = Finding(printed, computed.value, note)
    if printed.decimals < 0:
        room = 1e-9 * abs(printed.value)
        return computed.low - room <= printed.value <= computed.high + room, finding
    low, high = computed.printed(printed.decimals)
    return low <= (printed.published or 0.0) <= high, finding


def _check(name: str, results: list[tuple[bool, Finding]]) -> Check:
    findings = tuple(finding for agrees, finding in results if not agrees)
    return Check(name, len(results), len(results) - len(findings), findings)


def _of(figures: dict[Key, Observation], indicator: str) -> Iterator[Observation]:
    return (o for o in figures.values() if o.indicator == indicator)


def _series(figures: dict[Key, Observation], indicator: str) -> dict[str, list[tuple[str, str]]]:
    """Currency and price base in which each area's figures of an indicator stand, constant prices first."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for o in _of(figures, indicator):
        found[o.area].add((o.currency, o.price_base))
    return defaultdict(list, {a: sorted(s, key=lambda k: (k[1] == "current", k)) for a, s in found.items()})
