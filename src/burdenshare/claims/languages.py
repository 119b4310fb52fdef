"""The languages that are read: how each splits a text into sentences and tokens, in the words that the rules know.

English needs nothing. Any other is one file, data/languages/xx.toml, and what CLDR says of it (data/cldr.json, made by
`python -m burdenshare.claims.cldr`): names of countries, months, weekdays, signs of numbers. docs/languages.md has the recipe.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from burdenshare import data
from burdenshare.claims import approximators, glossary, word_order
from burdenshare.claims.glossary import Gloss, Glossary
from burdenshare.claims.lexicon import load as load_lexicon
from burdenshare.claims.screen import Words
from burdenshare.claims.tokens import ABBREVIATION, Token, sentences, tokenise

ENGLISH = "en"
_ROLES = {"verbs": "verb", "auxiliaries": "auxiliary", "articles": "article", "from": "from", "to": "to", "share": "share",
          "groups": "subject", "pronouns": "subject", "postpositions": "postposition", "partitives": "partitive",
          "accusatives": "accusative", "comitatives": "comitative",
          "people": "office", "differences": "difference", "purposes": "purpose", "sources": "source",
          "participles": "participle", "qualifiers": "qualifier", "surnames": "surname",
          "infinitives": "infinitive", "spending": "noun", "topics": "noun", "targets": "target",
          "genitives": "genitive", "negators": "negator", "conditions": "condition", "relatives": "relative", "comparisons": "comparison",
          "either": "either", "deadlines": "deadline", "goings": "going"}  # fmt: skip
"""What the phrases of a section of a glossary are to the order of words."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language. glossary is None for English. months, weekdays: as a text writes them, folded.

    alliance, topic: words of the alliance and of defence, as the screen knows them (screen.py).
    elided: words written together with the next by an apostrophe ("l'"). suffixed: endings follow an apostrophe ("'nın").
    enclitics: pronouns that a hyphen joins to their verb ("situou-se").
    inverted: subjects that a hyphen joins to their verb and that stay words of their own ("a-t-il").
    articled: numbers have an article ("el 2 %"). bare_years: a year alone says when ("gab 2024 ... aus").
    manner: "french" or "polish" where phrases are put right before their order is (french.py, polish.py).
    """

    code: str
    name: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    alliance: Words
    topic: Words
    glossary: Glossary | None
    order: str
    elided: frozenset[str]
    suffixed: bool
    enclitics: frozenset[str]
    inverted: tuple[str, ...]
    abbreviation: re.Pattern[str]
    closing: re.Pattern[str] | None
    articled: bool
    bare_years: bool
    manner: str

    def sentences(self, text: str) -> Iterator[tuple[int, int]]:
        """Spans of the sentences of a text."""
        return sentences(text, self.abbreviation, self.months if self.glossary else (), self.closing)

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The tokens of text[start:end], in the rules' words and order, each with its place in the text."""
        if self.glossary is None:
            return tokenise(text, start, end)
        glossed = self.glossary.gloss(self.split(text, start, end))
        return word_order.ordered(
            glossed, self.order, articled=self.articled, bare_years=self.bare_years, manner=self.manner, text=text
        )

    def split(self, text: str, start: int, end: int) -> list[Token]:
        """The tokens as the language writes them: "l'Espagne" is two, "İspanya'nın" is two, "situou-se" is "situou"."""
        tokens = tokenise(text, start, end)
        words = text[start:end]
        apostrophes = (self.suffixed or self.elided) and ("'" in words or "’" in words)
        if apostrophes or ((self.enclitics or self.inverted) and "-" in words):
            return list(_split(tokens, self.elided, self.suffixed, self.enclitics, self.inverted))
        return tokens


_TENSES = frozenset({"á", "ão", "ia", "iam", "emos"})


def _without_enclitic(token: Token, enclitics: frozenset[str]) -> Token:
    """ "Situou-se" as "situou", "situar-se-á" as "situará"."""
    head, *rest = token.key.split("-")
    if not rest or rest[0] not in enclitics or len(rest) > 2 or (len(rest) == 2 and rest[1] not in _TENSES):
        return token
    return Token(token.text[: len(head)] + "".join(rest[1:]), head + "".join(rest[1:]), token.start, token.end)


