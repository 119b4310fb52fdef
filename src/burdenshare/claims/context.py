"""What the reader carries from sentence to sentence, and how a rule turns tokens into a claim."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from burdenshare.claims.languages import Language
from burdenshare.claims.lexicon import Lexicon
from burdenshare.claims.periods import Time
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Name, Sentence
from burdenshare.claims.speakers import Speakers
from burdenshare.nouns.claims import Attribution, Claim, Interval, Kind, Quantity, QuantityUnit, When

_FAR = 7  # tokens at which another topic does not touch a number any more
_OWN_TOPIC = ("defence", "equipment")


@dataclass(slots=True)
class Context:
    """State of one reading. named: the publisher that the sentence names; reporting: the one that the head of the text
    names, whose figures go on being reported; carried: the one named before in this paragraph; publisher: any of them. defence, alliance: what the whole text speaks of; shares: of money or shares of GDP spent on defence. aside: the last sentences speak of another topic; mixed: of that too. share_list: the last sentences speak of shares of GDP, so bare lists may too. counted: the last count, and the sentence that told it."""

    text: str
    day: date
    language: Language
    lexicon: Lexicon
    speakers: Speakers
    defence: bool
    alliance: bool
    shares: bool = False
    last_area: str = ""
    last_group: str = ""
    money_told: bool = False
    aside: int = 0
    mixed: int = 0
    counted: Claim | None = None
    counted_in: int = 0
    last_threshold: float | None = None
    last_proposed: float | None = None
    last_said: float | None = None
    share_list: int = 0
    attribution: Attribution = field(default_factory=Attribution)
    publisher: str = ""
    named: str = ""
    reporting: str = ""
    carried: str = ""
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
            publisher = self.publisher_at(s, j - 1)
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
        """The time that goes with a quantity; "the year before" counts from the year of the figure told before it."""
        found = self._beside(s, q)
        if found.basis == "relative" and found.words.casefold() in _YEAR_BEFORE:
            told = next((k for k in reversed(self.claims[-3:]) if s.start <= k.start < s.end), None)
            if told is not None and told.when.years and told.when.years[0] < self.day.year:
                return When("relative", (told.when.years[0] - 1,), found.words)
            moved = any(o.j <= q.i and o.unit is q.unit for o in s.quantities)
            if (told is None or not told.when.years) and moved and self.day.month < _ESTIMATES_OUT:
                return When("relative", (self.day.year - 2,), found.words)  # the figure told is last year's till summer
        return found

    def _beside(self, s: Sentence, q: Found) -> When:
        """The time that goes with a quantity: next after it, else before it, else the only one."""
        lo, hi = s.reach(q.i)
        aside = [(a, b) for a, b in s.relatives() if not a <= q.i < b]
        times = [
            t
            for t in s.times
            if t.when.basis != "calendar" and not t.adjective and not t.compared and lo <= t.i < hi
            if not _of_a_report(s, t)
            if s.key(t.j) != "'s" or s.key(t.j + 1) in _TOLD  # "last year's silver medallist"
            if not any(a <= t.i < b for a, b in aside)
        ]
        if (headed := next((t for t in s.times if t.j + 1 == q.i and s.key(t.j) == ":"), None)) is not None:
            return _plain(headed)  # "(2025: 2.31%; 2024: 1.96%)"
        spans = sorted({y for t in times if t.span for y in t.when.years})
        if len(spans) == 2 and s.key(q.number - 1) == "to":
            return When("stated", (spans[1],), str(spans[1]))  # "leapt by 1.08 points between 2024 and 2025, to 3.35%"
        if not times:
            return self._year_of_list(s, q) or When("none")
        rivals = [o.i for o in s.quantities if o.i >= q.j and (o.unit is q.unit or _may_be_share(o))]
        times = [t for t in times if t.i < q.j or not _opens_next(s, t, rivals)]
        if (
            beside := next(
                (t for t in times if t.i == q.j + 1 and s.key(q.j) in {"(", "in", ","} and s.key(t.j) != ":"), None
            )
        ) is not None:
            return _plain(beside)
        following = [t for t in times if t.i >= q.j]
        bound = min([*rivals, *_next_owner(s, q)], default=len(s.tokens))
        near = [t for t in following if t.i < bound and not _of_comparison(s, q, t)]
        floor = max((o.j for o in s.quantities if o.j <= q.i and o.unit is q.unit), default=0)
        own = [t for t in times if t.j <= q.i and t.i >= floor and (floor == 0 or _heads(s, t))]
        if near and own and own[-1].when.years and _of_next(s, q, near[0], rivals):
            return _plain(own[-1])
        if near:
            return _plain(next((t for t in near if t.when.years), near[0]))
        if listed := self._year_of_list(s, q):
            return listed
        before = [t for t in times if t.j <= q.i]
        if moved_from(s, q) is not None:
            return When("none")  # "from 1.40% in 2014 to 2.01%": the year is the first number's
        close = [t for t in before if t.i >= floor and (floor == 0 or q.i - t.j <= 2)]
        if close:
            return _plain(next((t for t in reversed(close) if t.when.years), close[-1]))
        if floor and own and q.i - own[-1].j <= 8:
            return _plain(own[-1])
        return (
            _plain(before[0])
            if len(times) == 1 and before and before[0].i < floor <= q.i and _opens(before[0])
            else When("none")
        )

    def year_before(self) -> When:
        """The year before the article's, which a figure that something moved from is of where the text does not say."""
        return When("relative", (self.day.year - 1,), "")

    def _year_of_list(self, s: Sentence, q: Found) -> When | None:
        """The year of the figure before, in a list that says it once: "Spain spent 1.24% in 2024; Slovenia managed 1.37%"."""
        told = next(
            (k for k in reversed(self.claims[-3:]) if s.start <= k.start < s.end and k.kind is Kind.MEASURE), None
        )
        if (
            told is None
            or told.when.basis not in {"stated", "relative"}
            or told.comparison
            or told.measure != "share_of_gdp"
        ):
            return None
        before = next((o for o in reversed(s.quantities) if o.j <= q.i and o.unit is q.unit), None)
        if before is None or told.quantity is None or told.quantity.value != before.value:
            return None
        parted = max((k for k in range(before.j, q.i) if s.key(k) in {";", ",", "and"}), default=before.j)
        keys = {s.key(k) for k in range(parted, q.i)} | ({s.key(k) for k in range(before.j, q.i)} & _LATER)
        own = any(n.code and n.cls != "group" and before.j <= n.i < q.i for n in s.names)
        present = [m for m in s.between(before.j, q.i, "spend", "stand_at", "meet") if m.value.endswith("s")]
        return None if not own or present or keys & _NOT_OF_LIST else told.when

    def deadline(self, s: Sentence, q: Found) -> int | None:
        """The year of "by 2035" or "by the end of this year" that goes with a quantity, or None.

        A year of review is no deadline, and one beyond another number of per cent is that number's.
        """
        lo, hi = s.reach(q.i)
        others = [o.i for o in s.quantities if o.unit is q.unit and o.i != q.i]
        times = [t for t in s.times if t.when.by is not None and lo <= t.i < hi and not _reviewed(s, t.i)]
        after = [t for t in times if t.i >= q.j and not any(q.j <= i < t.i for i in others)]
        ends = [o.j for o in s.quantities if o.unit is q.unit and o.i != q.i]
        before = [t for t in times if t.j <= q.i and t.deadline and not any(t.j <= i < q.i for i in others)]
        before = [
            t for t in before if not any(0 <= t.i - j <= 4 for j in ends)
        ]  # "2.5% by 2027 and 3% after": the first's
        chosen = after[0] if after else (before[-1] if before else None)
        return chosen.when.by if chosen else None


