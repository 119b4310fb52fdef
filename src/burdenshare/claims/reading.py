"""Reading a text: the prefilter, the sentences, the rules, and one claim a statement.

Deterministic: the same text, day, calendar and people give the same claims. Every claim carries its span
and the rule that read it. A text without candidates costs a few substring searches.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from burdenshare import data
from burdenshare.claims import languages, unsigned
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import load
from burdenshare.claims.rules import (
    comparisons,
    counts,
    events,
    money,
    passing,
    positions,
    priorities,
    running,
    shares,
    tables,
    targets,
)
from burdenshare.claims.sentence import Sentence, annotate
from burdenshare.claims.speakers import Person, Speakers
from burdenshare.nouns.claims import Claim, Dating, Kind, Modality, QuantityUnit, Reading
from burdenshare.nouns.commitments import Event

_NEAR = 300  # characters within which the parts of a target follow the target
_TOPIC_HOLDS = 6  # sentences for which a text that spoke of defence spending is taken to go on about it


def candidate(text: str) -> bool:
    """Whether a text can hold a claim at all, in any language: the alliance or defence, and a number or a target."""
    about, claimlike = telling_words()
    return any(w in text for w in about) and any(w in text for w in claimlike)


@cache
def telling_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words of all languages that tell a candidate: of the alliance or defence, and of a claim."""
    read = [entry["candidate"] for entry in json.loads(data.text("cldr.json")).values()]
    about = [w for words in read for w in (*words["alliance"], *words["topic"])]
    claimlike = [w for words in read for w in words["claimlike"]]
    return _shortest(about), _shortest(claimlike)


def _shortest(words: list[str]) -> tuple[str, ...]:
    """Without those that hold another of them."""
    return tuple(w for w in dict.fromkeys(words) if not any(o != w and o in w for o in words))


def read(
    text: str,
    dating: Dating,
    calendar: Iterable[Event] = (),
    people: Mapping[str, Person] | None = None,
    language: str = "en",
) -> Reading:
    """Every claim of `text`, an article of that day, in text order.

    calendar: the events that a text may name. people: surname (lower case) to a person of the registers.
    """
    if not candidate(text):
        return Reading(text, dating, (), (), language)
    tongue = languages.load(language)
    lexicon = load()
    c = Context(
        text=text,
        day=dating.day,
        language=tongue,
        lexicon=lexicon,
        speakers=Speakers(lexicon, people or {}),
        defence=any(w in text for w in (*tongue.alliance, *tongue.topic)),
        alliance=any(w in text for w in tongue.alliance),
    )
    calendar = tuple(calendar)
    listed = [
        annotate(text, start, end, number, tongue, lexicon, dating.day)
        for number, (start, end) in enumerate(tongue.sentences(text))
    ]
    spending = any((s.has("share_noun") or _of_spending(s)) and not s.has("other_topics") for s in listed)
    targeted = any(
        s.has("target", "proposal") and any(q.unit is QuantityUnit.PER_CENT and q.value <= 6 for q in s.quantities)
        for s in listed
    )
    if not spending and c.alliance and c.defence:  # a text about the alliance's ratios that never says "of GDP"
        spending = any(s.has("spend") and s.has("defence") for s in listed) or "gdp" in text.casefold()
    if not spending and c.alliance:  # a brief of the alliance's numbers that never says what they are
        told = [q for s in listed for q in s.quantities if q.unit in {QuantityUnit.PER_CENT, QuantityUnit.MONEY}]
        headed = bool(listed) and any(w in text[: listed[0].end] for w in tongue.alliance)
        spending = headed and len(told) >= 3 and not any(s.has("other_topics") for s in listed)
    c.alliance = c.alliance or (c.defence and targeted)
    c.shares = (c.alliance or c.defence) and spending
    c.reporting = _only_publisher(listed)
    mentioned: dict[str, None] = {}
    tables.read(text, c)
    for s in listed:
        _read_sentence(s, c, calendar)
        for name in s.names:
            if name.code and name.cls != "group" and not name.place:
                mentioned.setdefault(name.code)
    return Reading(text, dating, _once(c.claims), tuple(mentioned), language)


