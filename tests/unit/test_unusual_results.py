"""Results that an evaluator would look at twice, and texts that stand elsewhere, too."""

from decimal import Decimal

import pytest

from samrit.checks.copies import Text, copies
from samrit.scoring.unusual import Course, Sign, Unusual, YearResult, unusual


def course(result: str, *earlier: str, key: int = 1, target: str = "40", **changes: object) -> Course:
    years = tuple(YearResult(2566 - at, Decimal(target), Decimal(value)) for at, value in enumerate(earlier))
    year = YearResult(2567, Decimal(target), Decimal(result))
    defaults: dict[str, object] = {"agency": key, "alike": "จำนวนตลาด แห่ง", "is_share": False}
    return Course(key=key, year=year, earlier=years, **{**defaults, **changes})  # type: ignore[arg-type]  # told by name


def signs(*courses: Course) -> list[tuple[int, Sign]]:
    return [(one.key, one.sign) for one in unusual(courses)]


@pytest.mark.parametrize(
    ("values", "is_share", "is_unusual"),
    [
        (("120", "38", "41", "40"), False, True),
        (("12", "38", "41", "40"), False, True),
        (("60", "38", "41", "40"), False, False),
        (("120", "38", "115", "40"), False, False),  # it has been there before
        (("2", "1"), False, False),  # one more
        (("95", "52", "55"), True, True),
        (("70", "52", "55"), True, False),
        (("95",), True, False),  # no past to hold it against
    ],
)
def test_against_its_own_history(values: tuple[str, ...], *, is_share: bool, is_unusual: bool) -> None:
    found = signs(course(*values, target="1000", is_share=is_share))

    assert found == ([(1, Sign.OWN_HISTORY)] if is_unusual else [])


def test_against_indicators_of_the_same_name_elsewhere() -> None:
    others = [course(result, key=key) for key, result in enumerate(("38", "41", "40", "39", "42"), 1)]

    assert signs(*others, course("80", key=6)) == [(6, Sign.LIKE_INDICATORS)]
    assert signs(*others, course("44", key=6)) == []
    assert signs(*others[:3], course("80", key=6)) == []  # too few to say what is usual
    assert signs(*others, course("80", key=6, alike="จำนวนสวน แห่ง")) == []


def test_always_exactly_the_target() -> None:
    assert signs(course("40", "40", "40")) == [(1, Sign.EXACTLY_TARGET)]
    assert signs(course("40", "40")) == []
    assert signs(course("40", "40", "41")) == []
    assert signs(course("100", "100", "100", target="100", is_share=True)) == []


def test_all_in_the_last_quarter() -> None:
    zero, all_of_it = Decimal(0), Decimal(40)

    assert signs(course("40", quarters=(zero, zero, zero, all_of_it))) == [(1, Sign.LAST_QUARTER)]
    assert signs(course("40", quarters=(zero, zero, Decimal(1), all_of_it))) == []
    assert signs(course("40", quarters=(None, None, None, all_of_it))) == []
    assert signs(course("40")) == []


def test_the_reason_is_told_with_its_figures() -> None:
    (found,) = unusual([course("120", "38", "41", "40", target="1000")])

    assert isinstance(found, Unusual)
    assert found.reason.en == "120 this year, and 40 in the middle of those before"
    assert found.reason.th == "ปีนี้ 120 แต่ค่ากลางของปีก่อน ๆ คือ 40"


LONG = (
    "จัดเวทีรับฟังความเห็นของผู้ค้าและผู้อยู่อาศัยรอบตลาด 3 ครั้ง แล้วนำข้อเสนอไปปรับผังแผงค้า ทางเดิน จุดทิ้งขยะ และเวลาส่งของ "
    "จากนั้นติดตามผลทุกเดือนร่วมกับคณะกรรมการตลาด"
)


def test_a_copy_is_found_though_its_figures_differ() -> None:
    other = "ตรวจคุณภาพน้ำในคลองสายหลักทุกสัปดาห์ รายงานค่าออกซิเจนละลายน้ำต่อสำนักการระบายน้ำ และแจ้งชุมชนริมคลองผ่านหอกระจายข่าวเมื่อค่าต่ำกว่าเกณฑ์"
    texts = [
        Text(1, 1, LONG),
        Text(2, 2, LONG.replace("3", "5")),
        Text(3, 3, other),
        Text(4, 1, LONG),
        Text(5, 2, "ไม่มี"),
    ]

    assert [(one.key, one.other) for one in copies(texts)] == [(2, 1), (4, 2)]


def test_a_text_that_is_half_another_is_no_copy() -> None:
    half = LONG[: len(LONG) // 2] + "ส่วนที่เหลือเป็นงานซ่อมหลังคาและระบบไฟฟ้าของตลาดซึ่งแล้วเสร็จก่อนกำหนดตามสัญญาทุกงวดงานที่ตรวจรับ"

    assert list(copies([Text(1, 1, LONG), Text(2, 2, half)])) == []
