"""A team's site in a browser: signing in, one's account, the accounts of all, and the ledger's flags."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from burdenshare.ledger.accounts import passwords
from burdenshare.ledger.tables import Article, Check, Claim, Flag, Ground, Verdict
from tests.web.teams import START, WORDS, Team, running
from tests.web.visiting import Visit


def keep_an_article_that_is_outdated_now(team: Team) -> None:
    """Rows as the ledger writes them: a verdict of then, another of now, and the flag that tells the difference."""
    with team.app.state.ledger.session() as session:
        session.add(Ground(version="v", record_version="r", registers_version="g", releases={}, first_used=START))
        article = Article(
            sha256="0" * 64, characters=40, title="Spain pays", language="en", published=date(2025, 6, 5),
            published_known="given", added_at=START, added_by="Cy",
        )  # fmt: skip
        session.add(article)
        session.flush()
        claim = Claim(
            article_id=article.id, key="k", start=0, end=40, quote="Spain spent 1.28%", kind="share", years=[2024],
            modality="stated", statement={},
        )  # fmt: skip
        made = [
            Check(article_id=article.id, kind=kind, as_of=date(2025, 6, 5), ground_version="v", program="0.1.0", made_at=START, about={})
            for kind in ("then", "now")
        ]  # fmt: skip
        session.add_all([claim, *made])
        session.flush()
        ruled = [
            Verdict(check_id=check.id, claim_id=claim.id, ruling=ruling, reason="", releases=[], outcome={})
            for check, ruling in zip(made, ("supported", "outdated"), strict=True)
        ]
        session.add_all(ruled)
        session.flush()
        session.add(
            Flag(
                article_id=article.id, claim_id=claim.id, cause="hindsight", before_id=ruled[0].id, after_id=ruled[1].id,
                ruling_before="supported", ruling_after="outdated", releases=["nato-2025-08"], raised_at=START,
            )
        )  # fmt: skip


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_an_editor_signs_in_and_finds_the_flag_and_the_accounts(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    passwords._nobodys.cache_clear()
    with running(str(tmp_path / "ledger.sqlite")) as team:
        keep_an_article_that_is_outdated_now(team)
        first = Visit(browser, team.address, "/ledger", size)
        assert "/sign-in?next=%2Fledger" in first.page.url
        first.done(f"sign-in-{size}")

        visit = Visit(browser, team.address, "/ledger", size)
        page = visit.page
        page.get_by_label("Name").fill("Ada")
        page.get_by_label("Password").fill(f"{WORDS} Ada")
        page.get_by_role("button", name="Sign in").click()
        assert page.url.endswith("/ledger")
        page.get_by_role("link", name="Only those").click()
        assert "supported → outdated" in page.locator("tbody").inner_text()
        state = visit.context.storage_state()
        visit.done(f"ledger-{size}")

        visit = Visit(browser, team.address, "/ledger", size, storage_state=state)
        visit.page.get_by_role("link", name="Spain pays").click()
        shown = visit.page.locator("main").inner_text()
        assert "Would be ruled otherwise today: supported → outdated (nato-2025-08)" in shown
        visit.done(f"ledger-article-{size}")

        for path, said in (
            ("/account", "Ada · editor"),
            ("/accounts", "Add an account"),
            ("/accounts/log", "signed in"),
        ):
            visit = Visit(browser, team.address, path, size, storage_state=state)
            assert said in visit.page.locator("main").inner_text()
            visit.done(f"{path.strip('/').replace('/', '-')}-{size}")

        visit = Visit(browser, team.address, "/account", size, storage_state=state)
        visit.page.get_by_label("What the token is for").fill("a script")
        visit.page.get_by_label("read").check()
        visit.page.get_by_role("button", name="Make a token").click()
        assert visit.page.locator(".secret").inner_text().startswith("bst_")
        visit.done(f"token-{size}")

        visit = Visit(browser, team.address, "/check", size, storage_state=state)
        visit.page.get_by_label("Text of the article").fill("Spain spent 1.28% of GDP on defence in 2024.")
        visit.page.get_by_role("button", name="Check").click()
        visit.page.get_by_role("button", name="Check again").wait_for()
        visit.page.get_by_role("button", name="Check again").click()
        visit.page.get_by_role("button", name="Check again").wait_for()
        visit.is_quiet()
        visit.page.goto(team.address + "/account")
        visit.page.get_by_role("button", name="Sign out").click()
        assert visit.page.url.endswith("/sign-in")
        visit.context.close()
