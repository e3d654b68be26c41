"""Help: how a year goes, and what makes a good definition."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samrit.report import Comparison
from samrit.thai.translation import Message
from samrit.vocabulary.choices import COMPARISON_WORDS


@dataclass(frozen=True, slots=True)
class Example:
    """A definition with its method, whether it is a good one, and why; the definition is what an officer writes in Thai."""

    name: str
    definition: str
    method: str
    is_good: bool
    reason: Message


EXAMPLES = (
    Example(
        "จำนวนชุมชนที่แยกเศษอาหาร",
        "จำนวนชุมชนที่แยกเศษอาหาร ไม่น้อยกว่า 12 ชุมชน",
        "นับจำนวนชุมชนที่แยกเศษอาหาร",
        is_good=False,
        reason=Message(
            "It repeats the name. Is a community counted that was given bins, or one that sorts? "
            "Two people count differently."
        ),
    ),
    Example(
        "จำนวนชุมชนที่แยกเศษอาหาร",
        "ชุมชนที่ขึ้นทะเบียนกับเขต ซึ่งครัวเรือนเกินครึ่งแยกเศษอาหารอย่างน้อยสัปดาห์ละครั้ง ติดต่อกันสามเดือนขึ้นไป ไม่นับชุมชนที่เพียงรับถังหรือเข้าอบรม",
        "นับชุมชนที่ผ่านเกณฑ์จากแบบตรวจเยี่ยมรายเดือนของฝ่ายรักษาความสะอาด ณ วันสิ้นไตรมาส ชุมชนเดียวกันนับครั้งเดียวในปีงบประมาณ",
        is_good=True,
        reason=Message(
            "It says what counts as one and what doesn't, from which visits, on which day, and "
            "that none is counted twice."
        ),
    ),
    Example(
        "ร้อยละของเรื่องร้องเรียนที่แก้ไขแล้ว",
        "เรื่องร้องเรียนที่ได้รับการแก้ไขอย่างมีประสิทธิภาพและรวดเร็ว",
        "จำนวนเรื่องที่แก้ไขคูณ 100",
        is_good=False,
        reason=Message(
            "“Efficient and quick” can't be measured, and the percentage has no denominator: of "
            "which cases, over which time?"
        ),
    ),
    Example(
        "ร้อยละของเรื่องร้องเรียนถนนชำรุดที่แก้ไขภายใน 7 วัน",
        "เรื่องร้องเรียนถนนชำรุดที่รับในปีงบประมาณ และปิดเรื่องพร้อมภาพหลังซ่อมภายใน 7 วันปฏิทินนับจากวันรับเรื่อง "
        "ไม่รวมเรื่องที่อยู่นอกเขตความรับผิดชอบ",
        "(จำนวนเรื่องที่ปิดภายใน 7 วัน ÷ จำนวนเรื่องทั้งหมดที่รับในไตรมาส) × 100 จากระบบรับเรื่องร้องเรียนของเขต",
        is_good=True,
        reason=Message(
            "It has both figures of the ratio, the day from which time runs, a proof that the "
            "case is closed, and what is left out."
        ),
    ),
    Example(
        "ความสำเร็จของการจัดทำแผนลดฝุ่น",
        "ดำเนินการจัดทำแผนลดฝุ่นแล้วเสร็จ",
        "ดูจากผลการดำเนินงาน",
        is_good=False,
        reason=Message("“Finished” may mean drafted, approved or in force; nobody can tell whether it was reached."),
    ),
    Example(
        "แผนลดฝุ่นของเขตประกาศใช้ภายในเวลาที่กำหนด",
        "แผนลดฝุ่นที่ผ่านการรับฟังความเห็นและผู้อำนวยการเขตลงนามประกาศใช้แล้ว",
        "ดูจากวันที่ในประกาศของสำนักงานเขต เทียบกับวันที่กำหนดในเป้าหมายของปีงบประมาณ",
        is_good=True,
        reason=Message(
            "Something that is done once has a date for its target, and the document that decides is named."
        ),
    ),
)

# Each comparison: an example as it is entered, and when it is right.
USES: dict[Comparison, tuple[str, Message]] = {
    Comparison.AT_LEAST: ("12 ชุมชน", Message("The more the better")),
    Comparison.AT_MOST: ("30 วัน", Message("The less the better: days, accidents")),
    Comparison.EXACTLY: ("4 ครั้ง", Message("Just so many, and no more")),
    Comparison.BETWEEN: ("80 - 90 ร้อยละ", Message("Good within the range")),
    Comparison.RATIO: (
        "85 ร้อยละ",
        Message("A share of a whole; both figures are reported"),
    ),
    Comparison.LEVEL: ("4", Message("A step of a scale, as 1 to 5")),
    Comparison.MILESTONE: (
        "30 มิถุนายน 2565",
        Message("Something that is done once"),
    ),
    Comparison.ZERO_TOLERANCE: (
        "",
        Message("Not once; no value is entered"),
    ),
}  # fmt: skip


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The page of help; everybody who has logged in may read it."""
    uses = [
        {"comparison": str(COMPARISON_WORDS[comparison]), "example": example, "when": str(when)}
        for comparison, (example, when) in USES.items()
    ]
    examples = [{"example": one, "reason": str(one.reason)} for one in EXAMPLES]
    return render(request, "city/help.html", {"examples": examples, "uses": uses})
