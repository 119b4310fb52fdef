"""Checked claims as schema.org ClaimReview, in JSON-LD.

The rating says how far the figures of that day bear a claim out, on a scale from 1 to 5:

    supported 5, depends 3, outdated 2, contradicted 1.

The ruling's own word is the alternateName; readers are to be shown that. A claim that is not checkable has no review:
nothing was found out about it, and a review without a rating would say that something was. Nothing is invented: author
and url of the review stand there only if the caller gives them, title, site and address of the article only if it
states them, and its day only if that day is known. A search engine takes a review only with author and url.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from burdenshare import data
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.verdicts import Check, Ruling, Verdict

RATINGS = {Ruling.SUPPORTED: 5, Ruling.DEPENDS: 3, Ruling.OUTDATED: 2, Ruling.CONTRADICTED: 1}
"""ratingValue of each ruling that is a review; a claim that is not checkable has none."""


def claim_reviews(
    check: Check, names: Mapping[str, str], *, reviewer: str = "", review_url: str = ""
) -> list[dict[str, Any]]:
    """One ClaimReview a claim that was ruled on, in text order.

    names: area code to name. reviewer: name of the organisation that publishes the review; review_url: its page, to
    which "#claim-3" is added for the third claim of the text, as the HTML page numbers them.
    Raises BadRequest if review_url is no web address.
    """
    if review_url and not review_url.startswith(("https://", "http://")):
        raise BadRequest(f"--review-url {review_url!r} is no web address. Give one like https://example.org/review.")
    article = _article(check)
    return [
        _review(check, verdict, number, article, names, reviewer, review_url)
        for number, verdict in enumerate(check.verdicts, 1)
        if verdict.ruling in RATINGS
    ]


def _review(
    check: Check,
    verdict: Verdict,
    number: int,
    article: dict[str, Any],
    names: Mapping[str, str],
    reviewer: str,
    review_url: str,
) -> dict[str, Any]:
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "inLanguage": "en",
        "claimReviewed": verdict.claim.words,
        "reviewBody": verdict.reason,
        "reviewRating": _rating(verdict.ruling),
        "itemReviewed": _claim(check, verdict, article, names),
        "citation": _citations(verdict),
    }
    if review_url:
        review["url"] = f"{review_url}#claim-{number}"
    if reviewer:
        review["author"] = {"@type": "Organization", "name": reviewer}
    return review


def _rating(ruling: Ruling) -> dict[str, Any]:
    word = ruling.value.capitalize()
    return {"@type": "Rating", "alternateName": word, "ratingValue": RATINGS[ruling], "bestRating": 5, "worstRating": 1}


def _claim(check: Check, verdict: Verdict, article: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    claim: dict[str, Any] = {"@type": "Claim", "appearance": article, "firstAppearance": article}
    if check.dating.certain:
        claim["datePublished"] = check.dating.day.isoformat()
    said = verdict.claim.attribution
    if said.speaker:
        person: dict[str, Any] = {"@type": "Person", "name": said.speaker}
        if said.role:
            person["jobTitle"] = said.role
        claim["author"] = person
    elif check.author:
        claim["author"] = {"@type": "Person", "name": check.author}
    elif check.site:
        claim["author"] = {"@type": "Organization", "name": check.site}
    if verdict.claim.subjects:
        claim["about"] = [_area(code, names) for code in verdict.claim.subjects]
    return claim


def _area(code: str, names: Mapping[str, str]) -> dict[str, Any]:
    """An ally is a country, known by its ISO code; a group of them is an organisation."""
    areas = data.areas()
    ally = code in areas and areas[code].kind == "ally"
    return {"@type": "Country" if ally else "Organization", "name": names.get(code, code), "identifier": code}


def _article(check: Check) -> dict[str, Any]:
    """The article in which the claims stand: the first appearance that is known here."""
    article: dict[str, Any] = {"@type": "Article"}
    if check.language:
        article["inLanguage"] = check.language
    if check.title:
        article["headline"] = check.title
    if check.url:
        article["url"] = check.url
    if check.author:
        article["author"] = {"@type": "Person", "name": check.author}
    if check.site:
        article["publisher"] = {"@type": "Organization", "name": check.site}
    if check.dating.certain:
        article["datePublished"] = check.dating.day.isoformat()
    return article


def _citations(verdict: Verdict) -> list[dict[str, Any]]:
    """What the verdict stands on, each source once; hindsight is no part of it."""
    found: dict[str, dict[str, Any]] = {}
    for e in verdict.evidence:
        publisher = {"@type": "Organization", "name": e.publisher}
        cited: dict[str, Any] = {"@type": "CreativeWork", "identifier": e.release, "publisher": publisher}
        if e.date:
            cited["datePublished"] = e.date.isoformat()
        if e.url.startswith(("https://", "http://")):
            cited["url"] = e.url
        found.setdefault(e.release, cited)
    return list(found.values())
