"""The screen lets every text pass in which a claim is read, and finds its words as the plain way does."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench import corpus
from hypothesis import given
from hypothesis import strategies as st

from burdenshare import data
from burdenshare.claims import languages, reading
from burdenshare.claims.dating import given as dated
from burdenshare.claims.detection import language_of
from burdenshare.claims.screen import Words, candidate, hopeful, written_in
from tests.claims.reading import REGISTERS

DAY = dated(date(2025, 8, 29))
CANDIDATE = {code: entry["candidate"] for code, entry in json.loads(data.text("cldr.json")).items()}
PIECES = sorted({w for words in CANDIDATE.values() for listed in words.values() for w in listed})


def texts_of_the_tests() -> Iterator[str]:
    """Every longer string of the test-suite."""
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 25:
                yield node.value


def test_every_text_labelled_with_a_claim_passes_that_speaks_of_defence_at_all() -> None:
    labelled = [t for t in corpus.texts("tuning") if t.labels and hopeful(t.text)]
    assert len(labelled) > 120
    assert not [t.name for t in labelled if not candidate(t.text)]


def test_no_text_of_defence_in_which_a_claim_is_read_is_screened_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what speaks of the alliance or defence at all: that nothing else is read is the screen's doing, too."""
    monkeypatch.setattr(reading, "candidate", lambda text: True)
    missed = []
    for text in [*(t.text for t in corpus.texts("tuning")), *texts_of_the_tests()]:
        language = language_of(text)
        if language in languages.codes() and hopeful(text) and not candidate(text):
            if reading.read(text, DAY, REGISTERS.events, language=language).claims:
                missed.append(text)
    assert not missed


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8),
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from([*"aiİıZ5 .-'\n", "ß", "é"])), max_size=12).map(
        "".join
    ),
    st.sampled_from([str, str.upper, str.title, str.lower]),
)
def test_the_automaton_finds_what_the_plain_way_finds(words: list[str], text: str, cased: type[str]) -> None:
    assert Words(words).within(cased(text)) == written_in(words, cased(text))


@pytest.mark.parametrize(
    "text",
    [
        "Global warming: farming and charming villages, 5% of the senators facilitate it.",
        "Le utilità e la facilitazione degli utenti; il 3 per cento dei cumpărători.",
        "Rallies and tallies of forearms, 20% more.",
    ],
)
def test_words_that_only_look_like_those_of_defence_are_not_taken_for_them(text: str) -> None:
    assert not candidate(text)


@pytest.mark.parametrize(
    "text", ["Armia ma 5%.", "Na armię: 3 proc.", "SAVUNMA BÜTÇESİ %2", "İTTİFAK %2", "Allies: 2%", "DEFENCE 2%"]
)
def test_words_of_defence_are_found_with_any_capitals(text: str) -> None:
    assert candidate(text)


def test_the_alliance_alone_is_hope_but_no_candidate() -> None:
    assert hopeful("NATO met in Brussels.") and not candidate("NATO met in Brussels.")
