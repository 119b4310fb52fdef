"""What single sentences of newspapers say in nine languages, and what they do not; the sentences stand in tests/claims/sentences."""

from importlib import import_module

import pytest

from tests.claims.reading import claims, said

LANGUAGES = {
    code: import_module(f"tests.claims.sentences.{code}")
    for code in ["de", "es", "fr", "it", "nl", "pl", "pt", "ro", "tr"]
}
SAID = [pytest.param(code, *line, id=f"{code}-{line[0]}") for code, of in LANGUAGES.items() for line in of.SAID]
SILENT = [pytest.param(code, text, id=f"{code}-{text}") for code, of in LANGUAGES.items() for text in of.SILENT]


@pytest.mark.parametrize(("language", "text", "kind", "subjects", "value"), SAID)
def test_the_sentence_says(language: str, text: str, kind: str, subjects: str, value: float | str) -> None:
    assert (kind, subjects, value) in said(text, LANGUAGES[language].DAY, language)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_the_sentence_claims_nothing(language: str, text: str) -> None:
    found = claims(text, LANGUAGES[language].DAY, language)
    assert [(c.kind.value, c.words, c.rule) for c in found] == []
