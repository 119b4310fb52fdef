"""A whole text checked: a day that is not believed, and what the reader is told beside the verdicts."""

from __future__ import annotations

from datetime import date

import burdenshare as bs
from burdenshare.claims.detection import others_in
from burdenshare.nouns.verdicts import Check
from burdenshare.verdicts import check

TODAY = date(2026, 11, 24)
ENGLISH = "Spain spent 1.28% of its GDP on defence in 2024, according to NATO, and that is less than the target.\n\n"
GERMAN = (
    "Deutschland gab im Jahr 2024 nach Angaben der NATO 2,12 Prozent seines Bruttoinlandsprodukts für die Verteidigung aus, "
    "Frankreich dagegen 2,06 Prozent.\n\n"
)
WHERE = "the page's linked data (datePublished)"


def checked(text: str, **stated: object) -> Check:
    return check(text, bs.open(), bs.registers(), today=TODAY, **stated)  # type: ignore[arg-type]


def test_a_day_of_the_metadata_that_is_still_to_come_is_not_believed_and_the_reader_is_told() -> None:
    dating = checked(ENGLISH, metadata=(date(2030, 1, 1), WHERE)).dating
    assert (dating.day, dating.source) == (TODAY, "today")
    assert dating.explanation.startswith(f"{WHERE} says 2030-01-01, which is still to come and was not believed")
    assert "gives no date" not in dating.explanation


def test_a_dateline_stands_in_for_a_day_that_is_still_to_come() -> None:
    dating = checked(f"Madrid, 6 June 2025\n{ENGLISH}", metadata=(date(2030, 1, 1), WHERE)).dating
    assert (dating.day, dating.source) == (date(2025, 6, 6), "worked out")
    assert dating.explanation.endswith("says 2030-01-01, which is still to come and was not believed")


def test_tomorrow_is_today_where_the_page_was_published_further_east() -> None:
    dating = checked(ENGLISH, metadata=(date(2026, 11, 25), WHERE)).dating
    assert (dating.day, dating.source) == (TODAY, "metadata")
    assert "the day has already begun" in dating.explanation


def test_a_part_in_a_second_language_is_said_to_be_read_in_the_first() -> None:
    notes = checked(ENGLISH * 3 + GERMAN, published=date(2025, 6, 6)).notes
    assert notes == ("Part of the text is in German and was read as English, so claims in that part may be missing.",)


def test_a_text_in_one_language_needs_no_such_word() -> None:
    assert checked(ENGLISH * 3, published=date(2025, 6, 6)).notes == ()
    assert checked(GERMAN * 3, published=date(2025, 6, 6)).notes == ()


def test_a_word_or_a_name_in_another_language_is_no_part_in_it() -> None:
    text = ENGLISH * 2 + "„Wir schaffen das“, he said.\n" + "Estonia, Latvia, Lithuania, Portugal: 2024, 2025\n" * 4
    assert others_in(text, "en") == ()
