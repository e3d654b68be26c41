"""A folder of saved pages and papers in the manner of the present system, made up: some years, some agencies, some strange files."""

import random
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from paper_makers import page_of_lines, word_of_lines

AGENCIES = (
    ("5097", "สำนักงานเขตริมคลอง"),
    ("5098", "สำนักงานเขตสวนใหญ่"),
    ("5099", "สำนักงานเขตตัวอย่าง"),
    ("2297", "สำนักต้นไม้"),
    ("2298", "สำนักทางเท้า"),
    ("0497", "สำนักเอกสาร"),
)
YEARS = (2563, 2564)
_SUBJECTS = ("ชุมชนที่คัดแยกขยะ", "ทางเท้าที่ซ่อมแล้ว", "ลานกีฬาที่เปิดใช้", "ป้ายที่อ่านได้", "สวนที่มีทางลาด", "คูคลองที่ลอกแล้ว")
STRANGE = 12  # files that are no saved page or paper, or are one in a strange way


def indicator_page(code: str, year: int, place: int, *, result: str = "82.50", year_page: bool = False) -> str:
    """The text of an indicator's page as somebody copies it."""
    subject = _SUBJECTS[place % len(_SUBJECTS)]
    address = f"mobile{year % 100}" if year_page else "mobile"
    first = year - 1
    return f"""http://monitor.example.go.th/{address}/mykpi.php?pid={code}-{place:04}

รายละเอียดตัวชี้วัด

Back Home

ร้อยละของ{subject} แห่งที่ {place} : {code}-{place:04}

ค่าเป้าหมาย ร้อยละ : 80.0000

ผลงานที่ทำได้ ร้อยละ : {result}

ประเภทตัวชี้วัด : ตัวชี้วัดเชิงยุทธศาสตร์
(ตัวชี้วัดระดับผลลัพธ์ (outcome))

รายละเอียดตัวชี้วัดฯ : พิมพ์ข้อมูล

*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 4: 100.0000

ผลงานเทียบกับเป้าหมายรายไตรมาส

ไตรมาสที่
(1 - 4)
*ผลงาน*
(ร้อยละ)
*ผลประเมินตัวชี้วัด*
(* 2.1 / 2.2 *)
1
20.00
100.0000
100 / 100
2
45.50
100.0000
100 / 50
3
60.00
100.0000
100 / 100
4
{result}
100.0000
100 / 100

รายงานผลฯ ไตรมาสที่ 1

สำรวจ{subject}ทั้งหมด {40 + place} แห่ง ตั้งแต่วันที่ 1 ตุลาคม {first} - 31 ธันวาคม {first}

รายงานผลฯ ไตรมาสที่ 2

อบรมแกนนำ 2 รุ่น เมื่อวันที่ 20 มกราคม {year} และ 8 มีนาคม {year}

รายงานผลฯ ไตรมาสที่ 3

ตรวจเยี่ยม{subject} {place + 3} แห่ง ในเดือนพฤษภาคม {year}

รายงานผลฯ ไตรมาสที่ 4

ตรวจเยี่ยมครบทุกแห่งในเดือนสิงหาคม {year} คิดเป็นร้อยละ {result}

1.นิยาม {subject} คือแห่งที่ผ่านเกณฑ์ครบทุกข้อ 2.วิธีการคำนวณ จำนวนที่ผ่านเกณฑ์ x 100 / จำนวนทั้งหมด
หน่วยนับ ร้อยละ
มิติที่ ๗.๔ การจัดการเมือง
เป้าหมายที่ ๗.๔.{place % 3 + 1} เมืองที่ดูแลได้ เรื่องที่ {place % 3 + 1}
"""


def project_page(code: str, name: str, year: int, place: int) -> str:
    """The text of a project's page."""
    return f"""http://monitor.example.go.th/mobile/myproject.php?pid={code}0000-{place:04}

ความคืบหน้าโครงการ/กิจกรรม

Back Home

โครงการปลูกต้นไม้ ถนนสายที่ {place} : {code}0000-{place:04}

{name} : ({year})

85.00

ความคืบหน้าโครงการ ร้อยละ 85.00

ฝ่ายรักษาความสะอาดและสวนสาธารณะ

ดูโครงการแผนปีฯ : พิมพ์ข้อมูล

*** สยป. ประเมินโครงการ : ไตรมาสที่ 2 100.0000

หลักการและเหตุผล

ถนนในเมืองร้อนและมีฝุ่น การปลูกต้นไม้ช่วยให้เดินได้สบายขึ้น

วัตถุประสงค์

เพิ่มร่มเงาให้ถนนสายที่ {place}

เป้าหมาย

ปลูกต้นไม้ {place} ต้น ภายในเดือนกันยายน {year}

ผลการดำเนินงาน

ปลูกแล้วทั้งหมด

ขั้นตอนการดำเนินงาน

สำรวจพื้นที่
"""


def made_up(count: int, *, seed: int = 12) -> dict[str, bytes]:
    """So many files by their path in the folder, in no order; the strange ones are among them."""
    files = _strange()
    place = 0
    while len(files) < count:
        place += 1
        for year in YEARS:
            for code, name in AGENCIES:
                if len(files) < count:
                    path, data = _paper(code, name, year, place)
                    files[path] = data
    order = sorted(files)
    random.Random(seed).shuffle(order)
    return {path: files[path] for path in order}


def write_folder(files: dict[str, bytes], top: Path) -> Path:
    """The files as a folder."""
    for path, data in files.items():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_bytes(data)
    return top


def zipped(files: dict[str, bytes], *more: tuple[str, bytes]) -> bytes:
    """The files as a zip, with more that no folder can hold."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for path, data in (*files.items(), *more):
            archive.writestr(path, data)
    return packed.getvalue()


def bomb() -> bytes:
    """A Word file that unpacks to far more than any paper is."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * (130 * 2**20))
    return packed.getvalue()


def _paper(code: str, name: str, year: int, place: int) -> tuple[str, bytes]:
    """Of each agency first a project, which names it, then indicators; every seventh as a web page, every ninth in Word."""
    if place == 1:
        return f"{year}/{code}/project-{place}.txt", project_page(code, name, year, place).encode()
    text = indicator_page(code, year, place)
    if place % 9 == 2:
        return f"{year}/{code}/kpi-{place}.docx", word_of_lines(text.splitlines())
    if place % 7 == 3:
        return f"{year}/{code}/kpi-{place}.html", page_of_lines(text.splitlines()).encode()
    return f"{year}/{code}/kpi-{place}.txt", text.encode()


def _strange() -> dict[str, bytes]:
    page = indicator_page("5099", 2564, 900).encode()
    return {
        "2564/5099/kpi-900.txt": page,
        "2564/5099/copy of kpi-900.txt": page,
        "2564/5099/kpi-900 again.txt": indicator_page("5099", 2564, 900, result="91.25").encode(),
        "untold/kpi-901.txt": b"\n".join(
            line for line in indicator_page("5099", 2564, 901).encode().splitlines() if b"25" not in line
        ),
        "2564/empty.txt": b"",
        "2564/setup.pdf": b"MZ\x90\x00" + b"\x00" * 200,
        "2564/papers.zip": zipped({"inner.txt": page}),
        "2564/heavy.docx": bomb(),
        "2564/broken.pdf": b"%PDF-1.4 cut",
        "2564/kpi_files/style.css": b"p {}",
        "2564/photo.jpg": b"\xff\xd8\xff\xe0" + b"\x00" * 50,
        "Thumbs.db": b"\xd0\xcf\x11\xe0" + b"\x00" * 50,
    }