_ESTIMATES_OUT = 6
"""The month from which a year's newest figures are estimates of that very year; the reports of spring are of the year before."""
_YEAR_BEFORE = {"the year before", "a year earlier", "a year before", "the previous year", "the prior year",
                "twelve months earlier"}  # fmt: skip
_TOLD = {"figure", "figures", "share", "spending", "ratio", "level", "number", "total", "budget", "estimate",
         "estimates", "expenditure", "outlays", "rate", "report", "data", "annual", "defence", "defense", "military"}  # fmt: skip
_LATER = {"then", "after", "later", "since", "while", "but", "whereas"}
_NOT_OF_LIST = {"now", "today", "currently", "to", "from", "will", "are", "reach", "this", "while", "but", "whereas",
                "than", "then", "after", "later", "since"}  # fmt: skip


def moved_from(s: Sentence, q: Found) -> Found | None:
    """The number that a move to this one starts from: "rose from 1.40% in 2014 to 2.01%"."""
    if "to" not in {s.key(q.i - 1), s.key(q.number - 1)}:
        return None
    before = next((o for o in reversed(s.quantities) if o.j < q.i and o.unit is q.unit), None)
    if before is None or "from" not in {s.key(before.i - 1), s.key(before.number - 1)}:
        return None
    return before


def _tells(s: Sentence, name: Name) -> bool:
    """Whether the alliance is named as the source of a figure ("NATO's March report", "by NATO's count")."""
    after = {s.key(k) for k in range(name.j, name.j + 5)}
    return bool(
        after
        & {"report", "figures", "estimates", "data", "table", "tables", "count", "numbers", "says", "said", "puts"}
    )


