"""What people type into a search box finds what they mean: marks, spaces, abbreviations, digits and Roman letters are forgiven."""

from dataclasses import dataclass

import pytest

from samrit.thai.finding import best
from samrit.thai.searching import Asked, Match, Names


@dataclass(frozen=True)
class Named:
    """Something with one name."""

    name: str
    year: int = 0
    is_office: bool = False

    @property
    def names(self) -> Names:
        """By which it is found."""
        return Names((self.name,), offices=(self.name,) if self.is_office else ())


@pytest.mark.parametrize(
    ("typed", "name", "how"),
    [
        ("สำนักงานเขตห้วยขวาง", "สำนักงานเขตห้วยขวาง", Match.WHOLE),
        ("หวยขวาง", "สำนักงานเขตห้วยขวาง", Match.WITHIN),
        ("ห่วยขว้าง", "สำนักงานเขตห้วยขวาง", Match.WITHIN),
        ("ห้วย ขวาง", "สำนักงานเขตห้วยขวาง", Match.WITHIN),
        ("ขวาง ห้วย", "สำนักงานเขตห้วยขวาง", Match.WITHIN),
        ("สนข.ห้วยขวาง", "สำนักงานเขตห้วยขวาง", Match.WHOLE),
        ("สนข ห้วยขวาง", "สำนักงานเขตห้วยขวาง", Match.WHOLE),
        ("ส.น.ข. ห้วยขวาง", "สำนักงานเขตห้วยขวาง", Match.WHOLE),
        ("รร.สวนหิน", "โรงเรียนสวนหิน", Match.WHOLE),
        ("โรงเรียนสวนหิน", "ร.ร. สวน หิน", Match.WHOLE),
        ("กทม.", "สำนักการศึกษา กรุงเทพมหานคร", Match.WITHIN),
        ("กรุงเทพมหานคร", "สำนักการศึกษา กทม.", Match.WITHIN),
        ("ม. ตัวอย่าง", "มหาวิทยาลัยตัวอย่าง", Match.WHOLE),
        ("๑๒", "ชุมชน 12", Match.WITHIN),
        ("ชุมชน12", "ชุมชน ๑๒ ไร่", Match.BEGINNING),
        ("น้ํา", "น้ำใส", Match.BEGINNING),
        ("เเก้ว", "แก้วใส", Match.BEGINNING),
        ("CLEAN river", "Clean-River Co.", Match.BEGINNING),
        ("กรุงเทพฯ", "กรุงเทพ", Match.WHOLE),
        ("สมจัย", "นายสมใจ ดี", Match.BY_SOUND),
        ("ศุขสรรค์", "สุขสรรค์", Match.BY_SOUND),
        ("งปม. โครงการ", "งบประมาณของโครงการ", Match.WITHIN),
        ("จนท.", "เจ้าหน้าที่เทศกิจ", Match.BEGINNING),
        ("ป่า", "ปลา", Match.NONE),
        ("", "ก", Match.NONE),
        (" . ", "ก", Match.NONE),
    ],
)
def test_thai_is_compared_as_it_is_meant(typed: str, name: str, how: Match) -> None:
    assert Asked(typed).match(Names((name,))) is how


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Chatuchak", "สำนักงานเขตจตุจักร"),
        ("Jatujak", "สำนักงานเขตจตุจักร"),
        ("Huai Khwang", "โรงเรียนห้วยขวางวิทยา"),
        ("huaykwang", "สำนักงานเขตห้วยขวาง"),
        ("Khlong Toei", "คลองเตย"),
        ("Klong Toey", "คลองเตย"),
        ("Phra Nakhon", "พระนคร"),
        ("Ratchathewi", "ราชเทวี"),
        ("Ladprao", "ลาดพร้าว"),
        ("Sai Mai", "สายไหม"),
        ("Lak Si", "หลักสี่"),
        ("Phasi Charoen", "ภาษีเจริญ"),
        ("Phra Khanong", "พระโขนง"),
        ("Rat Burana", "ราษฎร์บูรณะ"),
        ("Samphanthawong", "สัมพันธวงศ์"),
        ("Suan Hin", "โรงเรียนสวนหิน"),
        ("munnithi", "มูลนิธิตัวอย่าง"),
        ("pranakorn", "สำนักงานเขตพระนคร"),
        ("Amornrat", "อมรรัตน์ ตัวอย่าง"),
        ("Jatujak", "Chatuchak District Office"),
    ],
)
def test_roman_letters_find_thai_by_the_sound(typed: str, name: str) -> None:
    assert Asked(typed).match(Names((name,))) is Match.BY_SOUND


