"""Country names are CLDR's: the made file is what babel gives today."""

import json

from burdenshare import data
from burdenshare.claims import cldr


def test_the_names_file_is_what_cldr_gives() -> None:
    assert json.loads(data.text("cldr.json")) == cldr.from_cldr()
