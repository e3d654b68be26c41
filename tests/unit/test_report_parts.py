"""Parts of a report bring themselves into the one form that paper can carry, and never lose words on the way."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from samrit.readers import read
from samrit.report import (
    Evaluation,
    Evidence,
    IndicatorReport,
    PlanNode,
    ProjectReport,
    QuarterReport,
    Result,
    Signature,
    Target,
    Verdict,
    YearEnd,
)
from samrit.report.labels import INDICATOR_ITEMS, Label, plain_spelling
from samrit.report.numbering import join_number, split_number
from samrit.writers import write


@pytest.mark.parametrize(
    ("node", "line"),
    [
        (
            PlanNode(label="ประเด็นยุทธศาสตร์", rank="ด้านที่", code_text="๒", name_th="เมืองร่มรื่น", name_en="A Leafy City"),
            "ประเด็นยุทธศาสตร์ : ด้านที่ ๒ - เมืองร่มรื่น : A Leafy City",
        ),
        (PlanNode(label="ย่อย", code_text="๒.๔", name_th="พลังงาน"), "----- ย่อย : ๒.๔ - พลังงาน"),
        (PlanNode(label="เป้าประสงค์ที่", code_text="๒.๔.๑", name_th="ประหยัด"), "เป้าประสงค์ที่ : ๒.๔.๑ ประหยัด"),
        (PlanNode(label="มิติที่", code="7.4", name_th="ของเสีย"), "มิติที่ : 7.4 ของเสีย"),
        (PlanNode(label="มิติที่", code_text="3"), "มิติที่ : 3"),
        (PlanNode(label="โครงการหลัก", name_th="5 ส. ในสำนักงาน"), "----- โครงการหลัก : \\5 ส. ในสำนักงาน"),
    ],
)
def test_a_place_in_the_plan_prints_as_the_form_prints_it(node: PlanNode, line: str) -> None:
    assert node.printed == line


def test_a_name_in_english_behind_the_colon_is_the_english_name() -> None:
    assert PlanNode(label="ย่อย", name_th="ก : ข : A : B") == PlanNode(label="ย่อย", name_th="ก : ข", name_en="A : B")


def test_a_code_is_printed_in_either_digits_and_compared_in_one() -> None:
    assert PlanNode(code_text="๒.๔").code == "2.4"
    with pytest.raises(ValueError, match=r"plan node code is 2\.5"):
        PlanNode(code="2.5", code_text="๒.๔")


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        (("32", "จำนวน"), ("32.", "จำนวน")),
        (("32.", "จำนวน"), ("32.", "จำนวน")),
        (("(๓.๒)", "ร้อยละ"), ("(๓.๒)", "ร้อยละ")),
        (("", "5 ส. ในสำนักงาน"), ("", "5 ส. ในสำนักงาน")),
        (("ก", "ร้อยละ"), ("", "ก ร้อยละ")),
        (("3.2 มิติ", "ร้อยละ"), ("3.2", "มิติ ร้อยละ")),
    ],
)
def test_what_is_no_number_belongs_to_the_name(given: tuple[str, str], stored: tuple[str, str]) -> None:
    report = IndicatorReport(number_text=given[0], name=given[1])

    assert (report.number_text, report.name) == stored


@pytest.mark.parametrize(
    ("given", "verdict_text", "verdict", "narrative"),
    [
        (YearEnd(verdict=Verdict.MEETS), "เป็นไปตามเป้าหมาย", Verdict.MEETS, ""),
        (YearEnd(verdict_text="ไม่บรรลุเป้าหมาย"), "ไม่บรรลุเป้าหมาย", Verdict.MISSES, ""),
        (YearEnd(verdict_text="ดีมาก", narrative="ทำครบ"), "", None, "ดีมาก\nทำครบ"),
        (YearEnd(verdict_text="สูงกว่าเป้าหมาย เพราะร่วมมือ"), "สูงกว่าเป้าหมาย", Verdict.EXCEEDS, "เพราะร่วมมือ"),
    ],
)
def test_words_that_give_no_verdict_open_the_summary(
    given: YearEnd, verdict_text: str, verdict: Verdict | None, narrative: str
) -> None:
    assert given == YearEnd(verdict_text=verdict_text, verdict=verdict, narrative=narrative)
    assert (given.verdict_text, given.narrative) == (verdict_text, narrative)


@pytest.mark.parametrize(
    ("value", "unit", "stored"),
    [
        ("5", "ไม่น้อยกว่า ... หน่วยงาน", ("5", "ไม่น้อยกว่า ... หน่วยงาน")),
        ("100", "ร้อยละ (ลดลง)", ("100", "ร้อยละ (ลดลง)")),
        ("2", "ระดับ (5", ("2", "ระดับ (5")),
        ("", "แห่ง", ("", "แห่ง")),
        ("5 (แห่ง)", "", ("5", "แห่ง")),
        ("ยังวัดผลไม่ได้ (รอผล)", "ร้อยละ", ("ยังวัดผลไม่ได้ (รอผล)", "ร้อยละ")),
    ],
)
def test_value_and_unit_are_what_their_print_says(value: str, unit: str, stored: tuple[str, str]) -> None:
    target, result = Target(value_text=value, unit_text=unit), Result(value_text=value, unit_text=unit)

    assert (target.value_text, target.unit_text) == stored
    assert (result.value_text, result.unit_text) == stored


def test_evidence_is_one_reference_each() -> None:
    report = IndicatorReport(
        evidence=(
            Evidence(ref="<https://example.org/a>"),
            Evidence(ref="www.example.org/b, <https://example.org/c>"),
            Evidence(ref="-"),
            Evidence(ref="ภาพ <ชุดที่ 1>"),
        )
    )

    assert [evidence.ref for evidence in report.evidence] == [
        "https://example.org/a",
        "www.example.org/b",
        "https://example.org/c",
        "ภาพ <ชุดที่ 1>",
    ]


def test_dots_are_a_place_to_sign() -> None:
    assert not Signature(name=".....", position="…").is_signed
    assert Signature(name="....นางสาวตัวอย่าง....").name == "นางสาวตัวอย่าง"
    assert Signature(name="ตัวอย่าง (พยาน)", role="").role == "พยาน"


def test_labels_keep_the_spellings_that_a_paper_can_have() -> None:
    report = IndicatorReport(
        label_spellings=(("method", "วิธีคำนวณ"), ("definition", "คำนียาม"), ("obstacles", "อุปสรรคต่อการดำเนินงาน"))
    )

    assert report.label_spellings == (("definition", "คำนียาม"), ("method", "วิธีคำนวณ"))
    with pytest.raises(ValueError, match="no spelling of a label"):
        IndicatorReport(label_spellings=(("definition", "วิธีการคำนวณ"),))


@pytest.mark.parametrize(
    "make",
    [
        lambda: QuarterReport(quarter=6),
        lambda: QuarterReport(quarter=1, obstacles="น้ำท่วม"),
        lambda: IndicatorReport(quarters=(QuarterReport(quarter=5),)),
        lambda: Evaluation(quarter=0),
        lambda: ProjectReport(fiscal_year_be=2021),
        lambda: QuarterReport(quarter=1, progress_percent=Decimal("NaN")),
        lambda: QuarterReport(quarter=1, progress_percent=Decimal("1E+40")),
        lambda: IndicatorReport(quarters=(QuarterReport(quarter=2), QuarterReport(quarter=1))),
    ],
)
def test_what_no_report_can_say_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w+"):
        make()


@pytest.mark.parametrize("label", INDICATOR_ITEMS, ids=lambda label: label.field)
def test_every_spelling_that_papers_have_can_be_printed_and_read(label: Label) -> None:
    for spelling in label.spellings:
        assert plain_spelling(label.field, spelling) is not None, spelling


def test_a_nodes_strokes_are_no_bullet_and_its_wide_colons_leave_one_blank() -> None:
    node = PlanNode(label="5. เป้าหมาย", name_th="เมืองน่าอยู่ -： ข")
    report = IndicatorReport(name="ก", nodes=(node,))

    assert read(write(report, "text")).report == report
    assert PlanNode(label=node.label, name_th=node.name_th) == node


@pytest.mark.parametrize("name", ["จำนวนบ่อ", "ร้อยละของบ่อ", "ระยะทางที่ขุด", "Number of ponds"])
def test_a_bare_number_before_what_is_counted_leaves_the_name(name: str) -> None:
    assert split_number(f"30 {name}") == ("30", name)
    assert split_number(join_number("", f"30 {name}")) == ("", f"30 {name}")