def _next_owner(s: Sentence, q: Found) -> list[int]:
    """Where the next ally begins with a figure of its own: "Lithuania with 5.33%, and Estonia, in 2025 at 3.38%"."""
    return [
        n.i
        for n in s.names
        if n.i >= q.j
        and n.cls in {"area", "capital"}
        and n.code
        and not n.place
        and s.key(n.i - 1) in {"and", ";", "while", "but", ":"}
        if any(o.unit is q.unit and o.i > n.j for o in s.quantities)
    ][:1]


_TELLING = {"was", "were", "is", "stood", "had", "been", "that", "it", "this", "the", "figure", "share", "still", "only", "at",
            "just", "spent"}  # fmt: skip


def _opens_next(s: Sentence, t: Time, rivals: list[int]) -> bool:
    """Whether the time belongs to the number behind it: "2.27%, last year it was 1.99%"."""
    after = next((i for i in sorted(rivals) if i >= t.j), None)
    if after is None or s.key(t.i - 1) not in {",", "-", "–", "in"} or after - t.j > 6:
        return False
    lead = t.i - 2 if s.key(t.i - 1) == "in" else t.i - 1
    between = {s.key(k) for k in range(t.j, after)}
    return (
        s.key(lead) in {",", "-", "–"}
        and bool(between & {"was", "were", "stood", "is", "spent"})
        and between <= _TELLING
    )


def _may_be_share(q: Found) -> bool:
    """Whether a number without a sign may be a share all the same: "would rise to 1.53 by 2024"."""
    return q.unit is QuantityUnit.PLAIN and q.quantity.decimals > 0


_REPORTS = frozenset({"estimate", "estimates", "report", "figures", "data", "projections", "release"})


def _of_a_report(s: Sentence, time: Time) -> bool:
    """Whether the time is when a report came out: "1.96% according to the estimates of June 2024"."""
    for k in range(time.i - 1, max(-1, time.i - 5), -1):
        if s.key(k) in _REPORTS:
            return k < time.i - 1
        if s.key(k) == "to" and s.key(k - 1) == "according":
            return True
        if not (s.key(k) in {"of", "from", "in", "the"} or s.tokens[k].capital or s.tokens[k].number):
            return False
    return False


_PARTED = {",", ";", "and", "but"}


def _heads(s: Sentence, t: Time) -> bool:
    """Whether the time heads its part of a row: "..., and this year it stands at 1.55%"."""
    return s.key(t.i - 1) in _PARTED or (s.key(t.i - 1) == "in" and s.key(t.i - 2) in _PARTED)


def _of_next(s: Sentence, q: Found, t: Time, rivals: list[int]) -> bool:
    """Whether the time behind a number is the next number's: "in 2022 it spent 1.40%, last year 1.48%"."""
    parted = any(s.key(k) in _PARTED for k in range(q.j, t.i))
    return parted and any(0 <= r - t.j <= 7 for r in rivals)


def _of_comparison(s: Sentence, q: Found, t: Time) -> bool:
    """Whether the time is of what the number is set against: "4.12% of GDP, almost twice what it spent in 2022"."""
    words = [s.key(k) for k in range(q.j, t.i)]
    return "," in words and not {"twice", "double", "triple", "times"}.isdisjoint(words[words.index(",") :])


def _opens(time: Time) -> bool:
    """Whether the time stands at the head of its sentence ("In 2024, ...") and so governs all of it."""
    return time.i <= 2


def _reviewed(s: Sentence, i: int) -> bool:
    return not {"review", "reviewed", "reviewing", "reviews"}.isdisjoint(s.key(k) for k in range(i - 8, i))


def _plain(time: Time) -> When:
    """The year of an expression; a stretch of years has none."""
    if not time.span:
        return time.when
    return When("span", (), time.when.words, by=time.when.by)


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


def is_share(s: Sentence, q: Found) -> bool:
    """Whether "of GDP" or the like follows the quantity."""
    return any(q.j <= m.i <= q.j + 1 or (q.j <= m.i <= q.j + 4 and s.key(q.j) == "of") for m in s.of("share_noun"))


def of_something_else(s: Sentence, q: Found) -> bool:
    """Whether "of" follows and leads to something other than GDP ("63 % of the alliance's spending")."""
    return s.key(q.j) == "of" and not is_share(s, q)


