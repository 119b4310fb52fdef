"""Whether a text can hold a claim at all, in any language: asked of every text, so asked in one pass over it.

Each language names words of the alliance, of defence and of claims ([candidate] in data/languages/xx.toml). An automaton
finds all of them at once; `written_in` is its plain twin, and a property test holds the two together. What is screened out
is never read, so the words are chosen to let pass every text in which a claim could be read, and more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from burdenshare import data


def candidate(text: str) -> bool:
    """Whether a text can hold a claim: it names the alliance or defence, and a number or a target."""
    about, claimlike = _embedded()
    return about.within(text) and claimlike.within(text)


def hopeful(text: str) -> bool:
    """Whether a text names the alliance or defence at all."""
    return _embedded()[0].within(text)


def headed(text: str, title: str) -> str:
    """A text under its title, by which it is told what it is about."""
    return f"{title}\n{text}" if title else text


class Words:
    """Words or pieces of words to be found in a text, as they are written or with more capitals.

    A space before a piece says that a word begins there, one after it that a word ends there: " armi" is in "armia" and
    not in "farming". Digits begin and end no word: " bn" is in "5bn".
    """

    __slots__ = ("_automaton", "_bounded", "words")

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        listed = list(dict.fromkeys(form for word in self.words for form in forms(word)))
        self._bounded = tuple(form if form != form.strip() else "" for form in listed)
        self._automaton = AhoCorasick((form.strip() for form in listed), implementation=Implementation.DFA)

    def within(self, text: str) -> bool:
        """Whether any of the words is in the text."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return any(not (form := self._bounded[n]) or stands(text, start, end, form) for n, start, end in found)


def forms(word: str) -> tuple[str, ...]:
    """A word as it is given, and with more capitals; Turkish capitals of "i" keep their dot."""
    head = word.lstrip()
    capital = word[: len(word) - len(head)] + head[:1].upper() + head[1:]
    title = word.title() if word.islower() else word
    return tuple(dict.fromkeys((word, capital, title, word.upper(), word.replace("i", "İ").upper())))


def stands(text: str, start: int, end: int, form: str) -> bool:
    """Whether text[start:end] begins and ends a word where the form says so."""
    begun = form[0] != " " or start == 0 or not text[start - 1].isalpha()
    return begun and (form[-1] != " " or end == len(text) or not text[end].isalpha())


def written_in(words: Iterable[str], text: str) -> bool:
    """What `Words.within` says, the slow and plain way."""
    for form in {form for word in words for form in forms(word)}:
        piece = form.strip()
        for start in range(len(text)):
            if text.startswith(piece, start) and stands(text, start, start + len(piece), form):
                return True
    return False


@cache
def _embedded() -> tuple[Words, Words]:
    """The words of all languages: of the alliance or defence, and of claims."""
    read = [entry["candidate"] for entry in json.loads(data.text("cldr.json")).values()]
    about = Words(w for words in read for w in (*words["alliance"], *words["topic"], *words.get("implied", ())))
    return about, Words(w for words in read for w in words["claimlike"])
