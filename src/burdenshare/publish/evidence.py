"""One line why, from the rows that a verdict stands on: figure, publisher and day of release, in any language.

Rows are read by their fields alone; the English of a verdict's reason, of a row's label and of a register's title is
not used. What has no sentence of its own gets the most that its rows show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from burdenshare.commitments import Registers
from burdenshare.commitments.cited import Entry, cited, remark
from burdenshare.nouns.claims import Comparison, Form, Kind, Modality
from burdenshare.nouns.commitments import Commitment, Event, Pledge, Position
from burdenshare.nouns.verdicts import Evidence, Ruling, Verdict
from burdenshare.publish.phrases import Phrases
from burdenshare.publish.report import Report
from burdenshare.publish.tables import escape

_PLAIN = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_MONEY = re.compile(r"(?:(thousand|million|billion) )?([A-Z]{3})(?:, (.+))?")
_SCALE = {"thousand": 1e-3, "million": 1.0, "billion": 1e3, "": 1e-6}
_COUNTS = frozenset({"counted", "stated"})
_COUNTED = re.compile(r"(\d+)( known)?")
_THRESHOLD = re.compile(r"(\d+(?:\.\d+)?) % of GDP")
_PLACE = re.compile(r"place (\d+) of (\d+) from the (highest|lowest)")
_UNSAID = {
    Kind.PLEDGE: "no_pledge",
    Kind.POSITION: "no_position",
    Kind.EVENT: "no_event",
    Kind.TARGET: "no_target",
    Kind.PRIORITY: "intent",
}


def source_words(entry: Entry, as_of: date, say: Phrases) -> str:
    """Who published the source that an entry is shown with, and on which day where it is a later page."""
    source = cited(entry, as_of)
    told = escape(source.publisher)
    return say.say("later_source", source=told, day=say.day(source.date)) if remark(entry, as_of) else told


@dataclass(frozen=True)
class Why:
    """Says of each verdict, in one line, what it stands on."""

    report: Report
    registers: Registers
    say: Phrases

    def __call__(self, verdict: Verdict) -> str:
        """The line, always a sentence of the language."""
        line = self._why(verdict)
        return line[:1].upper() + line[1:]

    def _why(self, verdict: Verdict) -> str:
        figures = [e for e in verdict.evidence if e.role != "register"]
        entries = [e for e in verdict.evidence if e.role == "register" and e.release in self._entries]
        if verdict.ruling is Ruling.NOT_CHECKABLE:
            return self._open(verdict, figures, entries)
        if figures:
            return self._ruled(verdict, figures)
        if entries:
            return self._registered(verdict, entries)
        return self.say.say(_UNSAID.get(verdict.claim.kind, "no_figure"))

    def _ruled(self, verdict: Verdict, rows: Sequence[Evidence]) -> str:
        ruling, against = verdict.ruling, verdict.claim.comparison
        pair = _pair(rows)
        if ruling is Ruling.OUTDATED and pair:
            new, old = pair
            if any(not _telling(e) or e.status in _COUNTS for e in pair):
                return f"{self._line(new, against)} {self._line(old, against)}"
            return self.say.say(
                "outdated", where=self._where(new), new=self._value(new, against), new_source=self._source(new),
                old=self._value(old, against), old_source=self._source(old),
            )  # fmt: skip
        if ruling is Ruling.DEPENDS and pair:
            other, backing = pair
            return self.say.say(
                "depends", where=self._where(backing), value=self._value(backing, against), source=self._source(backing),
                other=self._value(other, against), other_source=self._source(other),
            )  # fmt: skip
        wanted = ruling is not Ruling.CONTRADICTED
        deciding = [e for e in rows if e.agrees is wanted] or list(rows)
        return " ".join(self._line(e, against) for e in _one_each(deciding)[:3])

    def _open(self, verdict: Verdict, figures: Sequence[Evidence], entries: Sequence[Evidence]) -> str:
        claim = verdict.claim
        if claim.modality is Modality.DENIED:
            return self.say.say("denied")
        if claim.modality is Modality.HYPOTHETICAL:
            return self.say.say("supposed")
        if figures and not _telling(figures[0]) and figures[0].role == "newest":
            missing, held = figures[0], next((e for e in figures[1:] if _telling(e)), None)
            source = self._source(missing, status=False)
            where = self._where(missing if missing.area else held or missing)
            if held is not None and held.agrees is not None:
                return self.say.say(
                    "not_held_older", where=where, source=source, value=self._value(held),
                    older_source=self._source(held),
                )  # fmt: skip
            return self.say.say("not_held", where=where or self._subjects(verdict), source=source)
        shown = [e for e in figures if _telling(e)]
        if shown:
            return self.say.say(
                "shown", figures=" ".join(self._line(e, claim.comparison) for e in _one_each(shown)[:2])
            )
        unsaid = self.say.say(_UNSAID.get(claim.kind, "no_figure"))
        return " ".join([unsaid, *(self._entry(e) for e in entries[:1])])

    def _registered(self, verdict: Verdict, rows: Sequence[Evidence]) -> str:
        backing = [e for e in rows if e.agrees]
        against = [e for e in rows if e.agrees is False]
        if len({e.area for e in rows if e.table == "positions"}) > 2:
            names = {
                k: self.say.listed(self.say.area(e.area) for e in es) for k, es in (("for", backing), ("no", against))
            }
            if against:
                return self.say.say("tally", backing=names["for"], opposing=names["no"])
            return self.say.say("tally_for", backing=names["for"])
        if verdict.ruling is Ruling.OUTDATED and backing and against:
            return self.say.say("replaced", old=self._entry(backing[0]), new=self._entry(against[0]))
        deciding = against if verdict.ruling is Ruling.CONTRADICTED and against else backing or rows
        return self._entry(deciding[0])

    def _line(self, e: Evidence, against: Comparison | None = None) -> str:
        """One figure as a sentence; `against` is what the claim sets it against."""
        if e.status in _COUNTS and (counted := _COUNTED.match(e.value)):
            return self._count(e, counted)
        if not _telling(e) and e.role == "computed":
            return self.say.say("recomputed", where=self._where(e), source=self._source(e))
        return self.say.say("figure", where=self._where(e), value=self._value(e, against), source=self._source(e))

    def _count(self, e: Evidence, counted: re.Match[str]) -> str:
        side = "met" if "at or above" in e.what else "below"
        threshold = _THRESHOLD.search(e.what)
        share = self.say.say("of_gdp", value=self.say.per_cent(threshold[1])) if threshold else "–"
        return self.say.say(
            f"count_open_{side}" if counted[2] else f"count_{side}", where=self._where(e),
            number=self.say.number(counted[1]), members=e.unit.removeprefix("of "), threshold=share,
            source=self._source(e),
        )  # fmt: skip

    def _where(self, e: Evidence) -> str:
        return " ".join(x for x in (self.say.area(e.area) if e.area else "", e.period) if x)

    def _subjects(self, verdict: Verdict) -> str:
        claim = verdict.claim
        return ", ".join([*map(self.say.area, claim.subjects), *map(str, claim.when.years[:1])]) or "–"

    def _source(self, e: Evidence, *, status: bool = True) -> str:
        told = self.say.word("status", e.status) if status else ""
        return ", ".join(x for x in (self.say.publisher(e.publisher), self.say.day(e.date), told) if x)

    def _value(self, e: Evidence, against: Comparison | None = None) -> str:
        """The figure with its unit and what it is of."""
        say = self.say
        if place := _PLACE.fullmatch(e.value):
            return say.say(f"rank_{place[3]}", first=say.number(place[1]), members=say.number(place[2]))
        printed = e.value.replace(",", "").removesuffix("%")
        if not _PLAIN.fullmatch(printed):
            return "–"
        if against is not None and e.role == "computed":
            return self._compared(e, printed, against)
        if e.unit == "%":
            return self._of(e, say.per_cent(printed))
        if money := _MONEY.fullmatch(e.unit):
            millions = float(printed) * _SCALE[money[1] or ""]
            amount = say.money(millions, money[2]) if money[1] else f"{say.number(printed)} {money[2]}"
            base = self.prices(money[3] or "", say)
            return self._of(e, amount) + (f", {base}" if base else "")
        return say.number(printed)

    def _compared(self, e: Evidence, printed: str, against: Comparison) -> str:
        """A change, a multiple or a part, with the year or the area that it is set against."""
        say = self.say
        year = str(against.base.years[0]) if against.base.years else ""
        other = say.area(against.other) if against.other else ""
        match against.form:
            case Form.PART:
                value = say.per_cent(printed)
                return say.say("part_of", value=value, other=other) if other else value
            case Form.CHANGE:
                moved = Decimal(printed) * (-1 if against.end == "down" else 1)
                money = _MONEY.fullmatch(e.unit)
                if money and money[1]:
                    value = say.money(float(moved) * _SCALE[money[1]], money[2])
                else:
                    value = say.plural("points", abs(moved), say.number(f"{moved:f}"))
                return say.say("points_since", points=value, year=year) if year else value
            case _:
                if other or year:
                    name = "times_of" if other else "times_since"
                    fields = {"other": other} if other else {"year": year}
                    return say.say(name, value=say.number(printed), **fields)
                return say.say("times", value=say.number(printed))

    def _of(self, e: Evidence, value: str) -> str:
        code = self.report.indicators.get(e.what, "")
        if e.what.startswith("sum of expenditure over sum of GDP"):
            code = "share_of_gdp"
        phrase = self.say.word("values", code)
        return phrase.format(value=value) if phrase else value

    @staticmethod
    def prices(base: str, say: Phrases) -> str:
        """A price base in words: current prices, or those of a year; "" for any other."""
        if base.startswith("current"):
            return say.word("prices", "current")
        year = re.match(r"\d{4}", base)
        return say.word("prices", "year").format(year=year[0]) if year else ""

    def _entry(self, e: Evidence) -> str:
        """An entry of a register as a sentence."""
        say, entry = self.say, self._entries[e.release]
        if isinstance(entry, Event):
            return say.say("event", days=say.days(entry.start, entry.end))
        if isinstance(entry, Position):
            return say.say(
                "position", area=say.area(entry.area), stance=say.word("stances", entry.stance.value),
                day=say.day(entry.since), source=source_words(entry, self.report.check.as_of, say),
            )  # fmt: skip
        if isinstance(entry, Pledge):
            return say.say(
                "pledge", area=say.area(entry.area), value=self._promised(entry), status=say.word("pledges", entry.status),
                day=say.day(entry.pledged), source=source_words(entry, self.report.check.as_of, say),
            )  # fmt: skip
        adopted = entry.adopted is not None and entry.adopted <= self.report.check.as_of
        when = entry.adopted if adopted else entry.proposed
        return say.say(
            "target_adopted" if adopted else "target_proposed", group=say.area(entry.group), value=self._target(entry),
            day=say.day(when) or "–",
        )  # fmt: skip

    def _promised(self, p: Pledge) -> str:
        say = self.say
        money = re.fullmatch(r"(million|billion) (.+)", p.unit)
        if money:
            codes = {"euros": "EUR", "US dollars": "USD"}
            currency = codes.get(money[2]) or self.registers.areas[p.area].currency
            value = say.money(p.value * _SCALE[money[1]], currency)
        else:
            value = say.per_cent(f"{p.value:g}")
        value = say.word("values", p.measure).format(value=value) if say.word("values", p.measure) else value
        if p.relation in {"at_least", "about", "at_most", "up_to"}:
            value = say.say(p.relation, value=value)
        return say.say("by_year", value=value, year=str(p.by)) if p.by else value

    def _target(self, c: Commitment) -> str:
        say, total = self.say, c.total
        value = say.say("of_gdp", value=say.per_cent(f"{total.threshold:g}"))
        parts = [p for p in c.parts if p.id != total.id and p.measure.endswith("share_of_gdp")]
        if len(parts) > 1:
            value = say.say(
                "parts", value=value, parts=" + ".join(say.per_cent(f"{p.threshold:g}") for p in parts)
            )  # fmt: skip
        if total.relation in {"at_least", "at_most", "up_to"}:
            value = say.say(total.relation, value=value)
        return say.say("by_year", value=value, year=str(c.deadline)) if c.deadline else value

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        r = self.registers
        listed: tuple[Entry, ...] = (*r.commitments, *r.pledges, *r.positions, *r.events)
        return {e.id: e for e in listed}


def _telling(e: Evidence) -> bool:
    """Whether a row holds a number, not "not held" or a sentence."""
    return bool(_PLAIN.fullmatch(e.value.removesuffix("%")) or _COUNTED.match(e.value) or _PLACE.fullmatch(e.value))


def _pair(rows: Sequence[Evidence]) -> tuple[Evidence, Evidence] | None:
    """The first row that does not agree and one of the same area that does."""
    for against in rows:
        if against.agrees is False:
            backing = next((e for e in rows if e.agrees and e.area == against.area), None)
            if backing is not None:
                return against, backing
    return None


def _one_each(rows: Iterable[Evidence]) -> list[Evidence]:
    """The first row of each area and year."""
    found: dict[tuple[str, str], Evidence] = {}
    for e in rows:
        found.setdefault((e.area, e.period), e)
    return list(found.values())
