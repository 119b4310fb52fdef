"""Where results go: standard output or a file, whole or not at all."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from burdenshare.nouns.errors import BadRequest

if TYPE_CHECKING:
    from rich.console import RenderableType

    from burdenshare.publish.tables import Sheet

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_PLAIN_WIDTH = 80


def show(page: RenderableType, out: Path | None = None) -> None:
    """Print a page in the width and colours of the terminal; into a file or pipe plainly, 80 columns wide."""
    from rich.console import Console

    text = io.StringIO()
    if out is None:
        terminal = Console(highlight=False)
        console = Console(
            file=text,
            highlight=False,
            width=terminal.width,
            force_terminal=terminal.is_terminal,
            no_color=terminal.no_color,
        )
    else:
        console = Console(file=text, highlight=False, width=_PLAIN_WIDTH, color_system=None)
    console.print(page, crop=False)
    put(_TRAILING.sub("", text.getvalue()), out)


def put(text: str, out: Path | None = None) -> None:
    """Write `text` to standard output, or to the file `out`, which appears whole or not at all."""
    if out is not None:
        _write(text, out)
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without these signs still gets the words
    sys.stdout.write(text)
    sys.stdout.flush()


def writable(out: Path | None) -> None:
    """Raise BadRequest where `out` cannot be written, before any work is done."""
    if out is None:
        return
    if out.is_dir():
        raise BadRequest(f"--out {out} is a folder. Name a file.")
    if not out.parent.is_dir():
        raise BadRequest(f"--out {out}: the folder {out.parent} does not exist. Make it, or name another.")


def _write(text: str, out: Path) -> None:
    writable(out)
    try:
        if out.exists() and not out.is_file():  # a pipe or terminal
            out.write_text(text, encoding="utf-8")
            return
        number, part = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}-")
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(text)
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
    """Put out a sheet as text, JSON, CSV or Markdown."""
    from burdenshare.publish import tables

    if kind == "text":
        show(tables.as_text(made), out)
    elif kind == "json":
        put(tables.as_json(tables.document(made)), out)
    else:
        put(tables.as_csv(made) if kind == "csv" else tables.as_markdown(made), out)
