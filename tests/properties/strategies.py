"""Generated reports: every field, with hostile Thai text of every kind in it."""

from decimal import Decimal

from hypothesis import strategies as st

from samrit.report import (
    Evaluation,
    Evidence,
    IndicatorReport,
    Kind,
    Level,
    PlanNode,
    ProjectReport,
    QuarterReport,
    Report,
    Result,
    Score,
    Signature,
    Target,
    Unplaced,
    Verdict,
    YearEnd,
)
from samrit.report.labels import INDICATOR_ITEMS
from samrit.vocabulary.choices import ABSENCE_ON_PAPER, VERDICT_ON_PAPER

# What has a meaning somewhere in the form, standing where it has none.
_TRAPS = (
    "1. ชื่อตัวชี้วัด :", "3. คำนิยาม", "3. คำนียาม ::", "(6.1) ไตรมาสที่ 1 :", "ไตรมาสที่ ๒ : ", "(๖.๕) สรุปผลการดำเนินงาน :",
    "5. เป้าหมาย : 5", ": ผลงานที่ทำได้ = 5", "เป้าหมาย : 25 ผลงาน : 20", "7) ปัจจัยสนับสนุน", "ลงชื่อ.....", "ตำแหน่ง", ".....",
    "**** ผลการดำเนินงานส่วนที่ 2 ****", "**** สนับสนุนแผน 20 ปี **", "*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 4: 0.0000",
    "ประเด็นยุทธศาสตร์ : ด้านที่ ๒ - ก : A", "----- ย่อย : ๒.๔ - ข", "เป้าประสงค์ที่ : ๒.๔.๑ ค", "มิติที่ ๓ (๓.๒)", "--", "-", "- 2 -", "หน้า 2",
    "ค่าเป้าหมาย ร้อยละ : 100", "ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ", "รายงานผลฯ ไตรมาสที่ 1", "เป็นไปตามเป้าหมาย", "ต่ำกว่าเป้าหมาย ",
    "หน่วยงาน : ก", "ปีงบประมาณ 2564", "4. หลักการและเหตุผล :", "6. เป้าหมาย", "ผลผลิต (Output)", "☑", "[x]", "(/)",
    "<http://example.org/ก?x=1>", "https://example.org/a/b", "www.example.org", "\\", "\\\\", ":", "::", "：", " : ", " = ", "(", ")", ") (",
    "(ผู้รับผิดชอบโครงการ)", "ยังไม่รายงาน เพราะ ", "82.50 [33/40]", "1,407.52", "๕", "5.00", "ไม่น้อยกว่า ... หน่วยงาน", "ร้อยละ", "27 มีนาคม 2564",
    "32.", "(3.2)", "3.2 ", "ด้านที่ ๒", "...", "…", "__", '"', "“", "COVID-19--", "{", "\t", "\n", "\n\n", "\n\n\n", "\r\n", "\x0c", "\x00", "\u2028",
    "สํานัก", "กำา", "นำ้", "เเละ", "แห่่ง", "ท่ี", "ฺBest", "ข้อม฿ล", "\uf70a", "่", "ำ", "ิ", "\u0338", "\u0301", "e\u0301", "\u200b", "\u2060", "\u00ad",
    "\ufeff", "\u3000", "\u1100\u1161", "ภาคีเครือข่าย", "กิจกรรม", "จัดประชุม ", "ไฟ", "Earth Hour ", "😀", "ÿ", "\ufffd", "\uffff",
)  # fmt: skip
_WORDS = st.sampled_from(_TRAPS) | st.text(max_size=6) | st.text("กขฮเแาิ่้์ๆฯ๐๑ aB19.:()-*\\\n", max_size=8)
texts = st.lists(_WORDS, max_size=7).map("".join)
lines = st.one_of(texts, texts.map(lambda text: f"{text} ก"))
decimals = st.one_of(
    st.none(),
    st.integers(-1000, 1_000_000).map(Decimal),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
    st.sampled_from([Decimal(0), Decimal("-0.0"), Decimal("1E+5"), Decimal("1E-20"), Decimal(10**29 - 1)]),
)
years = st.none() | st.integers(2400, 2700)
quarter_numbers = st.integers(1, 4)
values = st.one_of(
    lines,
    decimals.map(lambda d: "" if d is None else format(d, "f")),
    st.sampled_from([word for words in ABSENCE_ON_PAPER.values() for word in words]),
)
units = st.one_of(lines, st.sampled_from(["ร้อยละ", "ไม่น้อยกว่า ... หน่วยงาน", ">ร้อยละ", "ร้อยละ (ลดลง)", "ระดับ (5"]))

