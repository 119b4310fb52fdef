"""Rules asked of every sentence find what they find where they are asked only where they can find something."""

from __future__ import annotations

from datetime import date

import pytest
from bench import corpus

from burdenshare.claims import languages, reading
from burdenshare.claims.dating import given
from burdenshare.claims.detection import language_of
from burdenshare.nouns.claims import Claim
from burdenshare.verdicts.checking import people
from tests.claims.reading import REGISTERS
from tests.claims.test_screen import texts_of_the_tests

TEXTS = [(t.text, t.language, t.published) for t in corpus.texts("tuning")]
TEXTS += [(text, language_of(text), date(2025, 8, 29)) for text in texts_of_the_tests()]


def read() -> list[tuple[Claim, ...]]:
    known = people(REGISTERS)
    return [
        reading.read(text, given(day), REGISTERS.events, known, language).claims
        for text, language, day in TEXTS
        if language in languages.codes()
    ]


def test_the_needs_of_the_rules_cost_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = read()
    monkeypatch.setattr(reading.Needs, "met", lambda *_: True)
    assert needed == read()
