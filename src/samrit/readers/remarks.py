"""What readers remark: one table of codes and sentences."""

from samrit.readers.reading import Issue, Place
from samrit.thai.message import Message

_LONGEST_EXCERPT = 300  # characters

REMARKS: dict[str, Message] = {
    "level-unknown": Message(
        "ข้อ 2 พิมพ์ไว้ทั้งผลผลิตและผลลัพธ์ แต่ไม่เห็นเครื่องหมายว่าเลือกข้อใด",
        "Item 2 prints both output and outcome, and no tick can be seen.",
    ),
    "unsigned": Message("ยังไม่มีผู้ลงชื่อ", "Nobody has signed."),
    "unit-blank": Message(
        "หน่วยนับ “{text}” เว้นที่ว่างไว้ จึงอ่านค่าเป้าหมายว่าอยู่ตรงที่ว่างนั้น",
        "The unit “{text}” holds a blank; the value is read as standing there.",
    ),
    "heading-joined": Message(
        "หัวกระดาษคั่นกลางข้อความ จึงต่อข้อความสองส่วนเข้าด้วยกัน",
        "A page heading stood inside the text; its two halves were joined.",
    ),
    "mended": Message(
        "แก้อักษรไทยที่เสียจากการคัดลอก {count} แห่ง เช่น {examples}",
        "Mended Thai letters that copying broke, in {count} places: {examples}",
    ),
    "section-missing": Message("ไม่พบข้อ {text}", "Item {text} is not there."),
    "cut-short": Message(
        "ข้อความจบก่อนครบแบบ ส่วนที่ไม่มี ได้แก่ {text}", "The text ends before the form does; missing: {text}"
    ),
    "not-understood": Message("ไม่เข้าใจข้อความนี้ จึงไม่ได้นำเข้ารายงาน", "This text was not understood, and is not in the report."),
    "label-repeated": Message(
        "บรรทัดนี้เหมือนหัวข้อที่มีแล้ว จึงอ่านเป็นเนื้อความ", "This line looks like a label that stood before; it was read as text."
    ),
    "label-extra": Message(
        "ข้อความในวงเล็บหลังชื่อหัวข้อไม่ได้นำเข้ารายงาน", "The words in brackets beside the label are not in the report."
    ),
    "more-reports": Message(
        "หลังจากนี้เป็นรายงานอีกฉบับหนึ่ง ซึ่งไม่ได้อ่าน", "Another report begins here; it was not read."
    ),
    "second-signature": Message(
        "มีลายมือชื่อมากกว่าหนึ่งราย อ่านเฉพาะรายแรก", "More than one place to sign; only the first was read."
    ),
    "page-number": Message("ตัดเลขหน้าออก", "A page number was left out."),
    "bytes-lost": Message(
        "มีอักขระที่อ่านไม่ได้ {count} ตัว", "{count} characters could not be decoded."
    ),
    "code-differs": Message(
        "รหัสในที่อยู่เว็บ ({text}) ไม่ตรงกับรหัสในหน้า", "The address says {text}, the page another code."
    ),
    "name-missing": Message("ไม่พบชื่อ", "The name is not there."),
    "quarter-table-missing": Message("ไม่พบตารางผลรายไตรมาส", "The table of quarters is not there."),
    "quarter-row-unclear": Message(
        "แถวของตารางรายไตรมาสมีช่องไม่ครบ จึงอ่านเท่าที่แน่ใจ", "A row of the quarter table lacks cells; only what is certain was read."
    ),
    "quarter-assumed": Message(
        "ไม่มีหัวข้อไตรมาส จึงจัดข้อความนี้เป็นไตรมาสที่ {text} ตามลำดับและวันที่ในข้อความ",
        "No heading names the quarter; by order and dates this was taken for quarter {text}.",
    ),
    "quarter-untold": Message(
        "ไม่มีหัวข้อไตรมาส และบอกไม่ได้ว่าเป็นของไตรมาสใด จึงไม่ได้นำเข้ารายงาน",
        "No heading names the quarter, and nothing tells which it is; not in the report.",
    ),
    "section-assumed": Message(
        "ไม่มีหัวข้อ จึงเก็บเป็นเนื้อความของรายงาน", "No heading stands above this text; it was kept as the report's narrative."
    ),
    "responsible-withheld": Message(
        "หน้าเว็บไม่ได้บอกชื่อผู้รับผิดชอบ", "The page names nobody who is responsible."
    ),
    "value-unclear": Message("อ่านค่านี้ไม่ออก", "This value could not be read."),
    "unit-differs": Message(
        "หน่วยนับในคำอธิบาย ({text}) ไม่ตรงกับหน่วยของค่าเป้าหมาย", "The unit in the description ({text}) is not that of the target."
    ),
    "more-remarks": Message("และอีก {count} เรื่อง", "And {count} more."),
}  # fmt: skip
MAX_REMARKS = 200


def remark(code: str, field: str = "", place: Place | None = None, excerpt: str = "", **words: object) -> Issue:
    """An issue with its sentence filled in."""
    template = REMARKS[code]
    message = Message(th=template.th.format(**words), en=template.en.format(**words)) if words else template
    return Issue(code, message, field, place, _shorten(excerpt))


def limited(issues: list[Issue]) -> tuple[Issue, ...]:
    """The issues, so many that a person can still read them, and how many more there are."""
    if len(issues) <= MAX_REMARKS:
        return tuple(issues)
    return (*issues[:MAX_REMARKS], remark("more-remarks", count=len(issues) - MAX_REMARKS))


def _shorten(excerpt: str) -> str:
    return excerpt if len(excerpt) <= _LONGEST_EXCERPT else f"{excerpt[: _LONGEST_EXCERPT - 1]}…"
