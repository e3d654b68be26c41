"""What rich text keeps beside its paragraphs: boxes, heads and feet of pages, notes."""

from samrit.decoding.rtf import decode


def _said(words: str) -> str:
    return "".join(f"\\u{ord(letter)}?" if ord(letter) > 127 else letter for letter in words)


def _lines(body: str) -> list[str]:
    found = decode(f"{{\\rtf1\\ansi\\ansicpg874{body}}}".encode())["documents"][0]
    return [line.strip() for line in found if isinstance(line, str) and line.strip()]


def test_the_words_of_a_box_are_read_once() -> None:
    words = f"\\pard {_said('(6.1) ไตรมาสที่ 1 : ปลูก')}\\par"
    shape = f"{{\\shp{{\\*\\shpinst\\shpleft1{{\\sp{{\\sn shapeType}}{{\\sv 202}}}}{{\\shptxt {words}}}}}{{\\shprslt{{\\*\\do\\dptxbx{{\\dptxbxtext {words}}}}}}}}}"

    assert _lines(f"above\\par {shape}below\\par") == ["above", "(6.1) ไตรมาสที่ 1 : ปลูก", "below"]
    assert _lines(f"{{\\*\\do\\dptxbx{{\\dptxbxtext {words}}}}}\\par") == ["(6.1) ไตรมาสที่ 1 : ปลูก"]


def test_heads_feet_and_notes_are_read_and_page_numbers_are_not() -> None:
    page = "{\\field{\\*\\fldinst { PAGE }}{\\fldrslt 1}}"

    assert _lines(f"{{\\header Office\\par}}{{\\footer {page}\\par}}text{{\\footnote note}}\\par") == [
        "Office",
        "text",
        "note",
    ]
