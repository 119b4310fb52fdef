"""What the reader carries from sentence to sentence, and how a rule turns tokens into a claim."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from burdenshare.claims import timing
from burdenshare.claims.languages import Language
from burdenshare.claims.lexicon import Lexicon
from burdenshare.claims.naming import Name
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence
from burdenshare.claims.speakers import Speakers
from burdenshare.nouns.claims import Attribution, Claim, Kind, When

_FAR = 7  # tokens at which another topic does not touch a number any more
_OWN_TOPIC = ("defence", "equipment")


@dataclass(slots=True)
class Context:
    """State of one reading: what the text is about, and what was last said in it."""

    text: str
    day: date
    """Of the article."""
    language: Language
    lexicon: Lexicon
    speakers: Speakers

    defence: bool
    """Whether the whole text speaks of defence."""
    alliance: bool
    """Whether it speaks of the alliance."""
    shares: bool = False
    """Whether it gives money or shares of GDP spent on defence."""
    last_area: str = ""
    last_group: str = ""
    money_told: bool = False

    aside: int = 0
    """Above 0 where the last sentences speak of another topic."""
    mixed: int = 0
    """Above 0 where they speak of that too."""
    counted: Claim | None = None
    """The last count."""
    counted_in: int = 0
    """The sentence that told it."""
    last_threshold: float | None = None
    last_proposed: float | None = None
    last_said: float | None = None
    share_list: int = 0
    """Above 0 where the last sentences speak of shares of GDP, so bare lists may too."""
    unread_tables: int = 0
    """Tables of shares of GDP beside allies of which nothing says that defence is meant."""
    parts_at: int = -2
    """The last sentence that told what part of a total an ally has."""

    attribution: Attribution = field(default_factory=Attribution)
    publisher: str = ""
    """Any of the next three."""
    named: str = ""
    """The publisher that the sentence names."""
    reporting: str = ""
    """The one that the head of the text names, whose figures go on being reported."""
    carried: str = ""
    """The one named before in this paragraph."""
    carried_at: int = 0
    claims: list[Claim] = field(default_factory=list)

    def add(self, kind: Kind, s: Sentence, i: int, j: int, rule: str, **fields: Any) -> Claim:
        """Add a claim over tokens i to j (j excluded) of a sentence; its speaker is the sentence's."""
        i, j = _readable(s, i, j)
        start, end = s.span(i, j)
        quoted = bool(s.quotes) and any(s.quoted(k) for k in range(i, j))
        attribution = fields.pop("attribution", None)
        if attribution is None:
            said = self.attribution
            attribution = said if said.quoted is quoted else replace(said, quoted=quoted)
        if kind in {Kind.PLEDGE, Kind.POSITION} and not attribution.speaker:
            attribution = self._speaking(s, j, fields.get("subjects", ()), attribution)
        publisher = fields.pop("publisher", None)
        if publisher is None:
            publisher = self.publisher_at(s, j - 1) if kind in {Kind.MEASURE, Kind.COUNT} else ""
            if not publisher and self.carried and not self.named and kind is Kind.MEASURE:
                publisher = self.carried
                rule = (
                    rule if rule.endswith("-loose") else f"{rule}-loose"
                )  # whose figure it is was said a sentence ago
        claim = Claim(
            kind, start, end, self.text[start:end], rule, attribution=attribution, publisher=publisher, **fields
        )
        self.claims.append(claim)
        return claim

    def _speaking(self, s: Sentence, j: int, areas: tuple[str, ...], attribution: Attribution) -> Attribution:
        """The person of that ally whom the sentence names before token j: a pledge or stance is that person's."""
        named = [p for i, end, p in self.speakers.mentioned(s) if end <= j + 12 and p.area in areas]
        if not named:
            return attribution
        return Attribution(named[0].name, named[0].role, named[0].area, attribution.quoted)

    def publisher_at(self, s: Sentence, i: int) -> str:
        """The publisher that token i is attributed to: the one its clause names, else the text's own source."""
        marks = s.of("publisher")
        if not marks:
            return self.reporting
        start, end = s.clause(i)
        inside = [m.value for m in marks if start <= m.i < end]
        if inside:
            return inside[0]
        own = any(n.code == "NATO" and start <= n.i < end and _tells(s, n) for n in s.names)
        return "" if own else marks[0].value

    def about_defence(self, s: Sentence, i: int) -> bool:
        """Whether what stands at token i is about defence spending rather than another topic.

        The nearest topic word wins; without one in the sentence, what the sentences just before it spoke of.
        """
        if not s.has("other_topics"):
            group = any(n.cls == "group" for n in s.names)
            return group or s.has(*_OWN_TOPIC) or self.share_list > 0 or (self.shares and not self.aside)
        other = [m.i for m in s.of("other_topics") if not _overlaps(m.i, m.j, s) and not _without(s, m.i)]
        own = [m.i for m in s.of(*_OWN_TOPIC)] + [n.i for n in s.names if n.cls == "group"]
        for a, b in s.relatives():  # a relative clause and the rest of the sentence have each their own topic
            inside = a <= i < b
            other = [k for k in other if (a <= k < b) == inside]
        if other and own:  # what stands beyond a semicolon counts only where this side names no topic
            start, end = s.part(i)
            here = [k for k in other if start <= k < end], [k for k in own if start <= k < end]
            other, own = here if any(here) else (other, own)
        behind = all(k - i > _FAR for k in other)
        other, own = [abs(k - i) for k in other], [abs(k - i) for k in own]
        if other and not own and self.shares and not self.aside and behind:
            return True  # "Finland, on a mere 2.41%, that could put a quarter of a million reservists into the field"
        if not other:
            return bool(own) or self.share_list > 0 or (self.shares and not self.aside)
        return bool(own) and min(own) <= min(other)

    def when(self, s: Sentence, q: Found) -> When:
        """The time that goes with a quantity."""
        return timing.when(s, q, self.claims, self.day)

    def deadline(self, s: Sentence, q: Found) -> int | None:
        """The year of "by 2035" or "by the end of this year" that goes with a quantity, or None."""
        return timing.deadline(s, q)

    def year_before(self) -> When:
        """The year before the article's, which a figure that something moved from is of where the text does not say."""
        return When("relative", (self.day.year - 1,), "")


def _tells(s: Sentence, name: Name) -> bool:
    """Whether the alliance is named as the source of a figure ("NATO's March report", "by NATO's count")."""
    after = {s.key(k) for k in range(name.j, name.j + 5)}
    return bool(
        after
        & {"report", "figures", "estimates", "data", "table", "tables", "count", "numbers", "says", "said", "puts"}
    )


def _without(s: Sentence, i: int) -> bool:
    """Whether "without" leads to token i ("will reach 2% without raising taxes or cutting welfare")."""
    for k in range(i - 1, max(-1, i - 10), -1):
        if s.key(k) == "without":
            return True
        if s.key(k) in {",", ";", "but"} or s.tokens[k].number:
            return False
    return False


def _overlaps(i: int, j: int, s: Sentence) -> bool:
    return any(m.i < j and i < m.j for m in s.of(*_OWN_TOPIC))


def _readable(s: Sentence, i: int, j: int) -> tuple[int, int]:
    """A span of one or two words with the words around it that make it readable in print."""
    if sum(len(t.text) for t in s.tokens[i:j]) >= 9:
        return i, j
    stops = {",", ";", ".", ":", "(", ")", '"', "“", "”", "—", "–"}
    while j < len(s.tokens) and j - i < 6 and s.key(j) not in stops:
        j += 1
    while i > 0 and j - i < 6 and s.key(i - 1) not in stops:
        i -= 1
    return i, j
