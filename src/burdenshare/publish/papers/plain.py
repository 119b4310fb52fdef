"""A paper as Markdown and as one HTML page that stands alone."""

from __future__ import annotations

from burdenshare.publish.annotated import table
from burdenshare.publish.html import framed
from burdenshare.publish.papers.paper import Block, Grid, Paper, Words
from burdenshare.publish.tables import esc, escape, pipe_table


def markdown(paper: Paper) -> str:
    """The paper as Markdown; a picture is its words."""
    lines = [f"# {escape(paper.title)}", "", *(f"{escape(k)}: {escape(v)}  " for k, v in paper.facts)]
    lines += ["", f"**{escape(paper.lead)}**"]
    for section in paper.sections:
        lines += ["", f"## {escape(section.heading)}"]
        for block in section.blocks:
            lines += ["", *_markdown(block)]
    lines += ["", "## Sources", "", *(escape(source) + "  " for source in paper.sources), "", escape(paper.foot)]
    return "\n".join(lines) + "\n"


def _markdown(block: Block) -> list[str]:
    if isinstance(block, Grid):
        return list(pipe_table(list(block.columns), block.rows, [n in block.right for n in range(len(block.columns))]))
    return [escape(block.text if isinstance(block, Words) else block.alternative)]


def html(paper: Paper) -> str:
    """The paper as a page."""
    facts = "".join(f"<div><dt>{esc(k)}</dt><dd>{esc(v)}</dd></div>" for k, v in paper.facts)
    parts = [
        f'<header><h1 dir="auto">{esc(paper.title)}</h1><dl>{facts}</dl><p><strong>{esc(paper.lead)}</strong></p></header><main>'
    ]
    for section in paper.sections:
        parts.append(
            f"<section><h2>{esc(section.heading)}</h2>{''.join(_html(b, section.heading) for b in section.blocks)}</section>"
        )
    sources = "".join(f"<li>{esc(s)}</li>" for s in paper.sources)
    parts.append(
        f'<section><h2>Sources</h2><ul class="sources">{sources}</ul></section></main><footer><p>{esc(paper.foot)}</p></footer>'
    )
    return framed(paper.title, "\n".join(parts))


def _html(block: Block, label: str) -> str:
    if isinstance(block, Grid):
        return table(block.columns, ([esc(c) for c in row] for row in block.rows), label, numbers=block.right)
    return f"<p>{esc(block.text)}</p>" if isinstance(block, Words) else f"<figure>{block.svg}</figure>"
