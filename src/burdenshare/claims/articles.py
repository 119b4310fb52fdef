"""What languages with an article before numbers need besides their glossary: Spanish, Portuguese, Italian.

"Creció un 16 %" is by how much; "el ministro de Defensa polaco, Tomczyk," has its name behind a comma; "objetivo vigente"
has its adjective behind; infinitives and subjunctives ("quiere gastar", "que gasten") are "to spend"; a verb without a
subject is "it". Tokens are renamed, moved or added; each keeps its offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims import places
from burdenshare.claims.glossary import UNKNOWN, Glossed
from burdenshare.claims.tokens import Token

_CHANGES = frozenset(
    {
        "rise", "rises", "rose", "raise", "raises", "raised", "raising", "fell", "falls", "fall", "falling", "increase", "increases",
        "increased", "increasing", "cut", "cuts", "cutting", "grow", "grows", "grew", "growing", "jumped", "surged", "soared",
    }
)  # fmt: skip
_ELSEWHERE = frozenset({"to", "from", "of", "by", "until", "at", ",", ";", "and", "in", "with", "is", "was"})
_MONTHS = frozenset(
    {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }
)
_TARGETS = frozenset({"target", "goal", "guideline", "threshold", "commitment", "pledge", "requirement"})
_REFLEXIVE = UNKNOWN + "se"
_CLAUSE_OPENS = frozenset({",", ";", ":", "“", "and", "but", "that", "only", "said"})
_BARE_AFTER = frozenset({"to", "will", "would", "must", "should", "can", "could", "may", "might", "shall"})
_LED_BY = frozenset({"of", "that", "in", "for"})
_WANTS = {"wants": "plans", "want": "plan", "wanted": "planned"}
"""Who wants to spend has a plan; who wants others to spend makes a demand."""


def numbers(glossed: list[Glossed]) -> list[Glossed]:
    """Articles before numbers: left out ("el 2 %"), or "by" after a verb of change ("creció un 16 %").

    A preposition that is spelled like an article is one before a number (Portuguese "chegar a 2%").
    """
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.token.key in {_REFLEXIVE, "se"}:
            if not made or made[-1].token.key in _CLAUSE_OPENS:
                made.append(_named(g, "if"))  # Portuguese "se Portugal gastasse"; elsewhere the reflexive says nothing
            continue
        if g.role == "to" and g.token.text == "to" and _even(glossed, n):
            continue  # "até a Alemanha", "hasta Alemania" at the head of a clause
        before_number = n + 1 < len(glossed) and glossed[n + 1].token.number
        if before_number and g.role == "to" and g.token.key == "the":
            made.append(_named(g, "to"))
        elif (
            before_number
            and g.role == "to"
            and g.token.key == "for"
            and _changing(made)
            and not _is_year(glossed[n + 1].token.text)
        ):
            made.append(_named(g, "to"))  # Portuguese "sobe para 2%"
        elif g.token.key == "the" and g.role in {"article", "to"} and _own_name(glossed, n + 1):
            continue  # "a Polónia"
        elif g.token.key == "a" and g.role == "article" and n + 1 < len(glossed) and glossed[n + 1].role == "verb":
            made.append(_named(g, "one"))  # "só um falha"
        elif g.role == "from" and made and made[-1].token.number and g.token.key == "of" and _month(glossed, n + 1):
            continue  # "25 de junio"
        elif g.token.key in {"since", "from"} and g.role == "from" and _own_name(glossed, n + 1) and _following(made):
            continue  # "seguita dall'Estonia e dal Canada": the next of those that follow
        elif g.token.key == "since" and g.role == "from" and _whence(glossed, n + 1):
            made.append(_named(g, "from"))  # "subió al 2 % desde el 1,4 %"
        elif before_number and g.role == "article":
            if g.token.key == "a" and _changing(made):
                made.append(_named(g, "by"))
        else:
            made.append(g)
    return made


def _whence(glossed: Sequence[Glossed], n: int) -> bool:
    """Whether a number that is no year, or a name, comes next: whence something came, not since when it is so."""
    if n >= len(glossed):
        return False
    return (glossed[n].token.number and not _is_year(glossed[n].token.text)) or glossed[n].role in {"name", "adjective"}


def _following(made: Sequence[Glossed]) -> bool:
    """Whether a list of those behind some other has just gone on: "ahead of Estonia ( 3.43 % ) and"."""
    if not made or made[-1].token.key not in {",", "and"}:
        return False
    return any(g.token.key == "ahead" for g in made[-24:])


def _even(glossed: Sequence[Glossed], n: int) -> bool:
    """Whether the word is "even": a preposition that heads the sentence, before a country."""
    k = n + 1
    while k < len(glossed) and glossed[k].role in {"article", "to"} and glossed[k].token.key == "the":
        k += 1
    return n == 0 and k < len(glossed) and glossed[k].role == "name"


def _own_name(glossed: Sequence[Glossed], n: int) -> bool:
    return n < len(glossed) and glossed[n].role == "name" and glossed[n].token.key != "the"


def _month(glossed: Sequence[Glossed], n: int) -> bool:
    return n < len(glossed) and glossed[n].token.key in _MONTHS


def _changing(made: Sequence[Glossed]) -> bool:
    """Whether a verb of change governs what comes next, with no other preposition or number in between."""
    for g in reversed(made[-8:]):
        if g.token.key in _CHANGES:
            return True
        if g.token.key == "in" and g.token.text == "in real terms":
            continue
        if g.token.key in _ELSEWHERE or (g.token.number and len(g.token.text) != 4):
            return False
    return False


def phrases(glossed: list[Glossed]) -> list[Glossed]:
    """Offices beside their countries and names, adjectives before targets, "to" before infinitives."""
    for step in (
        places.line_first,
        places.counted,
        _expected,
        _lists_of_none,
        _comparing,
        _reported,
        _dative_subjects,
        _offices,
        _adjectives_first,
        _spending_of,
        _years_of_nouns,
        _clitics,
        _short_of,
        _more_than,
        _economies,
        _group_moves,
        _arrivals,
        places.first,
        _infinitives,
    ):
        glossed = step(glossed)
    return glossed


def _expected(glossed: list[Glossed]) -> list[Glossed]:
    """ "L'Italia dovrebbe spendere il 2,01%": a number to two decimals is expected, not asked for."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.token.key == "should" and n and glossed[n - 1].role in {"name", "noun", "subject"}:
            number = next((x.token.text for x in glossed[n : n + 9] if _amount(x)), "")
            if len(number.partition(".")[2]) == 2:
                words = ("are" if glossed[n - 1].role == "subject" else "is", "expected", "to")
                made += [Glossed(Token(w, w, g.token.start, g.token.end), g.role) for w in words]
                continue
        made.append(g)
    return made


