"""What makes a report worth looking at first: each sign has its weight and its words, and none drowns the others."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.scoring.risk import Signs, risk
from samrit.scoring.spread import Spread, spread
from samrit.thai.translation import Worded


def test_a_report_in_order_has_no_risk_and_no_reason() -> None:
    found = risk(Signs(achievement_percent=Decimal(110)))

    assert (found.points, found.reasons) == (0, ())


def test_the_reasons_are_told_in_words_the_weightiest_first() -> None:
    signs = Signs(errors=2, achievement_percent=Decimal("82.2"), days_late=4, returned_last_year=True)

    assert risk(signs).reasons == (
        Worded(th="ข้อผิดพลาด 2 ข้อ", en="2 errors"),
        Worded(th="ปีก่อนเคยถูกส่งกลับ", en="returned last year"),
        Worded(th="ต่ำกว่าเป้าหมายร้อยละ 18", en="18 % below target"),
        Worded(th="ส่งช้า 4 วัน", en="4 days late"),
    )
    assert risk(signs).points == 20 + 10 + 8 + 8


@pytest.mark.parametrize(
    ("signs", "words"),
    [
        (Signs(achievement_percent=Decimal("99.9")), "less than 1 % below target"),
        (Signs(achievement_percent=Decimal(0)), "100 % below target"),
        (Signs(achievement_percent=Decimal(250)), "2.5 times the target"),
        (Signs(has_result=False), "no result"),
        (Signs(days_late=1), "1 day late"),
        (Signs(rounds_before=1), "went back once already"),
        (Signs(missed_last_year=True), "missed its target last year"),
        (Signs(warnings=1), "1 warning"),
    ],
)
def test_each_sign_in_words(signs: Signs, words: str) -> None:
    assert [reason.en for reason in risk(signs).reasons] == [words]


SIGNS = st.builds(
    Signs,
    errors=st.integers(0, 500),
    warnings=st.integers(0, 500),
    has_result=st.booleans(),
    achievement_percent=st.none() | st.decimals(0, 10_000, places=2),
    days_late=st.integers(0, 400),
    rounds_before=st.integers(0, 20),
    returned_last_year=st.booleans(),
    missed_last_year=st.booleans(),
)


@given(SIGNS)
def test_there_are_points_exactly_where_there_are_reasons(signs: Signs) -> None:
    found = risk(signs)

    assert (found.points > 0) == bool(found.reasons)
    assert all(reason.th and reason.en for reason in found.reasons)


@given(SIGNS)
def test_another_error_never_puts_a_report_further_down(signs: Signs) -> None:
    assert risk(msgspec.structs.replace(signs, errors=signs.errors + 1)).points >= risk(signs).points


def test_scores_fall_into_bands_and_not_reviewed_is_none_of_them() -> None:
    stated = [
        Decimal(0),
        Decimal(1),
        Decimal(50),
        Decimal("50.5"),
        Decimal(90),
        Decimal("99.99"),
        Decimal(100),
        None,
        None,
    ]

    assert spread(stated) == Spread((1, 2, 1, 1, 1, 1), 2)


def test_scores_that_are_all_alike_are_said_to_be() -> None:
    assert spread([Decimal(100)] * 9 + [Decimal(80)]).is_alike
    assert not spread([Decimal(100)] * 8 + [Decimal(80)] * 2).is_alike
    assert not spread([Decimal(100)] * 4).is_alike
    assert not spread([None] * 9).is_alike