def test_roman_letters_find_one_district_and_not_another() -> None:
    names = [
        "จตุจักร",
        "ห้วยขวาง",
        "คลองเตย",
        "คลองสาน",
        "บางกะปิ",
        "บางรัก",
        "บางบอน",
        "ดุสิต",
        "สาทร",
        "ราษฎร์บูรณะ",
        "ประเวศ",
    ]

    found = {one: [name for name in names if Asked(one).match(Names((name,)))is not Match.NONE] for one in ("Chatuchak", "Khlong Toei", "Bang Bon", "Sathon", "Prawet")}  # fmt: skip

    assert list(found.values()) == [["จตุจักร"], ["คลองเตย"], ["บางบอน"], ["สาทร"], ["ประเวศ"]]


def test_a_sound_in_the_middle_of_a_word_is_found_only_where_no_word_begins_with_it() -> None:
    person = Named("มาลี ตัวอย่าง")
    chance = Named("ร้อยละความสำเร็จของงาน")

    assert Asked("Malee").match(chance.names) is Match.BY_SOUND_IN_WORD
    assert best(Asked("Malee"), [chance, person]) == ([person], False)
    assert best(Asked("Malee"), [chance]) == ([chance], False)


@pytest.mark.parametrize("typed", ["q" * 900, "wwww", "nnnnnnn", "zzzz kkkk", "aaaaa", "hhhhhhhuay"])
def test_a_key_held_down_finds_nothing_by_its_sound(typed: str) -> None:
    for name in ("สำนักอนามัย", "สำนักงานเขตห้วยขวาง", "Health Department", "สำนักงานเขตหนองแขม"):
        assert Asked(typed).match(Names((name,))) is Match.NONE


def test_codes_and_numbers_are_met_whole_and_words_may_stand_in_different_names() -> None:
    names = Names(("จำนวนต้นไม้", "Trees planted"), ("32", "5018-0817"))

    assert [Asked(one).match(names) for one in ("32", "5018-0817", "3", "ต้นไม้ 32", "trees ต้นไม้")] == [
        Match.WHOLE, Match.WHOLE, Match.NONE, Match.WITHIN, Match.WITHIN,
    ]  # fmt: skip


def test_a_slip_of_a_letter_comes_near() -> None:
    names = Names(("โรงเรียนสวนหินทราย",))

    assert (Asked("สวนหิมทราย").match(names), Asked("สวนหิมทราย").nearness(names) > 0) == (Match.NONE, True)
    assert (Asked("ป่าสน").nearness(names), Asked("ซาย").nearness(names)) == (0, 0)


OFFICES = [
    Named(name, is_office=True)
    for name in (
        "สำนักสิ่งแวดล้อม",
        "สำนักการจราจรและขนส่ง",
        "สำนักการระบายน้ำ",
        "สำนักการแพทย์",
        "สำนักอนามัย",
        "สำนักพัฒนาสังคม",
        "สำนักการคลัง",
        "สำนักยุทธศาสตร์และประเมินผล",
        "สำนักป้องกันและบรรเทาสาธารณภัย",
        "สำนักปลัดกรุงเทพมหานคร",
        "สำนักงานเขตพระนคร",
        "สำนักงานเขตพญาไท",
        "สำนักงานเขตคลองเตย",
    )
] + [Named("ถนนสายที่ สนพ ปรับปรุง")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("สสล", "สำนักสิ่งแวดล้อม"),
        ("ส.ส.ล.", "สำนักสิ่งแวดล้อม"),
        ("สจส.", "สำนักการจราจรและขนส่ง"),
        ("สนน.", "สำนักการระบายน้ำ"),
        ("สนพ.", "สำนักการแพทย์"),
        ("สนค", "สำนักการคลัง"),
        ("สยป.", "สำนักยุทธศาสตร์และประเมินผล"),
        ("สปภ.", "สำนักป้องกันและบรรเทาสาธารณภัย"),
        ("สนป.", "สำนักปลัดกรุงเทพมหานคร"),
        ("สนข.คลองเตย", "สำนักงานเขตคลองเตย"),
        ("สสล แวดล้อม", "สำนักสิ่งแวดล้อม"),
    ],
)
def test_an_office_is_found_by_its_letters(typed: str, found: str) -> None:
    met, is_near = best(Asked(typed), OFFICES)

    assert (met[0].name, is_near) == (found, False)


def test_letters_are_an_offices_only_where_nothing_has_them_as_a_word() -> None:
    assert [one.name for one in best(Asked("สนพ"), OFFICES)[0]] == ["ถนนสายที่ สนพ ปรับปรุง"]
    assert best(Asked("ถนน"), OFFICES)[0] == [OFFICES[-1]]
    assert best(Asked("สสล ขยะ"), OFFICES) == ([], False)
