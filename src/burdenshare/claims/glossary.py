"""A language put into the words that the rules know: its phrases glossed as English ones, offsets kept.

The rules and the lexicon are written once, over English words. A language other than English brings a glossary
(data/languages/xx.toml): which of its phrases stand for which English ones. Reading puts each sentence into those
words, token by token; every token keeps its place in the text, so that a claim's span is the text's own. A phrase
of the glossary is matched longest first; "*" stands for any ending, "…" for words between ("gab … aus").
What the glossary lacks is kept under a key of its own that no rule asks for, so that words which only look English
("die", "was", "no") say nothing; capitalised words keep their spelling, since they may be names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from burdenshare.claims.tokens import Token, tokenise

_GAP = "…"
_LONGEST_GAP = 22
_LONGEST_STEM = 60
_LONGEST_ASIDE = 9
_PARTED = frozenset({"verb", "auxiliary", "participle", "infinitive"})
"""Roles of the phrases that adverbs may stand in."""
BRIEF = "‥"
_BRIEFLY = 5

_GAP_ENDS = frozenset(";:—–")
UNKNOWN = "\u00b7"
"""What begins the key of a word that the glossary lacks."""

_CEDILLAS = str.maketrans("şţ", "șț")
"""Romanian written with the cedillas of older keyboards."""

_made = tuple.__new__  # skips the function around it that a named tuple has
_PLAIN = str.maketrans("ăâîșț", "aaist")
"""Romanian typed without its diacritics."""

_OPENING_OR_CLOSING = frozenset('“”„«»"‟')


class Gloss(NamedTuple):
    """A phrase after its first form. rest: further forms; english: (text, key) of what it stands for.

    role: what the phrase is to the order of words: "verb", "auxiliary", "article", "from", "to", "after" (an
    English word that goes before what it follows), or "".
    """

    first: str
    rest: tuple[str, ...]
    english: tuple[tuple[str, str], ...]
    role: str


class Glossed(NamedTuple):
    """One token in the rules' words, with the role of the phrase that it came from."""

    token: Token
    role: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """The phrases of one language. exact, stems: by first form; a stem stands for every word that begins with it.

    silent: words that say nothing and may stand inside any phrase ("resta dunque lontana").
    floating: adverbs that may stand inside a verb ("a déjà consacré"): they are put before it ("already spent").
    plain: the same phrases without diacritics, for a sentence that is typed without them.
    between: words of time that may part a verb from its preposition; articles: words before a number.
    """

    exact: Mapping[str, Sequence[Gloss]]
    stems: Mapping[str, Sequence[Gloss]]
    english_words: frozenset[str]
    decimal: str
    thousands: str
    turkish: bool = False
    floating: frozenset[tuple[str, ...]] = frozenset()
    plain: Glossary | None = None
    between: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    _known: dict[str, _Beginning | None] = field(default_factory=dict)

    def gloss(self, tokens: Sequence[Token]) -> list[Glossed]:
        """The tokens of a sentence in the rules' words, still in the order of the text."""
        if self.plain is not None and all(t.key.isascii() for t in tokens if t.text[0].isalpha()):
            return self.plain.gloss(tokens)
        forms = [self.form(t) for t in tokens]
        made: list[Glossed] = []
        used: set[int] = set()
        quoted = False
        i = 0
        while i < len(tokens):
            if i in used:
                i += 1
                continue
            token = tokens[i]
            if token.number:
                j, number = self._number(tokens, i)
                made.append(Glossed(number, ""))
                i = j
                continue
            if token.text in _OPENING_OR_CLOSING:
                sign = "”" if quoted else "“"
                quoted = not quoted
                made.append(Glossed(Token(sign, sign, token.start, token.end), ""))
                i += 1
                continue
            if token.text == "-" and _apart(tokens, i):
                made.append(Glossed(Token("–", "–", token.start, token.end), ""))
                i += 1
                continue
            found = self._match(forms, i, used)
            if found is None:
                made.append(Glossed(self._unknown(token, i), ""))
                i += 1
                continue
            gloss, last, afloat = found
            if not made and not gloss.english and token.text[0].isalpha():
                made.append(Glossed(Token(token.text, UNKNOWN + token.key, token.start, tokens[last].end), ""))
                i = last + 1
                continue  # "Dabei haben ...": a word that says nothing still opens the sentence
            if gloss.role == "article" and i and token.capital and tokens[i - 1].capital and last == i:
                made.append(Glossed(token, ""))  # "Bart De Wever"
                i += 1
                continue
            if afloat:
                made += self.gloss([tokens[k] for k in afloat])
            start, end, role = token.start, tokens[last].end, gloss.role
            made += [_made(Glossed, (_made(Token, (text, key, start, end)), role)) for text, key in gloss.english]
            i = last + 1
        return made

    def form(self, token: Token) -> str:
        """A word as the glossary spells it."""
        if not self.turkish:
            return token.key if token.key.isascii() else token.key.translate(_CEDILLAS)
        return token.text.replace("İ", "i").replace("I", "ı").replace("’", "'").lower()

    def _match(self, forms: Sequence[str], i: int, used: set[int]) -> tuple[Gloss, int, list[int]] | None:
        """The longest phrase that begins at i, the last token of its unbroken part, and the adverbs inside of it."""
        form = forms[i]
        beginning = self._known[form] if form in self._known else self._beginning(form)
        if beginning is None:
            return None
        second = forms[i + 1] if i + 1 < len(forms) else ""
        behind = ""  # what stands behind adverbs or words that say nothing
        if beginning.parted and self.floating and (k := self._adverbs_end(forms, i + 1)) > i + 1 and k < len(forms):
            behind = forms[k]
        elif second in self.silent:
            behind = next((f for f in forms[i + 2 : i + 4] if f not in self.silent), "")
        for gloss in beginning.followed(second, behind):
            if not gloss.rest:
                return gloss, i, []
            at, last, taken = i, i, []
            afloat: list[int] = []
            broken = False
            for part in gloss.rest:
                if part == _GAP:
                    broken = True
                    continue
                if part == BRIEF:
                    found = self._behind_time(gloss.rest[-1], forms, at + 1)
                    if found is None or found in used:
                        break
                    taken.append(found)
                    used.update(taken)
                    return gloss, last, afloat
                if broken:
                    stop = min(len(forms), at + _LONGEST_GAP)
                    k = next((k for k in range(at + 1, stop) if _fits(part, forms[k]) or forms[k] in _GAP_ENDS), stop)
                    if k >= stop or not _fits(part, forms[k]) or k in used:
                        break
                    taken.append(k)
                    at = k
                elif (following := self._next(part, forms, at + 1)) is not None and following not in used:
                    at = last = following
                elif (
                    not afloat
                    and self.floating
                    and gloss.role in _PARTED
                    and (k := self._adverbs_end(forms, at + 1)) > at + 1
                    and k < len(forms)
                    and _fits(part, forms[k])
                ):
                    afloat = [n for n in range(at + 1, k) if forms[n] != ","]
                    at = last = k
                else:
                    break
            else:
                used.update(taken)
                return gloss, last, afloat
        return None

    def _next(self, part: str, forms: Sequence[str], k: int) -> int | None:
        """Where a part of a phrase stands, from k on: there, or behind a word that says nothing."""
        for n in range(k, min(k + 3, len(forms))):
            if _fits(part, forms[n]):
                return n
            if forms[n] not in self.silent:
                return None
        return None

    def _adverbs_end(self, forms: Sequence[str], start: int) -> int:
        """Where the adverbs that begin at `start` end, or a phrase between commas ("a, en 2024, consacré")."""
        if start < len(forms) and forms[start] == ",":
            stop = min(len(forms), start + _LONGEST_ASIDE)
            return next((k + 1 for k in range(start + 1, stop) if forms[k] == ","), start)
        k, moved = start, True
        while moved:
            moved = False
            for n in (6, 5, 4, 3, 2, 1):
                if tuple(forms[k : k + n]) in self.floating:
                    k, moved = k + n, True
                    break
        return k

    def _behind_time(self, preposition: str, forms: Sequence[str], start: int) -> int | None:
        """Where the verb's preposition stands behind words of time, before a number: "se situará este año en el 2 %"."""
        for k in range(start, min(start + _BRIEFLY, len(forms) - 1)):
            following = forms[k + 1] if forms[k + 1] not in self.articles else forms[min(k + 2, len(forms) - 1)]
            if forms[k] == preposition and k > start and following[0].isdigit() and not _year(following):
                return k
            if forms[k] not in self.between and not _year(forms[k]):
                return None
        return None

    def _beginning(self, form: str) -> _Beginning | None:
        """The phrases that begin with a form, None for none; kept for every form met."""
        found = list(self.exact.get(form, ()))
        for k in range(2, min(len(form), _LONGEST_STEM) + 1):
            found += self.stems.get(form[:k], ())
        found.sort(key=lambda g: (-len(g.rest), g.first.endswith("*"), -len(g.first)))
        made = _Beginning(found) if found else None
        if len(form) <= _LONGEST_STEM and len(self._known) < 50_000:
            self._known[form] = made
        return made

    def _unknown(self, token: Token, i: int) -> Token:
        if not token.text[0].isalpha():
            return token
        if token.capital and not (i == 0 and token.key in self.english_words):
            return token
        return Token(token.text, UNKNOWN + token.key, token.start, token.end)

    def _number(self, tokens: Sequence[Token], i: int) -> tuple[int, Token]:
        """A number in English signs, with its groups of three joined where the language sets them apart by spaces."""
        token, j = tokens[i], i + 1
        written = token.text
        if self.thousands.isspace() and len(written) <= 3 and written.isdigit():
            while j < len(tokens) and tokens[j].number and 1 <= tokens[j].start - tokens[j - 1].end <= 1:
                head = tokens[j].text.split(self.decimal)[0]
                if len(head) != 3 or not head.isdigit() or "." in written:
                    break
                written += "," + tokens[j].text.replace(self.decimal, ".")
                j += 1
        if j == i + 1:
            written = english_number(written, self.decimal)
        return j, Token(written, written, token.start, tokens[j - 1].end)


