"""Tokens and sentences, with offsets into the text that never move.

A token is a number, a word (hyphens and inner apostrophes kept, the possessive 's split off) or one sign.
A sentence ends at . ! ? before a capital, a quote or the end of a line; every line break ends one, since
headlines, bullets and table rows stand on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff"  # Latin, Greek, Cyrillic: the allied scripts
_TOKEN = re.compile(
    rf"""
    (?!.\.[{_LETTER}]\.)[{_LETTER}]+(?:(?:-(?!per\b|percent)|['’](?![sS]\b))[{_LETTER}]+)*(?:\$(?=\s?[0-9]))?  # words; US$5
    | [0-9]+(?:[.,][0-9]+)*                        # numbers: 2  1.28  1,28  845,000
    | (?:[{_LETTER}]\.){{2,}}                       # U.S.  U.K.
    | ['’][sS]\b                                   # possessive
    | [¼½¾⅐-⅞]                                     # a written fraction
    | [^\w\s]                                      # one sign
    """,
    re.VERBOSE,
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]?[^\W_a-zß-öø-ÿ])|[!?…]+[\"”’»)\]]*(?=\s|$)")
_LONGEST = 1200
_ABBREVIATION = re.compile(
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


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Tokens of text[start:end]."""
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        key = word if word.islower() else word.casefold()
        tokens.append(Token(word, key.replace("’", "'") if "’" in key else key, match.start(), match.end()))
    return tokens


def keys(phrase: str) -> tuple[str, ...]:
    """The token keys of a lexicon phrase."""
    return tuple(t.key for t in tokenise(phrase, 0, len(phrase)))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences, blank ones left out. Linear in the length of the text."""
    position = 0
    for line in text.splitlines(keepends=True):
        yield from _in_line(text, position, position + len(line))
        position += len(line)


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for span in _ended(text, start, end):
        yield from _cut(text, *span)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence of a sane length as it is; a longer one in pieces, so that work stays linear in the text."""
    while end - start > _LONGEST:
        near = max(text.rfind(sign, start + _LONGEST // 2, start + _LONGEST) for sign in (", ", "; ", " "))
        stop = near + 1 if near > start else start + _LONGEST
        if (span := _trim(text, start, stop)) is not None:
            yield span
        start = stop
    if (span := _trim(text, start, end)) is not None:
        yield span


def _ended(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        before = text[max(begin, match.start() - 8) : match.start() + 1]
        if match.group()[0] == "." and _ABBREVIATION.search(before):
            continue
        if (span := _trim(text, begin, match.end())) is not None:
            yield span
        begin = match.end()
    if (span := _trim(text, begin, end)) is not None:
        yield span


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
