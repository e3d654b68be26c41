"""The same form made by hand in several programs' formats, for tests: as text, as a table, with automatic numbers."""

import html
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import fontpkg_sarabun
import pytest
import xlsxwriter
from docx.oxml import parse_xml
from PIL import Image

OWN_WORDS = Path(__file__).resolve().parents[0] / "documents" / "indicator-32-own-words.txt"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# Label and value of each item, as a form that is laid out as a table has them.
ROWS: tuple[tuple[str, str], ...] = (
    ("1. ชื่อตัวชี้วัด", "32. จำนวนชุมชนที่คัดแยกขยะตั้งแต่ต้นทางและนำขยะอินทรีย์ไปใช้ประโยชน์อย่างต่อเนื่องตลอดปี"),
    ("2. ระดับความสำเร็จ", "☑ ผลผลิต (Output) ☐ ผลลัพธ์ (Outcome)"),
    ("3. คำนิยาม", "ชุมชนที่มีครัวเรือนคัดแยกขยะไม่น้อยกว่าร้อยละ 60 ของครัวเรือนทั้งหมด และรายงานผลทุกเดือน"),
    ("4. วิธีการคำนวณ", "นับชุมชนที่ผ่านเกณฑ์ครบ 12 เดือน"),
    ("5. เป้าหมาย", "40 (ไม่น้อยกว่า ... ชุมชน)"),
    ("ผลงานที่ทำได้", "41.00 (ไม่น้อยกว่า ... ชุมชน)"),
    ("6. รายงานผลการดำเนินงาน (รายไตรมาส)", ""),
    ("(6.1) ไตรมาสที่ 1", "สำรวจชุมชนในพื้นที่ 50 เขต"),
    ("(6.2) ไตรมาสที่ 2", "อบรม 2 รุ่น\n1) รุ่นแรก 120 คน\n2) รุ่นที่สอง 130 คน"),
    ("(6.3) ไตรมาสที่ 3", "ติดตามผล 45 ชุมชน"),
    ("(6.4) ไตรมาสที่ 4", "ผ่านเกณฑ์ 41 ชุมชน"),
    ("(6.5) สรุปผลการดำเนินงาน (ปลายปีงบประมาณ)", "เป็นไปตามเป้าหมาย\nชุมชนคัดแยกขยะได้ 41 ชุมชน"),
    ("7. ปัจจัยสนับสนุนการดำเนินงาน", "ความร่วมมือของชุมชน"),
    ("8. อุปสรรคต่อการดำเนินงาน", "ขาดรถเก็บขนแยกประเภท"),
    ("9. หลักฐานอ้างอิง", "https://example.org/waste"),
)


# A machine without a typeface for Thai would print boxes.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir></fontconfig>"""


def by_libreoffice(files: Mapping[str, bytes], folder: Path, suffix: str) -> dict[str, bytes]:
    """Files by their names ("form.docx") as LibreOffice saves or prints them, with Sarabun among the typefaces; all in one go."""
    office = shutil.which("soffice")
    program = "libsclo.so" if any(name.endswith(".xlsx") for name in files) else "libswlo.so"
    if office is None or not (Path(office).resolve().parent / program).exists():
        pytest.skip("LibreOffice's Writer and Calc are not installed")
    out = folder / suffix
    out.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    fonts = fontpkg_sarabun.ROOT / "files"
    (folder / "fonts.conf").write_text(_FONTS.format(fonts=fonts, folder=folder), encoding="utf-8")
    options = ["--headless", "--convert-to", suffix, "--outdir", str(out)]
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/office", *options, *(str(folder / name) for name in files)],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
    )
    return {name: (out / f"{Path(name).stem}.{suffix}").read_bytes() for name in files}


def has_font(font: str) -> bool:
    """Whether a typeface can be used here."""
    listed = (
        subprocess.run(["fc-list", font], capture_output=True, text=True, check=False)
        if shutil.which("fc-list")
        else None
    )
    return font == "Sarabun" or (listed is not None and bool(listed.stdout.strip()))


