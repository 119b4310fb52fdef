"""Check a text: date it, read its claims, hold each against the record and the registers of that day."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from burdenshare.claims import dating as dates
from burdenshare.claims import languages, read
from burdenshare.claims.detection import language_of, others_in
from burdenshare.claims.languages import ENGLISH
from burdenshare.claims.lexicon import load
from burdenshare.claims.screen import candidate, headed
from burdenshare.claims.speakers import Person
from burdenshare.commitments import Registers
from burdenshare.nouns.claims import Claim, Dating, Kind
from burdenshare.nouns.commitments import Event, Pledge, Position
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.verdicts import Check, Ruling, Verdict
from burdenshare.record import Record
from burdenshare.verdicts import comparisons, counts, measures, misreadings, pledges, positions, statements, targets
from burdenshare.verdicts.ground import Ground

_A_DAY = timedelta(days=1)
"""By how much a page's own day may be ahead of today's: it is tomorrow already where it was published."""

_RULES = {
    Kind.MEASURE: measures.rule,
    Kind.COUNT: counts.rule,
    Kind.TARGET: targets.rule,
    Kind.PLEDGE: pledges.rule,
    Kind.POSITION: positions.rule,
    Kind.PRIORITY: statements.priority,
    Kind.EVENT: statements.event,
}


def check(
    text: str,
    record: Record,
    registers: Registers,
    *,
    today: date,
    published: date | None = None,
    metadata: tuple[date, str] | None = None,
    as_of: date | None = None,
    title: str = "",
    site: str = "",
    author: str = "",
    url: str = "",
    language: str = "",
) -> Check:
    """Every claim of `text` with its verdict, as of the day of the article.

    published: the article's day, if the caller knows it; metadata: (day, where it stands) in the document.
    Without either the day is worked out from the text, else today's is used and said to be.
    as_of: the day whose knowledge rules, the article's own if None.
    language: what the document says of itself; what the text is in is worked out.
    A day of the metadata that is still to come is not believed, and the dating says so.
    Raises BadRequest for a day in the future or before the first release.
    """
    relevant = candidate(headed(text, title))
    language = language_of(text, language) if relevant else language
    events = registers.events if relevant else ()  # a text that speaks of nothing here is not dated by summits
    dating = _date(text, language, events, today, published, metadata)
    day = as_of or dating.day
    if day > today:
        raise BadRequest(f"{day} is in the future: today is {today}. Name a day that has come.")
    if not relevant or language not in languages.codes():
        return Check(text, title, dating, day, (), (), language, site, author, url)
    reading = read(text, dating, registers.events, people(registers), language, title)
    notes = (*reading.notes, *_in_others(text, language))
    if not reading.claims:
        return Check(text, title, dating, day, (), reading.mentioned, language, site, author, url, notes)
    ground = Ground(record.as_of(day), registers, dating, load().approximators)
    verdicts = tuple(
        misreadings.withheld(ground, _careful(rule(ground, claim), language), text, reading.mentioned, reading.claims)
        for claim in reading.claims
    )
    return Check(text, title, dating, day, verdicts, reading.mentioned, language, site, author, url, notes)


def _in_others(text: str, language: str) -> tuple[str, ...]:
    """That part of a text is in another language than it was read in."""
    others = others_in(text, language)
    if not others:
        return ()
    told = " and ".join(
        languages.load(c).name if c in languages.codes() else f"another language (“{c}”)" for c in others
    )
    read_as = languages.load(language).name
    return (f"Part of the text is in {told} and was read as {read_as}, so claims in that part may be missing.",)


def rule(ground: Ground, claim: Claim) -> Verdict:
    """The verdict on one claim."""
    if claim.comparison is not None:
        return comparisons.rule(ground, claim)
    return _RULES[claim.kind](ground, claim)


def _careful(verdict: Verdict, language: str) -> Verdict:
    """Rule against a sentence put into other words only where number and name stand side by side or are counted.

    Comparisons, and figures of a language whose verb comes last, hang on word order too much for "contradicted".
    """
    claim = verdict.claim
    if language == ENGLISH or verdict.ruling is not Ruling.CONTRADICTED:
        return verdict
    q = claim.quantity
    if claim.kind is Kind.COUNT and q is not None and q.approximator in {"all", "all_but", "none"}:
        return _unsure(verdict)
    last = languages.load(language).order == "verb last" and claim.rule == "share-verb"
    if claim.comparison is None and not last:
        return verdict
    return _unsure(verdict)


def _unsure(verdict: Verdict) -> Verdict:
    reason = f"Read from another language, where word order is not sure enough to rule against it: {verdict.reason}"
    return replace(verdict, ruling=Ruling.NOT_CHECKABLE, reason=reason)


def _date(
    text: str,
    language: str,
    events: Iterable[Event],
    today: date,
    published: date | None,
    metadata: tuple[date, str] | None,
) -> Dating:
    if published is not None:
        if published > today:
            raise BadRequest(f"The article is dated {published}, and today is {today}. Name a day that has come.")
        return dates.given(published)
    if metadata is not None and metadata[0] <= today + _A_DAY:
        return dates.from_metadata(*metadata, today)
    found = dates.work_out(text, events, languages.load(language), load(), today)
    return found if metadata is None else dates.not_believed(found, *metadata)


@cache
def people(registers: Registers) -> dict[str, Person]:
    """Speakers of the registers by surname, for articles that name no role; a surname of two is left out."""
    found: dict[str, Person] = {}
    double: set[str] = set()
    entries: tuple[Position | Pledge, ...] = (*registers.positions, *registers.pledges)
    for entry in entries:
        if not entry.speaker or " " not in entry.speaker:
            continue
        last = entry.speaker.split()[-1]
        if not last[0].isupper():
            continue  # "federal government" is no one
        surname = last.casefold()
        person = Person(entry.speaker, entry.role, entry.area)
        if surname in found and found[surname].name != person.name:
            double.add(surname)
        found[surname] = person
        plain = "".join(x for x in unicodedata.normalize("NFKD", surname) if not unicodedata.combining(x))
        found.setdefault(plain, person)  # newsrooms drop the marks: "Babis"
    return {k: v for k, v in found.items() if k not in double}
