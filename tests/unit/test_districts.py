"""The fifty districts: each with a tile of its own, known under all that people write, asked about where a slip is possible."""

import pytest

from samrit.records.models import Place
from samrit.thai.districts import DISTRICTS, District
from samrit.thai.place_names import FoundPlace, NamedPlace, PlaceList
from samrit.thai.translation import in_language
from samrit.web.public.campaign_drawing import district_map

LIST = PlaceList.of(
    NamedPlace(int(one.code), one.code, (one.name_th, one.name_en, *one.also_named)) for one in DISTRICTS
)
NAMES = {int(one.code): one.name_th for one in DISTRICTS}

WRITTEN = [
    "{th}", " {th} ", "เขต{th}", "เขต {th}", "สำนักงานเขต{th}", "สํานักงานเขต{th}", "สนข.{th}", "สนง.เขต{th}", "ข.{th}", "ในพื้นที่เขต{th}",
    "{th} กทม.", "เขต{th} กรุงเทพมหานคร 10100", "แขวงลาดยาว เขต{th} กทม. ๑๐๙๐๐", "99/1 ถ.พหลโยธิน แขวงจอมพล เขต{th} กรุงเทพฯ", "จอมพล, {th}",
    "{en}", "{EN}", "{en} District", "Khet {en}", "khet{run}", "{run}", "{en} District Office, Bangkok", "1 Rama IV Road, {en} District, Bangkok 10110", "{code}",
]  # fmt: skip
ROMAN = {
    "Jatujak": "จตุจักร", "Klong Toey": "คลองเตย", "Sathorn": "สาทร", "Bangsue": "บางซื่อ", "Lad Prao": "ลาดพร้าว", "Wattana": "วัฒนา", "Vadhana": "วัฒนา",
    "Payathai": "พญาไท", "Prakanong": "พระโขนง", "Pranakorn": "พระนคร", "Bangkhuntien": "บางขุนเทียน", "Ratburana": "ราษฎร์บูรณะ", "Don Muang": "ดอนเมือง",
    "Bangplad": "บางพลัด", "Huay Kwang": "ห้วยขวาง", "Meenburi": "มีนบุรี", "Saphansoong": "สะพานสูง", "Taweewattana": "ทวีวัฒนา", "Toong Kru": "ทุ่งครุ",
    "Kannayao": "คันนายาว", "Bung Kum": "บึงกุ่ม", "Jomthong": "จอมทอง", "Nongjok": "หนองจอก", "Dhonburi": "ธนบุรี", "Pom Prap": "ป้อมปราบศัตรูพ่าย",
}  # fmt: skip
THAI = {
    "ป้อมปราบ": "ป้อมปราบศัตรูพ่าย", "เขตป้อมปราบฯ": "ป้อมปราบศัตรูพ่าย", "ราษฎร์ฯ": "ราษฎร์บูรณะ", "จ ตุ จั ก ร": "จตุจักร", "ทวีวัฒนา": "ทวีวัฒนา", "วัฒนา": "วัฒนา",
    "แขวงบางกะปิ เขตห้วยขวาง": "ห้วยขวาง", "กทม. เขตบางรัก": "บางรัก", "ลาดยาว จตุจักร": "จตุจักร",
}  # fmt: skip
ASKED = {
    "จตุจัก": "จตุจักร", "จตุจกร": "จตุจักร", "เขจตุจักร": "จตุจักร", "เขตตจตุจักร": "จตุจักร", "เขต จัตุจักร": "จตุจักร", "สาธร": "สาทร", "บางซือ": "บางซื่อ", "ราษฏร์บูรณะ": "ราษฎร์บูรณะ",
    "สัมพันธวงค์": "สัมพันธวงศ์", "วัฒณา": "วัฒนา", "แขวงดินแดง": "ดินแดง", "ป้อมปราบศัตรู": "ป้อมปราบศัตรูพ่าย", "ภาษี": "ภาษีเจริญ", "Rajthevi": "ราชเทวี", "Chatuchack": "จตุจักร",
}  # fmt: skip
NOWHERE = ["กรุงเทพมหานคร", "เมืองนนทบุรี", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา เขต 1", "ปากเกร็ด", "บาง", "-", "", "???"]


def test_fifty_districts_each_stand_on_a_tile_of_their_own() -> None:
    assert [district.code for district in DISTRICTS] == [str(code) for code in range(1001, 1051)]
    assert len({(district.column, district.row) for district in DISTRICTS}) == 50
    assert len({district.name_th for district in DISTRICTS}) == len({district.name_en for district in DISTRICTS}) == 50


@pytest.mark.parametrize("written", WRITTEN)
def test_all_fifty_are_known_under_what_people_write(written: str) -> None:
    unknown = [one.name_th for one in DISTRICTS if LIST.find(_written(written, one)).same != int(one.code)]

    assert unknown == []


@pytest.mark.parametrize(("written", "name"), [*ROMAN.items(), *THAI.items()])
def test_a_district_is_known_by_its_usual_spellings(written: str, name: str) -> None:
    assert NAMES.get(LIST.find(written).same or 0) == name


@pytest.mark.parametrize(("written", "name"), ASKED.items())
def test_a_slip_is_asked_about(written: str, name: str) -> None:
    found = LIST.find(written)

    assert found.same is None
    assert name in [NAMES[number] for number in found.alike]


@pytest.mark.parametrize("one", DISTRICTS, ids=lambda one: one.code)
def test_a_letter_left_out_or_doubled_never_makes_another_district_in_silence(one: District) -> None:
    for at in range(len(one.name_th)):
        for slip in (one.name_th[:at] + one.name_th[at + 1 :], one.name_th[:at] + one.name_th[at] + one.name_th[at:]):
            found = LIST.find(slip)
            assert found.same in (None, int(one.code)) or slip in NAMES.values()
            assert found.same is not None or int(one.code) in found.alike or len(slip) < 4, slip


def test_two_districts_in_one_cell_are_asked_about() -> None:
    for words in ("จตุจักร/ดินแดง", "เขตจตุจักร และเขตดินแดง", "บางกะปิ ห้วยขวาง"):
        assert len(LIST.find(words).alike) == 2
        assert LIST.find(words).same is None


@pytest.mark.parametrize("words", NOWHERE)
def test_what_is_no_district_is_none(words: str) -> None:
    assert LIST.find(words) == FoundPlace()


def test_the_darker_the_tile_the_more_is_there() -> None:
    counts = {"1001": 8, "1002": 2, "1003": 1}
    with in_language("en"):
        drawn = district_map([(_place(one), counts.get(one.code, 0)) for one in DISTRICTS])
    tiles = {tile.name: (tile.count, tile.level) for tile in drawn.tiles}

    assert len(tiles) == 50
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == 50
    assert [tiles[name] for name in ("Phra Nakhon", "Dusit", "Nong Chok", "Bang Na")] == [
        (8, 4),
        (2, 1),
        (1, 1),
        (0, 0),
    ]


def test_districts_without_a_place_on_the_map_stand_below_those_that_have_one() -> None:
    city = [Place(code=str(at), name_th=f"อำเภอ {at}") for at in range(12)]

    drawn = district_map([(place, 1) for place in [_place(DISTRICTS[0]), *city]])

    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == 13
    assert all(tile.x < drawn.width and tile.y < drawn.height for tile in drawn.tiles)


def _place(one: District) -> Place:
    return Place(
        code=one.code, name_th=one.name_th, name_en=one.name_en, also_named="\n".join(one.also_named),
        column=one.column, row=one.row,
    )  # fmt: skip


def _written(written: str, one: District) -> str:
    return written.format(
        th=one.name_th, en=one.name_en, EN=one.name_en.upper(), run=one.name_en.replace(" ", ""), code=one.code
    )
