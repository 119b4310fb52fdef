"""The words that the rules know: data/languages/en.toml, the approximator table and CLDR's country names.

English words, whatever the language of the text: another language is put into them first (glossary.py).

A lexicon finds phrases by their first token, longest first, so that reading a text costs one look-up a word.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from burdenshare import data
from burdenshare.claims import approximators
from burdenshare.claims.approximators import Approximator
from burdenshare.claims.tokens import Token, keys

_DIGITS = frozenset("0123456789")
_made = tuple.__new__  # skips the function around it that a named tuple has


class Mark(NamedTuple):
    """A phrase found: its class, what it stands for, and the tokens i to j (j excluded) it covers."""

    cls: str
    value: str
    i: int
    j: int


class Phrase(NamedTuple):
    """A phrase after its first token. exact: the written form where case matters, else ""."""

    rest: tuple[str, ...]
    cls: str
    value: str
    exact: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by class. phrases: by first token, those of it alone and the longer ones by second token. numbers, fractions, magnitudes, currencies: word to value."""

    phrases: Mapping[str, tuple[Sequence[Phrase], Mapping[str, Sequence[Phrase]]]]
    approximators: Mapping[str, Approximator]
    numbers: Mapping[str, float]
    magnitudes: Mapping[str, float]
    currencies: Mapping[str, str]
    decimal: str
    thousands: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    units: Mapping[str, str]
    pronouns: frozenset[str]

    @property
    def common_words(self) -> frozenset[str]:
        """First words of phrases that are no names: a capital at the head of a sentence does not make them one."""
        names = {"area", "adjective", "capital", "group", "foreign", "publisher"}
        return frozenset(
            word
            for word, (alone, longer) in self.phrases.items()
            if not any(p.cls in names for p in (*alone, *(q for listed in longer.values() for q in listed)))
        )

    def find(self, tokens: Sequence[Token], words: tuple[str, ...]) -> list[Mark]:
        """Every phrase in the tokens, whose keys are the words: for each class, the longest at each place.

        Marks of the class "quantity" stand where a number can begin: digits, number words, signs of currencies.
        """
        phrases = self.phrases
        marks: list[Mark] = []
        for i, word in enumerate(words):
            if word not in phrases:
                if word[0] in _DIGITS:
                    marks.append(_made(Mark, ("quantity", "", i, i + 1)))
                continue
            alone, longer = phrases[word]
            seen: list[str] = []
            if longer and i + 1 < len(words) and (beginning := longer.get(words[i + 1])) is not None:
                for rest, cls, value, exact in beginning:
                    j = i + 1 + len(rest)
                    if cls in seen or words[i + 1 : j] != rest or (exact and tokens[i].text != exact):
                        continue
                    seen.append(cls)
                    marks.append(_made(Mark, (cls, value, i, j)))
            for _, cls, value, exact in alone:
                if cls not in seen and not (exact and tokens[i].text != exact):
                    seen.append(cls)
                    marks.append(_made(Mark, (cls, value, i, i + 1)))
        return marks


@cache
def load() -> Lexicon:
    """The embedded lexicon."""
    raw = data.toml("languages/en.toml")
    table = approximators.parse(data.text("approximators.toml"))
    names: dict[str, list[str]] = json.loads(data.text("cldr.json"))["en"]["names"]
    phrases: dict[str, list[Phrase]] = {}

    def add(cls: str, value: str, words: str, exact: bool = False) -> None:
        first, *rest = keys(words)
        phrases.setdefault(first, []).append(Phrase(tuple(rest), cls, value, words if exact else ""))

    for code, forms in names.items():
        for form in forms:
            add("area", code, form)
    for cls, section in (("area", "names"), ("adjective", "adjectives"), ("capital", "capitals")):
        for code, forms in raw[section].items():
            for form in forms:
                add(cls, code, form)
    for code, forms in raw["exact_case"].items():
        for form in forms:
            add("area", code, form, exact=True)
    for code, forms in raw["groups"].items():
        for form in forms:
            add("group", code, form)
    for cls, forms in raw["classes"].items():
        for form in forms:
            add(cls, form, form)
    for cls in ("other_topics", "roles", "alliance_roles"):
        for form in raw[cls]["words"]:
            add(cls, form, form)
    for form in raw["other_bodies"]["words"]:
        add("foreign", form, form)
    for form, normal in raw["priorities"].items():
        add("priority_item", normal, form)
    for cls in ("current", "last_year", "this_year", "next_year", "last_month", "next_month", "this_month",
                "next_week", "last_week", "this_week", "end_of_year", "end_of_decade", "within_decade"):  # fmt: skip
        for form in raw["time"][cls]:
            add("time", cls, form)
    for cls in ("summit", "ministerial"):
        for form in raw["events"][cls]:
            add(f"event_{cls}", form, form)
    for id, approximator in table.items():
        for form in approximator.words.get("en", ()):
            add("approximator", id, form)
    for form, value in raw["fractions"].items():
        add("fraction", repr(value), form)
    numbers = {k: float(v) for k, v in raw["numbers"].items()}
    numbers |= _compound(numbers)
    for word in (*numbers, *raw["currencies"], *raw["fractions"]):
        add("quantity", "", word)
    for publisher, forms in _publisher_names().items():
        for form in forms:
            add("publisher", publisher, form)
    return Lexicon(
        phrases={first: _by_second(entries) for first, entries in phrases.items()},
        approximators=table,
        numbers=numbers,
        magnitudes=raw["magnitudes"],
        currencies=raw["currencies"],
        decimal=raw["decimal"],
        thousands=raw["thousands"],
        months=tuple(m.casefold() for m in raw["time"]["months"]),
        weekdays=tuple(d.casefold() for d in raw["time"]["weekdays"]),
        units={
            word: unit
            for unit, section in (("d", "unit_days"), ("w", "unit_weeks"), ("m", "unit_months"), ("y", "unit_years"))
            for word in raw["time"][section]
        },
        pronouns=frozenset(raw["roles"]["pronouns"]),
    )


def _compound(numbers: Mapping[str, float]) -> dict[str, float]:
    """ "twenty-three" and its like, from the tens and the ones."""
    tens = {w: v for w, v in numbers.items() if 20 <= v <= 90 and v % 10 == 0 and " " not in w}
    ones = {w: v for w, v in numbers.items() if 1 <= v <= 9}
    return {f"{t}-{o}": tv + ov for t, tv in tens.items() for o, ov in ones.items()}


def _by_second(entries: list[Phrase]) -> tuple[list[Phrase], dict[str, list[Phrase]]]:
    """Phrases of one first token: those of that token alone, and the longer ones by their second, longest first."""
    longer: dict[str, list[Phrase]] = {}
    for phrase in sorted(entries, key=lambda p: -len(p.rest)):
        if phrase.rest:
            longer.setdefault(phrase.rest[0], []).append(phrase)
    return [p for p in entries if not p.rest], longer


@cache
def _publisher_names() -> dict[str, list[str]]:
    raw = data.toml("publishers.toml")
    return {code: entry["names"] for code, entry in raw.items() if entry["rank"] > 0}
