"""Where what a user gathers is kept: releases fetched, the ledger. Nothing is made before it is needed."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The folder of this user's own data: $BURDENSHARE_HOME, or where the system keeps data of users."""
    if named := os.environ.get("BURDENSHARE_HOME"):
        return Path(named)
    import platformdirs

    return platformdirs.user_data_path("burdenshare", appauthor=False)