def _lists_of_none(glossed: list[Glossed]) -> list[Glossed]:
    """ "No llegan Italia (1,49 %) ni Croacia (1,81 %)": behind a name or its figure it joins, and denies nothing anew."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.token.key == "neither" and n and (glossed[n - 1].role == "name" or glossed[n - 1].token.key == ")"):
            made[n] = _named(g, "and")
    return made


_CLITICS = frozenset({UNKNOWN + "le", UNKNOWN + "les", UNKNOWN + "lhe", UNKNOWN + "lhes"})


def _dative_subjects(glossed: list[Glossed]) -> list[Glossed]:
    """ "A España le bastará el 2,1 %" as "Spain ...": who is told twice is what the sentence is about."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.token.key in _CLITICS and n and glossed[n - 1].role == "name":
            while made and made[-1].role == "name":
                made.pop()
            name = _last_name(glossed, n)
            if made and made[-1].token.key == "to":
                made.pop()
            made += name
        else:
            made.append(g)
    return made


def _last_name(glossed: Sequence[Glossed], end: int) -> list[Glossed]:
    first = end
    while first and glossed[first - 1].role == "name":
        first -= 1
    return list(glossed[first:end])


def _reported(glossed: list[Glossed]) -> list[Glossed]:
    """ "Ha dicho a Rutte, que España no puede": behind a comma and before a name it opens what is said."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-2]):
        if g.token.key == "which" and n and glossed[n - 1].token.key == "," and glossed[n + 1].role == "name":
            if glossed[n + 2].role in {"verb", "auxiliary", "name"} or glossed[n + 2].token.key in {
                "“",
                "not",
                "cannot",
            }:
                made[n] = _named(g, "that")
    return made


_COMPARED = frozenset({"more", "less", "higher", "lower", "times", "twice", "much"})


def _comparing(glossed: list[Glossed]) -> list[Glossed]:
    """ "Más del doble que en 2014": behind a word that compares it is "than"."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-1]):
        if g.token.key == "that" and glossed[n + 1].token.key == "in":
            if _COMPARED & {x.token.key for x in glossed[max(0, n - 4) : n]}:
                made[n] = _named(g, "than")
    return made