def _only_publisher(listed: list[Sentence]) -> str:
    """The publisher that a whole text draws on: named twice or more, and no other beside it."""
    named = [m.value for s in listed for m in s.of("publisher")]
    alone = len(named) > 1 and len(set(named)) == 1 and not any(_by_the_alliance(s) for s in listed)
    return named[0] if alone else ""


def _of_spending(s: Sentence) -> bool:
    """Whether the sentence speaks of money or shares spent on defence."""
    if s.has("spend", "spender") and s.has("defence"):
        return True
    return s.has("defence") and any(q.unit in {QuantityUnit.PER_CENT, QuantityUnit.MONEY} for q in s.quantities)


def _read_sentence(s: Sentence, c: Context, calendar: tuple[Event, ...]) -> None:
    text = c.text
    if c.shares:
        s.quantities = unsigned.with_per_cent(s, c.share_list > 0, c.lexicon)
    c.attribution = c.speakers.listen(s, c.last_area)
    named = s.of("publisher")
    c.named = named[0].value if named else ""
    if s.number <= 2 and named:
        c.reporting = c.named
    if _by_the_alliance(s):
        c.reporting = ""
    if c.named:
        c.carried, c.carried_at = c.named, s.end
    elif c.carried and (_by_the_alliance(s) or "\n" in text[c.carried_at : s.start]):
        c.carried = ""  # another paragraph, or the alliance's own figures
    c.publisher = c.named or c.carried or c.reporting
    c.mixed = 3 if s.has("other_topics") else max(0, c.mixed - 1)
    if s.has("other_topics") and not s.has("share_noun", "spender") and not (s.has("defence") and s.has("spend")):
        c.aside = 2
    elif s.has("defence", "share_noun", "target", "spender") or any(n.cls == "group" for n in s.names):
        c.aside = 0
    elif c.aside:
        c.aside -= 1
    before = len(c.claims)
    if s.quantities or s.has("meet", "miss", *comparisons.WORDS) or any(t.key in comparisons.KEYS for t in s.tokens):
        counts.read(s, c)
        comparisons.read(s, c)
        shares.read(s, c)
        targets.read(s, c)
        shares.read_groups(s, c)
        money.read(s, c)
        running.read(s, c)
        passing.read(s, c)
    positions.read(s, c)
    priorities.read(s, c)
    events.read(s, c, calendar)
    if s.has("other_topics") and not s.has("defence"):
        c.share_list = 0
    elif s.has("defence") and s.has("spend", "target") and not s.has("other_topics"):
        c.share_list = max(c.share_list, _TOPIC_HOLDS)
    elif len(c.claims) == before and c.share_list:
        c.share_list -= 1
    own = [n.code for n in s.names if n.code and n.cls != "group" and not n.place]
    if any(n.cls == "foreign" for n in s.names):
        c.last_area = ""  # "Japan ...": the "it" of the next sentence is no ally
    elif own:
        c.last_area = own[0]
    groups = [n.code for n in s.names if n.cls == "group"]
    if groups and not own:
        c.last_group = groups[0]
        if s.names[0].cls == "group" and s.names[0].i <= 3 and groups[0] != "NATO":
            c.last_area = ""
    if any(k.measure == "expenditure" for k in c.claims[before:]) or "cash" in {t.key for t in s.tokens}:
        c.money_told = True


