"""Whose stance it is: the subject's, a person's who speaks for a government, or the one that the text last spoke of."""

from __future__ import annotations

from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.sentence import Sentence
from burdenshare.claims.speakers import Person
from burdenshare.nouns.claims import Attribution, Stance

_OFFICE = {"president", "minister", "premier", "chancellor", "secretary", "spokesman", "spokeswoman", "spokesperson",
           "ambassador", "government", "cabinet"}  # fmt: skip
_KINDS = {"prime", "foreign", "defence", "defense", "finance", "state"}
_NO_GOVERNMENT = {"opposition", "protesters", "greens", "party", "union", "unions", "lawmakers", "voters", "socialists",
                  "conservatives", "liberals", "democrats", "republicans", "labour", "critics", "activists",
                  "economists", "analysts", "mps", "senators"}  # fmt: skip
_STAND_INS = {"government", "country", "he", "she", "minister", "administration", "cabinet"}
_PERSON = {"he", "she", "minister", "premier", "president", "chancellor"}
_CALLING = {
    "called",
    "calls",
    "calling",
    "described",
    "describes",
    "labelled",
    "labeled",
    "branded",
    "dubbed",
    "considers",
    "considered",
}
_SCARE = 4
"""Quotation marks around so few words or fewer set a word apart; they quote no sentence."""


def of(s: Sentence, c: Context, mark: Mark, stance: Stance) -> list[tuple[str, Attribution]]:
    """Whose stance it is; two people joined by "and" hold it both."""
    found = _holder(s, c, mark, stance)
    if found is None or not _NO_GOVERNMENT.isdisjoint(t.key for t in s.tokens[max(0, mark.i - 9) : mark.i]):
        return []
    apart = next(((a, b) for a, b in s.relatives() if a <= mark.i < b), None)
    if apart is not None:
        told = [p for p in c.speakers.mentioned(s) if p[1] == apart[0] - 1 and p[2].area not in {"", "NATO"}]
        if told and stance is Stance.DEMANDS and _in_office(told[-1][2].role):
            person = told[-1][2]  # "Trump, who demands that allies spend 5%, ..."
            return [(person.area, Attribution(person.name, person.role, person.area, c.attribution.quoted))]
        country = next((n for n in s.names if _before_relative(s, n, apart[0]) and n.code and not n.place), None)
        if country is not None and s.key(apart[0]) == "which":
            return [(country.code, Attribution())]  # "Spain, which rejects the target,"
        return []  # "Conte, who opposes an increase,": whose words they are is not the sentence's subject
    subject = s.subject_before(mark.i)
    chain = s.chain(subject) if subject is not None and subject.code == found[0] and subject.cls != "group" else ()
    holders = [(n.code, Attribution() if n.code != found[0] else found[1]) for n in chain if n.code] or [found]
    if len(holders) > 1:
        return holders
    holders = [found]
    people = [p for p in c.speakers.mentioned(s) if p[1] <= mark.i and p[2].area not in {"", "NATO"}]
    if len(people) > 1 and people[-1][2].area == found[0] and mark.i - people[-1][1] <= 2:
        between = [t.key for t in s.tokens[people[-2][1] : people[-1][0]]]
        if "and" in between and len(between) <= 6:
            p = people[-2][2]
            holders.append((p.area, Attribution(p.name, p.role, p.area)))
    return holders


def _before_relative(s: Sentence, name: Name, a: int) -> bool:
    """Whether ", which" at a follows a country, or an office of it: "the Spanish prime minister, who rejects it,"."""
    if name.cls in {"area", "capital"}:
        return name.j == a - 1
    between = [s.key(k) for k in range(name.j, a - 1)]
    return name.cls == "adjective" and bool(between) and set(between) <= _OFFICE | _KINDS


