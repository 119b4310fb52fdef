"""The article as HTML paragraphs with its claims marked, each mark a sign and a number before it is a colour.

A claim may be said several times (Claim.also_at), overlap another and run over a line's end. Each place carries a
link to the claim's card and an anchor to come back to; where claims overlap, the shortest lends its colour.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from burdenshare.nouns.verdicts import Check, Verdict
from burdenshare.publish.tables import esc
from burdenshare.publish.wording import MARKS, Mark


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a claim stands. number: of the claim; nth: 1 for its first place; last: where its text ends."""

    number: int
    nth: int
    start: int
    end: int
    verdict: Verdict

    @property
    def mark(self) -> Mark:
        """How the ruling is shown."""
        return MARKS[self.verdict.ruling]

    @property
    def anchor(self) -> str:
        """The id of the place: ref-3, and ref-3-2 where claim 3 is said again."""
        return f"ref-{self.number}" if self.nth == 1 else f"ref-{self.number}-{self.nth}"


def places(check: Check) -> tuple[Place, ...]:
    """Every place of every claim, cut to the text and without the white space at its ends."""
    found = []
    for number, verdict in enumerate(check.verdicts, 1):
        claim = verdict.claim
        for nth, (start, end) in enumerate(dict.fromkeys(((claim.start, claim.end), *claim.also_at)), 1):
            words = check.text[max(start, 0) : end]
            left = max(start, 0) + len(words) - len(words.lstrip())
            right = left + len(words.strip())
            if left < right:
                found.append(Place(number, nth, left, right, verdict))
    return tuple(found)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines of a text that hold words."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def in_each(lines: Sequence[tuple[int, int]], listed: Iterable[Place]) -> list[list[Place]]:
    """The places that lie in each of the paragraphs, in the order of `listed`."""
    ends = [end for _, end in lines]
    found: list[list[Place]] = [[] for _ in lines]
    for place in listed:
        for n in range(bisect_right(ends, place.start), len(lines)):
            if lines[n][0] >= place.end:
                break
            found[n].append(place)
    return found


def marked(text: str, here: Sequence[Place], start: int, end: int) -> str:
    """One paragraph with the claims in it marked. here: the places that lie in it."""
    cuts = sorted({start, end, *(max(p.start, start) for p in here), *(min(p.end, end) for p in here)})
    waiting = deque(sorted(here, key=lambda p: p.start))
    ending: dict[int, list[Place]] = defaultdict(list)
    for place in here:
        ending[place.end].append(place)
    over: list[Place] = []
    parts = []
    for left, right in pairwise(cuts):
        over = [p for p in over if p.end > left]
        while waiting and waiting[0].start <= left:
            over.append(waiting.popleft())
        words = esc(text[left:right])
        if over:
            nearest = min(over, key=lambda p: (p.end - p.start, p.number))
            words = f'<mark class="{nearest.mark.name}">{words}</mark>'
        parts.append(words)
        parts += [_link(p) for p in ending.get(right, ())]
    return "".join(parts)


def _link(place: Place) -> str:
    """The sign and number behind a claim, which lead to its card."""
    mark, ruling = place.mark, place.verdict.ruling.value
    return (
        f'<a class="ref {mark.name}" id="{place.anchor}" href="#claim-{place.number}" '
        f'title="Claim {place.number}: {ruling}">{mark.sign}{place.number}<span class="hidden"> {ruling}</span></a>'
    )
