"""What a page about one article needs, gathered once: the check, where its allies stand, who said what, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from burdenshare.commitments import Registers
from burdenshare.commitments.cited import Entry, cited
from burdenshare.commitments.standing import Standing, standing
from burdenshare.nouns.areas import Areas
from burdenshare.nouns.commitments import Position, Source, Topic
from burdenshare.nouns.errors import BurdenshareError
from burdenshare.nouns.verdicts import Check, Evidence, Ruling
from burdenshare.publish.wording import one_line, plural
from burdenshare.record import CountResult, Record

NOTHING_FOUND = (
    "No claim about the spending of the alliance was found: "
    "nothing in the text puts a number, a target or a position on it."
)
"""The sentence for an article without claims."""

NOT_NAMED = (
    "No claim about the spending of the alliance was found: the text names neither the alliance nor defence, "
    "so no number in it was taken to be about them."
)
"""The sentence for an article on something else."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source of a report. id: a release, or an entry of a register; number: what the rows refer to.

    kind: "release" or "entry". seen_at: where single figures were seen, if not in the publisher's own file.
    entries: the register's entries that rest on it, of which `id` is the first.
    """

    number: int
    kind: str
    id: str
    publisher: str
    title: str
    date: date | None
    url: str
    licence: str = ""
    seen_at: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """An article's check with all that stands beside it.

    standing: the allies named against the target in force that day, None where there is none to show.
    count: all members against the same threshold. positions: of the allies named, newest, on `topic`.
    silent: names of the allies named that have no position on the register.
    names: area code to name; indicators: label to code. name: of the file or address, for want of a title.
    note: why nothing could be found in the article, "" where nothing stood in the way.
    """

    check: Check
    standing: Standing | None
    count: CountResult | None
    topic: Topic | None
    positions: tuple[Position, ...]
    silent: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    names: dict[str, str]
    indicators: dict[str, str]
    name: str = ""
    note: str = ""
    _numbers: dict[str, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the page is headed with."""
        return one_line(self.check.title or self.name) or "Untitled article"

    def number(self, id: str) -> int:
        """The number of a source, 0 where it has none."""
        return self._numbers.get(id, 0)

    def counts(self) -> dict[Ruling, int]:
        """How many claims got each ruling, none left out."""
        found = dict.fromkeys(Ruling, 0)
        for verdict in self.check.verdicts:
            found[verdict.ruling] += 1
        return found

    def summary(self) -> str:
        """One line: "22 claims: 13 supported, 5 outdated, ...", or that none was found or none could be read."""
        total = len(self.check.verdicts)
        if not total:
            return self.note or NOTHING_FOUND
        listed = ", ".join(f"{n} {ruling.value}" for ruling, n in self.counts().items() if n)
        return f"{plural(total, 'claim')}: {listed}."


def report(check: Check, record: Record, registers: Registers, name: str = "", note: str = "") -> Report:
    """Gather the page about one check; `name` heads it if the article has no title.

    Everything in it is as of the check's day.
    """
    allies = _allies(check.mentioned, record.areas, check.as_of)
    stands = _standing(record, registers, allies, check.as_of) if check.verdicts else None
    topic = registers.open_topic(check.as_of) if check.verdicts else None
    positions = _positions(registers, topic, allies, check.as_of)
    sources = _sources(check, stands, positions, record, registers)
    return Report(
        check=check,
        standing=stands,
        count=count_of(record, stands) if stands else None,
        topic=topic if positions else None,
        positions=positions,
        silent=tuple(record.areas[c].name for c in allies if c not in {p.area for p in positions}),
        sources=sources,
        names={a.code: a.name for a in record.areas},
        indicators={i.label: i.code for i in record.indicators.values()},
        name=name,
        note=note,
        _numbers={id: s.number for s in sources for id in (s.id, *s.entries)},
    )


def count_of(record: Record, stands: Standing) -> CountResult | None:
    """All members against the threshold of a standing, in the same year and definition."""
    try:
        return record.as_of(stands.day).count(
            stands.part.threshold, stands.target.group, stands.year, stands.publisher, indicator=stands.indicator
        )
    except BurdenshareError:
        return None


def _allies(mentioned: Iterable[str], areas: Areas, day: date) -> tuple[str, ...]:
    """Of the areas that a text names, the allies that were members on the day."""
    return tuple(c for c in mentioned if c in areas and areas[c].kind == "ally" and areas.members(c, day))


def _standing(record: Record, registers: Registers, allies: tuple[str, ...], day: date) -> Standing | None:
    if not allies:
        return None
    try:
        return standing(record, registers, areas=allies, day=day)
    except BurdenshareError:
        return None  # no target in force, or no release with shares known that day


def _positions(registers: Registers, topic: Topic | None, allies: tuple[str, ...], day: date) -> tuple[Position, ...]:
    if topic is None:
        return ()
    newest = registers.standing_positions(day, topic.id)
    return tuple(p for code in allies for p in newest.get(code, ()))


def _sources(
    check: Check,
    stands: Standing | None,
    positions: Iterable[Position],
    record: Record,
    registers: Registers,
) -> tuple[SourceLine, ...]:
    """Every source once: releases in order of date, newest first, then entries in the order of their use."""
    seen: dict[str, dict[str, None]] = {}
    entries: dict[str, Evidence | None] = {}
    releases = {r.id: r for r in record.registry.releases}
    for verdict in check.verdicts:
        for row in (*verdict.evidence, *verdict.hindsight):
            if row.release in releases:
                _note(seen, row.release, row.url if row.url != releases[row.release].url else "")
            else:
                entries.setdefault(row.release, row)
    for line in stands.rows if stands else ():
        for o in (line.figure, line.gap and line.gap.gdp, line.gap and line.gap.rate):
            if o:
                _note(seen, o.release, o.seen_at)
    for position in positions:
        entries.setdefault(position.id, None)
    found: list[SourceLine] = []
    for release in sorted((releases[id] for id in seen), key=lambda r: (-r.date.toordinal(), r.id)):
        publisher = record.publishers[release.publisher]
        found.append(
            SourceLine(
                len(found) + 1, "release", release.id, publisher.name, release.title, release.date, release.url,
                release.licence, tuple(seen[release.id]),
            )
        )  # fmt: skip
    register = _register(registers, check.as_of)
    by_source: dict[Source, list[str]] = {}
    for id, entry in entries.items():
        source = register.get(id) or (entry and Source(entry.publisher, entry.what, entry.url, entry.date))
        if source:
            by_source.setdefault(source, []).append(id)
    for source, ids in by_source.items():
        found.append(
            SourceLine(
                len(found) + 1, "entry", ids[0], source.publisher, source.title, source.date, source.url,
                entries=tuple(ids),
            )
        )  # fmt: skip
    return tuple(found)


def _note(seen: dict[str, dict[str, None]], release: str, address: str) -> None:
    places = seen.setdefault(release, {})
    if address:
        places[address] = None


def _register(registers: Registers, day: date) -> dict[str, Source]:
    """The source that every entry of the registers is shown with on the day, by the entry's id."""
    listed: tuple[Entry, ...] = (
        *registers.commitments,
        *registers.pledges,
        *registers.positions,
        *registers.events,
    )
    return {e.id: cited(e, day) for e in listed}
