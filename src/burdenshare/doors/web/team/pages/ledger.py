"""The ledger: articles that were checked and kept, and which of their verdicts would be others today."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fastapi import APIRouter
from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from burdenshare.doors.web.pages.page import Question, own_page
from burdenshare.doors.web.team.visit import ledger_of, visit_of
from burdenshare.ledger.tables import Article, Flag

router = APIRouter()

_MOST = 100


@router.get("/ledger", include_in_schema=False)
def articles(request: Request, question: Question, flagged: bool = False, before: int | None = None) -> Response:
    """The articles, newest first; with `flagged` only those whose verdicts would be others today."""
    visit = visit_of(request)
    assert visit is not None
    asked = select(Article).order_by(Article.id.desc()).limit(_MOST)
    if before is not None:
        asked = asked.where(Article.id < max(0, min(before, 2**31 - 1)))
    if flagged:
        asked = asked.where(Article.id.in_(select(Flag.article_id).where(Flag.closed_at.is_(None))))
    with ledger_of(request).session() as session:
        rows = []
        for article in session.scalars(asked):
            standing = [check for check in article.checks if check.kind == "then"][-1:]
            rulings = Counter(verdict.ruling for check in standing for verdict in check.verdicts)
            raised = select(Flag).where(Flag.article_id == article.id, Flag.closed_at.is_(None)).order_by(Flag.id)
            rows.append(
                {"article": article, "rulings": sorted(rulings.items()), "flags": session.scalars(raised).all()}
            )
    return own_page(request, "ledger.html", question, visit, rows=rows, flagged=flagged, more=len(rows) == _MOST)


@router.get("/ledger/{id}", include_in_schema=False)
def article(request: Request, question: Question, id: int) -> Response:
    """One article: each claim with its verdict of then, what would be ruled now, and what people said of it."""
    visit = visit_of(request)
    assert visit is not None
    with ledger_of(request).session() as session:
        found = session.get(Article, id) if 0 < id < 2**31 else None
        if found is None:
            raise HTTPException(404)
        standing = [check for check in found.checks if check.kind == "then"][-1:]
        rows: list[dict[str, Any]] = []
        for verdict in (v for check in standing for v in check.verdicts):
            raised = select(Flag).where(Flag.claim_id == verdict.claim_id, Flag.closed_at.is_(None)).order_by(Flag.id)
            flags = session.scalars(raised).all()
            rows.append(
                {"claim": verdict.claim, "verdict": verdict, "flags": flags, "reviews": list(verdict.claim.reviews)}
            )
        rows.sort(key=lambda row: row["claim"].start)
    return own_page(request, "ledger_article.html", question, visit, article=found, rows=rows)