def saved(document: Any) -> bytes:
    """A document of python-docx as bytes."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_of_lines(lines: Sequence[str]) -> bytes:
    """Each line a paragraph."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def word_of_rows(rows: Sequence[tuple[str, str]] = ROWS) -> bytes:
    """Labels in the left column of a table, values in the right one."""
    document = docx.Document()
    fill_table(document.add_table(rows=0, cols=2), rows)
    return saved(document)


def fill_table(table: Any, rows: Iterable[tuple[str, str]]) -> None:
    """Labels in the left column, values in the right one; a heading ("* ...") across both."""
    for label, value in rows:
        cells = table.add_row().cells
        if label.startswith("*"):
            cells[0].merge(cells[1]).text = label
            continue
        cells[0].text = label
        first, *rest = value.split("\n")
        cells[1].text = first
        for line in rest:
            cells[1].add_paragraph(line)


def word_numbered() -> bytes:
    """The form whose numbers Word counts: "1.", "(6.1)" and those of a list in a narrative stand in no text."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    number_lists(numbering, 77, ("%1.", "(%1.%2)"))
    number_lists(numbering, 78, ("%1)",))
    for label, value in ROWS:
        if label == "ผลงานที่ทำได้":
            document.add_paragraph(f": {label} = {value}")
            continue
        number, _, words = label.partition(" ")
        first, *rest = value.split("\n")
        put_in_list(document.add_paragraph(f"{words} : {first}"), 77, int(number.startswith("(")))
        for line in rest:
            item = line.removeprefix("1) ").removeprefix("2) ")
            paragraph = document.add_paragraph(item)
            if item != line:
                put_in_list(paragraph, 78, 0)
    return saved(document)


def number_lists(numbering: Any, key: int, texts: Sequence[str]) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(texts)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{key}">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))


def put_in_list(paragraph: Any, key: int, level: int) -> None:
    properties = paragraph._element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'))


def page_of_lines(lines: Sequence[str], *, head: str = "<meta charset=utf-8>") -> str:
    """Each line a paragraph of a web page."""
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def page_of_rows(rows: Sequence[tuple[str, str]] = ROWS) -> str:
    """Labels and values as a table of a web page."""
    body = "".join(
        f"<tr><th>{html.escape(label)}</th><td>{html.escape(value).replace(chr(10), '<br>')}</td></tr>"
        for label, value in rows
    )
    return f"<!doctype html><meta charset=utf-8><table>{body}</table>"


def sheet(*sheets: Sequence[Sequence[str | float]]) -> bytes:
    """A workbook of these sheets, row by row."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for rows in sheets:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                (page.write_string if isinstance(cell, str) else page.write_number)(at, column, cell)
    book.close()
    return buffer.getvalue()


def open_document(body: str) -> bytes:
    """A text of OpenDocument with this body."""
    names = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    spaces = " ".join(f'xmlns:{one}="{names.format(one)}"' for one in ("office", "table", "text", "style"))
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        entries = "".join(
            f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>'
            for path, kind in (("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"))
        )
        archive.writestr(
            "META-INF/manifest.xml", f'<m:manifest xmlns:m="{names.format("manifest")}">{entries}</m:manifest>'
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return buffer.getvalue()


def rich_text(lines: Sequence[str]) -> bytes:
    """Lines as rich text in the Thai code page; what this doesn't have by its number."""

    def coded(letter: str) -> str:
        if letter.isascii():
            return f"\\{letter}" if letter in "\\{}" else letter
        try:
            return f"\\'{letter.encode('cp874')[0]:02x}"
        except UnicodeEncodeError:
            return f"\\u{ord(letter)}?"

    words = "\\par\n".join("".join(map(coded, line)) for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg874\\deff0{{\\fonttbl{{\\f0\\fnil\\fcharset222 TH SarabunPSK;}}}}\\f0 {words}\\par}}".encode()


def png(picture: Image.Image) -> bytes:
    """A picture as PNG."""
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
