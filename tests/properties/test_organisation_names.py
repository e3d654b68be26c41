"""Comparing names of organisations: what holds for any names."""

from hypothesis import given
from hypothesis import strategies as st

from samrit.organisations.matching import Known, Register
from samrit.thai.organisation_likeness import likeness
from samrit.thai.organisations import key

_PARTS = st.sampled_from([
    "บริษัท", "จำกัด", "(มหาชน)", "บมจ.", "หจก.", "ร.ร.", "โรงเรียน", "วัด", "มูลนิธิ", "เขต", "สาขา", "กทม.", "กรุงเทพมหานคร", "น้ำใส",
    "สวนหิน", "เหนือ", "1", "๒", "Co., Ltd.", "The", "River", "company", "(กฟน.)", "ฯ", " ", "  ", ".", "เเ", "ํา", "ก", "(", ")",
])  # fmt: skip
_NAMES = st.lists(_PARTS, max_size=7).map("".join) | st.text(max_size=30)


@given(_NAMES)
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)


@given(_NAMES)
def test_spaces_and_capitals_at_the_ends_change_nothing(name: str) -> None:
    assert key(f"  {name}\t") == key(name)


@given(_NAMES, _NAMES)
def test_likeness_is_the_same_both_ways_and_whole_only_for_one_key(one: str, other: str) -> None:
    found = likeness(one, other)

    assert found == likeness(other, one)
    assert 0 <= found.score <= 1
    assert (found.score == 1) == (key(one) == key(other) != "")


@given(st.lists(_NAMES, max_size=8), _NAMES)
def test_a_register_finds_what_comparing_with_every_name_finds(names: list[str], asked: str) -> None:
    found = Register.of(Known(at, (name,)) for at, name in enumerate(names)).find(asked)
    same = {at for at, name in enumerate(names) if key(name) == key(asked) != ""}

    if len(same) == 1:
        assert found.same in same
    elif not same:
        scores = {at: likeness(name, asked).score for at, name in enumerate(names)}
        assert all(one.score == scores[one.number] for one in found.alike)
        # Names that share neither an end nor another mark are not compared; all others are found.
        for at, name in enumerate(names):
            if likeness(name, asked).score >= 0.9 and len(found.alike) < 5:
                assert at in {one.number for one in found.alike}


_KINDS = (
    "โรงเรียน",
    "วัด",
    "มูลนิธิ",
    "สมาคม",
    "ธนาคาร",
    "โรงแรม",
    "โรงพยาบาล",
    "ตลาด",
    "ชุมชน",
    "มหาวิทยาลัย",
    "สำนักงานเขต",
    "ร้าน",
    "มัสยิด",
    "บริษัท ",
)
_CORES = ("สายธารทอง", "ริมคลองดอนเมือง", "ห้วยขวางนคร", "ภูเขาเขียวใต้", "น้ำใสจตุจักร")
_FORMS = (
    "{}",
    "บริษัท {}",
    "บริษัท {} จำกัด",
    "บริษัท {} จำกัด (มหาชน)",
    "หจก. {}",
    "ห้างหุ้นส่วนสามัญ {}",
    "หสน. {}",
    "ห้างหุ้นส่วน {}",
)


@given(
    st.sampled_from(_KINDS),
    st.sampled_from(_CORES),
    st.integers(0, 40),
    st.sampled_from(["left out", "doubled", "swapped"]),
)
def test_a_slip_anywhere_in_a_name_is_never_another_organisation_in_silence(
    kind: str, core: str, at: int, slip: str
) -> None:
    name = f"{kind}{core}"
    at = at % (len(name) - 1)
    one, two = name[at], name[at + 1]
    typed = name[:at] + {"left out": "", "doubled": one + one, "swapped": two + one}[slip]
    typed += name[at + (2 if slip == "swapped" else 1) :]

    found = Register.of([Known(1, (name,))]).find(typed)

    assert found.same == 1 or [alike.number for alike in found.alike] == [1]


@given(st.sampled_from(_CORES), st.sampled_from(_FORMS), st.sampled_from(_FORMS))
def test_two_legal_forms_are_never_one_in_silence(core: str, one: str, other: str) -> None:
    found = Register.of([Known(1, (one.format(core),))]).find(other.format(core))

    assert (found.same == 1) is (one == other)