def like_target(s: Sentence, q: Found) -> bool:
    """Whether the quantity is the number of a target: "the 2 % target", "a goal of 5 %", "2 % of GDP guideline"."""
    nouns = s.of("target")
    end = q.j
    for m in s.of("share_noun"):
        if q.j <= m.i <= q.j + 1:
            end = m.j
    for m in nouns:
        if any(t.key in {";", "."} for t in s.tokens[min(m.i, q.i) : max(m.j, q.j)]):
            continue
        if m.value in {"rule", "line", "bar", "mark", "level"} and not (
            s.has("defence") or any(n.cls == "group" for n in s.names)
        ):
            continue
        if m.value in {"level", "line", "bar", "mark", "rule", "minimum", "floor"} and not (end <= m.i <= end + 1):
            continue
        gap = s.tokens[end : m.i] if m.i >= end else None
        if gap is not None and len(gap) <= 3 and all(t.key in _INSIDE for t in gap):
            return True
        if gap is not None and 2 <= len(gap) <= 8 and gap[0].key == "," and gap[1].key in {"the", "a", "its", "their"}:
            if not any(t.number or t.key in {",", "(", "that", "which"} for t in gap[1:]):
                return True  # "5% of GDP, the new spending target"
        if m.j == q.i and m.value not in {"level", "line", "rule", "mark", "minimum"}:
            return True  # "the target 2 percent"
        if m.j <= q.i:
            before = _without_aside([t.key for t in s.tokens[m.j : q.i]])
            if len(before) == 3 and before[0] == "from" and before[2] == "to" and before[1][0].isdigit():
                return True  # "raise the target from 2 to 5%"
            if len(before) <= 6 and before and before[0] in {"of", "to", ":", ",", "at", "(", "from"}:
                if before[0] == "," and len(before) > 1:
                    continue  # "under the threshold, to 1.93"
                if all(k in _LEADS or k in {"nato", "'s"} for k in before):
                    return True
            if before and before[-1] == "to" and set(before) <= _MOVING:
                return True  # "the target will rise to 5%"
            if len(before) <= 3 and before and before[-1] in {"is", "was", "at", "been", "remains"}:
                return True
            if before[-4:] == ["no", "longer", "stands", "at"]:
                return True
            if (
                len(before) <= 12
                and {"is", "was", "remains"} & set(before)
                and not any(k.isdigit() or k in {",", "which", "that"} for k in before)
            ):
                if all(
                    k in _LEADS
                    for k in before[max(n for n, k in enumerate(before) if k in {"is", "was", "remains"}) + 1 :]
                ):
                    return True  # "the goal for core and related spending together is 5%", "the goal is to spend 5%"
    return False


_MOVING = {"will", "would", "is", "be", "should", "must", "rise", "rises", "go", "goes", "up", "raised", "increase", "increased", "to",
           "expected", "set", "nato", "of", "the", "alliance"}  # fmt: skip


def _without_aside(keys: list[str]) -> list[str]:
    """The words without what two commas set off: "the new target, agreed in The Hague, is"."""
    commas = [n for n, k in enumerate(keys) if k == ","]
    if (
        len(commas) != 2 or commas[1] - commas[0] > 8 or any(k[0].isdigit() and len(k) != 4 for k in keys)
    ):  # a year is no other number
        return keys
    return [*keys[: commas[0]], *keys[commas[1] + 1 :]]


_INSIDE = {"-", "nato", "spending", "defence", "defense", "alliance", "'s", "of", "gdp", "gdp-spending", "the", "its",
           "military", "new", "per", "year", "budget", "political", "agreed", "minimum", "investment", "core",
           "overall", "annual"}  # fmt: skip
_LEADS = {"spend", "of", "to", ":", ",", "at", "(", "spending", "least", "the", "a", "from", "just", "around", "about",
          "be", "reach", "investing", "allocating", "devoting", "invest", "allocate", "devote", "by", "its", "each", "member", "minimum", "defence",
          "defense", "on", "up"}  # fmt: skip


def resolved(q: Quantity, kind: str, lexicon: Lexicon) -> Quantity:
    """The quantity read with another approximator, such as "at_least" for a target."""
    interval = lexicon.approximators[kind].interval(q.value, 1.0)
    return replace(q, approximator=kind, interval=interval)


def half_line(value: float, kind: str, lexicon: Lexicon) -> Quantity:
    """A threshold as a quantity: at_least or less_than so many per cent."""
    interval: Interval = lexicon.approximators[kind].interval(value, 1.0)
    return Quantity(value, 0, QuantityUnit.PER_CENT, interval, kind)