def _holder(s: Sentence, c: Context, mark: Mark, stance: Stance) -> tuple[str, Attribution] | None:
    """The subject, the country of the person who speaks or is named, or the sentence's speaker."""
    if stance is Stance.DEMANDS and s.key(mark.j) in {"from", "by"}:
        for i, _, person in c.speakers.mentioned(s):
            if 0 <= i - mark.j <= 3 and person.area not in {"", "NATO"}:
                return person.area, Attribution(person.name, person.role, person.area)  # "pressure from Donald Trump"
        for name in s.names:
            if 0 <= name.i - mark.j <= 3:
                return (name.code, c.attribution) if name.cls != "group" and name.code else None
    inside = any(a <= mark.i < b and b - a > _SCARE for a, b in s.quotes)
    if inside and (called := _called(s, c, mark)) is not None:
        return called
    if inside:
        speaks = c.attribution.area not in {"", "NATO"} and _in_office(c.attribution.role)
        return (c.attribution.area, c.attribution) if speaks else None
    if (alone := _the_only(s, mark)) is not None:
        return alone.code, Attribution()
    people = [p for p in c.speakers.mentioned(s) if p[1] <= mark.i and p[2].area and _in_office(p[2].role)]
    addressed = [
        p for p in people if p[2].area == "NATO" and {"to", "with"} & {s.key(k) for k in range(p[0] - 3, p[0])}
    ]
    people = (
        people if len(addressed) == len(people) else [p for p in people if p not in addressed]
    )  # "in a letter to Rutte"
    subject = s.subject_before(mark.i)
    if subject is not None and subject.cls == "group":
        earlier = [n for n in s.names if n.j <= subject.i and n.cls != "group" and n.code and not n.place]
        joined = (
            subject.code == "BALTICS" and earlier and earlier[-1].j == subject.i - 1 and s.key(earlier[-1].j) == "and"
        )
        if earlier and (stance is Stance.DEMANDS or joined):
            subject = earlier[-1]
    aside = sum(b - a for a, b in s.relatives() if people and people[-1][1] <= a and b <= mark.i)
    if people and (subject is None or people[-1][0] >= subject.i) and mark.i - people[-1][1] - aside <= 10:
        person = people[-1][2]
        if subject is not None and person.area == "NATO" and subject.code and subject.cls != "group":
            return subject.code, c.attribution
        if person.area == "NATO" and stance is not Stance.DEMANDS:
            return None
        return person.area, Attribution(person.name, person.role, person.area, c.attribution.quoted)
    if subject is not None and subject.cls == "adjective" and s.key(subject.j) not in _OFFICE | _KINDS | {"leader"}:
        return None  # "Spanish farmers", "most Italians"
    if subject is not None and subject.code and subject.cls != "group":
        spoken = {p[2].area for p in people} | ({c.attribution.area} if _in_office(c.attribution.role) else set())
        if mark.i - subject.j <= 14 or subject.code in spoken:
            return subject.code, c.attribution
    if subject is None and c.attribution.area not in {"", "NATO"} and _in_office(c.attribution.role):
        return c.attribution.area, c.attribution
    if not _STAND_INS.isdisjoint(s.key(k) for k in range(mark.i - 8, mark.i)):
        if people and people[-1][2].area != "NATO":  # "Robles made it clear that her government would not ..."
            person = people[-1][2]
            return person.area, Attribution(person.name, person.role, person.area, c.attribution.quoted)
        if subject is not None and subject.code and subject.cls != "group":
            return subject.code, c.attribution
    last = c.speakers.last
    if subject is None and not people and last is not None and _in_office(last.role) and last.area not in {"", "NATO"}:
        if not _PERSON.isdisjoint(s.key(k) for k in range(max(0, mark.i - 6), mark.i)):
            return last.area, _voiced(
                last
            )  # "He rejects the target", "the prime minister has no intention of blocking"
    return None


def _the_only(s: Sentence, mark: Mark) -> Name | None:
    """ "Spain, the only NATO member to reject the target": the name before the comma."""
    at = next((k for k in range(mark.i - 1, max(0, mark.i - 7), -1) if s.key(k) == "only"), 0)
    if (s.key(at - 2), s.key(at - 1)) != (",", "the"):
        return None
    return next((n for n in s.names if n.j == at - 2 and n.code and n.cls in {"area", "capital"}), None)


def _called(s: Sentence, c: Context, mark: Mark) -> tuple[str, Attribution] | None:
    """ "Sánchez called the 5% goal “not only unreasonable, but also counterproductive”": whose word it is stands before."""
    start = next((a for a, b in s.quotes if a <= mark.i < b), mark.i)
    verb = next((k for k in range(start - 1, max(-1, start - 14), -1) if s.key(k) in _CALLING), None)
    if verb is None:
        return None
    people = [
        p for p in c.speakers.mentioned(s) if p[1] <= verb and p[2].area not in {"", "NATO"} and _in_office(p[2].role)
    ]
    if people and verb - people[-1][1] <= 8:
        return people[-1][2].area, _voiced(people[-1][2])
    subject = s.subject_before(verb)
    if subject is not None and subject.code and subject.cls in {"area", "capital"} and verb - subject.j <= 6:
        return subject.code, c.attribution
    return None


def _voiced(person: Person) -> Attribution:
    return Attribution(person.name, person.role, person.area)


def _in_office(role: str) -> bool:
    """Whether a role speaks for a government: ministers do, party leaders and experts do not."""
    return bool(_OFFICE & set(role.casefold().split()))
