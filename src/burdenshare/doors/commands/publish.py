"""`burdenshare publish`: the read-only site as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from burdenshare.nouns.errors import BadRequest
from burdenshare.publish.wording import plural


def publish(
    folder: Annotated[str, Parameter(help="Folder to write to; it is made, or replaced where it holds an older copy.")],
    /,
) -> int:
    """Write the read-only site as files for any static host.

    Pages that answer a reader's own question (checks, other days, other scenarios) need `burdenshare serve`.
    """
    if not folder.strip():
        raise BadRequest("No folder is named. Name one that is new or empty.")
    from burdenshare.doors.web.copying import publish as run

    out = Path(folder).absolute()
    number = run(out)
    print(f"{plural(number, 'file')} in {folder}: open {Path(folder) / 'index.html'} or serve the folder.")
    return 0
