"""ClaimReview that validates: schema.org's vocabulary, Google's fields, and nothing invented."""

from __future__ import annotations

import json

import pytest

import burdenshare as bs
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.verdicts import Ruling
from burdenshare.publish.as_json import text_of
from burdenshare.publish.claimreview import RATINGS, claim_reviews
from burdenshare.publish.html import html
from tests.publish.page import Reader
from tests.publish.reports import ARTICLE, HOSTILE, of
from tests.publish.schema_org import faults, missing_for_google

NAMES = {"ESP": "Spain", "NATO": "NATO"}
WITH_PLEDGE = (
    ARTICLE + "Lithuania pledged to spend 7.5% of GDP on defence by 2031, Prime Minister Inga Ruginiene said.\n"
)


@pytest.mark.parametrize("text", [ARTICLE, HOSTILE, WITH_PLEDGE])
def test_every_review_is_valid_schema_org(text: str) -> None:
    check = of(text, title="Title", site="Site", author="A. Writer", url="https://example.org/a").check
    reviews = claim_reviews(check, NAMES, reviewer="Checkers", review_url="https://example.org/r")
    assert reviews
    for review in reviews:
        assert list(faults(review)) == []
        assert review["@context"] == "https://schema.org"


def test_a_review_with_reviewer_and_page_has_every_field_that_google_names() -> None:
    check = of(site="Site", url="https://example.org/a").check
    for review in claim_reviews(check, NAMES, reviewer="Checkers", review_url="https://example.org/r"):
        assert missing_for_google(review) == []


def test_a_review_without_reviewer_and_page_is_valid_and_not_for_google() -> None:
    for review in claim_reviews(of(author="A. Writer").check, NAMES):
        assert list(faults(review)) == []
        assert missing_for_google(review) == ["url", "author.name"]


def test_the_validator_sees_what_is_wrong() -> None:
    review = claim_reviews(of().check, NAMES)[0]
    wrong = {**review, "author": {"@type": "Rating"}, "citation": {"@type": "Nope"}, "verdict": "x", "url": "nowhere"}
    told = {f.split(":")[0] for f in faults(wrong)}
    assert told == {"$.author", "$.citation", "$.verdict", "$.url"}
    assert list(faults({**review, "reviewRating": {"@type": "Rating", "ratingValue": True}}))
    assert list(faults({"@type": "CreativeWork", "publisher": "NATO"}))


def test_a_claim_that_is_not_checkable_has_no_review_and_the_others_keep_their_numbers() -> None:
    check = of(WITH_PLEDGE).check
    rulings = [v.ruling for v in check.verdicts]
    assert Ruling.NOT_CHECKABLE in rulings
    reviews = claim_reviews(check, NAMES, review_url="https://example.org/r")
    numbers = [n for n, r in enumerate(rulings, 1) if r is not Ruling.NOT_CHECKABLE]
    assert [r["url"] for r in reviews] == [f"https://example.org/r#claim-{n}" for n in numbers]


def test_the_address_of_a_review_is_an_anchor_of_the_page() -> None:
    made = of(WITH_PLEDGE)
    ids = Reader(html(made)).ids
    for review in claim_reviews(made.check, NAMES, review_url="https://example.org/r"):
        assert review["url"].partition("#")[2] in ids


def test_a_review_says_the_claim_the_ruling_and_where_the_claim_stands() -> None:
    check = of().check
    ruled = [v for v in check.verdicts if v.ruling in RATINGS]
    for review, verdict in zip(claim_reviews(check, NAMES), ruled, strict=True):
        assert review["claimReviewed"] == verdict.claim.words
        assert review["reviewRating"]["alternateName"] == verdict.ruling.value.capitalize()
        assert review["reviewRating"]["ratingValue"] == RATINGS[verdict.ruling]
        item = review["itemReviewed"]
        assert item["datePublished"] == item["appearance"]["datePublished"] == "2025-06-06"
        assert "author" not in review and "url" not in review
        assert "url" not in item["appearance"] and "headline" not in item["appearance"]
    json.loads(text_of(claim_reviews(check, NAMES)))


def test_a_review_names_reviewer_and_page_that_were_given() -> None:
    made = claim_reviews(of().check, {}, reviewer="Checkers", review_url="https://example.org/r")
    assert made[1]["url"] == "https://example.org/r#claim-2"
    assert made[0]["author"] == {"@type": "Organization", "name": "Checkers"}
    with pytest.raises(BadRequest, match="--review-url"):
        claim_reviews(of().check, {}, review_url="javascript:alert(1)")


def test_a_claim_is_its_speakers_then_its_writers_then_the_sites() -> None:
    said = "Spain opposes NATO's 5% target, Prime Minister Pedro Sánchez said.\n"
    check = of(said, author="A. Writer", site="Site").check
    speaker = claim_reviews(check, {})[0]["itemReviewed"]["author"]
    assert (speaker["@type"], speaker["name"], speaker["jobTitle"]) == ("Person", "Pedro Sánchez", "prime minister")
    plain = "Spain spent 1.28% of GDP on defence in 2024.\n"
    assert claim_reviews(of(plain, author="A. Writer", site="Site").check, {})[0]["itemReviewed"]["author"] == {
        "@type": "Person", "name": "A. Writer",
    }  # fmt: skip
    assert claim_reviews(of(plain, site="Site").check, {})[0]["itemReviewed"]["author"] == {
        "@type": "Organization", "name": "Site",
    }  # fmt: skip
    assert "author" not in claim_reviews(of(plain).check, {})[0]["itemReviewed"]


def test_a_review_of_a_text_without_known_day_states_no_day() -> None:
    check = bs.check(
        "NATO members commit to spending at least 2% of GDP on defence. Spain opposed the 5% target in June 2025."
    )
    for review in claim_reviews(check, {}):
        item = review["itemReviewed"]
        assert "datePublished" not in item and "datePublished" not in item["appearance"]


def test_hindsight_is_no_part_of_what_is_cited() -> None:
    for review in claim_reviews(of().check, {}):
        assert all(c.get("datePublished", "") <= "2025-06-06" for c in review["citation"] if "nato-" in c["identifier"])
