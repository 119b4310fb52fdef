"""What the money is to buy first: stated capability priorities, by their normal names, and who states them."""

from __future__ import annotations

from burdenshare.claims.context import Context
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind


def read(s: Sentence, c: Context) -> None:
    """Add the priorities that a sentence names."""
    verbs = s.of("verb_of_priority")
    items = s.of("priority_item")
    if not verbs or not items or not c.defence:
        return
    verb = verbs[0]
    named = [m for m in items if m.i >= verb.j] or items
    names = tuple(dict.fromkeys(m.value for m in named))
    if len(names) < 2 and verb.value not in {"priority is", "priorities include", "priorities are", "priority"}:
        return
    c.add(
        Kind.PRIORITY,
        s,
        min(verb.i, named[0].i),
        max(verb.j, named[-1].j),
        "priority-list",
        subjects=(c.attribution.area,) if c.attribution.area else (),
        items=names,
    )
