"""Words: the interface says everything in every language, and marks what it leaves in English."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from burdenshare.doors.web import words
from burdenshare.doors.web.rendering import environment

SAID = {message.id for message in words.messages() if message.id}
PLACEHOLDER = re.compile(r"%%|%\(\w+\)s|%")
HEADINGS = {
    "/": "Who keeps the promise?",
    "/check": "Check an article",
    "/pathways": "What would it take?",
    "/positions": "Who stands where",
    "/promises": "What was promised",
    "/figures": "Figures",
    "/method": "How every figure is made",
}


@pytest.fixture(params=words.TRANSLATED)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def shown(language: str, message: str) -> str:
    """A message as a reader of a language sees it."""
    found = words.catalogue(language).get(message)
    assert found is not None
    return str(found.string)


def test_the_messages_are_those_of_templates_and_of_the_tables_they_translate_from() -> None:
    assert {"As known on", "Borders: Natural Earth, public domain; equal-area. Overseas parts are left out."} <= SAID
    assert {"Pathways", "front-loaded", "half debt, half cuts", "cannot exist", "not checkable", "Not Found"} <= SAID


def test_every_message_is_in_every_catalogue_and_no_other(language: str) -> None:
    assert {m.id for m in words.catalogue(language) if m.id} == SAID


def test_every_message_is_translated_and_none_is_a_guess(language: str) -> None:
    assert [m.id for m in words.catalogue(language) if m.id and (not m.string or m.fuzzy)] == []


def test_few_messages_are_the_same_in_another_language(language: str) -> None:
    same = {m.id for m in words.catalogue(language) if m.id and m.id == m.string}
    assert all(" " not in message for message in same) and len(same) < 20, same


def test_placeholders_and_signs_of_per_cent_agree(language: str) -> None:
    for m in words.catalogue(language):
        assert sorted(PLACEHOLDER.findall(str(m.string))) == sorted(PLACEHOLDER.findall(str(m.id))) or not m.id, m.id
    assert [m.id for m in words.catalogue(language) if m.id and re.search(r"%(?![(%])", m.id.replace("%%", ""))] == []


def test_no_translation_can_break_markup(language: str) -> None:
    assert [m.id for m in words.catalogue(language) if m.id and re.search(r"[<>&\"]", str(m.string))] == []


def test_a_message_has_the_space_at_its_ends_and_the_stop_of_the_original(language: str) -> None:
    for m in words.catalogue(language):
        text = str(m.string)
        assert not m.id or text == text.strip(), m.id
        assert not m.id or m.id[-1] not in ".:?" or text[-1] == m.id[-1], m.id


def test_a_catalogue_names_its_language_and_its_plurals(language: str) -> None:
    head = dict(words.catalogue(language).mime_headers)
    assert head["Language"] == language and head["Plural-Forms"].startswith("nplurals=2")


def test_bringing_catalogues_up_to_date_changes_nothing_now(
    language: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path_factory.mktemp("locale")
    for code in words.TRANSLATED:
        (copies / f"{code}.po").write_bytes((words.LOCALE / f"{code}.po").read_bytes())
    before = (copies / f"{language}.po").read_text("utf-8")
    monkeypatch.setattr(words, "LOCALE", copies)
    words.bring_up_to_date()
    assert (copies / f"{language}.po").read_text("utf-8") == before


def test_a_new_message_waits_for_its_translation_and_a_lost_one_goes(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path_factory.mktemp("locale")
    for code in words.TRANSLATED:
        text = (words.LOCALE / f"{code}.po").read_text("utf-8")
        (copies / f"{code}.po").write_text(text.replace('msgid "Print"\n', 'msgid "Prints no more"\n'), "utf-8")
    monkeypatch.setattr(words, "LOCALE", copies)
    words.bring_up_to_date()
    found = words.catalogue("de")
    assert found.get("Prints no more") is None
    added = found.get("Print")
    assert added is not None and not added.string and not added.fuzzy


@pytest.mark.parametrize("path", HEADINGS)
def test_a_page_speaks_its_language(server: str, path: str, language: str) -> None:
    text = unescape(httpx.get(server + path, params={"lang": language}).text)
    assert f'<html lang="{language}"' in text
    assert f"<h1>{shown(language, HEADINGS[path])}</h1>" in text
    nav = text.split('<nav id="pages"')[1].split("</nav>")[0]
    names = re.findall(r">([^<>]+)</a>", nav)
    assert names == [
        shown(language, n) for n in ("Home", "Check", "Pathways", "Positions", "Promises", "Figures", "Method")
    ]


def test_a_browser_is_answered_in_its_language_and_an_address_overrules_it(server: str) -> None:
    headers = {"accept-language": "pt, es-AR;q=0.8, en;q=0.5"}
    assert "¿Quién cumple la promesa?" in httpx.get(f"{server}/", headers=headers).text
    assert "Wer hält das Versprechen?" in httpx.get(f"{server}/?lang=de", headers=headers).text
    assert "No encontrado" in httpx.get(f"{server}/nowhere", headers=headers).text


def test_days_and_numbers_are_written_as_the_language_does(server: str) -> None:
    text = unescape(httpx.get(f"{server}/?as_of=2025-06-05&lang=de").text)
    assert "Stand: 5. Juni 2025. 22 von 31 Verbündeten mit Streitkräften erfüllen 2,0\u00a0%." in text


def test_the_form_of_the_lab_is_in_the_language_of_its_page(server: str) -> None:
    text = unescape(httpx.get(f"{server}/pathways", params={"lang": "fr", "as_of": "2026-09-01"}).text)
    for words_of_it in ("selon une courbe en S", "moitié dette, moitié coupes", "Financé par"):
        assert words_of_it in text


def test_what_stays_english_on_a_page_in_another_language_says_so(server: str) -> None:
    home = httpx.get(f"{server}/?lang=de").text
    assert re.search(r'<p class="lead"><span lang="en">', home)
    cell = httpx.get(f"{server}/figures/cell?area=ESP&year=2024&lang=fr").text
    assert '<thead lang="en">' in cell and '<tbody lang="en">' in cell
    lost = httpx.get(f"{server}/nowhere?lang=es").text
    assert "<h1>No encontrado</h1>" in lost and '<p class="lead" lang="en">There is no such page here.' in lost


def test_english_is_said_without_a_catalogue() -> None:
    page = environment("en").from_string('{{ _("against %(t)s %% of GDP", t=2) }}')
    assert page.render() == "against 2 % of GDP"
