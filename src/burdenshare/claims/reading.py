"""Reading a text: the screen, the sentences, the rules, and one claim a statement.

Deterministic: the same text, day, calendar and people give the same claims. Every claim carries its span
and the rule that read it. A text that cannot hold a claim costs one pass over it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from burdenshare.claims import languages, limits, unsigned
from burdenshare.claims.annotation import annotate
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import load
from burdenshare.claims.naming import Name
from burdenshare.claims.repeated import once
from burdenshare.claims.rules import (
    comparisons,
    counts,
    events,
    money,
    orders,
    passing,
    positions,
    priorities,
    referring,
    running,
    shares,
    tables,
    targets,
)
from burdenshare.claims.rules.parts import ACCOUNTS
from burdenshare.claims.screen import candidate, headed
from burdenshare.claims.sentence import Sentence
from burdenshare.claims.speakers import Person, Speakers
from burdenshare.nouns.claims import Dating, QuantityUnit, Reading
from burdenshare.nouns.commitments import Event

_TOPIC_HOLDS = 6  # sentences for which a text that spoke of defence spending is taken to go on about it


def read(
    text: str,
    dating: Dating,
    calendar: Iterable[Event] = (),
    people: Mapping[str, Person] | None = None,
    language: str = "en",
    title: str = "",
) -> Reading:
    """Every claim of `text`, an article of that day, in text order.

    calendar: the events that a text may name. people: surname (lower case) to a person of the registers.
    title: what stands over the text where it is no part of it; it may say what the text is about, and is not read for claims.
    """
    if not candidate(headed(text, title)):
        return Reading(text, dating, (), (), language)
    tongue = languages.load(language)
    lexicon = load()
    whole, text = text, text[: limits.readable(text, tongue.sentences(text))]
    about = headed(text, title)
    alliance = tongue.alliance.within(about)
    c = Context(
        text=text,
        day=dating.day,
        language=tongue,
        lexicon=lexicon,
        speakers=Speakers(lexicon, people or {}),
        defence=alliance or tongue.topic.within(about),
        alliance=alliance,
    )
    calendar = tuple(calendar)
    listed = [
        annotate(text, start, end, number, tongue, lexicon, dating.day)
        for number, (start, end) in enumerate(tongue.sentences(text))
    ]
    spending = any((s.has("share_noun") or _of_spending(s)) and not s.has("other_topics") for s in listed)
    targeted = any(s.has("target", "proposal") and any(q.value <= 6 for q in s.percents()) for s in listed)
    if not spending and c.alliance and c.defence:  # a text about the alliance's ratios that never says "of GDP"
        spending = any(s.has("spend") and s.has("defence") for s in listed) or "gdp" in text.casefold()
    named = targeted or any(s.has("target", "proposal") for s in listed)
    if not c.defence and not c.alliance and named and (_governments_divided(listed) or _the_alliances(listed)):
        c.defence = targeted = True
    if not spending and c.alliance:  # a brief of the alliance's numbers that never says what they are
        told = [q for s in listed for q in s.quantities if q.unit in {QuantityUnit.PER_CENT, QuantityUnit.MONEY}]
        opened = bool(listed) and tongue.alliance.within(text[: listed[0].end])
        spending = opened and len(told) >= 3 and not any(s.has("other_topics") for s in listed)
    c.alliance = c.alliance or (c.defence and targeted)
    spending = spending or any(_on_equipment(s) for s in listed)
    c.shares = (c.alliance or c.defence) and spending
    c.reporting = _only_publisher(listed)
    mentioned: dict[str, None] = {}
    tables.read(listed, c)
    for s in listed:
        _read_sentence(s, c, calendar)
        for name in s.names:
            if name.code and name.cls != "group" and not name.place:
                mentioned.setdefault(name.code)
    claims = once(c.claims)
    notes = (*limits.notes(whole, len(text), listed, len(claims)), *tables.notes(c.unread_tables))
    return Reading(whole, dating, claims[: limits.MOST_CLAIMS], tuple(mentioned), language, notes)


_TARGETS = {2.0, 3.5, 5.0}
_SEATS = {"the", "capital", "city", "town", "resort"}
"""What follows an adjective that says where a meeting is held: "in Dutch The Hague", "the Turkish capital"."""
_STANCES = ("accept", "support", "oppose", "wont_block", "conditional", "demand", "pledge")


def _governments_divided(listed: Iterable[Sentence]) -> bool:
    """Whether a text that never names the alliance is about its target all the same.

    A short piece of a longer report tells where two governments or more stand on 2, 3.5 or 5 per cent, by a minister or head of
    government, and speaks of nothing else.
    """
    listed = list(listed)
    if any(s.has("other_topics") for s in listed):
        return False
    named = {n.code for s in listed for n in s.names if n.code and n.cls != "group" and not n.place}
    percents = {q.value for s in listed for q in s.percents()}
    spoken = any({"minister", "chancellor", "premier"} & {t.key for t in s.tokens} for s in listed)
    return (
        len(named) > 1 and bool(percents) and percents <= _TARGETS and spoken and any(s.has(*_STANCES) for s in listed)
    )


def _the_alliances(listed: Iterable[Sentence]) -> bool:
    """Whether a short text that never names the alliance says that a government backs or refuses 5 or 3.5 per cent of GDP.

    No other target of spending is a share of GDP of that size.
    """
    listed = list(listed)
    if len(listed) > 4 or any(s.has("other_topics") for s in listed):
        return False
    return any(
        s.has("share_noun")
        and s.has("target")
        and s.has(*_STANCES)
        and any(q.value in {3.5, 5.0} for q in s.percents())
        for s in listed
    )


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


def _on_equipment(s: Sentence) -> bool:
    """Whether the sentence tells what part of their budgets allies spend on equipment."""
    told = s.has("equipment") and s.has("spend") and any(n.code and n.cls != "group" for n in s.names)
    return told and bool(s.percents()) and not s.has("other_topics")


def _read_sentence(s: Sentence, c: Context, calendar: tuple[Event, ...]) -> None:
    text = c.text
    if c.shares and s.quantities:
        s.quantities = unsigned.with_per_cent(s, c.share_list > 0, c.lexicon)
    if c.shares and not unsigned.BILLIONS.isdisjoint(s.words):
        s.quantities = unsigned.with_currency(s, c.money_told, c.lexicon)
    c.attribution = c.speakers.listen(s, c.last_area)
    named = s.of("publisher")
    c.named = named[0].value if named else ""
    if s.number <= 2 and named:
        c.reporting = c.named
    if c.reporting and _by_the_alliance(s):
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
    if _tells_parts(s):
        c.parts_at = s.number
    before = len(c.claims)
    units = {q.quantity.unit for q in s.quantities}
    if units or s.has("meet", "miss", *comparisons.WORDS) or not orders.WORDS.isdisjoint(s.words):
        for needs, rule in _FIGURES:
            if needs.met(s, units):
                rule(s, c)
    for needs, rule in _STATEMENTS:
        if needs.met(s, units):
            rule(s, c)
    if _MEETINGS.met(s, units):
        events.read(s, c, calendar)
    if s.has("other_topics") and not s.has("defence"):
        c.share_list = 0
    elif s.has("defence") and s.has("spend", "target") and not s.has("other_topics"):
        c.share_list = max(c.share_list, _TOPIC_HOLDS)
    elif len(c.claims) == before and c.share_list:
        c.share_list -= 1
    own = [
        n.code
        for n in s.names
        if n.code and n.cls != "group" and not n.place and not (n.cls == "adjective" and s.key(n.i - 1) == "former")
        if not (n.cls == "adjective" and s.key(n.j) in _SEATS)
    ]
    if own and all(_beside_an_office(s, n) for n in s.names if n.code == own[0]):
        own = (
            [code for code in own[1:] if code != own[0]] or _home(s, c) or own[: not c.last_area]
        )  # "uncertainty over US President Donald Trump"
    if any(n.cls == "foreign" for n in s.names):
        c.last_area = ""  # "Japan ...": the "it" of the next sentence is no ally
    elif own:
        c.last_area = own[0]
    groups = [n.code for n in s.names if n.cls == "group"]
    if groups and not own:
        c.last_group = groups[0]
        if s.names[0].cls == "group" and s.names[0].i <= 3 and groups[0] != "NATO":
            c.last_area = ""
    if any(k.measure == "expenditure" for k in c.claims[before:]) or "cash" in s.words:
        c.money_told = True


def _beside_an_office(s: Sentence, name: Name) -> bool:
    """Whether a people's name only says whose office-holder is spoken of, later than at the head of the sentence."""
    return name.i > 3 and s.key(name.j) in {"president", "president-elect", "chancellor", "premier"}