def _offices(glossed: list[Glossed]) -> list[Glossed]:
    """ "Primer ministro de Eslovaquia, Robert Fico" as "Slovakia prime minister Robert Fico"."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        if glossed[n].role != "office":
            made.append(glossed[n])
            n += 1
            continue
        office = _phrase(glossed, n)
        n += len(office)
        k = n
        while k < len(glossed) and k - n < 2 and glossed[k].token.key in {"of", "the", "from"}:
            k += 1
        owner = _phrase(glossed, k) if k < len(glossed) and glossed[k].role in {"name", "adjective"} else []
        if owner and (k > n or owner[0].role == "adjective"):
            if made and made[-1].token.key == "the":
                made.pop()
            made += owner
            n = k + len(owner)
        made += office
        if n + 1 < len(glossed) and glossed[n].token.key == "," and _person(glossed[n + 1]):
            n += 1
    return made


def _phrase(glossed: Sequence[Glossed], n: int) -> list[Glossed]:
    """The tokens that one phrase of the glossary became."""
    end = n
    while (
        end < len(glossed)
        and glossed[end].token.start == glossed[n].token.start
        and glossed[end].role == glossed[n].role
    ):
        end += 1
    return list(glossed[n:end])


def _person(g: Glossed) -> bool:
    return g.role in {"", "surname"} and g.token.capital and g.token.text[0].isalpha()


_RANKED = frozenset({"share", "level", "spending", "figure"})


def _adjectives_first(glossed: list[Glossed]) -> list[Glossed]:
    """ "Objetivo vigente" as "current target"."""
    made: list[Glossed] = []
    for g in glossed:
        at = len(made)
        if g.token.key in {"highest", "lowest"} and at and made[at - 1].token.key in _RANKED:
            at -= 1  # "la quota più bassa"
        elif g.role == "qualifier" and at and made[at - 1].token.key in _TARGETS:
            start = made[at - 1].token.start
            while at and made[at - 1].token.start == start:
                at -= 1
        made.insert(at, g)
    return made


def _infinitives(glossed: list[Glossed]) -> list[Glossed]:
    """ "To" before an infinitive or a subjunctive, save after a modal: "de gastar", "que gasten" too.

    What one country is to do is "will" under a promise ("promete que España alcance"), else "might".
    """
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.role != "infinitive" or (n and _one_phrase(glossed[n - 1], g)):
            made.append(g)
            continue
        before = made[-1] if made else None
        if before is not None and before.token.key in _WANTS:
            before = made[-1] = _named(before, _WANTS[before.token.key])
        last = len(made) - 1
        while last > 0 and made[last].token.key in {"not", "also", "already"}:
            last -= 1
        governor = made[last].token.key if made else ""
        if made and made[last].role == "name":
            word = _of_a_country(made, last)
        elif before is not None and before.token.key in _LED_BY:
            made.pop()
            word = "to"
        else:
            word = "" if governor in _BARE_AFTER else "to"
        if word and not _supposed(made):
            made += [Glossed(Token(w, w, g.token.start, g.token.start), "") for w in word.split()]
        made.append(g)
    return made


_PROMISES = frozenset({"pledged", "pledges", "pledge", "plans", "plan", "expected", "announced", "will", "promise"})


def _of_a_country(made: Sequence[Glossed], last: int) -> str:
    """What goes between a country and what it is to do."""
    first = last
    while first > 0 and made[first - 1].role in {"name", "article"}:
        first -= 1
    if first and made[first - 1].token.key in _BARE_AFTER:
        return "might"  # "debe España gastar"
    if {"expects", "estimates"} & {g.token.key for g in made[max(0, first - 5) : first]}:
        return "is expected to"
    if (
        first
        and made[first - 1].token.key in {"for", "that"}
        and _DEALS & {g.token.key for g in made[max(0, first - 5) : first]}
    ):
        return "will"  # "un acuerdo para que España llegue al 2 %"
    return "will" if _PROMISES & {g.token.key for g in made[max(0, first - 5) : first]} else "might"


_DEALS = frozenset({"deal", "plan", "commitment", "target"})


def _one_phrase(a: Glossed, b: Glossed) -> bool:
    return a.role == b.role and a.token.start == b.token.start


def _supposed(made: Sequence[Glossed]) -> bool:
    """Whether "if" governs what comes next: "si España gastara"."""
    for g in reversed(made[-8:]):
        if g.token.key in {",", ";", "."}:
            return False
        if g.token.key == "if":
            return True
    return False


_IN_SPENDING = frozenset({"name", "subject", "adjective"})


def _spending_of(glossed: list[Glossed]) -> list[Glossed]:
    """ "El de España" as "the spending of Spain"."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.role == "from" and n and glossed[n - 1].role == "article" and glossed[n - 1].token.key == "the":
            k = n + 1
            while k < len(glossed) and glossed[k].role == "article":
                k += 1
            if k < len(glossed) and glossed[k].role in _IN_SPENDING and glossed[k].role != "adjective":
                made.append(Glossed(Token("spending", "spending", g.token.start, g.token.start), "noun"))
        made.append(g)
    return made


