"""One report in every format: all claims, in order, with their evidence; hostile words stay words."""

from __future__ import annotations

import io
import json
import re
from datetime import date

from pydantic import TypeAdapter
from rich.console import Console

import burdenshare as bs
from burdenshare.nouns.verdicts import Ruling
from burdenshare.publish.as_json import check_document, text_of
from burdenshare.publish.claimreview import claim_reviews
from burdenshare.publish.html import html
from burdenshare.publish.markdown import markdown
from burdenshare.publish.marked import paragraphs
from burdenshare.publish.report import NOTHING_FOUND, report
from burdenshare.publish.schema import CheckDocument
from burdenshare.publish.text import page
from burdenshare.publish.wording import MARKS
from tests.publish.page import Reader
from tests.publish.reports import ARTICLE, HOSTILE, of


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


def test_a_source_later_than_the_statement_is_said_to_be_so_in_every_format() -> None:
    text = "Belgium pledged to spend 2.5% of GDP on defence by 2034.\n"
    made = report(bs.check(text, published=date(2025, 6, 16)), bs.open(), bs.registers())
    out = io.StringIO()
    Console(file=out, width=200, highlight=False, color_system=None).print(page(made), crop=False)
    document = text_of(check_document(made))
    for pledge_or_position in ("1 March 2025", "17 June 2025"):
        said = f"source published {pledge_or_position}, after the day of the statement"
        for shown in (out.getvalue(), markdown(made), Reader(html(made)).words, document):
            assert said in shown


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
    texts = re.findall(r'<p class="text" lang="en">(.*?)</p>', body, re.S)
    lines = [ARTICLE[a:b] for a, b in paragraphs(ARTICLE)]
    bare = [re.sub(r"<[^>]+>", "", re.sub(r'<a class="ref.*?</a>', "", t)) for t in texts]
    assert bare == lines


def test_text_and_markdown_show_what_the_article_says_of_itself() -> None:
    made = of(author="A. Writer", site="News_Co", language="fr", url="https://e.org/a")
    out = io.StringIO()
    Console(file=out, width=80, highlight=False, color_system=None).print(page(made), crop=False)
    assert "Author: A. Writer · Site: News_Co · Language: French" in out.getvalue()
    assert "https://e.org/a" in out.getvalue()
    written = markdown(made)
    for shown in (
        "Article of 6 June 2025",
        "Author: A. Writer",
        r"Site: News\_Co",
        "Language: French",
        "https://e.org/a",
    ):
        assert shown in written
    article = check_document(made)["article"]
    assert (article["author"], article["site"], article["language"]) == ("A. Writer", "News_Co", "fr")
    assert article["date"]["day"] == "2025-06-06"


def test_a_text_without_claims_says_so_in_every_format() -> None:
    made = of("It rained in Brussels.")
    assert NOTHING_FOUND in markdown(made)
    assert NOTHING_FOUND in Reader(html(made)).words
    assert check_document(made)["claims"] == []
    assert claim_reviews(made.check, {}) == []
