"""The schematic map: fifty districts, each with a place of its own and known by its office's name."""

import pytest

from samrit.thai.districts import COLUMNS, DISTRICTS, ROWS, district_of
from samrit.thai.translation import in_language
from samrit.web.public.campaign_drawing import tiles


def test_fifty_districts_each_stand_on_a_tile_of_their_own() -> None:
    assert [district.code for district in DISTRICTS] == [str(code) for code in range(1001, 1051)]
    assert len({(district.column, district.row) for district in DISTRICTS}) == 50
    assert len({district.name_th for district in DISTRICTS}) == len({district.name_en for district in DISTRICTS}) == 50
    assert all(0 <= one.column < COLUMNS and 0 <= one.row < ROWS for one in DISTRICTS)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("สำนักงานเขตมีนบุรี", "1010"),
        ("เขต มีนบุรี", "1010"),
        ("มีนบุรี", "1010"),
        ("สำนักสิ่งแวดล้อม", None),
        ("", None),
    ],
)
def test_an_office_tells_its_district(name: str, code: str | None) -> None:
    found = district_of(name)

    assert (found.code if found else None) == code


def test_the_darker_the_tile_the_more_is_there() -> None:
    with in_language("en"):
        drawn = {tile.name: (tile.count, tile.level) for tile in tiles({"1001": 8, "1002": 2, "1003": 1})}

    assert (drawn["Phra Nakhon"], drawn["Dusit"], drawn["Nong Chok"], drawn["Bang Na"]) == (
        (8, 4),
        (2, 1),
        (1, 1),
        (0, 0),
    )
