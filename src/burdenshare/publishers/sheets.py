"""Workbooks as publishers make them: opened safely, cells read as text, years and printed decimals.

What a cell shows matters as much as what it holds: its number format says how many decimals the publication
prints, its font colour may say that a figure is an estimate. Hence openpyxl and not the faster calamine,
which gives values alone.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl

from burdenshare.nouns.errors import UnreadableDocument

MAX_BYTES = 50_000_000
"""Largest workbook file that is opened; the publishers' own are below 1 MB."""
MAX_UNPACKED = 400_000_000
"""Largest workbook after unpacking: a file that swells beyond it is no table of figures."""

Sheet = Any
"""An openpyxl worksheet (openpyxl carries no types)."""

_YEAR = re.compile(r"((?:19|20)\d{2})(?:\.0)?\s*(e?)", re.IGNORECASE)
_DECIMALS = re.compile(r"0\.(0+)")


@contextmanager
def workbook(path: Path) -> Iterator[list[Sheet]]:
    """The worksheets of an .xlsx file, with the values that its formulas last had.

    Raises UnreadableDocument, in one sentence, for what is not there, not a workbook, broken or far too
    large.
    """
    _check(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that it replaces; figures are unharmed
            book = openpyxl.load_workbook(path, data_only=True)
    except Exception as e:  # openpyxl and the XML parser raise many kinds on a broken file
        why = " ".join(f"{type(e).__name__}: {e}".split())
        raise UnreadableDocument(f"{path.name} cannot be read as a workbook ({why}). Download it again.") from e
    try:
        yield list(book.worksheets)
    finally:
        book.close()


def text(value: object) -> str:
    """A cell's value as text with single spaces; "" for an empty cell."""
    return "" if value is None else " ".join(str(value).split())


def year(value: object) -> tuple[int, bool] | None:
    """(2024, True) for '2024e'; numbers and text alike, (2014, False) for 2014, 2014.0 and '2014'."""
    if isinstance(value, bool):
        return None
    found = _YEAR.fullmatch(text(value))
    return (int(found[1]), bool(found[2])) if found else None


def decimals(number_format: str) -> int:
    """Decimals that a number format shows: 2 for '#,##0.00' and '0.00%', 0 for '#,##0', -1 for 'General'."""
    if "0" not in number_format:
        return -1
    found = _DECIMALS.search(number_format)
    return len(found[1]) if found else 0


def _check(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        raise UnreadableDocument(f"{path} is not there. Name an existing workbook.") from None
    if size == 0:
        raise UnreadableDocument(f"{path.name} is empty. Download it again.")
    if size > MAX_BYTES:
        raise UnreadableDocument(f"{path.name} has {size:,} bytes, more than the {MAX_BYTES:,} that are read.")
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise UnreadableDocument(
            f"{path.name} is not an .xlsx workbook, or only part of one. Download it again."
        ) from None
    if unpacked > MAX_UNPACKED:
        raise UnreadableDocument(
            f"{path.name} unpacks to {unpacked:,} bytes, more than the {MAX_UNPACKED:,} that are read."
        )
