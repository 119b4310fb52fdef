"""A paper: a title, a lead, and blocks of words, tables and pictures, in an order that every format keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; small for notes."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. wide: columns that take the room that is left. right: columns of numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: tuple[int, ...] = ()
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, with what it shows in words."""

    svg: str
    alternative: str


Block = Words | Grid | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """facts: short lines under the title, label and value. lead: what a reader in a hurry takes along."""

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    lead: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...]
    foot: str