def _by_the_alliance(s: Sentence) -> bool:
    """Whether the sentence names the alliance as the source of its figures ("NATO says", "NATO figures")."""
    told = {"figures", "estimates", "data", "statistics", "numbers", "report", "table", "tables"}
    named = [n for n in s.names if n.code == "NATO"]
    return any(
        s.key(n.j) in told | {"says", "said"}
        or s.key(n.i - 2) == "according"
        or (s.key(n.j) == "'s" and not told.isdisjoint(s.key(k) for k in range(n.j, n.j + 5)))
        for n in named
    ) or bool(named and {"figures", "estimates", "data"} & {t.key for t in s.tokens})


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each statement once, in text order, with every further place that repeats it."""
    ordered = sorted(claims, key=lambda k: (k.start, k.end))
    kept: list[Claim] = []
    index: dict[tuple[object, ...], int] = {}
    for claim in ordered:
        told = _told_again(claim, kept)
        if told is not None:
            first = kept[told]
            kept[told] = replace(
                first, when=claim.when, parts=claim.parts, also_at=(*first.also_at, (claim.start, claim.end))
            )
            continue
        key = _statement(claim)
        if key is None or key not in index:
            again = _said_before(claim, kept)
            if again is not None:
                first = kept[again]
                when = first.when if first.when.years or first.kind is Kind.TARGET else claim.when
                also = (*first.also_at, (claim.start, claim.end))
                kept[again] = replace(first, when=when, parts=first.parts or claim.parts, also_at=also)
                continue
            if key is not None:
                index[key] = len(kept)
            kept.append(claim)
            continue
        first = kept[index[key]]
        kept[index[key]] = replace(first, also_at=(*first.also_at, (claim.start, claim.end)))
    return tuple(kept)


def _said_before(claim: Claim, kept: Sequence[Claim]) -> int | None:
    """Where a target was stated that this only names again: the same number, no deadline, year or demand of its own.

    A figure told again is one too, where only one of the two places says its year: a headline's and its text's.
    """
    if claim.kind in {Kind.COUNT, Kind.MEASURE} and claim.quantity is not None:
        return next((n for n, told in enumerate(kept) if _same_figure(told, claim)), None)
    if claim.kind is not Kind.TARGET or claim.quantity is None or claim.when.by is not None or claim.when.years:
        return None
    if claim.modality is Modality.DEMANDED or claim.rule == "target-former":
        return None
    for n, told in enumerate(kept):
        same = told.kind is Kind.TARGET and told.measure == claim.measure and told.modality is not Modality.DEMANDED
        if same and told.quantity is not None and told.quantity.value == claim.quantity.value:
            if not claim.parts or told.parts == claim.parts:
                return n
    return None


def _same_figure(told: Claim, claim: Claim) -> bool:
    """Whether two figures are one, of which only one or neither says its year."""
    if told.kind is not claim.kind or told.quantity is None or claim.quantity is None:
        return False
    undated = [k for k in (told, claim) if not k.when.years]
    if not undated or any(k.when.words for k in undated):
        return False  # "was 3.17% last year and is 3.17% now"
    same = (told.subjects, told.measure, told.threshold, told.comparison, told.publisher)
    return same == (claim.subjects, claim.measure, claim.threshold, claim.comparison, claim.publisher) and (
        told.quantity.value == claim.quantity.value and told.quantity.unit is claim.quantity.unit
    )


def _told_again(claim: Claim, kept: Sequence[Claim]) -> int | None:
    """The target that a headline told without a deadline, where this one tells it again with its deadline."""
    if claim.kind is not Kind.TARGET or claim.modality is not Modality.IN_FORCE or claim.when.by is None:
        return None
    for n, told in enumerate(kept):
        if told.kind is Kind.TARGET and told.modality is claim.modality and told.when.by is None and not told.parts:
            if told.quantity and claim.quantity and told.quantity.value == claim.quantity.value and not told.when.years:
                return n if claim.start - told.end <= _NEAR else None
    return None


def _statement(claim: Claim) -> tuple[object, ...] | None:
    """What makes two claims the same statement; None for a claim that always stands alone."""
    if claim.kind is Kind.TARGET:
        value = claim.quantity.value if claim.quantity else None
        if claim.modality is Modality.DEMANDED:
            return ("target", value, claim.modality, claim.attribution.area)
        return ("target", value, claim.modality, claim.parts, claim.when.by, claim.when.years)
    if claim.kind in {Kind.MEASURE, Kind.PLEDGE, Kind.COUNT}:
        q = claim.quantity
        return (claim.kind, claim.subjects, claim.measure, claim.threshold, claim.when.years, claim.when.by,
                q and (q.value, q.interval, q.unit), claim.comparison)  # fmt: skip
    if claim.kind is Kind.POSITION:
        return (claim.kind, claim.subjects, claim.stance, claim.attribution.speaker)
    if claim.kind is Kind.EVENT:
        return (claim.kind, claim.event)
    return None
