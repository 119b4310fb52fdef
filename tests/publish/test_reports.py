"""One report in every format: all claims, in order, with their evidence; hostile words stay words."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser

import pytest
from pydantic import TypeAdapter
from rich.console import Console

import burdenshare as bs
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.verdicts import Ruling
from burdenshare.publish.as_json import check_document, text_of
from burdenshare.publish.claimreview import RATINGS, claim_reviews
from burdenshare.publish.html import html, paragraphs
from burdenshare.publish.markdown import markdown
from burdenshare.publish.report import NOTHING_FOUND
from burdenshare.publish.schema import CheckDocument
from burdenshare.publish.text import page
from burdenshare.publish.wording import MARKS
from tests.publish.reports import ARTICLE, HOSTILE, of

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Reader(HTMLParser):
    """Reads a page strictly: which elements there are, which ids and links, the text, and whether all is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if values.get("href"):
            self.links.append(values["href"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def _text(width: int = 80) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, color_system=None).print(page(of()), crop=False)
    return out.getvalue()


def test_the_text_report_has_its_parts_in_order() -> None:
    printed = _text()
    parts = [
        "article.txt",
        "Article of 6 June 2025, as given.",
        of().summary(),
        "  1 ",
        "Published later, no part of the verdict:",
        "Where the allies named stand",
        "Who has said what on",
        "Sources",
    ]
    places = [printed.index(part) for part in parts]
    assert places == sorted(places)


def test_every_ruling_has_its_own_sign_word_and_colour() -> None:
    assert set(MARKS) == set(Ruling)
    for field in ("sign", "name", "light", "dark"):
        assert len({getattr(m, field) for m in MARKS.values()}) == len(Ruling)


def test_every_claim_stands_in_every_format_with_its_reason() -> None:
    made = of()
    document = check_document(made)
    as_html, as_markdown, printed = Reader(html(made)).words, markdown(made), " ".join(_text(2000).split())
    assert [c["words"] for c in document["claims"]] == [v.claim.words for v in made.check.verdicts]
    for verdict in made.check.verdicts:
        assert verdict.reason in as_html
        assert verdict.reason in printed
        assert verdict.ruling.value.capitalize() in as_markdown
    assert sum(made.counts().values()) == len(made.check.verdicts)


def test_every_figure_row_leads_to_a_source() -> None:
    made = of()
    numbers = {s.number for s in made.sources}
    for verdict in made.check.verdicts:
        for row in (*verdict.evidence, *verdict.hindsight):
            assert made.number(row.release) in numbers
    for stands in made.standing.rows if made.standing else ():
        assert stands.figure is None or made.number(stands.figure.release) in numbers
    assert [s.number for s in made.sources] == list(range(1, len(numbers) + 1))


def test_the_json_document_keeps_its_stated_shape_and_order() -> None:
    document = check_document(of())
    TypeAdapter(CheckDocument).validate_python(document, strict=True, extra="forbid")
    text = text_of(document)
    assert json.loads(text) == json.loads(text_of(check_document(of())))
    assert text == text_of(check_document(of()))
    for claim in document["claims"]:
        assert ARTICLE[claim["start"] : claim["end"]] == claim["words"]
    figures = [e for c in document["claims"] for e in c["evidence"] if e["type"] == "figure"]
    assert figures
    for row in figures:
        assert row["INDICATOR"] in bs.open().indicators
        assert row["OBS_VALUE"] == float(row["printed"])
        assert row["OBS_STATUS"] in set("AEFPU") | {"_U"}


def test_html_is_one_closed_page_without_script_or_request() -> None:
    read = Reader(html(of()))
    assert not {"script", "img", "iframe", "link", "object"} & read.seen
    assert not {name for name in read.attributes if name.startswith("on") or name == "src"}
    assert len(read.ids) == len(set(read.ids))
    for link in read.links:
        assert link.startswith(("https://", "http://")) or link.removeprefix("#") in read.ids
    assert "url(" not in html(of()) and "@import" not in html(of())


def test_html_says_the_ruling_in_a_word_at_each_claim() -> None:
    made = html(of())
    for number, verdict in enumerate(of().check.verdicts, 1):
        card = made[made.index(f'id="claim-{number}"') :]
        assert verdict.ruling.value in card[:300]
        assert f'href="#claim-{number}"' in made


def test_hostile_words_stay_words_in_html() -> None:
    made = of(HOSTILE, title="<script>t</script>", author='"><img src=x>', url="javascript:alert(3)")
    written = html(made)
    read = Reader(written)
    assert made.check.verdicts
    assert not {"script", "img"} & read.seen
    assert not {"onmouseover", "onerror", "src"} & read.attributes
    assert "<script>alert('x')</script>" in read.words
    assert "\x1b" not in written
    assert not any(link.startswith("javascript") for link in read.links)


def test_hostile_words_stay_words_in_markdown_and_on_a_terminal() -> None:
    made = of(HOSTILE, title="A | <b>title</b> [x](javascript:y)")
    written = markdown(made)
    assert "<b" not in written and "<img" not in written and "\x1b" not in written
    assert r"\[x\](javascript:y)" in written.splitlines()[0]
    out = io.StringIO()
    Console(file=out, width=80, highlight=False, color_system=None).print(page(made))
    assert "\x1b" not in out.getvalue()


def test_the_whole_article_stands_in_the_page_once() -> None:
    made = html(of())
    body = made[made.index("<main>") : made.index("</main>")]
    texts = re.findall(r'<p class="text">(.*?)</p>', body, re.S)
    lines = [ARTICLE[a:b] for a, b in paragraphs(ARTICLE)]
    bare = [re.sub(r"<[^>]+>", "", re.sub(r'<a class="ref.*?</a>', "", t)) for t in texts]
    assert bare == lines


def test_claim_reviews_have_what_schema_org_asks_and_invent_nothing() -> None:
    check = of().check
    names = {"ESP": "Spain"}
    for review, verdict in zip(claim_reviews(check, names), check.verdicts, strict=True):
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"] == verdict.claim.words
        assert review["reviewRating"]["alternateName"] == verdict.ruling.value.capitalize()
        assert review["reviewRating"].get("ratingValue") == RATINGS.get(verdict.ruling)
        item = review["itemReviewed"]
        assert item["datePublished"] == item["appearance"]["datePublished"] == "2025-06-06"
        assert "firstAppearance" in item
        assert "author" not in review and "url" not in review
        assert "url" not in item["appearance"] and "headline" not in item["appearance"]
    json.loads(text_of(claim_reviews(check, names)))


def test_a_claim_review_names_reviewer_and_page_that_were_given() -> None:
    made = claim_reviews(of().check, {}, reviewer="Checkers", review_url="https://example.org/r")
    assert made[1]["url"] == "https://example.org/r#claim-2"
    assert made[0]["author"] == {"@type": "Organization", "name": "Checkers"}
    with pytest.raises(BadRequest, match="--review-url"):
        claim_reviews(of().check, {}, review_url="javascript:alert(1)")


def test_a_review_of_a_text_without_known_day_states_no_day() -> None:
    check = bs.check("Spain spent 1.28% of GDP on defence in 2024.")
    item = claim_reviews(check, {})[0]["itemReviewed"]
    assert "datePublished" not in item and "datePublished" not in item["appearance"]


def test_hindsight_is_no_part_of_what_is_cited() -> None:
    for review in claim_reviews(of().check, {}):
        assert all(c.get("datePublished", "") <= "2025-06-06" for c in review["citation"] if "nato-" in c["identifier"])


def test_a_text_without_claims_says_so_in_every_format() -> None:
    made = of("It rained in Brussels.")
    assert NOTHING_FOUND in markdown(made)
    assert NOTHING_FOUND in Reader(html(made)).words
    assert check_document(made)["claims"] == []
    assert claim_reviews(made.check, {}) == []
