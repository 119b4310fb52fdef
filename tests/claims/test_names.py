"""Country names are CLDR's: the made file is what babel gives today."""

import json

from burdenshare import data
from burdenshare.claims import names


def test_the_names_file_is_what_cldr_gives() -> None:
    assert json.loads(data.text("names.json")) == names.from_cldr()
