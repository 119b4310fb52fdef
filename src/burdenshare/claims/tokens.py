"""Tokens and sentences, with offsets into the text that never move.

A token is a number, a word (hyphens and inner apostrophes kept, the possessive 's split off) or one sign.
A sentence ends at . ! ? before a capital, a quote or the end of a line; every line break ends one, since
headlines, bullets and table rows stand on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff"  # Latin, Greek, Cyrillic: the allied scripts
_TOKEN = re.compile(
    rf"""
    (?!.\.[{_LETTER}]\.)[{_LETTER}]++(?:(?:-(?!per\b|percent)|['’](?![sS]\b))[{_LETTER}]++)*+(?:\$(?=\s?[0-9]|\Z))?  # words; US$5
    | [0-9]++(?:[.,][0-9]++)*+                     # numbers: 2  1.28  1,28  845,000
    | (?:[{_LETTER}]\.){{2,}}                       # U.S.  U.K.
    | ['’][sS]\b                                   # possessive
    | [¼½¾⅐-⅞]                                     # a written fraction
    | [^\w\s]                                      # one sign
    """,
    re.VERBOSE,
)
_END = re.compile(r"[.!?…]+[\"'”’»“«)\]]*(?=\s+[\"'“‘«„‚»(\[]?[^\W_a-zß-öø-ÿ])|[!?…]+[\"”’»“)\]]*(?=\s|$)")
LONGEST = 1200
"""Characters of the longest sentence that is read as one."""
MOST_NUMBERS = 80
"""Numbers of it: two for every ally, and more."""
_NUMBER = re.compile(r"[0-9]++(?:[.,][0-9]++)*+")
_ORDINAL = re.compile(r"\b\d{1,2}\.$")
_CAPITALISED = re.compile(r"\s+(?:[^\W\d_](?![^\W\d_])|[^\W\d_][^\W\d_A-ZĄĆĘŁŃÓŚŹŻ])")
_WORD = re.compile(r"\s+(\w{3,12})")
_SHORTEST = 4
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sr|St|Gen|Lt|Col|Adm|Sen|Rep|Gov|Prof|No|vs|approx|est|Jan|Feb|Mar|Apr|Aug|Sept|Sep|"
    r"Oct|Nov|Dec|e\.g|i\.e|cf|ca|c|p|pp|Fig)|\b[A-Z])\.$"
)


class Token(NamedTuple):
    """text[start:end] of the document; `key` is what the lexicon is asked for."""

    text: str
    key: str
    start: int
    end: int

    @property
    def number(self) -> bool:
        """Whether it starts with a digit."""
        return self.text[0].isdigit()

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital."""
        return self.text[0].isupper()


def written(text: str, tokens: Sequence[Token]) -> str:
    """What the text has where the tokens stand."""
    return text[min(t.start for t in tokens) : max(t.end for t in tokens)]


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Tokens of text[start:end]."""
    return [
        _made(Token, (word := match.group(), _KEYS[word], match.start(), match.end()))
        for match in _TOKEN.finditer(text, start, end)
    ]


class _Keys(dict[str, str]):
    """The key of every word met, so that a word is folded once."""

    def __missing__(self, word: str) -> str:
        key = word.casefold().replace("’", "'")
        if len(self) < 100_000 and len(word) < 50:
            self[word] = key
        return key


_KEYS = _Keys()
_made = (
    tuple.__new__
)  # skips the function around it that a named tuple has: half the time of reading a text into tokens


def keys(phrase: str) -> tuple[str, ...]:
    """The token keys of a lexicon phrase."""
    return tuple(t.key for t in tokenise(phrase, 0, len(phrase)))


def sentences(
    text: str,
    abbreviation: re.Pattern[str] = ABBREVIATION,
    months: Collection[str] = (),
    closing: re.Pattern[str] | None = None,
) -> Iterator[tuple[int, int]]:
    """Spans of the sentences, blank ones left out. Linear in the length of the text.

    abbreviation: matches the end of a stretch whose full stop ends no sentence. months: where the language writes
    days with a full stop ("5. Juni"), the names after which no sentence begins. closing: abbreviations that end a
    sentence after all where a capitalised word follows ("2 proc. W raporcie").
    """
    position = 0
    for line in text.splitlines(keepends=True):
        for span in _ended(text, position, position + len(line), abbreviation, months, closing):
            yield from _cut(text, *span)
        position += len(line)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence of a sane length as it is; a longer one in pieces, so that work stays linear in the text."""
    while start < end:
        stop = _stop(text, start, end)
        if (span := _trim(text, start, stop)) is not None:
            yield span
        start = stop


def _stop(text: str, start: int, end: int) -> int:
    """Where a piece of a sentence ends: at its end, or where it grows too long or holds too many numbers."""
    limit = min(end, start + LONGEST)
    if limit - start > 3 * MOST_NUMBERS:
        if (last := next(islice(_NUMBER.finditer(text, start, limit), MOST_NUMBERS, None), None)) is not None:
            limit = last.start()
    if limit == end:
        return end
    near = max(text.rfind(sign, start + (limit - start) // 2, limit) for sign in (", ", "; ", " "))
    return near + 1 if near > start else limit


def numbers_in(text: str, start: int, end: int) -> int:
    """How many numbers text[start:end] holds, as they are written in digits."""
    return sum(1 for _ in _NUMBER.finditer(text, start, end))


def _ended(
    text: str,
    start: int,
    end: int,
    abbreviation: re.Pattern[str],
    months: Collection[str],
    closing: re.Pattern[str] | None,
) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        before = text[max(begin, match.start() - 8) : match.start() + 1]
        if match.group()[0] == "." and abbreviation.search(before):
            if closing is None or not closing.search(before) or not _CAPITALISED.match(text, match.end()):
                continue
            if len(text[begin : match.start()].split()) < _SHORTEST:
                continue  # "W 2024 r. Niemcy wydały": no sentence yet
        if months and _ORDINAL.search(before) and _word_at(text, match.end()) in months:
            continue
        if (span := _trim(text, begin, match.end())) is not None:
            yield span
        begin = match.end()
    if (span := _trim(text, begin, end)) is not None:
        yield span


def _word_at(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match.group(1).casefold() if match else ""


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
