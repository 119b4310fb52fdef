"""Who says it: people with roles, surnames and pronouns led back to them, quotations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from burdenshare.claims.lexicon import Lexicon
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Attribution


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker: full name, role as written, code of the country or alliance spoken for."""

    name: str
    role: str
    area: str


_TITLES = {"sir", "dame"}


@dataclass(slots=True)
class Speakers:
    """The people of one text, met in order. known: surname to person, from the registers."""

    lexicon: Lexicon
    known: Mapping[str, Person] = field(default_factory=dict)
    _met: dict[str, Person] = field(default_factory=dict)
    _last: Person | None = None

    def listen(self, sentence: Sentence, previous_area: str) -> Attribution:
        """Meet the people in the sentence and say who speaks it (no speaker if it is the text's own voice)."""
        people = self._people(sentence, previous_area)
        says = sentence.of("say")
        speaker: Person | None = None
        if says:
            speaker = self._speaker(sentence, people, says[0].i, says[-1].j)
        elif sentence.quotes and not people and _mostly_quoted(sentence):
            speaker = self._last
        if people:
            self._last = people[0][2]
        if speaker is None:
            area = sentence.names[0].code if says and sentence.names and sentence.names[0].i < says[0].i else ""
            if says and area and says[0].i - sentence.names[0].j <= 4 and not people:
                return Attribution("", "", area, quoted=bool(sentence.quotes))
            return Attribution()
        self._last = speaker
        return Attribution(speaker.name, speaker.role, speaker.area, quoted=bool(sentence.quotes))

    @property
    def last(self) -> Person | None:
        """The person last met or heard."""
        return self._last

    def mentioned(self, sentence: Sentence) -> list[tuple[int, int, Person]]:
        """People already met or known that the sentence names, with their tokens."""
        found: list[tuple[int, int, Person]] = []
        met, known = self._met, self.known
        if not _TITLES.isdisjoint(sentence.words):
            found += self._titled(sentence)
        if met.keys().isdisjoint(sentence.words) and known.keys().isdisjoint(sentence.words):
            return found
        for i, token in enumerate(sentence.tokens):
            if (token.key in met or token.key in known) and token.capital:
                if not any(n.i <= i < n.j for n in sentence.names):
                    found.append((i, i + 1, met.get(token.key) or known[token.key]))
        return found

    def _titled(self, sentence: Sentence) -> list[tuple[int, int, Person]]:
        """People of the registers by title and given name: "Sir Keir"."""
        return [
            (i, i + 2, person)
            for i, token in enumerate(sentence.tokens[:-1])
            if token.key in _TITLES
            for person in self.known.values()
            if person.name.split()[0].casefold() == sentence.key(i + 1)
            and person.name.split()[-1].casefold() != sentence.key(i + 2)
        ][:1]

    def _speaker(
        self, sentence: Sentence, people: list[tuple[int, int, Person]], first: int, last: int
    ) -> Person | None:
        for i, token in enumerate(sentence.tokens):
            if token.key in self.lexicon.pronouns and (abs(i - first) <= 2 or abs(i - last) <= 2):
                if not any(abs(p[0] - first) <= 2 or abs(p[1] - first) <= 2 for p in people):
                    return self._last
        outside = [p for p in people if not sentence.quoted(p[0])] or people
        near = min(outside, key=lambda p: min(abs(p[0] - last), abs(first - p[1])), default=None)
        if near is None:
            return None
        return near[2] if min(abs(near[0] - last), abs(first - near[1])) <= 8 else None

    def _people(self, sentence: Sentence, previous_area: str) -> list[tuple[int, int, Person]]:
        found: list[tuple[int, int, Person]] = []
        roles = sentence.of("roles")
        taken: set[int] = set()
        for role in roles:
            i = j = role.j
            while j < len(sentence.tokens) and j - i < 4 and _name_token(sentence, j):
                j += 1
            if j == i:
                continue
            words = [t.text for t in sentence.tokens[i:j]]
            title = " ".join(t.text for t in sentence.tokens[role.i : role.j])
            area = self._role_area(sentence, role.i, title, previous_area)
            surname = sentence.tokens[j - 1].key
            earlier = self._met.get(surname) or self.known.get(surname)
            if earlier is not None and " ".join(words).casefold().endswith(
                earlier.name.casefold()
            ):  # "Sir Keir Starmer"
                office = earlier.role if title.casefold() == "leader" and earlier.role else title.lower()
                person = Person(
                    earlier.name, office, earlier.area or area
                )  # "the Czech leader" is in the office he holds
            elif earlier is not None and len(words) == 1:
                person = Person(earlier.name, earlier.role or title.lower(), earlier.area or area)
            else:
                person = Person(" ".join(words), title.lower(), area)
            self._met[surname] = person
            found.append((i, j, person))
            taken.update(range(role.i, j))
        for i, j, person in self.mentioned(sentence):
            if i not in taken:
                found.append((i, j, person))
                self._met.setdefault(sentence.tokens[i].key, person)
        return sorted(found, key=lambda p: p[0])

    def _role_area(self, sentence: Sentence, i: int, title: str, previous_area: str) -> str:
        for name in sentence.names:
            gap = i - name.j
            if 0 <= gap <= 2 and name.cls in {"area", "adjective"} and sentence.key(name.j) in {"'s", sentence.key(i)}:
                return name.code
            if name.cls == "group" and name.j == i and sentence.key(i - 1) in {"nato", "alliance"}:
                return name.code
        if any(m.i <= i < m.j for m in sentence.of("alliance_roles")):
            return "NATO"
        nearby = [n.code for n in sentence.names if n.j <= i and n.cls != "group" and not n.place and n.code]
        return nearby[-1] if nearby else previous_area


def _name_token(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if not token.capital or not token.text[0].isalpha():
        return token.key in {"de", "van", "von", "der", "den", "da", "di"} and i + 1 < len(sentence.tokens)
    return not any(n.i <= i < n.j for n in sentence.names)


def _mostly_quoted(sentence: Sentence) -> bool:
    inside = sum(b - a for a, b in sentence.quotes)
    return inside * 2 > len(sentence.tokens)
