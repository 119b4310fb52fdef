"""How much of a text is read: limits that no article meets, and a sentence for the reader of what does."""

from __future__ import annotations

import pytest

from burdenshare.claims import limits, read
from burdenshare.claims.dating import given
from burdenshare.nouns.claims import Reading
from tests.claims.reading import DAY

HEAD = "NATO ministers met to talk of defence.\n"
SPAIN = "Spain spent 1.28% of GDP on defence in 2024.\n"


def reading(text: str) -> Reading:
    return read(text, given(DAY))


def test_an_article_is_read_whole_and_nothing_is_said_of_it() -> None:
    assert reading(HEAD + SPAIN * 40).notes == ()


@pytest.mark.parametrize("sign", ["2%\n", "2% ", "..\n"])
def test_a_text_of_nothing_but_numbers_or_lines_is_read_from_its_beginning_and_the_reader_is_told(
    sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_SENTENCES", 300)
    monkeypatch.setattr(limits, "MOST_IN_ALL", 300)
    text = HEAD + SPAIN + sign * 1000 + "\n" + SPAIN.replace("Spain", "Italy")
    found = reading(text)
    assert [k.subjects for k in found.claims if k.kind == "measure"] == [("ESP",)]
    assert found.text == text
    assert any(note.startswith("Only the first") and "characters were read" in note for note in found.notes)


def test_the_limit_falls_between_two_sentences_and_what_stands_before_it_is_read_as_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = HEAD + "".join(f"Spain spent 1.28% of GDP on defence in {y}.\n" for y in range(2014, 2025))
    whole = reading(text)
    monkeypatch.setattr(limits, "MOST_SENTENCES", 6)
    part = reading(text)
    assert part.claims == whole.claims[: len(part.claims)]
    assert [k.when.years for k in part.claims if k.kind == "measure"] == [(y,) for y in range(2014, 2019)]


def test_claims_beyond_the_most_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CLAIMS", 3)
    text = HEAD + "".join(f"Spain spent 1.28% of GDP on defence in {y}.\n" for y in range(2014, 2025))
    found = reading(text)
    assert len(found.claims) == 3
    assert [note.split(" were held")[0] for note in found.notes] == ["Only the first 3 of 11 claims"]


def test_a_sentence_that_is_read_in_pieces_is_said_to_be() -> None:
    listed = ", ".join(f"{n / 100:.2f}%" for n in range(100, 300))
    assert "read in pieces" in " ".join(reading(f"{HEAD}Spain spent {listed} of GDP on defence.").notes)
    prose = "and the ministers of Spain went on to talk of other things "
    assert "read in pieces" in " ".join(reading(f"{HEAD}Spain spent 1.28% of GDP {prose * 30}.").notes)


def test_long_lines_of_whole_sentences_are_not_pieces() -> None:
    assert (
        reading(HEAD.strip() + " " + SPAIN.strip() + " “" + "The minister said that it is so. " * 60 + "”").notes == ()
    )