targets = st.builds(lambda v, u: Target(value_text=v, unit_text=u), values, units)
results = st.builds(lambda v, u: Result(value_text=v, unit_text=u), values, units)
scores = st.builds(Score, value=decimals, quality=decimals, timeliness=decimals)
evaluations = st.builds(Evaluation, quarter=st.none() | quarter_numbers, score=decimals)
verdict_texts = st.one_of(lines, st.sampled_from([w for words in VERDICT_ON_PAPER.values() for w in words]))
year_ends = st.one_of(
    st.builds(lambda v, n, s: YearEnd(verdict_text=v, narrative=n, shortfall=s), verdict_texts, texts, texts),
    st.builds(YearEnd, verdict=st.sampled_from(Verdict), narrative=texts, shortfall=texts),
)
codes = st.one_of(lines, st.sampled_from(["2", "2.4", "๒.๔.๑", "", "A1", "2."]))
nodes = st.builds(
    lambda label, rank, code, th, en: PlanNode(label=label, rank=rank, code_text=code, name_th=th, name_en=en),
    st.one_of(lines, st.sampled_from(["ประเด็นยุทธศาสตร์", "ย่อย", "เป้าประสงค์ที่", "มิติที่", ""])),
    st.one_of(lines, st.sampled_from(["ด้านที่", "มิติที่", "", "ด้าน"])),
    codes,
    lines,
    st.one_of(lines, st.just("A Green City")),
)
signatures = st.builds(
    Signature,
    name=lines,
    role=st.one_of(lines, st.just("ผู้รับผิดชอบโครงการ")),
    position=lines,
    signed_on=st.none() | st.dates(),
)
spellings = st.lists(
    st.sampled_from([(label.field, spelling) for label in INDICATOR_ITEMS for spelling in label.spellings]), max_size=4
).map(tuple)


@st.composite
def quarter_lists(draw: st.DrawFn) -> tuple[QuarterReport, ...]:
    """Any of the four quarters, in order."""
    numbers = sorted(draw(st.sets(quarter_numbers)))
    return tuple(
        QuarterReport(
            quarter=number,
            narrative=draw(texts),
            shortfall=draw(texts),
            target=draw(targets | st.just(Target())),
            result=draw(results | st.just(Result())),
            score=draw(scores | st.just(Score())),
            progress_percent=draw(decimals),
        )
        for number in numbers
    )


unplaced = st.lists(
    st.builds(Unplaced, text=texts, page=st.integers(1, 300), line=st.integers(0, 10**6)), max_size=3
).map(tuple)
broken_off = st.sampled_from(["", "name", "target", "quarters.3.narrative", "year_end.narrative", "evidence.12.ref"])
indicators = st.builds(
    IndicatorReport,
    plan_title=st.one_of(lines, st.just("แผนปฏิบัติราชการประจำปี")),
    fiscal_year_be=years,
    agency=lines,
    code=lines,
    number_text=st.one_of(lines, st.sampled_from(["32", "32.", "(3.2)", "๓.๒", "3.2.1", "5)"])),
    name=lines,
    level=st.sampled_from(Level),
    kind=st.sampled_from(Kind),
    long_term_plan=st.one_of(lines, st.sampled_from(["แผนพัฒนา กทม. ระยะ 20 ปี", "แผน (ระยะที่ 3)"])),
    nodes=st.lists(nodes, max_size=3).map(tuple),
    definition=texts,
    method=texts,
    target=targets,
    result=results,
    evaluation=evaluations,
    quarters=quarter_lists(),
    year_end=year_ends,
    supporting_factors=texts,
    obstacles=texts,
    evidence=st.lists(st.builds(Evidence, ref=lines), max_size=3).map(tuple),
    signature=signatures,
    label_spellings=spellings,
    unplaced=unplaced,
    broken_off=broken_off,
)
projects = st.builds(
    ProjectReport,
    code=lines,
    name=lines,
    agency=lines,
    fiscal_year_be=years,
    progress_percent=decimals,
    responsible=lines,
    evaluation=evaluations,
    rationale=texts,
    objectives=texts,
    targets=texts,
    narrative=texts,
    contact=lines,
    steps=texts,
    unplaced=unplaced,
    broken_off=broken_off,
)
reports: st.SearchStrategy[Report] = st.one_of(indicators, indicators, projects)