def _split(
    tokens: Iterable[Token],
    elided: frozenset[str],
    suffixed: bool,
    enclitics: frozenset[str] = frozenset(),
    inverted: tuple[str, ...] = (),
) -> Iterator[Token]:
    for token in _split_apostrophes(tokens, elided, suffixed):
        pronoun = next((p for p in inverted if token.key.endswith(p) and len(token.key) > len(p)), "")
        if pronoun:
            at = len(token.text) - len(pronoun)
            yield Token(token.text[:at], token.key[:at], token.start, token.start + at)
            yield Token(pronoun, pronoun, token.start + at, token.end)
            continue
        yield _without_enclitic(token, enclitics) if enclitics and "-" in token.key else token


def _split_apostrophes(tokens: Iterable[Token], elided: frozenset[str], suffixed: bool) -> Iterator[Token]:
    held: Token | None = None
    for token in tokens:
        if held is not None:
            sign = token.text in {"'", "’"}
            if sign and token.start == held.end and held.key in elided:
                yield Token(held.text + "'", held.key + "'", held.start, token.end)
                held = None
                continue
            if suffixed and held.text in {"'", "’"} and token.start == held.end and token.text[0].isalpha():
                yield Token("'" + token.text, "'" + token.key, held.start, token.end)
                held = None
                continue
            yield held
            held = None
        if suffixed and token.text in {"'", "’"}:
            held = token
            continue
        if token.key in elided:
            held = token
            continue
        mark = token.text.replace("’", "'").find("'", 1)
        if mark > 0 and suffixed:
            word, ending = token.text[:mark], token.text[mark + 1 :]
            yield Token(word, word.casefold(), token.start, token.start + mark)
            yield Token("'" + ending, "'" + ending.casefold(), token.start + mark, token.end)
        elif mark > 0 and token.key[:mark] in elided:
            yield Token(token.text[:mark] + "'", token.key[: mark + 1], token.start, token.start + mark + 1)
            yield Token(token.text[mark + 1 :], token.key[mark + 1 :], token.start + mark + 1, token.end)
        else:
            yield token
    if held is not None:
        yield held


