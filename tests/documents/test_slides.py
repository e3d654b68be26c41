"""The year as slides: opened again with the library that office programs are tested with, they say what the booklet says."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pptx
import pytest

from samrit.scoring.counts import Counts, Part
from samrit.thai.calendar import Language
from samrit.thai.digits import has_thai
from samrit.thai.letters import letters
from samrit.writers.booklet_values import Booklet, DoubtfulResult, Outcome, ReasonedResult, Strategy
from samrit.writers.deck import deck
from samrit.writers.slides import write_slides
from samrit.writers.slides_template import SlidesTemplateError, blank_slides, opened_template

D = Decimal
AT = datetime(2026, 11, 29, 3, tzinfo=UTC)
COUNTS = Counts(exceeds=2, meets=3, misses=7, doubtful=1, overdue=1)
MISSED = tuple(
    ReasonedResult(str(n), f"จำนวนสวนขนาดเล็กที่เปิดใช้ แห่งที่ {n}", "สำนักตัวอย่าง", "3 แห่ง", "≥ 5 แห่ง", "", "ผ่านการรับรอง")
    for n in range(1, 8)
)
BOOKLET = Booklet(
    city="กรุงเทพมหานคร",
    agency="สำนักตัวอย่าง",
    fiscal_year_be=2569,
    on=date(2026, 9, 30),
    summary=("บรรลุเป้าหมาย 5 จาก 14 ตัวชี้วัด", "มีโครงการ 3 โครงการ"),
    counts=COUNTS,
    strategies=(
        Strategy("1", "อากาศสะอาด", Counts(exceeds=2, meets=3), ()),
        Strategy("2", "เมืองร่มรื่น", Counts(misses=7, doubtful=1, overdue=1), ()),
    ),
    agencies=(),
    missed=MISSED,
    projects=None,
    outcomes=(
        Outcome("ดับไฟหนึ่งชั่วโมง", date(2026, 3, 28), D("34.39"), D("30.1"), D(38), D("19.2"), True, is_synthetic=True),
    ),
    has_details=True,
    best=(ReasonedResult("9", "จำนวนต้นไม้", "สำนักอื่น", "120 ต้น", "≥ 100 ต้น", "ชุมชนร่วมปลูก", "เผยแพร่แล้ว"),),
    doubtful=(DoubtfulResult("4", "จำนวนจุดวัดฝุ่น", "สำนักตัวอย่าง", "12", "ส่งกลับแก้ไข", "เจ้าหน้าที่ผู้รายงาน"),),
    next_steps=("แผนปี 2570 ยังไม่เริ่มจัดทำ",),
)


def opened(data: bytes) -> Any:
    """The presentation as another program opens it."""
    return pptx.Presentation(io.BytesIO(data))


def words(slide: Any) -> str:
    """All that stands on a slide, table by table and row by row."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        elif getattr(shape, "has_table", False) and shape.has_table:
            found += [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
    return "\n".join(found)


def by_title(presentation: Any) -> dict[str, list[Any]]:
    """The slides by their title, each of which has one."""
    found: dict[str, list[Any]] = {}
    for slide in presentation.slides:
        found.setdefault(slide.shapes.title.text_frame.text, []).append(slide)
    return found


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_deck_is_short_and_each_slide_has_a_title_of_its_own(language: Language) -> None:
    slides = by_title(opened(write_slides(replace(BOOKLET, language=language), at=AT)))

    assert 8 <= len(slides) <= 10
    assert "" not in slides
    thai = {title for title in slides if re.search("[ก-๙]", title)}
    assert len(thai) == (len(slides) if language == "th" else 0)
    assert not any(has_thai(words(slide)) for shown in slides.values() for slide in shown)


def test_its_figures_are_the_booklet_s_and_each_result_says_where_its_report_is() -> None:
    slides = by_title(opened(write_slides(BOOKLET, at=AT)))

    (year,) = slides["ทั้งปีในประโยคเดียว"]
    assert BOOKLET.summary[0] in words(year)
    assert {int(one) for one in re.findall(r"[^\d](\d+)$", words(year), re.MULTILINE)} >= {2, 3, 7, 1}
    (best,) = slides["ผลที่ดีที่สุด (1 จาก 2)"]
    assert "9 จำนวนต้นไม้ (สำนักอื่น) | ≥ 100 ต้น | 120 ต้น | ชุมชนร่วมปลูก | เผยแพร่แล้ว" in words(best)
    missed = "\n".join(words(one) for one in slides["เป้าหมายที่ไม่บรรลุ (5 จาก 7)"])
    assert missed.count("ไม่ได้ระบุเหตุ") == missed.count("ผ่านการรับรอง") == 5
    (doubtful,) = slides["ผลที่น่าสงสัย"]
    assert "12 ? | ส่งกลับแก้ไข" in words(doubtful)
    assert "30.10 – 38.00" in words(*slides["ผลที่ได้จากการวัด"])
    assert "ดับไฟหนึ่งชั่วโมง (ข้อมูลสังเคราะห์)" in words(*slides["ผลที่ได้จากการวัด"])
    assert BOOKLET.next_steps[0] in words(*slides["ขั้นต่อไป"])


def test_the_chart_by_strategy_has_the_figures_of_its_table_and_says_them_to_who_can_t_see_it() -> None:
    (slide,) = by_title(opened(write_slides(BOOKLET, at=AT)))["จำแนกตามยุทธศาสตร์"]
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    plot = frame.chart.plots[0]

    assert list(plot.categories) == ["1", "2"]
    assert {tuple(series.values) for series in plot.series} == {
        tuple(float(one.counts.of(part)) for one in BOOKLET.strategies) for part in Part if COUNTS.of(part)
    }
    assert "2 เมืองร่มรื่น | 9 | 0 | 0 | 7 | 2" in words(slide)
    described = frame._element.xpath(".//p:cNvPr")[0].get("descr")
    assert described.startswith("1: ")
    assert "7" in described


def test_what_there_is_none_of_is_said() -> None:
    bare = replace(BOOKLET, best=(), missed=(), doubtful=(), outcomes=(), counts=Counts(not_due=3), strategies=())
    slides = deck(bare, AT).slides

    assert [one.lines for one in slides if one.table is None and not one.bar][1:-1] == [
        ("ไม่มีตัวชี้วัดใดได้ผลดีกว่าเป้าหมาย",), ("ไม่มีเป้าหมายที่ไม่บรรลุ",), ("ไม่มีผลที่น่าสงสัย",), ("ปีนี้ไม่มีผลที่ได้จากการวัด",),
    ]  # fmt: skip


def test_long_names_go_on_on_another_slide() -> None:
    long = tuple(replace(one, name="จำนวนพื้นที่สีเขียวริมคลองที่ชุมชนดูแล " * 6) for one in MISSED)
    slides = [one for one in deck(replace(BOOKLET, missed=long), AT).slides if one.title.startswith("เป้าหมายที่ไม่บรรลุ")]

    assert len(slides) > 1
    assert sum(len(one.table.rows) for one in slides if one.table) == 5
    assert letters("ที่ดี") == 2


def test_the_same_values_give_the_same_bytes() -> None:
    assert write_slides(BOOKLET, at=AT) == write_slides(BOOKLET, at=AT)


def changed(change: str) -> bytes:
    """Our template as an office changes it."""
    made = opened(blank_slides())
    cover, page = made.slide_layouts
    if change == "own":
        made.slides.add_slide(page).shapes.title.text_frame.text = "สไลด์เก่าของหน่วยงาน"
        page.name, cover.name = "เนื้อหา", "ปก"
    if change == "no cover":
        made.slide_layouts.remove(cover)
    if change == "no page":
        made.slide_layouts.remove(page)
    if change == "small":
        (place,) = [one for one in page.placeholders if one.placeholder_format.idx == 1]
        place.height //= 5
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def test_an_office_s_presentation_carries_the_deck_without_its_own_slides() -> None:
    made = opened(write_slides(BOOKLET, at=AT, template=changed("own")))

    assert "สไลด์เก่าของหน่วยงาน" not in by_title(made)
    assert {slide.slide_layout.name for slide in made.slides} == {"ปก", "เนื้อหา"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no archive", "no PowerPoint presentation"),
        (changed("no cover"), "layout for the cover"),
        (changed("no page"), "one place for contents"),
        (changed("small"), "a quarter of the slide"),
        (changed("own") + b"vbaProject", "macros"),
    ],
    ids=["broken", "no cover", "no page", "small", "macros"],
)
def test_a_presentation_that_can_t_carry_it_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(SlidesTemplateError) as refused:
        opened_template(data)
    assert said in refused.value.message.en