class _Beginning:
    """The phrases that begin with one form, longest first, looked up by the form that follows."""

    __slots__ = ("_exact", "_loose", "parted")

    def __init__(self, glosses: Sequence[Gloss]) -> None:
        self.parted = any(gloss.rest and gloss.role in _PARTED for gloss in glosses)
        self._exact: dict[str, list[tuple[int, Gloss]]] = {}
        self._loose: list[tuple[int, Gloss]] = []
        for rank, gloss in enumerate(glosses):
            second = gloss.rest[0] if gloss.rest else "*"
            exact = second not in {_GAP, BRIEF} and not second.endswith("*")
            (self._exact.setdefault(second, []) if exact else self._loose).append((rank, gloss))

    def followed(self, second: str, behind: str = "") -> Iterator[Gloss]:
        """The phrases whose second form may be one of the two, in their order."""
        exact: Sequence[tuple[int, Gloss]] = self._exact.get(second, ())
        if behind and behind != second:
            exact = [*exact, *self._exact.get(behind, ())]
        for _, gloss in sorted([*exact, *self._loose]) if exact else self._loose:
            yield gloss


def english_number(written: str, decimal: str) -> str:
    """ "1.234,5" as "1,234.5": signs swapped; a lone sign that does not group by threes is the decimal one."""
    if decimal == ".":
        return written
    if "," in written and "." in written:
        return written.translate(str.maketrans(",.", ".,"))
    if "," in written:
        return written.replace(",", ".") if written.count(",") == 1 else written
    head, *groups = written.split(".")
    grouped = groups and all(len(g) == 3 for g in groups) and 1 <= len(head) <= 3 and head != "0"
    return written.replace(".", ",") if grouped else written


