"""A sentence annotated: tokens, marks, names, quantities, times; without the marks that mean something else there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from burdenshare.claims import periods, quantities
from burdenshare.claims.languages import Language
from burdenshare.claims.lexicon import Lexicon, Mark
from burdenshare.claims.naming import named, without_dateline
from burdenshare.claims.sentence import Sentence
from burdenshare.claims.tokens import Token
from burdenshare.nouns.claims import QuantityUnit

_NAMESAKE = re.compile(r"\bLu[íi]s Montenegro\b")
_QUOTE = re.compile(r"[“”„«»\"]")
_NO_OWNER = {"to", "on", "in", "for", "by", "and", "or", "than", "at", "from", "percent", "cent", "share", "ratio"}
_COUNTED = {"troops", "soldiers", "conscripts", "reservists", "shares", "stock", "stocks", "trade", "sales",
            "market share", "gas", "chance", "probability", "teachers", "population", "forest", "farm", "rent",
            "earnings", "tourism", "crime", "policing"}  # fmt: skip
"""Other topics that are one only where a number is beside them: "2% of the population", not "the largest shares of GDP"."""


def annotate(text: str, start: int, end: int, number: int, language: Language, lexicon: Lexicon, day: date) -> Sentence:
    """Tokens, marks, names, quantities and times of one sentence of an article of that day."""
    tokens = language.tokens(text, start, end)
    keys = tuple([t[1] for t in tokens])
    found = lexicon.find(tokens, keys)
    marks: dict[str, list[Mark]] = {}
    for mark in found:
        if (listed := marks.get(cls := mark[0])) is None:
            marks[cls] = [mark]
        else:
            listed.append(mark)
    for cls, listed in marks.items():
        if len(listed) > 1:
            marks[cls] = _outermost(listed)
    if "other_topics" in marks:
        other = _other_topics(marks, found)
        del marks["other_topics"]
        marks |= {"other_topics": other} if other else {}
    if "publisher" in marks:
        marks["publisher"] = [m for m in marks["publisher"] if not _of_meetings(tokens, m)]
    if "gdp" in keys:
        marks["share_noun"] = _with_owners(tokens, marks.get("share_noun", []))
    names = named(tokens, marks, person="MNE" in {m.value for m in marks.get("area", ())} and _of_namesake(text))
    return Sentence(
        text=text,
        start=start,
        end=end,
        number=number,
        tokens=tokens,
        marks=marks,
        names=without_dateline(tokens, names) if number < 8 else names,
        quantities=_without_conversions(tokens, quantities.find(text, tokens, found, lexicon)),
        times=periods.find(text, tokens, [*marks.get("time", ()), *marks.get("quantity", ())], day),
        quotes=_quotes(tokens) if _QUOTE.search(text, start, end) else [],
        keys=keys,
    )


def _without_conversions(tokens: Sequence[Token], found: list[quantities.Found]) -> list[quantities.Found]:
    """The quantities without sums in brackets that put the sum before them into another currency: "$90bn (€80bn)"."""
    kept: list[quantities.Found] = []
    for q in found:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.unit is q.unit is QuantityUnit.MONEY
            and q.quantity.currency != before.quantity.currency
        ):
            between = [t.key for t in tokens[before.j : q.i]]
            if between[:1] == ["("] and len(between) <= 3:
                continue
        kept.append(q)
    return kept


@lru_cache(maxsize=2)
def _of_namesake(text: str) -> bool:
    """Whether a text names the man who is called like an ally: asked once a text, not once a sentence."""
    return bool(_NAMESAKE.search(text))


def _other_topics(marks: dict[str, list[Mark]], found: Sequence[Mark]) -> list[Mark]:
    """The marks of other topics, without those that are none beside what else the sentence names."""
    percents = [m for m in found if m.cls == "quantity" and m.value != "money"]
    inside = {k for cls in ("real_terms", "publisher") for m in marks.get(cls, ()) for k in range(m.i, m.j)}
    shares = {"share_noun"} & marks.keys()  # "projected shares at 4.48% of GDP": none of a company's
    other = [m for m in marks["other_topics"] if not (shares and m.value == "shares")]
    other = [m for m in other if m.value not in _COUNTED or _numbered(m, percents)]
    other = [m for m in other if m.i not in inside]  # "once inflation is stripped out", an institute's "peace research"
    if "equipment" in marks:  # research is part of the publisher's equipment
        other = [m for m in other if m.value not in {"research", "development", "R&D"}]
    return other


def _numbered(mark: Mark, numbers: list[Mark]) -> bool:
    return any(-4 <= m.i - mark.i <= 3 for m in numbers)


def _of_meetings(tokens: Sequence[Token], mark: Mark) -> bool:
    """Whether a publisher is only named for its meetings: "on the sidelines of the IMF meetings"."""
    beside = {t.key for t in (*tokens[max(0, mark.i - 3) : mark.i], *tokens[mark.j : mark.j + 2])}
    return bool(beside & {"meeting", "meetings", "sidelines"})


def _with_owners(tokens: Sequence[Token], marks: list[Mark]) -> list[Mark]:
    """Marks of "of GDP" that begin at "of", whatever owner stands between: "of their combined GDP", "of Spain's GDP"."""
    made: list[Mark] = []
    for mark in marks:
        start = mark.i
        if tokens[mark.j - 1].key == "gdp" and tokens[start].key != "of":
            for k in range(start - 1, max(-1, start - 6), -1):
                if tokens[k].key == "of":
                    start = k
                    break
                if not (tokens[k].text[0].isalpha() or tokens[k].key == "'s") or tokens[k].key in _NO_OWNER:
                    break
        made.append(mark._replace(i=start))
    return made


def _outermost(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.j > kept[-1].j:
            kept.append(mark)
    return kept


def _quotes(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for i, token in enumerate(tokens):
        if token.text in {"“", "„", "«"}:
            opened = i + 1
        elif token.text in {"”", "»"} or (token.text == '"' and opened is not None):
            if opened is not None:
                spans.append((opened, i))
            opened = None
        elif token.text == '"':
            opened = i + 1
    if opened is not None:
        spans.append((opened, len(tokens)))
    return spans
