"""The annotated page: every place of every claim marked, a way to its evidence and back, and the article's own data."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import burdenshare as bs
from burdenshare.nouns.claims import Claim, Dating, Kind
from burdenshare.nouns.verdicts import Check, Ruling, Verdict
from burdenshare.publish.html import html
from burdenshare.publish.marked import in_each, marked, paragraphs, places
from burdenshare.publish.report import Report
from burdenshare.publish.wording import MARKS
from tests.publish.page import Reader
from tests.publish.reports import DAY, of

TEXT = "Spain spent 1.28% of GDP.\n\nSpain & Italy spend <less> than 2%,\nthey say. Spain spent 1.28%.\n"


def _check(*spans: tuple[tuple[int, int], ...], text: str = TEXT) -> Check:
    """A check whose claims stand at these places, rulings in turn."""
    rulings = list(Ruling)
    verdicts = tuple(
        Verdict(Claim(Kind.MEASURE, *at[0], text[slice(*at[0])], "trial", also_at=at[1:]), rulings[n % 5], "Trial.")
        for n, at in enumerate(spans)
    )
    return Check(text, "", Dating(DAY, "given", ""), DAY, verdicts, (), "en")


def _page(check: Check) -> str:
    return html(Report(check, None, None, None, (), (), (), {}, {}))


def _marked(check: Check) -> list[str]:
    lines = list(paragraphs(check.text))
    here = in_each(lines, places(check))
    return [marked(check.text, listed, a, b) for (a, b), listed in zip(lines, here, strict=True)]


def _bare(markup: str) -> str:
    """A marked paragraph without marks and links."""
    without = re.sub(r'<a class="ref.*?</a>', "", markup)
    return re.sub(r"</?mark[^>]*>", "", without).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_a_mark_begins_and_ends_where_the_claim_does() -> None:
    first = _marked(_check(((6, 17),)))[0]
    assert first.startswith('Spain <mark class="supported">spent 1.28%</mark><a class="ref supported" id="ref-1" ')
    assert first.endswith("</a> of GDP.")


def test_a_claim_said_again_is_marked_at_every_place_with_its_own_anchor() -> None:
    again = TEXT.rindex("Spain spent")
    page = _page(_check(((0, 17), (again, again + 17))))
    assert page.count('<mark class="supported">Spain spent 1.28%</mark>') == 2
    assert re.findall(r'id="(ref-[\d-]+)" href="(#claim-1)"', page) == [("ref-1", "#claim-1"), ("ref-1-2", "#claim-1")]
    assert '<a href="#ref-1-2"><q lang="en">Spain spent 1.28%</q></a>' in page


def test_where_claims_overlap_the_shortest_lends_its_colour_and_both_have_their_link() -> None:
    first = _marked(_check(((0, 24),), ((12, 17),)))[0]
    assert (
        '<mark class="supported">Spain spent </mark><mark class="outdated">1.28%</mark><a class="ref outdated"' in first
    )
    assert '<mark class="supported"> of GDP</mark><a class="ref supported"' in first


def test_two_claims_on_one_span_have_two_links_in_their_order() -> None:
    first = _marked(_check(((0, 17),), ((0, 17),)))[0]
    assert first.count("<mark") == 1
    assert first.index('href="#claim-1"') < first.index('href="#claim-2"')


def test_a_claim_over_a_line_end_is_marked_on_both_lines_and_linked_once() -> None:
    start, end = TEXT.index("Italy"), TEXT.index(" Spain spent 1.28%.\n")
    lines = _marked(_check(((start, end),)))
    assert [line.count("<mark") for line in lines] == [0, 1, 1]
    assert [line.count('href="#claim-1"') for line in lines] == [0, 0, 1]


@given(st.lists(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30)), min_size=1, max_size=3), max_size=6))
def test_any_spans_leave_the_article_as_it_is_and_every_place_linked_once(drawn: list[list[tuple[int, int]]]) -> None:
    check = _check(*(tuple((a, min(a + n, len(TEXT))) for a, n in spans) for spans in drawn))
    assert [_bare(line) for line in _marked(check)] == [TEXT[a:b] for a, b in paragraphs(TEXT)]
    read = Reader(_page(check))
    anchors = [p.anchor for p in places(check)]
    assert sorted(i for i in read.ids if i.startswith("ref-")) == sorted(anchors)
    assert len(read.ids) == len(set(read.ids))
    for place in places(check):
        assert TEXT[place.start : place.end].strip() == TEXT[place.start : place.end] != ""


def test_every_mark_leads_to_its_evidence_and_back() -> None:
    read = Reader(html(of()))
    for number in range(1, len(of().check.verdicts) + 1):
        assert f"#claim-{number}" in read.links and f"claim-{number}" in read.ids
        assert f"#ref-{number}" in read.links and f"ref-{number}" in read.ids
    assert {link.removeprefix("#") for link in read.links if link.startswith("#")} <= set(read.ids)


def test_a_mark_is_a_sign_and_a_word_not_a_colour_alone() -> None:
    page = html(of())
    for number, verdict in enumerate(of().check.verdicts, 1):
        sign = MARKS[verdict.ruling].sign
        assert f'{sign}{number}<span class="hidden"> {verdict.ruling.value}</span>' in page


def test_the_summary_lists_the_claims_of_each_ruling_before_the_article() -> None:
    page = html(of())
    summary = page[page.index("<nav") : page.index("</nav>")]
    assert page.index("</nav>") < page.index("<main>")
    for number in range(1, len(of().check.verdicts) + 1):
        assert f'<a href="#claim-{number}">{number}</a>' in summary
    for ruling in Ruling:
        assert ruling.value in summary


def test_a_page_has_its_landmarks_and_headings_without_a_leap() -> None:
    read = Reader(html(of()))
    assert {"header", "nav", "main", "footer", "h1", "h2", "h3"} <= read.seen
    assert "h4" not in read.seen
    for id in ("article", "standing", "positions", "sources"):
        assert id in read.ids


def test_the_page_shows_what_the_article_says_of_itself() -> None:
    words = " ".join(
        Reader(html(of(author="A. Writer", site="News & Co", language="de", url="https://e.org/a"))).words.split()
    )
    for shown in (
        "Published6 June 2025, as given",
        "AuthorA. Writer",
        "SiteNews & Co",
        "LanguageGerman",
        "https://e.org/a",
    ):
        assert shown in words


def test_the_words_of_the_article_carry_its_language() -> None:
    page = html(of(language="de"))
    assert '<html lang="en">' in page and '<p class="text" lang="de">' in page and '<q lang="de">' in page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_of_a_ruling_is_readable_on_its_paper(theme: str) -> None:
    paper = {"light": "#ffffff", "dark": "#16181b"}[theme]
    for mark in MARKS.values():
        assert _contrast(getattr(mark, theme), paper) >= 4.5


def _contrast(a: str, b: str) -> float:
    """WCAG's contrast ratio of two colours."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_same_report_gives_the_same_page() -> None:
    check = bs.check("Spain spent 1.28% of GDP on defence in 2024.", published=date(2025, 6, 6))
    assert _page(check) == _page(replace(check))


def test_evidence_that_stands_under_an_earlier_claim_is_not_printed_again() -> None:
    made = of()
    verdicts = made.check.verdicts
    n = next(k for k, v in enumerate(verdicts) if len(v.evidence) > 1)
    twice = replace(made.check, verdicts=(*verdicts, replace(verdicts[n], reason="Once more.")))
    page = html(replace(made, check=twice))
    assert f'<p>The same evidence as on <a href="#claim-{n + 1}">claim {n + 1}</a>.</p>' in page
    assert page.count("<tbody>") == html(made).count("<tbody>")
