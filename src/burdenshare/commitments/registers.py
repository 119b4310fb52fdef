"""The registers: targets, pledges, positions, topics and events, read from TOML and checked when read.

Each register is read when first asked for; every fault of a file is told at once with its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from burdenshare import data
from burdenshare.commitments.entries import (
    Faults,
    Field,
    check_parts,
    check_sources,
    check_words,
    entries,
    load,
    sources,
)
from burdenshare.nouns.areas import Areas
from burdenshare.nouns.claims import Stance
from burdenshare.nouns.closest import closest
from burdenshare.nouns.commitments import Commitment, Event, Part, Pledge, Position, Topic
from burdenshare.nouns.errors import UnknownCommitment

_RELATIONS = frozenset({"at_least", "reach", "about", "at_most", "up_to"})
_PLEDGE_STATES = frozenset({"pledged", "planned", "law", "aspiration", "conditional", "withdrawn"})
MEASURES = frozenset(
    {"share_of_gdp", "core_share_of_gdp", "related_share_of_gdp", "equipment_share", "expenditure", "expenditure_added"}
)
"""What a pledge may be of."""
_EVENT_KINDS = frozenset({"summit", "ministerial", "decision", "release", "accession", "election", "law"})

_SOURCES = Field(list, required=True, check=check_sources)
_EVENT = {
    "id": Field(str, True), "kind": Field(str, True, _EVENT_KINDS), "title": Field(str, True), "place": Field(str),
    "country": Field(str), "start": Field(date, True), "end": Field(date), "body": Field(str), "names": Field(list),
    "announced": Field(date), "note": Field(str), "sources": _SOURCES,
}  # fmt: skip
_COMMITMENT = {
    "id": Field(str, True), "title": Field(str, True), "kind": Field(str, True, frozenset({"target", "proposal"})),
    "group": Field(str, True), "parts": Field(list, True, check=check_parts), "proposed": Field(date), "proposed_by": Field(str),
    "adopted": Field(date), "event": Field(str), "deadline": Field(int), "review": Field(int),
    "supersedes": Field(list), "topic": Field(str), "conditions": Field(str), "summary": Field(str, True),
    "sources": _SOURCES,
}  # fmt: skip
BOTH_PARTS = "both parts"
"""`counts` of a pledge whose share is that of core and related spending together."""
_PLEDGE = {
    "id": Field(str, True), "area": Field(str, True), "measure": Field(str, True, MEASURES),
    "relation": Field(str, True, _RELATIONS), "value": Field((float, int), True), "unit": Field(str, True),
    "counts": Field(str, allowed=frozenset({BOTH_PARTS})), "by": Field(int), "by_text": Field(str),
    "status": Field(str, True, _PLEDGE_STATES), "pledged": Field(date, True),
    "ended": Field(date), "superseded_by": Field(str), "speaker": Field(str), "role": Field(str),
    "words": Field(str, check=check_words), "words_language": Field(str), "note": Field(str), "sources": _SOURCES,
}  # fmt: skip
_TOPIC = {
    "id": Field(str, True), "title": Field(str, True), "proposals": Field(list), "decided_by": Field(str),
    "decided_on": Field(date),
}  # fmt: skip
_POSITION = {
    "id": Field(str, True), "area": Field(str, True), "topic": Field(str, True),
    "stance": Field(str, True, frozenset(s.value for s in Stance)), "since": Field(date, True),
    "speaker": Field(str), "role": Field(str), "words": Field(str, check=check_words), "words_language": Field(str),
    "note": Field(str), "sources": _SOURCES,
}  # fmt: skip


class Registers:
    """The registers of one folder (events.toml, commitments.toml, pledges.toml, positions.toml)."""

    def __init__(self, folder: Path | None = None, areas: Areas | None = None) -> None:
        self.folder = folder or data.ROOT
        self.areas = areas or data.areas()
        self._open: dict[tuple[date, float | None], Topic | None] = {}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events, earliest first."""
        raw, faults = self._read("events.toml")
        made = [
            Event(
                id=e["id"], kind=e["kind"], title=e["title"], place=e.get("place", ""), country=e.get("country", ""),
                start=e["start"], end=e.get("end", e["start"]), body=e.get("body", ""),
                names=tuple(e.get("names", ())), announced=e.get("announced"), sources=sources(e),
            )
            for _, e in entries(raw, "event", _EVENT, faults)
        ]  # fmt: skip
        for number, e in enumerate(raw.get("event", ())):
            start, end = e.get("start"), e.get("end")
            if isinstance(start, date) and isinstance(end, date) and end < start:
                faults.add("event", number, f"{e.get('id')}: ends on {end}, before it starts", "end")
        faults.raise_if_any()
        return tuple(sorted(made, key=lambda e: (e.start, e.id)))

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """Targets and proposals, in file order."""
        raw, faults = self._read("commitments.toml")
        made = [
            Commitment(
                id=e["id"], title=e["title"], kind=e["kind"], group=self._area(e, "commitment", n, faults, "group"),
                parts=tuple(Part(**p) for p in e["parts"]), proposed=e.get("proposed"),
                proposed_by=e.get("proposed_by", ""), adopted=e.get("adopted"), event=e.get("event", ""),
                deadline=e.get("deadline"), review=e.get("review"), supersedes=tuple(e.get("supersedes", ())),
                topic=e.get("topic", ""), conditions=e.get("conditions", ""), summary=e["summary"], sources=sources(e),
            )
            for n, e in entries(raw, "commitment", _COMMITMENT, faults)
        ]  # fmt: skip
        ids = {c.id for c in made}
        for number, e in enumerate(raw.get("commitment", ())):
            for other in e.get("supersedes", ()):
                if other not in ids:
                    faults.add(
                        "commitment", number, f"{e.get('id')}: supersedes {other!r}, which is no entry", "supersedes"
                    )
        faults.raise_if_any()
        return tuple(made)

    @cached_property
    def pledges(self) -> tuple[Pledge, ...]:
        """National pledges, earliest first."""
        raw, faults = self._read("pledges.toml")
        made = [
            Pledge(
                id=e["id"], area=self._area(e, "pledge", n, faults), measure=e["measure"], relation=e["relation"],
                value=float(e["value"]), unit=e["unit"], by=e.get("by"), by_text=e.get("by_text", ""),
                status=e["status"], pledged=e["pledged"], ended=e.get("ended"),
                superseded_by=e.get("superseded_by", ""), speaker=e.get("speaker", ""), role=e.get("role", ""),
                words=e.get("words", ""), note=e.get("note", ""), sources=sources(e),
                both_parts=e.get("counts") == BOTH_PARTS,
            )
            for n, e in entries(raw, "pledge", _PLEDGE, faults)
        ]  # fmt: skip
        ids = {p.id for p in made}
        for number, e in enumerate(raw.get("pledge", ())):
            if (other := e.get("superseded_by", "")) and other not in ids:
                faults.add(
                    "pledge", number, f"{e.get('id')}: superseded_by {other!r}, which is no entry", "superseded_by"
                )
        faults.raise_if_any()
        return tuple(sorted(made, key=lambda p: (p.pledged, p.id)))

    @cached_property
    def _topics_and_positions(self) -> tuple[tuple[Topic, ...], tuple[Position, ...]]:
        raw, faults = self._read("positions.toml")
        topics = [
            Topic(e["id"], e["title"], tuple(e.get("proposals", ())), e.get("decided_by", ""), e.get("decided_on"))
            for _, e in entries(raw, "topic", _TOPIC, faults)
        ]
        known = {t.id for t in topics}
        positions = []
        for n, e in entries(raw, "position", _POSITION, faults):
            if e["topic"] not in known:
                faults.add("position", n, f"{e['id']}: topic {e['topic']!r} is no [[topic]]", "topic")
            positions.append(
                Position(
                    id=e["id"], area=self._area(e, "position", n, faults), topic=e["topic"], stance=Stance(e["stance"]),
                    since=e["since"], speaker=e.get("speaker", ""), role=e.get("role", ""), words=e.get("words", ""),
                    note=e.get("note", ""), sources=sources(e),
                )
            )  # fmt: skip
        faults.raise_if_any()
        return tuple(topics), tuple(sorted(positions, key=lambda p: (p.since, p.id)))

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The questions on which positions are taken, in file order."""
        return self._topics_and_positions[0]

    @property
    def positions(self) -> tuple[Position, ...]:
        """Positions of governments, earliest first."""
        return self._topics_and_positions[1]

    def commitment(self, id: str) -> Commitment:
        """The target or proposal of that id. Raises UnknownCommitment with close ids."""
        for c in self.commitments:
            if c.id == id:
                return c
        ids = [c.id for c in self.commitments]
        raise UnknownCommitment(id, closest(id, ids), ids)

    def in_force(self, day: date) -> tuple[Commitment, ...]:
        """Targets adopted by that day and not superseded by another adopted by then."""
        adopted = [c for c in self.commitments if c.kind == "target" and (c.adopted is None or c.adopted <= day)]
        replaced = {other for c in adopted if c.adopted is not None for other in c.supersedes}
        return tuple(c for c in adopted if c.id not in replaced)

    def proposals(self, day: date) -> tuple[Commitment, ...]:
        """What had been put forward by that day and not been adopted by then, the later adoption included."""
        return tuple(
            c
            for c in self.commitments
            if c.proposed is not None and c.proposed <= day and (c.adopted is None or c.adopted > day)
        )

    def pledges_known(self, day: date, area: str | None = None) -> tuple[Pledge, ...]:
        """Pledges made by that day, ended ones included, newest first."""
        return tuple(p for p in reversed(self.pledges) if p.pledged <= day and area in (None, p.area))

    def positions_known(self, day: date, topic: str, area: str | None = None) -> tuple[Position, ...]:
        """Positions on a topic taken by that day, newest first."""
        return tuple(
            p for p in reversed(self.positions) if p.since <= day and p.topic == topic and area in (None, p.area)
        )

    def standing_positions(self, day: date, topic: str) -> dict[str, tuple[Position, ...]]:
        """The newest position of each government on a topic; those of one day stand together."""
        newest: dict[str, tuple[Position, ...]] = {}
        for p in self.positions_known(day, topic):
            held = newest.get(p.area, ())
            if not held or held[0].since == p.since:
                newest[p.area] = (*held, p)
        return newest

    def open_topic(self, day: date, value: float | None = None) -> Topic | None:
        """The topic a text of that day speaks of: by the share proposed, else the one most spoken of.

        value: per cent of GDP that the text names, None if it names none.
        """
        key = (day, value)
        if key not in self._open:
            self._open[key] = self._find_open_topic(day, value)
        return self._open[key]

    def _find_open_topic(self, day: date, value: float | None) -> Topic | None:
        matching = [t for t in self.topics if value is None or self._proposes(t, value)]
        undecided = [t for t in matching if t.decided_on is None or t.decided_on >= day]
        begun = [t for t in undecided if self.positions_known(day, t.id)]
        if begun:
            return max(begun, key=lambda t: len(self.positions_known(day, t.id)))
        decided = [t for t in matching if t.decided_on is not None and t.decided_on < day]
        return max(
            decided, key=lambda t: (t.decided_on or date.min, len(self.positions_known(day, t.id))), default=None
        )

    def _proposes(self, topic: Topic, value: float) -> bool:
        ids = {*topic.proposals, topic.decided_by}
        return any(abs(c.total.threshold - value) < 0.05 for c in self.commitments if c.id in ids)

    def _read(self, name: str) -> tuple[Mapping[str, Any], Faults]:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        return load(text, name), Faults(name, text)

    def _area(self, entry: Mapping[str, Any], table: str, n: int, faults: Faults, key: str = "area") -> str:
        code = str(entry[key])
        if code not in self.areas:
            faults.add(table, n, f"{entry['id']}: {key} {code!r} is no code of areas.toml", key)
        return code