def _years_of_nouns(glossed: list[Glossed]) -> list[Glossed]:
    """ "La reforma de 2025": a year that belongs to some other noun does not say when the rest was."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-1]):
        following = glossed[n + 1].token
        if n and g.role == "from" and glossed[n - 1].token.key.startswith(UNKNOWN) and _is_year(following.text):
            hidden = UNKNOWN + following.text
            made[n + 1] = Glossed(Token(hidden, hidden, following.start, following.end), "")
    return made


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and "1949" <= text <= "2060"


def _clitics(glossed: list[Glossed]) -> list[Glossed]:
    """ "La respetan" as "meet it": an article before a finite verb is its object; "superan ya" as "already exceed"."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        g = glossed[n]
        if g.role == "article" and g.token.key == "the" and n + 1 < len(glossed) and glossed[n + 1].role == "verb":
            verb = _phrase(glossed, n + 1)
            made += [*verb, Glossed(Token("it", "it", g.token.start, g.token.end), "")]
            n += 1 + len(verb)
        elif g.role == "article" and g.token.key == "the" and (done := _perfect(glossed, n + 1)):
            made += [*done, Glossed(Token("it", "it", g.token.start, g.token.end), "")]
            n += 1 + len(done)
        elif g.role == "article" and n + 1 < len(glossed) and glossed[n + 1].token.key in _POSSESSIVES:
            n += 1  # "la sua spesa"
        elif g.role == "verb" and _passing(verb := _phrase(glossed, n)) and _named_next(glossed, n + len(verb)):
            made.append(_named(verb[0], "overtook" if verb[0].token.key == "spent" else "overtakes"))
            n += len(verb)
        elif g.role == "verb" and (verb := _phrase(glossed, n)) and _adverb(glossed, n + len(verb)):
            made += [glossed[n + len(verb)], *verb]
            n += len(verb) + 1
        else:
            made.append(g)
            n += 1
    return made


_POSSESSIVES = frozenset({"its", "their", "our"})


def _perfect(glossed: Sequence[Glossed], n: int) -> list[Glossed]:
    """An auxiliary and the participle right behind it: "lo hanno rispettato"."""
    k = n
    while k < len(glossed) and glossed[k].token.key in {"has", "have", "had", "already", "also"}:
        k += 1
    if k == n or k >= len(glossed) or glossed[k].role != "verb":
        return []
    return [*glossed[n:k], *_phrase(glossed, k)]


def _short_of(glossed: list[Glossed]) -> list[Glossed]:
    """ "No llega al 2 % de la OTAN" as "falls short of 2 % NATO target"; of a bare share it says what is spent."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        verb = _phrase(glossed, n)
        if glossed[n].role == "verb" and [g.token.key for g in verb[-1:]] == ["below"]:
            for g in glossed[n + len(verb) : n + len(verb) + 6]:
                if g.token.key in _TARGETS:
                    start, end = verb[0].token.start, verb[0].token.end
                    past = verb[0].token.key == "was"
                    words = ("fell" if past else "falls", "short", "of")
                    verb = [Glossed(Token(w, w, start, end), "verb") for w in words]
                    n += len(_phrase(glossed, n)) - len(verb)
                    break
                if g.token.key in {",", ";", "."}:
                    break
        made += verb
        n += len(verb)
    return made


def _more_than(glossed: list[Glossed]) -> list[Glossed]:
    """ "Supera per la prima volta il 2%" as "spends for the first time more than 2%"."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        verb = _phrase(glossed, n)
        n += len(verb)
        if glossed[n - 1].role != "verb" or [g.token.key for g in verb[-2:]] != ["more", "than"]:
            made += verb
            continue
        end = next(
            (k for k in range(n, min(n + 14, len(glossed))) if glossed[k].token.key in _STOPS or _amount(glossed[k])), n
        )
        if end == n or end >= len(glossed) or not _amount(glossed[end]):
            made += verb
            continue
        made += [*verb[:-2], *glossed[n:end], *(Glossed(g.token, "") for g in verb[-2:])]
        n = end
    return made