def _home(s: Sentence, c: Context) -> list[str]:
    """The ally whose office-holder the sentence begins with: "Sir Keir Starmer slashed the aid budget"."""
    return [p.area for i, _, p in c.speakers.mentioned(s) if i <= 2 and p.area not in {"", "NATO"}][:1]


def _tells_parts(s: Sentence) -> bool:
    """Whether the sentence says what part of a total an ally has: "accounts for 70% of defence spending"."""
    return any(q.value > 9 and s.key(q.i - 1) == "for" and s.key(q.i - 2) in ACCOUNTS for q in s.percents())


def _by_the_alliance(s: Sentence) -> bool:
    """Whether the sentence names the alliance as the source of its figures ("NATO says", "NATO figures")."""
    told = {"figures", "estimates", "data", "statistics", "numbers", "report", "table", "tables"}
    named = [n for n in s.names if n.code == "NATO"]
    return any(
        s.key(n.j) in told | {"says", "said"}
        or s.key(n.i - 2) == "according"
        or (s.key(n.j) == "'s" and not told.isdisjoint(s.key(k) for k in range(n.j, n.j + 5)))
        for n in named
    ) or bool(
        named and ({"figures", "estimates", "data"} & s.words or (named[0].i <= 1 and s.has("estimate", "say")))
    )  # "NATO, which counts otherwise, estimates that ..."


