"""Where results go: standard output or a file, whole or not at all."""

from __future__ import annotations

import codecs
import errno
import io
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from burdenshare.nouns.errors import BadRequest

if TYPE_CHECKING:
    from rich.console import RenderableType

    from burdenshare.publish.tables import Sheet

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_PLAIN_WIDTH = 80


def show(page: RenderableType, out: Path | None = None) -> None:
    """Print a page in the width and colours of the terminal; into a file or pipe plainly, 80 columns wide."""
    put(printed(page, plain=out is not None), out)


def printed(page: RenderableType, *, plain: bool) -> str:
    """A page as text: plainly, 80 columns wide, or in the width and colours of the terminal."""
    from rich.console import Console

    text = io.StringIO()
    if plain:
        console = Console(file=text, highlight=False, width=_PLAIN_WIDTH, color_system=None)
    else:
        terminal = Console(highlight=False)
        console = Console(
            file=text,
            highlight=False,
            width=terminal.width,
            force_terminal=terminal.is_terminal,
            no_color=terminal.no_color,
        )
    console.print(page, crop=False)
    return _TRAILING.sub("", text.getvalue())


def put(text: str, out: Path | None = None) -> None:
    """Write `text` to standard output, or to the file `out`, which appears whole or not at all."""
    if out is not None:
        _write(text.encode(), out)
        return
    plain_signs()
    sys.stdout.write(text)
    sys.stdout.flush()


def plain_signs() -> None:
    """Let standard output write a sign that its encoding lacks as the nearest one that it has."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        codecs.register_error("burdenshare.nearest", _nearest)
        sys.stdout.reconfigure(errors="burdenshare.nearest")


_NEAREST = str.maketrans(
    {
        **{"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'},
        **{"‘": "'", "’": "'", "‚": "'", "…": "...", "·": ".", "•": "*", "\xa0": " ", "\u2009": " ", "\u202f": " "},
        **{"✓": "+", "✗": "x", "±": "~", "↻": "o", "↑": "^", "↓": "v", "→": ">", "←": "<", "×": "x"},
        **{"≥": ">=", "≤": "<=", "€": "EUR", "£": "GBP", "§": "S.", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"},
        **{"æ": "ae", "Æ": "AE", "œ": "oe", "đ": "d", "Đ": "D", "ı": "i"},
    }
)
"""Signs and letters in ASCII, each ruling and arrow still apart from the others."""


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """What stands for the characters that an encoding lacks: a sign of _NEAREST, a letter without its accent, or ?."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = unicodedata.normalize("NFKD", error.object[error.start : error.end].translate(_NEAREST))
    plain = "".join(c if c.isascii() else "?" for c in found if not unicodedata.combining(c))
    return plain, error.end


def closed() -> TextIO:
    """What stands for a standard output that was closed before this program began: writing to it fails."""
    return _Closed()


class _Closed(io.StringIO):
    def write(self, _text: str) -> int:
        raise OSError(errno.EBADF, "standard output is closed")

    def fileno(self) -> int:
        raise io.UnsupportedOperation("fileno")


def writable(out: Path | None, option: str = "--out") -> None:
    """Raise BadRequest where the file of `option` cannot be written, before any work is done."""
    if out is None:
        return
    try:
        out.lstat()
    except FileNotFoundError:
        pass
    except OSError as e:
        raise BadRequest(f"{option} {_short(out)} cannot be written: {e.strerror}. Name another file.") from None
    if out.is_dir():
        raise BadRequest(f"{option} {out} is a folder. Name a file.")
    if not out.parent.is_dir():
        raise BadRequest(f"{option} {out}: the folder {out.parent} does not exist. Make it, or name another.")


def not_over(source: str | Path, out: Path | None, option: str = "--out") -> None:
    """Raise BadRequest where what is read would be written over."""
    try:
        same = out is not None and out.is_file() and out.samefile(source)
    except (OSError, ValueError):
        return  # an address, standard input, or a file that is not there
    if same:
        raise BadRequest(f"{option} {out} is what is read, and would be written over. Name another file.")


def _short(out: Path) -> str:
    words = str(out)
    return words if len(words) <= 80 else f"{words[:79]}…"


def put_bytes(content: bytes, out: Path) -> None:
    """Write what is no text, such as a picture, to the file `out`, which appears whole or not at all."""
    _write(content, out)


def _write(content: bytes, out: Path) -> None:
    writable(out)
    try:
        if out.exists() and not out.is_file():  # a pipe or terminal
            out.write_bytes(content)
            return
        number, part = tempfile.mkstemp(dir=out.parent, prefix=".burdenshare-")
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
            mask = os.umask(0)
            os.umask(mask)
            Path(part).chmod(0o666 & ~mask)
            Path(part).replace(out)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as e:
        raise BadRequest(f"--out {out} cannot be written: {e.strerror}. Name another file.") from None


def sheet(made: Sheet, kind: str, out: Path | None = None) -> None:
    """Put out a sheet as text, JSON, CSV, Markdown or, into a file, Parquet."""
    from burdenshare.publish import tables

    if kind == "parquet":
        if out is None:
            raise BadRequest("Parquet is no text for a terminal. Name a file with --out.")
        _parquet(made.records, out)
    elif kind == "text":
        show(tables.as_text(made), out)
    elif kind == "json":
        put(tables.as_json(tables.document(made)), out)
    else:
        put(tables.as_csv(made) if kind == "csv" else tables.as_markdown(made), out)


def _parquet(records: Sequence[Mapping[str, Any]], out: Path) -> None:
    """The records as one Parquet file, a column a key, typed by its first value; whole or not at all."""
    import duckdb

    writable(out)
    keys = list(records[0]) if records else []
    kinds = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE"}
    first = {key: next((r[key] for r in records if r[key] is not None), 0.0) for key in keys}
    columns = ", ".join(f"'{key}': '{kinds.get(type(first[key]), 'VARCHAR')}'" for key in keys)
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".burdenshare-") as folder:
            rows, whole = Path(folder) / "rows.jsonl", Path(folder) / "whole.parquet"
            rows.write_text("".join(json.dumps(dict(r)) + "\n" for r in records), encoding="utf-8")
            with duckdb.connect() as connection:
                connection.execute(
                    f"COPY (SELECT * FROM read_json($rows, format = 'newline_delimited', columns = {{{columns}}})) "
                    f"TO '{str(whole).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION zstd)",
                    {"rows": str(rows)},
                )
            whole.replace(out)
    except OSError as e:
        raise BadRequest(f"--out {out} cannot be written: {e.strerror}. Name another file.") from None