_STOPS = frozenset({",", ";", ".", ":", "and", "(", "“", "”"})


def _amount(g: Glossed) -> bool:
    return g.token.number and not _is_year(g.token.text)


_GROWS = frozenset({"grow", "grows", "grew"})


def _economies(glossed: list[Glossed]) -> list[Glossed]:
    """ "Portugal deverá crescer 2,3 %": a country grows by its economy, not by what it spends."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        made.append(g)
        if g.token.key not in _GROWS or not n:
            continue
        k = n - 1
        while k >= 0 and (glossed[k].role in {"verb", "auxiliary"} or glossed[k].token.key in {"to", "not", "also"}):
            k -= 1
        owned = k > 0 and glossed[k - 1].token.key in {"of", "and", ","}
        if k >= 0 and glossed[k].role == "name" and not owned:
            start, end = g.token.start, g.token.end
            made += [Glossed(Token(w, w, start, end), "") for w in ("economic", "growth")]
    return made


_MOVES = frozenset({"rise", "rises", "increase", "increases", "grow", "grows", "fall", "falls"})


def _group_moves(glossed: list[Glossed]) -> list[Glossed]:
    """ "Europa y Canadá pasan del 1,4 % al 2 %": reporters tell in the present what a group has done, as "rose"."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-2]):
        if g.role != "verb" or g.token.key not in _MOVES or glossed[n + 1].role not in {"from", "to"}:
            continue
        k = n - 1
        while k >= 0 and glossed[k].token.key in {"average", "already", "also", "this", "year"}:
            k -= 1
        if glossed[n + 2].token.number and k >= 0 and (glossed[k].role == "subject" or glossed[k].token.key == "nato"):
            made[n] = _named(g, "fell" if g.token.key.startswith("fall") else "rose")
    return made


def _arrivals(glossed: list[Glossed]) -> list[Glossed]:
    """ "Del 1,4 % de 2014 al 2,5 %": where a move ends without a year is where it stands now, not in 2014."""
    made: list[Glossed] = []
    open_move = False
    for n, g in enumerate(glossed):
        if g.role == "to" and n and _is_year(glossed[n - 1].token.text) and n + 1 < len(glossed):
            open_move = glossed[n + 1].token.number and not _is_year(glossed[n + 1].token.text)
        elif open_move and g.role != "share" and not g.token.number and g.token.key not in {"%", "percent"}:
            open_move = False
            if g.token.key in {",", ".", ";", ")", "and"}:
                made.append(Glossed(Token("currently", "currently", g.token.start, g.token.start), ""))
        made.append(g)
    return made


def _passing(verb: Sequence[Glossed]) -> bool:
    """Whether it is "exceeds", said of a number or of another ally."""
    return [g.token.key for g in verb[1:]] == ["more", "than"]


def _named_next(glossed: Sequence[Glossed], n: int) -> bool:
    while n < len(glossed) and (glossed[n].role in {"article", "to"}):
        n += 1
    return n < len(glossed) and glossed[n].role == "name"


def _adverb(glossed: Sequence[Glossed], n: int) -> bool:
    return n < len(glossed) and glossed[n].token.key in {"already", "still", "currently", "also", "only"}


_OWN = frozenset({"spends", "spent", "devotes", "devoted", "allocates", "allocated", "invests", "invested"})


def subjects(glossed: list[Glossed]) -> list[Glossed]:
    """ "It" before a verb that begins a sentence without a name: "Gastó el 1,28 %"."""
    first = next((n for n, g in enumerate(glossed) if g.token.text[0].isalpha()), None)
    if first is None or any(g.role in {"name", "subject", "adjective"} for g in glossed):
        return glossed
    g = glossed[first]
    if g.role != "verb" or g.token.key not in _OWN | {"will", "has"}:
        return glossed
    return [*glossed[:first], Glossed(Token("It", "it", g.token.start, g.token.start), "subject"), *glossed[first:]]


def _named(g: Glossed, word: str) -> Glossed:
    return Glossed(Token(word, word, g.token.start, g.token.end), g.role)
