"""Laws of reading: any text is read without a crash, spans lie in the text, growth is linear."""

import sys
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.claims import read
from burdenshare.claims.dating import given as dated
from burdenshare.claims.numerals import parse_number
from burdenshare.claims.tokens import sentences, tokenise
from tests.claims.reading import REGISTERS

WORDS = st.sampled_from(
    ["NATO", "Spain", "Germany", "spends", "spent", "2%", "1.28%", "of GDP", "on defence", "target", "nine of 32", "allies",
     "meet", "miss", "by 2035", "last year", "(", ")", ",", ".", "\n", '"', "“", "”", "said", "Robles", "Rutte", "the", "and", "5",
     "percent", "3.5-5%", "€5", "billion", "—", "in three weeks", "summit", "The Hague", "opposes", "around a third", "per", "cent",
     "1,234.5", "0", "٣", "\u202e", "𝟚%", "'s", "n't", "2024e", "|", "all but one", "the only ally", "between", "from", "to"]
)  # fmt: skip
DAY = dated(date(2025, 6, 5))


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_any_string_of_the_trades_words_is_read(text: str) -> None:
    _check(text)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    _check("NATO defence 2% of GDP " + text)


def _check(text: str) -> None:
    for claim in read(text, DAY, REGISTERS.events).claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.rule
        for start, end in claim.also_at:
            assert 0 <= start < end <= len(text)


@given(st.text(max_size=400))
def test_tokens_and_sentences_lie_in_the_text_and_keep_its_words(text: str) -> None:
    ends = 0
    for start, end in sentences(text):
        assert ends <= start < end <= len(text)
        ends = end
        for token in tokenise(text, start, end):
            assert text[token.start : token.end] == token.text


@given(st.text(alphabet="0123456789.,", max_size=40))
def test_a_written_number_is_a_number_or_none(text: str) -> None:
    parsed = parse_number(text, ".", ",")
    assert parsed is None or (parsed[0] >= 0 and parsed[1] >= 0)


def test_reading_the_same_text_twice_gives_the_same_claims() -> None:
    text = "Spain (1.28%) and 9 of 32 NATO allies miss the 2% target."
    assert read(text, DAY, REGISTERS.events) == read(text, DAY, REGISTERS.events)


def test_work_grows_with_the_text_and_no_faster() -> None:
    """Counted in calls, not in seconds, on the worst texts known: long lines, open quotes, lists, digits."""
    for unit in (
        "NATO (2%), ",
        '"NATO 2% of GDP ',
        "1,",
        "Spain and ",
        "2% of GDP target and ",
        "a-b-",
        "the only ally in 2024 ",
    ):
        small, large = _calls(unit * 200), _calls(unit * 800)
        assert large <= small * 4 * 1.6 + 20_000, unit


def _calls(text: str) -> int:
    count = 0

    def tick(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        read("NATO defence target 2% of GDP. " + text, DAY, REGISTERS.events)
    finally:
        sys.setprofile(None)
    return count
