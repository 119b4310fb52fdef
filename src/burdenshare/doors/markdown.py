"""Markdown as plain text: signs of markup go, words and their lines stay. Links become their words."""

from __future__ import annotations

import re
from datetime import date

from burdenshare.doors.decoding import decoded
from burdenshare.doors.documents import Document
from burdenshare.doors.formats import Raw
from burdenshare.nouns.errors import UnreadableDocument

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n---[ \t]*\n", re.S)
_FIELD = re.compile(r"^(title|date|author|lang)\s*:\s*(.+)$", re.M | re.I)
_COMMENT = re.compile(r"<!--[^>]{0,10000}-->")
_FENCE = re.compile(r"^[ \t]{0,3}(?:```|~~~).*$", re.M)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.M)
_UNDERLINE = re.compile(r"^[ \t]{0,3}(?:={3,}|-{3,}|\*{3,}|_{3,})[ \t]*$", re.M)
_PREFIX = re.compile(r"^[ \t]{0,12}(?:>[ \t]?){1,9}|^[ \t]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+", re.M)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,500}\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,1000})\](?:\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,500}\")?\)|\[[^\[\]\n]{0,200}\])")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,1000}>")
_STRONG = re.compile(r"(\*\*|__|\*|_|`)(?=\S)([^*_`\n]{1,2000}?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def read(raw: Raw) -> tuple[Document, ...]:
    """The words of a Markdown document; title, date and author from its front matter or first heading."""
    text, name = decoded(raw.body, raw.name, raw.charset), raw.name
    about: dict[str, str] = {}
    if front := _FRONT.match(text):
        about = {k.casefold(): v.strip().strip("\"'") for k, v in _FIELD.findall(front.group(1))}
        text = text[front.end() :]
    heading = _HEADING.search(text[:5000])
    for pattern in (_COMMENT, _FENCE, _UNDERLINE, _IMAGE):
        text = pattern.sub("", text)
    text = _PREFIX.sub("", _HEADING.sub(r"\1", text))
    text = _TAG.sub("", _LINK.sub(r"\1", text))
    text = _ESCAPE.sub(r"\1", _STRONG.sub(r"\2", _STRONG.sub(r"\2", text)))
    if not text.strip():
        raise UnreadableDocument(f"{name} holds markup and no text. Give a file with the text of an article.")
    title = about.get("title") or (_STRONG.sub(r"\2", heading.group(1)) if heading else "")
    day = _day(about.get("date", ""))
    return (
        Document(text, name, title, day, author=about.get("author", ""), url=raw.url, language=about.get("lang", "")),
    )


def _day(written: str) -> tuple[date, str] | None:
    try:
        return date.fromisoformat(written[:10]), "the date in the file's front matter"
    except ValueError:
        return None
