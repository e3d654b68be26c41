"""What the fields of a definition are called, and what is to be written in them: in forms, sheets and histories alike."""

from dataclasses import dataclass

from samrit.definitions.definition import QUARTERS
from samrit.thai.message import Message


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a definition as a form or a sheet shows it; `width` is that of its column, in characters."""

    field: str
    label: Message
    help: Message
    width: int = 14

    @property
    def heading(self) -> str:
        """What stands above the column in a sheet."""
        return self.label.th


LONGEST_CELL = 32_000  # letters; Excel keeps some more
# What stands in a cell whose text is longer; a row that says so leaves the text as it is.
TOO_LONG = Message("(ยาวเกินกว่าที่เซลล์เก็บได้ แก้ไขได้ในหน้าเว็บ)", "(longer than a cell can hold; it is changed on its page)")
_YEAR = (
    Column(
        "number", Message("หมายเลข", "Number"),
        Message("หมายเลขตัวชี้วัดในแผน เช่น 32 หรือ 3.2 ไม่ซ้ำกันในแผนเดียวกัน", "Its number in the plan, as 32 or 3.2; each number once."),
        9,
    ),
    Column(
        "code", Message("รหัส", "Code"),
        Message("รหัสในระบบของเมือง ถ้ามี เช่น 5018-0817", "The code in the city's own system, where there is one: 5018-0817."),
        13,
    ),
    Column(
        "name_th", Message("ชื่อตัวชี้วัด", "Name in Thai"),
        Message("บอกสิ่งที่นับหรือวัด เช่น จำนวนชุมชนที่แยกเศษอาหาร ไม่ใส่ค่าเป้าหมายในชื่อ",
                "Names what is counted or measured; the target has a field of its own."),
        46,
    ),
    Column("name_en", Message("ชื่อภาษาอังกฤษ", "Name in English"), Message("เว้นว่างได้", "May be left blank."), 30),
    Column(
        "level", Message("ระดับความสำเร็จ", "Level of success"),
        Message("ผลผลิตคืองานที่ทำเสร็จ ผลลัพธ์คือสิ่งที่เปลี่ยนไปเพราะงานนั้น", "An output is what was done; an outcome is what came of it."),
        16,
    ),
    Column(
        "kind", Message("ประเภทตัวชี้วัด", "Kind"),
        Message("ตามที่กำหนดในแผนหรือที่เจรจาตกลงไว้", "As the plan sets it, or as it was agreed."), 20,
    ),
    Column(
        "definition", Message("คำนิยาม", "Definition"),
        Message("บอกว่าสิ่งใดนับเป็นหนึ่ง สิ่งใดไม่นับ จนคนสองคนนับได้เท่ากัน",
                "What counts as one and what doesn't, so that two people count alike."),
        60,
    ),
    Column(
        "method", Message("วิธีการคำนวณ", "Calculation method"),
        Message("นับหรือคำนวณอย่างไร จากแหล่งข้อมูลใด ในช่วงเวลาใด", "How it is counted or worked out, from which source, over which period."),
        60,
    ),
    Column(
        "comparison", Message("เงื่อนไขเป้าหมาย", "Comparison"),
        Message("ผลงานเทียบกับค่าเป้าหมายอย่างไร", "How the result is held against the value."),
        20,
    ),
    Column(
        "target", Message("ค่าเป้าหมาย", "Target"),
        Message("เช่น 5 หรือ 80 - 90 หรือ 30 กันยายน 2564",
                "As 5, or 80 - 90, or 30 กันยายน 2564."),
        16,
    ),
    Column(
        "unit", Message("หน่วยนับ", "Unit"),
        Message("เช่น หน่วยงาน แห่ง ร้อยละ", "The word behind the number: หน่วยงาน, ร้อยละ."),
        14,
    ),
    Column(
        "baseline", Message("ค่าฐาน", "Baseline"),
        Message("ผลของปีก่อน ไม่ทราบให้เว้นว่าง ไม่ใส่ 0", "Last year's result; blank where not known, not 0."),
        11,
    ),
    Column(
        "weight", Message("น้ำหนัก", "Weight"),
        Message("น้ำหนักของทุกตัวชี้วัดในแผนรวมกันได้ 100", "The weights of a plan's indicators come to 100."),
        10,
    ),
    Column(
        "accumulation", Message("การรวมผลรายไตรมาส", "From the quarters to the year"),
        Message("ผลทั้งปีได้จากผลรายไตรมาสอย่างไร ถ้าแต่ละไตรมาสรายงานยอดสะสม ให้ใช้ค่าล่าสุด",
                "How the quarters make the year. Where each tells the total so far, take the latest."),
        20,
    ),
    Column(
        "source", Message("ที่มาของผล", "How the result is formed"),
        Message("ตัวเลขผลงานมาจากการกรอก การนับ หรือการคำนวณ", "Whether the figure is typed, counted or worked out."), 24,
    ),
    Column(
        "responsible", Message("ผู้รับผิดชอบ", "Responsible"),
        Message("ผู้รายงานผลตัวชี้วัดนี้ จะได้รับการเตือนเมื่อถึงกำหนด", "Who reports on it, and is reminded when a report falls due."),
        26,
    ),
    Column(
        "deputy", Message("ผู้ทำแทน", "Deputy"),
        Message("ผู้ที่ระบบเตือนแทนเมื่อผู้รับผิดชอบไม่อยู่", "Who is asked when the one responsible is away."),
        26,
    ),
    Column(
        "nodes", Message("สนับสนุนแผนพัฒนา", "Supports the plan"),
        Message("รหัสในแผนพัฒนา เช่น 2.4.1 หลายข้อคั่นด้วยเครื่องหมาย ;", "Codes of the long-term plan, as 2.4.1; several with semicolons between."),
        18,
    ),
)  # fmt: skip


def _of_quarter(quarter: int) -> tuple[Column, ...]:
    th, en = f" ไตรมาสที่ {quarter}", f", quarter {quarter}"
    return (
        Column(
            f"q{quarter}_comparison",
            Message(f"เงื่อนไข{th}", f"Comparison{en}"),
            Message("เว้นว่างไว้ถ้าเหมือนทั้งปี", "Left blank, it is the year's."),
            18,
        ),
        Column(
            f"q{quarter}_target",
            Message(f"เป้าหมาย{th}", f"Target{en}"),
            Message("เว้นว่างไว้ถ้าไม่มีเป้าหมายของไตรมาส", "Blank where the quarter has no target of its own."),
        ),
        Column(
            f"q{quarter}_weight",
            Message(f"น้ำหนัก{th}", f"Weight{en}"),
            Message(
                "ส่วนแบ่งของไตรมาสเป็นร้อยละของปี ถ้ากำหนดต้องรวมกันได้ 100",
                "The quarter's share of the year in percent; where given, they come to 100.",
            ),
            12,
        ),
    )


COLUMNS: dict[str, Column] = {
    column.field: column for column in (*_YEAR, *(column for quarter in QUARTERS for column in _of_quarter(quarter)))
}
_IN_EVENTS = {f"quarters.{q}.{part}": f"q{q}_{part}" for q in QUARTERS for part in ("target", "weight")}


def label_of(field: str) -> Message | None:
    """What a field is called, by its name in an entry or in an event ("quarters.2.target"); None for no such field."""
    column = COLUMNS.get(_IN_EVENTS.get(field, field))
    return column.label if column is not None else None