@cache
def codes() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that are read, English first."""
    found = sorted(
        p.name.removesuffix(".toml") for p in (data.ROOT / "languages").iterdir() if p.name.endswith(".toml")
    )
    return (ENGLISH, *(c for c in found if c != ENGLISH))


@cache
def load(code: str) -> Language:
    """The language of a code of `codes()`; English for any other."""
    if code not in codes():
        code = ENGLISH
    raw = data.toml(f"languages/{code}.toml")
    cldr = json.loads(data.text("cldr.json"))[code]
    tokens = raw.get("tokens", {})
    candidate = raw["candidate"]
    return Language(
        code=code,
        name=raw["name"],
        months=tuple(m.casefold() for m in cldr["months"]),
        weekdays=tuple(d.casefold() for d in cldr["weekdays"]),
        alliance=Words(candidate["alliance"]),
        topic=Words(candidate["topic"]),
        glossary=None if code == ENGLISH else _glossary(code, raw, cldr),
        order=tokens.get("order", "subject verb object"),
        elided=frozenset(tokens.get("elided", ())),
        suffixed=bool(tokens.get("suffixed", False)),
        enclitics=frozenset(tokens.get("enclitics", ())),
        inverted=tuple(tokens.get("inverted", ())),
        abbreviation=_abbreviation(tokens.get("abbreviations", ())),
        closing=_abbreviation(closing) if (closing := tokens.get("closing", ())) else None,
        articled=bool(tokens.get("articled", False)),
        bare_years=bool(tokens.get("bare_years", False)),
        manner=tokens.get("manner", ""),
    )


def _abbreviation(words: Sequence[str]) -> re.Pattern[str]:
    if not words:
        return ABBREVIATION
    listed = "|".join(re.escape(w.removesuffix(".")) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{listed})|\b[^\W\d_])\.$", re.IGNORECASE)


def _glossary(code: str, raw: dict[str, Any], cldr: dict[str, Any]) -> Glossary:
    lexicon = load_lexicon()
    tokens = raw.get("tokens", {})
    elided, suffixed = frozenset(tokens.get("elided", ())), bool(tokens.get("suffixed", False))
    enclitics = frozenset(tokens.get("enclitics", ()))
    inverted = tuple(tokens.get("inverted", ()))
    uncontracted = frozenset(tokens.get("uncontracted", ()))
    contracted: Mapping[str, Sequence[str]] = tokens.get("contracted", {})
    turkish = code == "tr"
    probe = Glossary({}, {}, frozenset(), ",", ".", turkish)
    glosses: list[Gloss] = []
    between, prepositions = frozenset(tokens.get("between", ())), frozenset(tokens.get("prepositions", ()))

    def split(words: str) -> list[Token]:
        return list(_split(tokenise(words, 0, len(words)), elided, suffixed, enclitics, inverted))

    def add(forms: str, words: str, role: str = "") -> None:
        for form in _spelled_out(forms):
            add_one(form, words, role)
            head, space, last = form.rpartition(" ")
            for other in contracted.get(last, ()) if space and head not in uncontracted else ():
                add_one(f"{head} {other}", words, role)

    def add_one(forms: str, words: str, role: str) -> None:
        first, *rest = glossary.joined([probe.form(t) for t in split(forms)])
        if between and rest and role in {"verb", "infinitive"} and rest[-1] in prepositions:
            apart = (*rest[:-1], glossary.BRIEF, rest[-1])
            glosses.append(Gloss(first, apart, glossary.english(words), role))
        english_words = glossary.english(words)
        glosses.append(Gloss(first, tuple(rest), english_words, role))

    english = data.toml("languages/en.toml")
    for area, names in cldr["names"].items():
        for name in names:
            for form in _inflected(name, raw.get("inflection", {})):
                add(form, english["names"].get(area, cldr["english"][area])[0], "name")
    for name, words in cldr["elsewhere"].items():
        for form in _inflected(name, raw.get("inflection", {})):
            add(form, words, "name")
    for section in ("names", "adjectives", "capitals"):
        for area, forms in raw.get(section, {}).items():
            known = english[section].get(area) or cldr["english"][area]
            for form in forms:
                add(form, known[0], "adjective" if section == "adjectives" else "name")
    own = {form for entries in raw["glossary"].values() for forms in entries.values() for form in forms}
    for number, word in enumerate(cldr["numbers"]):
        if number > 1:  # "one" is the article too: the language's own file says how it is written
            add(word, str(number))
    for number, word in enumerate(cldr["months"]):
        if word not in own:  # Romanian "mai" is seldom the month
            add(word, english["time"]["months"][number])
    for number, word in enumerate(cldr["weekdays"]):
        add(word, english["time"]["weekdays"][number])
    table = approximators.parse(data.text("approximators.toml"))
    for approximator in table.values():
        for form in approximator.words.get(code, ()):
            add(form, approximator.words[ENGLISH][0])
    for section, entries in raw["glossary"].items():
        for words, forms in entries.items():
            for form in forms:
                add(form, words, _ROLES.get(section, ""))
    made = Glossary(
        *glossary.index(glosses),
        english_words=frozenset(lexicon.common_words),
        decimal=cldr["decimal"],
        thousands=" " if cldr["group"].isspace() else cldr["group"],
        turkish=turkish,
        silent=frozenset(g.first for g in glosses if not g.english and not g.rest and g.first[0].isalpha()),
        floating=frozenset(tuple(probe.form(t) for t in split(f)) for f in tokens.get("floating", ())),
        between=between,
        articles=frozenset(f for forms in raw["glossary"].get("articles", {}).values() for f in forms),
    )
    if not tokens.get("plain", False):
        return made
    exact, stems = glossary.index(glossary.plain(glosses))
    return replace(made, plain=replace(made, exact=exact, stems=stems, _known={}))


def _spelled_out(forms: str) -> Iterator[str]:
    """Every form of a phrase with alternatives: "wyda{ł,ła}" is "wydał" and "wydała"."""
    before, brace, rest = forms.partition("{")
    if not brace:
        yield forms
        return
    inside, _, after = rest.partition("}")
    for alternative in inside.split(","):
        yield from _spelled_out(before + alternative + after)


def _inflected(name: str, endings: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A name and its inflected forms: each ending of the table that fits, put for the others."""
    yield name
    for ending, others in endings.items():
        if name.endswith(ending):
            stem = name[: len(name) - len(ending)]
            yield from (stem + other for other in others)
            return