def _apart(tokens: Sequence[Token], i: int) -> bool:
    """Whether spaces stand around a sign: a hyphen for a dash."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1].end < tokens[i].start and tokens[i].end < tokens[i + 1].start


def _fits(part: str, form: str) -> bool:
    return form.startswith(part[:-1]) if part.endswith("*") else form == part


def _year(form: str) -> bool:
    return len(form) == 4 and form.isdigit() and "1949" <= form <= "2060"


def joined(forms: Iterable[str]) -> list[str]:
    """The forms of a glossary's phrase, each "*" put back to the stem before it."""
    found: list[str] = []
    for form in forms:
        if form == "*" and found and found[-1] != _GAP:
            found[-1] += "*"
        else:
            found.append(form)
    return found


def plain(glosses: Sequence[Gloss]) -> list[Gloss]:
    """Phrases without their diacritics; those that lose one come first: "sa" is "să" before it is "sa"."""
    glosses = [g for g in glosses if g.first != "său" or g.rest]  # "sau" is "or"
    bare = [
        g._replace(first=g.first.translate(_PLAIN), rest=tuple(r.translate(_PLAIN) for r in g.rest)) for g in glosses
    ]
    return [b for b, g in zip(bare, glosses, strict=True) if b != g] + [
        g for b, g in zip(bare, glosses, strict=True) if b == g
    ]


def english(words: str) -> tuple[tuple[str, str], ...]:
    """Text and key of the English words that a phrase stands for."""
    return tuple((t.text, t.key) for t in tokenise(words, 0, len(words)))


def index(glosses: Iterable[Gloss]) -> tuple[dict[str, list[Gloss]], dict[str, list[Gloss]]]:
    """Glosses by exact first form, and by stem."""
    exact: dict[str, list[Gloss]] = {}
    stems: dict[str, list[Gloss]] = {}
    for gloss in glosses:
        if gloss.first.endswith("*"):
            stems.setdefault(gloss.first[:-1], []).append(gloss)
        else:
            exact.setdefault(gloss.first, []).append(gloss)
    return exact, stems
