"""What Dutch says with words of several meanings, told apart by what stands beside them; and its objects before infinitives.

"Zijn" is "are" or "its", "gaat" is "will", "goes" or "rose", "wil" a plan or a demand. Tokens are renamed or change places; each keeps
its offsets. German has the same steps and few of the words.
"""

from __future__ import annotations

from burdenshare.claims.glossary import UNKNOWN, Glossed
from burdenshare.claims.prepositions import is_year, renamed
from burdenshare.claims.tokens import Token

_BORDERS = frozenset(",;:—–.!?()“”")
_SUBORDINATES = frozenset({"that", "because", "while", "whether"})
_VERBS = frozenset({"verb", "auxiliary", "infinitive"})


def told_apart(glossed: list[Glossed]) -> list[Glossed]:
    """The tokens of a sentence, still in the order of the text, with each such word as what it means there."""
    return _goings(_either(_particles(glossed)))


def rearranged(glossed: list[Glossed]) -> list[Glossed]:
    """The tokens in the rules' order, with infinitives before their objects and plans told from demands."""
    return _wanting(_times_first(_before_objects(glossed)))


def _before_objects(glossed: list[Glossed]) -> list[Glossed]:
    """ "Wants to the target raise from 2 to 5" as "wants to raise the target": an infinitive goes before its object."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "auxiliary" or (n + 1 < len(glossed) and glossed[n + 1].role == "auxiliary"):
            continue
        k = n + 1
        while (
            k < len(glossed)
            and k <= n + 5
            and (
                glossed[k].role in {"article", "target", "noun", "adjective"}
                or glossed[k].token.key in {"its", "their", "the"}
            )
        ):
            k += 1
        if n + 1 < k < len(glossed) and glossed[k].role == "verb" and glossed[k].token.key in _INFINITIVES:
            return [*made[: n + 1], made[k], *made[n + 1 : k], *made[k + 1 :]]
    return made


_OBJECTS = frozenset({"article", "target"})


def _times_first(glossed: list[Glossed]) -> list[Glossed]:
    """ "Germany reached in 2024 the NATO target" as "in 2024 Germany reached the NATO target"."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-3]):
        year = glossed[n + 1].token.key == "in" and is_year(glossed[n + 2].token)
        if g.role == "verb" and year and glossed[n + 3].role in _OBJECTS and g.token.key in _MEETS:
            start = next((k + 1 for k in range(n - 1, -1, -1) if made[k].token.key in _BORDERS | _SUBORDINATES), 0)
            return [*made[:start], *made[n + 1 : n + 3], *made[start : n + 1], *made[n + 3 :]]
    return made


_MEETS = frozenset({"reached", "reaches", "met", "meets", "reach", "meet", "missed", "misses", "miss"})


_WANTS = {"wants": "plans", "want": "plan"}


def _wanting(glossed: list[Glossed]) -> list[Glossed]:
    """ "Wants to reach 3.5 percent" as "plans to": who wants to do so has a plan, who wants it of others a demand."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-1]):
        if g.token.key not in _WANTS or g.role != "auxiliary" or glossed[n + 1].token.key != "to":
            continue
        k = n + 2
        while k < len(glossed) and glossed[k].token.key in {"also", "already", "still"}:
            k += 1
        if k < len(glossed) and glossed[k].role == "verb" and glossed[k].token.key in _INFINITIVES | {"stand"}:
            made[n] = renamed(g, _WANTS[g.token.key])
    return made


def _particles(glossed: list[Glossed]) -> list[Glossed]:
    """Without the "uit" that a separable verb leaves at the end of its clause ("komen boven de 5 procent uit").

    "Het" before a number to two decimals is a pronoun ("zit het op 2,03 procent") and goes too.
    """
    glossed = [
        g
        for n, g in enumerate(glossed)
        if not (g.role == "article" and n + 1 < len(glossed) and len(glossed[n + 1].token.text.partition(".")[2]) == 2)
    ]
    made = list(glossed)
    for n, g in enumerate(glossed):
        following = glossed[n + 1].token.key if n + 1 < len(glossed) else "."
        if g.token.key == "from" and following in _BORDERS and n and glossed[n - 1].token.key != "far":
            hidden = UNKNOWN + "uit"
            made[n] = Glossed(
                Token(hidden, hidden, g.token.start, g.token.end), ""
            )  # what is left of "komen boven ... uit"
    return made


_AFTER_ARE = frozenset(
    {"not", "still", "already", "only", "no", "also", "at", "all", "currently", ",", ".", ";", ")", "it"}
)


def _either(glossed: list[Glossed]) -> list[Glossed]:
    """Dutch "zijn": "are" behind members or at the end of a clause, "its" elsewhere."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "either":
            continue
        before = glossed[n - 1] if n else None
        after = glossed[n + 1] if n + 1 < len(glossed) else None
        plural = before is not None and (
            before.role == "subject" or (before.token.number and not is_year(before.token))
        )
        named = after is not None and after.role == "article" and n + 2 < len(glossed) and glossed[n + 2].role == "name"
        ended = named or after is None or after.token.key in _AFTER_ARE or after.token.number or after.role in _VERBS
        if plural or ended:
            made[n] = Glossed(Token("are", "are", g.token.start, g.token.end), "auxiliary")
        else:
            made[n] = Glossed(g.token, "")
    return made


def _goings(glossed: list[Glossed]) -> list[Glossed]:
    """Dutch "gaat": "will" with an infinitive in its clause, "rose" from one number to another, else "goes"."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "going":
            continue
        end = next(
            (k for k in range(n + 1, len(glossed)) if glossed[k].token.key in _BORDERS | _SUBORDINATES), len(glossed)
        )
        rest = glossed[n + 1 : end]
        if any(x.role == "verb" and x.token.key in _INFINITIVES for x in rest):
            made[n] = Glossed(g.token, "auxiliary")
        elif any(x.token.key == "from" for x in rest) and any(x.token.key == "to" for x in rest):
            made[n] = Glossed(Token("rose", "rose", g.token.start, g.token.end), "verb")
        else:
            made[n] = Glossed(Token("goes", "goes", g.token.start, g.token.end), "verb")
    return made


_INFINITIVES = frozenset(
    {
        "spend",
        "reach",
        "meet",
        "raise",
        "rise",
        "support",
        "reject",
        "agree",
        "pay",
        "exceed",
        "fall",
        "demand",
        "double",
    }
)
