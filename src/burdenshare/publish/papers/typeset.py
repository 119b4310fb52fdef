"""A paper as PDF, typeset by typst: tagged, its fonts inside, nothing read from the system or the network.

paper.typ is the layout; what stands in the paper reaches it as JSON, so that no word of an article is ever markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from burdenshare.publish.papers.paper import Block, Grid, Paper, Picture


def pdf(paper: Paper) -> bytes:
    """The paper as a PDF; the same paper always gives the same pages."""
    import typst

    layout = (files("burdenshare.publish.papers") / "paper.typ").read_bytes()
    made = typst.compile(
        layout, format="pdf", sys_inputs={"paper": json.dumps(_values(paper))}, ignore_system_fonts=True, font_paths=[]
    )
    assert isinstance(made, bytes)
    return made


def fitted(papers: Iterable[Paper], most: int = 2) -> bytes:
    """The first of the papers that fits on so many pages, the last where none does."""
    for paper in papers:
        made = pdf(paper)
        if pages(made) <= most:
            return made
    return made


def pages(made: bytes) -> int:
    """How many pages a PDF has."""
    import io

    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(made)).pages)


def _values(paper: Paper) -> dict[str, Any]:
    values = asdict(paper)
    for section, shown in zip(paper.sections, values["sections"], strict=True):
        for block, value in zip(section.blocks, shown["blocks"], strict=True):
            value["kind"] = _kind(block)
    return values


def _kind(block: Block) -> str:
    if isinstance(block, Grid):
        return "grid"
    return "picture" if isinstance(block, Picture) else "words"
