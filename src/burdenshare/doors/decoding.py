"""Bytes of a text document as characters: by its byte-order mark, as UTF-8, as declared, or as Windows-1252."""

from __future__ import annotations

from burdenshare.nouns.errors import UnreadableDocument


def decoded(body: bytes, name: str, charset: str) -> str:
    """The text of some bytes, with newlines for all line ends. charset: as declared, "" if nowhere.

    Raises UnreadableDocument for what is binary or in no encoding that fits.
    """
    return _decoded(body, name, charset).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(body: bytes, name: str, charset: str) -> str:
    if body.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return _as("utf-32", body, name)
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as("utf-16", body, name)
    if b"\x00" in body:
        raise UnreadableDocument(f"{name} is binary, not text. Give the text of an article as .txt, .md or .html.")
    try:
        return body.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as e:
        if charset and charset.casefold().replace("_", "-") not in {"utf-8", "utf8"}:
            return _as(charset, body, name)
        text = body.decode("cp1252", errors="replace")
        if _plausible(text):
            return text
        raise UnreadableDocument(
            f"{name} is not UTF-8: byte {e.start} is {body[e.start]:#04x}, and no other encoding fits. Save it as UTF-8."
        ) from None


def _as(charset: str, body: bytes, name: str) -> str:
    try:
        text = body.decode(charset)
    except (LookupError, UnicodeDecodeError, ValueError):
        raise UnreadableDocument(f"{name} says it is {charset}, and it is not. Save it as UTF-8.") from None
    if "\x00" in text:
        raise UnreadableDocument(f"{name} is binary, not text. Give the text of an article as .txt, .md or .html.")
    return text


def _plausible(text: str) -> bool:
    """Whether text read as Windows-1252 looks like a western language: few signs beyond ASCII, most of them letters."""
    strange = [c for c in text if c > "\x7f"]
    letters = sum(c.isalpha() or c in "’‘“”–—…€£«»°\xa0" for c in strange)
    control = sum(c < " " and c not in "\n\r\t\f" for c in text)
    return not control and len(strange) <= len(text) * 0.15 and letters >= len(strange) * 0.9 and "\ufffd" not in text


def sound(text: str) -> str:
    """Text without halves of surrogate pairs, which no file could be written with; its length stays the same."""
    return text.encode("utf-8", "replace").decode("utf-8")
