"""What Word shows and doesn't store as text, or stores and doesn't show: numbers, boxes, ticks, changes, hidden words, margins."""

import docx
import pytest
from docx.oxml import parse_xml

from paper_makers import saved
from samrit.decoding.word import decode

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    f'{W} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def blocks(*paragraphs: str) -> list[object]:
    """The blocks of a document with these paragraphs (the XML within each)."""
    document = docx.Document()
    for inside in paragraphs:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {MORE}>{inside}</w:p>"))
    found: list[object] = decode(saved(document))["documents"][0]
    return found


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (f"{run('ก')}<w:del><w:r><w:delText>เดิม</w:delText></w:r></w:del><w:ins>{run('ใหม่')}</w:ins>", "กใหม่"),
        (f"<w:moveFrom>{run('ย้าย')}</w:moveFrom>{run('อยู่')}", "อยู่"),
        (f"{run('เห็น')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r>", "เห็น"),
        (f"{run('ก')}<w:r><w:tab/></w:r>{run('ข')}<w:r><w:br/></w:r>{run('ค')}", "ก\tข\nค"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" ผลผลิต"), "\uf0fe ผลผลิต"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
            "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>" + run(" ผลผลิต"),
            "☑ ผลผลิต",
        ),
        (
            f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>{run(' ผลลัพธ์')}",
            "☒ ผลลัพธ์",
        ),
        (f"<w:fldSimple w:instr='PAGE'>{run('7')}</w:fldSimple>", "7"),
        (f"<w:smartTag>{run('กรุงเทพ')}</w:smartTag>", "กรุงเทพ"),
    ],
)
def test_a_paragraph_says_what_is_seen_of_it(inside: str, said: str) -> None:
    assert blocks(inside) == [said]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('ในกล่อง')}</w:p></w:txbxContent>"
    inside = (
        f"{run('นอกกล่อง')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert blocks(inside, run("ต่อไป")) == ["นอกกล่อง", "ในกล่อง", "ต่อไป"]


def test_headers_stand_above_and_footers_below_each_once() -> None:
    document = docx.Document()
    document.add_paragraph("เนื้อหา")
    document.sections[0].header.paragraphs[0].text = "หัวกระดาษ"
    document.sections[0].footer.paragraphs[0].text = "ท้ายกระดาษ"
    document.add_section()  # in a paragraph of its own

    assert decode(saved(document))["documents"] == [["หัวกระดาษ", "เนื้อหา", "", "ท้ายกระดาษ"]]


def test_a_link_behind_words_is_kept_with_them() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("ภาพกิจกรรม ")
    key = document.part.relate_to(
        "https://example.org/a",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    paragraph._p.append(parse_xml(f'<w:hyperlink {W} {relation} r:id="{key}">{run("ที่นี่")}</w:hyperlink>'))

    assert decode(saved(document))["documents"] == [["ภาพกิจกรรม ที่นี่ <https://example.org/a>"]]


def test_cells_that_are_merged_are_said_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "กว้าง"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "สูง"
    table.cell(1, 0).text, table.cell(1, 1).text = "ก", "ข"

    assert decode(saved(document))["documents"] == [[[["กว้าง", "", "สูง"], ["ก", "ข", ""]]]]


@pytest.mark.parametrize(
    ("kind", "text", "labels"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("thaiNumbers", "%1)", ["๑)", "๒)", "๓)"]),
        ("thaiLetters", "%1.", ["ก.", "ข.", "ค."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("bullet", "-", ["-", "-", "-"]),
    ],
)
def test_lists_are_numbered_as_word_numbers_them(kind: str, text: str, labels: list[str]) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for word in "กขค":
        properties = document.add_paragraph(word)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'))

    expected = [f"{label} {word}" for label, word in zip(labels, "กขค", strict=True)]
    assert decode(saved(document))["documents"] == [expected]
