"""Every page in every language answers, names no foreign host, and keeps what was asked in its links."""

from __future__ import annotations

import re

import httpx
import pytest

PAGES = (
    "/", "/check", "/pathways", "/positions", "/promises", "/figures", "/method", "/ally/ESP", "/ally/ISL", "/api/v1/docs",
    "/embed/league", "/embed/map", "/embed/ally/DEU", "/embed/pathway/fan?ally=ESP",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_page_answers_in_every_language(server: str, path: str, language: str) -> None:
    answer = httpx.get(server + path, params={"lang": language} if "?" not in path else None)
    assert answer.status_code == 200
    if "?" not in path:
        assert f'<html lang="{language}"' in answer.text
    assert not re.findall(r'(?:src|action|data-chart|hx-get)="https?://', answer.text)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert not re.search(r'\sstyle="|\son[a-z]+="|<style|javascript:', answer.text)