_COUNTS = {QuantityUnit.COUNT, QuantityUnit.FRACTION, QuantityUnit.PLAIN}
_PARTS = {QuantityUnit.PER_CENT, QuantityUnit.FRACTION}


@dataclass(frozen=True, slots=True)
class Needs:
    """What a sentence must hold for a rule to find anything in it: one of the units, words or classes of phrases.

    A rule that learns to find more may need less: tests/claims/test_needs.py reads every text without these, too.
    """

    units: AbstractSet[QuantityUnit] = frozenset()
    words: AbstractSet[str] = frozenset()
    classes: tuple[str, ...] = ()

    def met(self, s: Sentence, units: AbstractSet[QuantityUnit]) -> bool:
        """Whether the rule is worth asking."""
        return not (
            self.units.isdisjoint(units) and self.words.isdisjoint(s.words) and s.marks.keys().isdisjoint(self.classes)
        )


_FIGURES: tuple[tuple[Needs, Callable[[Sentence, Context], None]], ...] = (
    (Needs(_COUNTS, {"all", "every", "only", "no", "none"}), counts.read),
    (Needs({QuantityUnit.POINTS, *_PARTS}, orders.WORDS, comparisons.WORDS), comparisons.read),
    (Needs({QuantityUnit.PER_CENT}, classes=("meet", "miss")), shares.read),
    (Needs(_PARTS), targets.read),
    (Needs({QuantityUnit.PER_CENT}), shares.read_groups),
    (Needs({QuantityUnit.MONEY}), money.read),
    (Needs({QuantityUnit.PER_CENT, QuantityUnit.POINTS, QuantityUnit.MONEY}), running.read),
    (Needs(_COUNTS), passing.read),
    (Needs(classes=("pledge",)), referring.read),
)
"""The rules of figures in their order, each with what it cannot do without: most sentences meet the needs of a few."""

_STATEMENTS: tuple[tuple[Needs, Callable[[Sentence, Context], None]], ...] = (
    (Needs(words={"push"}, classes=positions.CLASSES), positions.read),
    (Needs(classes=("verb_of_priority",)), priorities.read),
)
_MEETINGS = Needs(classes=("event_summit", "event_ministerial"))
