"""How findings are told: in the order of the form, with excerpts, waivers, and rules that don't bind yet."""

from datetime import date

import pytest

from samrit.checks import RULES, Severity, Waiver, check, rule
from samrit.checks.example import form, quarter_of_form
from samrit.checks.place import excerpt, position
from samrit.report import Level, Signature


def test_findings_stand_in_the_order_of_the_form() -> None:
    report = form(level=Level.BOTH, obstacles="น้ำท่วมขัง--", evidence=(), signature=Signature())

    assert [(f.code, f.field) for f in check(report)] == [
        ("C101", "level"),
        ("X603", "obstacles"),
        ("E501", "evidence"),
        ("C102", "signature"),
    ]


def test_a_waived_rule_keeps_its_finding_with_the_reason() -> None:
    (finding,) = check(form(evidence=()), waivers=[Waiver("E501", "หลักฐานอยู่ระหว่างการลงนาม")])

    assert (finding.code, finding.waived) == ("E501", "หลักฐานอยู่ระหว่างการลงนาม")


def test_a_rule_only_notes_before_the_day_from_which_it_binds() -> None:
    before, after = date(2020, 9, 30), date(2020, 10, 1)

    assert [f.severity for f in check(form(evidence=()), on=before)] == [Severity.NOTE]
    assert [f.severity for f in check(form(evidence=()), on=after)] == [Severity.WARNING]


def test_a_day_that_was_set_for_a_rule_stands_in_place_of_its_own() -> None:
    day = date(2026, 10, 1)
    report = form(evidence=())

    before = check(report, on=date(2026, 9, 30), binds_from={"E501": day})
    after = check(report, on=day, binds_from={"E501": day})

    assert [(f.code, f.severity) for f in before] == [("E501", Severity.NOTE)]
    assert [(f.code, f.severity) for f in after] == [("E501", Severity.WARNING)]


def test_a_finding_quotes_its_words_with_what_stands_around_them() -> None:
    report = quarter_of_form(1, narrative="อบรมผู้นำชุมชนในวันศุกร์ที่ 15 พฤศจิกายน 2566 มีผู้แทนของ 2 ชุมชนเข้าร่วม")

    (finding,) = check(report)

    assert finding.field == "quarters.1.narrative"
    assert finding.words == "วันศุกร์ที่ 15 พฤศจิกายน 2566"
    assert finding.excerpt == "อบรมผู้นำชุมชนในวันศุกร์ที่ 15 พฤศจิกายน 2566 มีผู้แทนของ 2 ชุมชนเข้าร่วม"
    assert finding.message.th == "“วันศุกร์ที่ 15 พฤศจิกายน 2566” ไม่ตรงกับปฏิทิน 15 พฤศจิกายน 2566 เป็นวันพุธ ไม่ใช่วันศุกร์"
    assert finding.message.en == "“วันศุกร์ที่ 15 พฤศจิกายน 2566”: 15 November 2023 is a Wednesday, not a Friday"


def test_an_excerpt_parts_no_letter_from_its_marks() -> None:
    text = "ที่" * 40 + "คำ" + "นี้" * 40

    words = excerpt(text, 120, 122)

    assert words.startswith("…ที่")
    assert words.endswith("นี้…")
    assert "คำ" in words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("name", "definition"),
        ("definition", "target"),
        ("quarters", "quarters.1.result"),
        ("quarters.1.result", "quarters.1.narrative"),
        ("quarters.1.narrative", "quarters.2.result"),
        ("quarters.4.narrative", "year_end.verdict_text"),
        ("year_end.verdict_text", "year_end.narrative"),
        ("evidence.0.ref", "evidence.1.ref"),
        ("evidence.1.ref", "signature"),
    ],
)
def test_fields_are_ordered_as_on_paper(first: str, second: str) -> None:
    assert position(first) < position(second)


def test_a_rule_is_found_by_its_code() -> None:
    assert [rule(r.code) for r in RULES] == list(RULES)
    with pytest.raises(KeyError):
        rule("Z999")
