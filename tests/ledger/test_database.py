"""Opening the ledger: new, again, and where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from burdenshare.ledger import Ledger
from burdenshare.nouns.errors import BadRequest


def test_an_empty_database_is_migrated_when_opened_and_opens_again(address: str) -> None:
    for _ in range(2):
        ledger = Ledger.open(address)
        with ledger.session() as session:
            assert session.execute(text("SELECT 1")).scalar_one() == 1
        ledger.close()


def test_what_is_no_address_is_refused_with_the_mend() -> None:
    with pytest.raises(BadRequest, match=r"postgresql://user@host/database"):
        Ledger.open("nonsense://x")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="does not open"):
        Ledger.open(tmp_path)
