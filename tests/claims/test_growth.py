"""Reading stays about linear in the length of a text, on the worst texts known, in every language.

Compared are two lengths of one text, so that a slow machine fails nothing: four times the text takes about four times as
long, and would take sixteen times as long where work were quadratic. The best of several tries counts.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date

import pytest

from burdenshare import data
from burdenshare.claims import languages, reading
from burdenshare.claims.dating import given, work_out
from burdenshare.claims.lexicon import load
from burdenshare.claims.screen import candidate
from tests.claims.reading import REGISTERS

DAY = given(date(2025, 6, 5))
CLDR = json.loads(data.text("cldr.json"))
PER_CENT = {
    "en": "per cent of GDP", "de": "Prozent des BIP", "fr": "pour cent du PIB", "es": "por ciento del PIB",
    "it": "per cento del Pil", "nl": "procent van het bbp", "pl": "procent PKB", "pt": "por cento do PIB",
    "ro": "la sută din PIB", "tr": "GSYH'nin yüzde 2",
}  # fmt: skip
SHORT, TIMES, FACTOR, TRIES = 1300, 4, 9.0, 4


def worst(language: str) -> dict[str, str]:
    """What is repeated, by what it is."""
    tongue, names = languages.load(language), [n[0] for n in CLDR[language]["names"].values()]
    about = f"{tongue.alliance.words[0].strip()} {tongue.topic.words[0].strip()}"
    per_cent, numbers = PER_CENT[language], CLDR[language]["numbers"]
    return {
        "digits": "1234567890",
        "digits and signs": "1.234,5",
        "numbers": "2% ",
        "per cent": f"{per_cent} ",
        "a parenthesised list": f"({names[3]} 2%, ",
        "commas": ", ",
        "names of allies": f"{names[5]} ",
        "names joined": f"{names[5]}, {names[9]} ",
        "quotation marks": '"“„',
        "open quotations": f"“{about} 2% ",
        "white space": " \t\u00a0 \n ",
        "number words": f"{numbers[23]} {numbers[7]} ",
        "one enormous sentence": f"{about} {names[3]} 2 {per_cent}, 32 {names[9]}, which ",
        "hyphens and apostrophes": "a-l'a-",
        "abbreviations": "z. B. Dr. U.S. ",
        "lines of a table": f"2023 2024 2025\n{names[3]} | 2.1 | 2.2 | 2.3\n",
        "heads of tables": "2014 2015\n",
        "pairs": f"{names[3]}: 2.1\n",
        "dates": "5 June 2025 ",
        "years": "2024 2030 ",
    }


def grows_no_faster_than_the_text(work: Callable[[str], object], head: str, unit: str) -> bool:
    texts = [head + (unit * (n // len(unit) + 1))[:n] for n in (SHORT, SHORT * TIMES)]
    best = [float("inf")] * len(texts)
    for _ in range(TRIES):
        for k, text in enumerate(texts):
            start = time.process_time()
            work(text)
            best[k] = min(best[k], time.process_time() - start)
        if best[1] <= best[0] * FACTOR + 0.005:
            return True
    return False


@pytest.mark.parametrize("language", languages.codes())
def test_reading_grows_with_the_text_and_no_faster(language: str) -> None:
    tongue = languages.load(language)
    head = f"{tongue.alliance.words[0].strip()} {tongue.topic.words[0].strip()}: 2% {PER_CENT[language]}. "
    assert candidate(head)

    def work(text: str) -> None:
        reading.read(text, DAY, REGISTERS.events, language=language)

    work(head)
    slow = [name for name, unit in worst(language).items() if not grows_no_faster_than_the_text(work, head, unit)]
    assert not slow


@pytest.mark.parametrize("language", languages.codes())
def test_dating_and_screening_grow_with_the_text_and_no_faster(language: str) -> None:
    tongue, lexicon = languages.load(language), load()

    def work(text: str) -> None:
        candidate(text)
        work_out(text, REGISTERS.events, tongue, lexicon, date(2026, 11, 24))

    work("NATO 2%")
    slow = [name for name, unit in worst(language).items() if not grows_no_faster_than_the_text(work, "", unit)]
    assert not slow
