"""A sentence with everything found in it: what the rules work on, and what they ask of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from operator import itemgetter

from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.periods import Time
from burdenshare.claims.quantities import Found
from burdenshare.claims.tokens import Token
from burdenshare.nouns.claims import QuantityUnit

_NOT_SUBJECT_BEFORE = {"than", "unlike", "like", "equals", "from", "against", "versus", "to", "into", "over", "besides",
                       "except", "excluding", "despite"}  # fmt: skip
_OVERTAKING = {"overtook", "overtakes", "overtaken", "surpassed", "surpasses", "outspent", "outspends"}
_TELLING = {"told", "tells", "telling", "informed", "assured", "promised", "promises", "pledged", "pledges"}
_URGING = {"pressure", "pressures", "demand", "demands", "threats", "request", "calls", "insistence"}
_TIMES_OF = {"double", "triple", "twice", "times", "half"}
_OWNED = {"defence", "defense", "military", "total", "overall", "combined", "average", "spending", "collective", "core"}
_WITHIN = {"leads", "lead", "led", "tops", "topped", "in", "among", "within", "across", "amongst", "throughout"}
_RELATED = {"neighbour", "neighbor", "neighbours", "neighbors", "rival", "rivals", "ally", "allies", "partner",
            "partners"}  # fmt: skip
_VERBS = {"comes", "came", "has", "had", "will", "would", "leads", "led", "ranks", "ranked", "said", "says", "follows",
          "followed"}  # fmt: skip
_by_place = itemgetter(2)  # Mark.i
_NO_MARKS: list[Mark] = []
_RELATIVE = frozenset({"which", "who", "whose", "where"})
_BORDERS = frozenset({";", "—", "–", "while", "whereas", "but", "although", "though", "despite"})


@dataclass(slots=True)
class Sentence:
    """Tokens, marks by class, names, quantities and times of text[start:end].

    keys: of the tokens, in order; words: the same as a set. key(i): the key of token i, "" outside the sentence.
    """

    text: str
    start: int
    end: int
    number: int
    tokens: list[Token]
    marks: dict[str, list[Mark]]
    names: list[Name]
    quantities: list[Found]
    times: list[Time]
    quotes: list[tuple[int, int]]
    keys: tuple[str, ...] = ()
    taken: set[int] = field(default_factory=set)
    words: frozenset[str] = field(init=False, repr=False)
    key: Callable[[int], str] = field(init=False, repr=False)
    _relatives: list[tuple[int, int]] | None = None
    _sorted: dict[tuple[str, ...], list[Mark]] = field(default_factory=dict)
    _subjects: dict[tuple[int, tuple[str, ...]], Name | None] = field(default_factory=dict)
    polled: bool | None = None

    def __post_init__(self) -> None:
        self.words = frozenset(self.keys)
        self.key = _Keys(enumerate(self.keys)).__getitem__

    def has(self, *classes: str) -> bool:
        """Whether a phrase of any of the classes is in the sentence."""
        return not self.marks.keys().isdisjoint(classes)

    def of(self, *classes: str) -> list[Mark]:
        """The marks of the classes, in order."""
        if len(classes) == 1:
            return self.marks.get(classes[0], _NO_MARKS)
        found = self._sorted.get(classes)
        if found is None:
            found = [m for c in classes if c in self.marks for m in self.marks[c]]
            if len(found) > 1:
                found.sort(key=_by_place)
            self._sorted[classes] = found
        return found

    def percents(self) -> list[Found]:
        """The numbers of per cent, in order."""
        return [q for q in self.quantities if q.unit is QuantityUnit.PER_CENT]

    def between(self, i: int, j: int, *classes: str) -> list[Mark]:
        """Marks of the classes that lie in tokens i to j."""
        found = self.of(*classes)
        return [m for m in found if i <= m[2] and m[3] <= j] if found else []

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Offsets in the text of tokens i to j (j excluded)."""
        tokens = self.tokens[i:j]
        return min(t.start for t in tokens), max(t.end for t in tokens)

    def quoted(self, i: int) -> bool:
        """Whether token i stands inside quotation marks."""
        return any(a <= i < b for a, b in self.quotes)

    def subject_before(self, i: int, kinds: tuple[str, ...] = ("area", "adjective", "capital", "group")) -> Name | None:
        """The nearest name to the left of token i that can be a subject."""
        if (asked := (i, kinds)) not in self._subjects:
            self._subjects[asked] = self._subject_before(i, kinds)
        return self._subjects[asked]

    def _subject_before(self, i: int, kinds: tuple[str, ...]) -> Name | None:
        wanted = {*kinds, "foreign"}
        closed = [(a, b) for a, b in self.relatives() if b <= i]
        led = self._of_relative(i)
        for name in reversed(self.names):
            if led and name.j == led - 1 and name.cls in {"area", "capital"} and name.code:
                return name  # "unlike Poland, which spends 4%"
            if name.j > i or name.cls not in wanted or name.place or not self._can_be_subject(name):
                continue
            if not any(a <= name.i < b for a, b in closed):
                return replace(name, code="", cls="foreign") if self._of_another(name) else name
        return None

    def chain(self, last: Name) -> tuple[Name, ...]:
        """The names joined to `last` by commas and "and": "Spain, Italy and Portugal"."""
        chain = [last]
        for name in reversed(self.names):
            head = chain[0]
            if name.j > head.i or name is head:
                continue
            between = set(_outside_brackets([t.key for t in self.tokens[name.j : head.i]]))
            if (
                name.place
                or name.cls in {"foreign", "group"}
                or not between <= {",", "and", "or", "the", "as", "well", "&", "but", "also"}
                or ("but" in between and "also" not in between)
            ):
                break
            chain.insert(0, name)
        return tuple(chain)

    def reach(self, i: int) -> tuple[int, int]:
        """Tokens that a statement at token i may draw its time from: its relative clause, or all outside of it.

        ", which ... ," keeps its own times; a semicolon ends the reach of both.
        """
        start, end = self.part(i)
        for a, b in self.relatives():
            if a <= i < b:
                return max(a, start), min(b, end)
        return start, end

    def part(self, i: int) -> tuple[int, int]:
        """Tokens between the semicolons around token i."""
        if ";" not in self.words:
            return 0, len(self.keys)
        start = max((k + 1 for k in range(i) if self.keys[k] == ";"), default=0)
        end = next((k for k in range(i, len(self.keys)) if self.keys[k] == ";"), len(self.keys))
        return start, end

    def relatives(self) -> list[tuple[int, int]]:
        """Token spans of the relative clauses set off by commas: ", which hosts a U.S. battalion,"."""
        if self._relatives is not None:
            return self._relatives
        found: list[tuple[int, int]] = []
        if "," in self.words:
            if not _RELATIVE.isdisjoint(self.words):
                for k in range(1, len(self.keys)):
                    if self.keys[k] in _RELATIVE and self.keys[k - 1] == ",":
                        if (close := _next(self.keys, ",", k + 1)) is not None:
                            found.append((k, close))
            found = sorted([*found, *self._asides()])
        self._relatives = found
        return found

    def _asides(self) -> list[tuple[int, int]]:
        """What commas set off between a name and its verb: "Canada, long a target of American scolding, reaches"."""
        found = []
        for name in self.names:
            if (
                self.key(name.j) != ","
                or name.cls == "group"
                or self.key(name.j + 1) in {"which", "who", "whose", "and"}
            ):
                continue
            close = next((k for k in range(name.j + 1, len(self.tokens)) if self.tokens[k].key in {",", ";"}), None)
            if close is None or self.key(close) == ";" or close - name.j < 4:
                continue
            inside = [n for n in self.names if name.j <= n.i < close]
            if (
                not inside
                or inside[0].i == name.j + 1
                or any(name.j <= q.i < close and q.unit is QuantityUnit.PER_CENT for q in self.quantities)
            ):
                continue
            verbs = self.of("spend", "stand_at", "change_up", "change_down", "meet", "miss")
            after = close + 1 + (self.key(close + 1) in _ADVERBS)
            if self.key(after) in _VERBS or any(m.i == after for m in verbs):
                found.append((name.j + 1, close))
        return found

    def clause(self, i: int) -> tuple[int, int]:
        """Tokens of the clause around token i, bounded by ; : dashes and "while", "but", "whereas"."""
        if _BORDERS.isdisjoint(self.words):
            return 0, len(self.keys)
        start = next((k + 1 for k in range(i - 1, -1, -1) if self.keys[k] in _BORDERS), 0)
        end = next((k for k in range(i + 1, len(self.keys)) if self.keys[k] in _BORDERS), len(self.keys))
        return start, end

    def _of_relative(self, i: int) -> int:
        """Where the relative clause that token i stands in begins, 0 if in none: at "which" behind a comma."""
        for k in range(i - 1, 0, -1):
            if self.tokens[k].key in {",", ";", ":", "(", "and", "but"}:
                return 0
            if self.tokens[k].key in {"which", "who"} and self.tokens[k - 1].key == ",":
                return k
        return 0

    def _of_another(self, name: Name) -> bool:
        """Whether the name only tells whose neighbour or rival is meant: "Portugal's larger neighbour"."""
        return self.key(name.j) == "'s" and any(self.key(k) in _RELATED for k in range(name.j + 1, name.j + 4))

    def _can_be_subject(self, name: Name) -> bool:
        lead = name.i - 2 if self.key(name.i - 1) == "the" else name.i - 1
        if self.key(lead) in _NOT_SUBJECT_BEFORE:
            return False
        if self.key(name.i - 2) == "than" and self.tokens[name.i - 1].text.islower():
            return False  # "less than tiny Luxembourg"
        if self.key(lead) == "of" and self.key(lead - 1) in _URGING | _RELATED:
            return False  # "the pressure of the United States", "the 31 allies of the United States"
        if self.key(lead) == "of" and {self.key(lead - 1), self.key(lead - 2)} & _TIMES_OF:
            return False  # "double that of Italy"
        if self.key(lead) in _OVERTAKING:
            return False  # "Sweden overtook the United States with 3.22%"
        if self.key(name.i - 1) == "as" and self.key(name.i - 2) in {"much", "many", "same"}:
            return False
        if self.key(name.i - 1) == "with" and self.key(name.i - 2) in {"compared", "comparison"}:
            return False
        return name.cls != "group" or self._group_can_be_subject(name, lead)

    def _group_can_be_subject(self, name: Name, lead: int) -> bool:
        """ "The alliance's target", "the NATO target", "NATO's top spender": not the alliance. lead: before its article."""
        if {self.key(name.i - 1), self.key(lead)} & _TELLING:
            return False  # "Italy told NATO it would hit 2%"
        if "one" in {self.key(k) for k in range(name.i - 5, name.i)}:
            return False  # "one of only seven NATO allies"
        if self.key(name.j) == "'s":
            return self.key(name.j + 1) in _OWNED
        if any(m.j > name.j and m.i <= name.j + 1 for m in self.of("target")):
            return False
        if self.key(name.j) in {"member", "ally", "country", "nation", "state"}:  # "the only NATO member"
            return self.key(name.i - 1) in {"every", "each"}
        lead = lead if self.key(name.i) != "the" else name.i - 1
        if self.key(lead) == "of":  # "spending of European allies", but not "the lowest of the alliance"
            before = {self.key(k) for k in range(lead - 4, lead)}
            return bool(before & {"spending", "expenditure", "outlays", "average"}) or self.key(lead - 1) == "the"
        if self.key(lead) == "by" and self.key(name.j) == ",":
            return False  # "figures published by the alliance, the country spent 2%"
        if self.key(lead) == "in" and self.key(lead - 1) in {"spending", "expenditure", "outlays", "budgets"}:
            return True  # "spending in Europe and Canada"
        return self.key(lead) not in _WITHIN


class _Keys(dict[int, str]):
    """Keys of tokens by their place; "" for a place outside the sentence."""

    def __missing__(self, place: int) -> str:
        return ""


def _next(keys: tuple[str, ...], key: str, start: int) -> int | None:
    """The first place of a key from a start on."""
    try:
        return keys.index(key, start)
    except ValueError:
        return None


def _outside_brackets(keys: list[str]) -> list[str]:
    """ "Italy (1.49 percent) and Canada": the words without those in brackets."""
    outside: list[str] = []
    depth = 0
    for key in keys:
        depth += key == "("
        if not depth:
            outside.append(key)
        depth = max(0, depth - (key == ")"))
    return outside


_ADVERBS = {"currently", "now", "still", "already", "also", "today", "only", "just"}
