"""PDFs, office files, rich text and texts: opened before they are stored; what would fetch or start something is not in them."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pikepdf
import pytest

from evidence_files import PDF, image, office, open_document, packed, pdf
from samrit.evidence import kinds
from samrit.evidence.accept import Accepted, accept
from samrit.evidence.refusal import UnacceptableError

THAI = "ชื่อหน่วยงาน,จำนวน\nสำนักสิ่งแวดล้อม,12\nน้ำ เก่ง ปี ๒๕๖๙,ครบ\n"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
_PACKAGE = _OLE + "\x01Ole10Native".encode("utf-16-le") + b"\0" * 40


def refused(data: bytes, name: str) -> str:
    """Why it isn't stored, in English; in Thai there is a sentence, too."""
    with pytest.raises(UnacceptableError) as refusal:
        accept(data, name)
    assert any("\u0e01" <= letter <= "\u0e5b" for letter in refusal.value.message.th)
    return refusal.value.message.en


# PDF


def _encrypted(user: str, **more: Any) -> bytes:
    return pdf(encryption=pikepdf.Encryption(user=user, owner="owner", **more))


@pytest.mark.parametrize(
    "data", [_encrypted("secret"), _encrypted("ลับ", R=6), _encrypted("x", R=3, aes=False, metadata=False)]
)
def test_a_pdf_with_a_password_is_refused_with_the_reason(data: bytes) -> None:
    assert "password" in refused(data, "ลับ.pdf")


def test_a_pdf_that_only_forbids_changes_opens_for_everybody_and_stays() -> None:
    data = _encrypted("")

    assert (accept(data, "a.pdf").data, accept(data, "a.pdf").notes) == (data, ())


@pytest.mark.parametrize("saving", [{}, {"linearize": True}, {"object_stream_mode": pikepdf.ObjectStreamMode.generate}])
@pytest.mark.parametrize("part", [0.2, 0.5, 0.8, 0.95])
def test_a_pdf_that_is_cut_off_is_refused_with_the_reason(saving: dict[str, Any], part: float) -> None:
    whole = pdf(4, **saving)
    assert accept(whole, "a.pdf").data == whole

    assert "its end is missing" in refused(whole[: int(len(whole) * part)], "a.pdf")


def test_a_change_that_was_added_and_cut_off_is_told_too() -> None:
    whole = PDF + b"9 0 obj\n<</Type/Page>>\nendobj\n"

    assert "its end is missing" in refused(whole, "a.pdf")


def test_what_a_server_left_behind_the_end_of_a_pdf_hurts_nobody() -> None:
    assert accept(PDF + b"\n<!-- sent by a proxy -->\n" * 80, "a.pdf").kind is kinds.PDF


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", pdf(0), b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"])
def test_a_pdf_without_pages_is_refused(data: bytes) -> None:
    assert refused(data, "ว่าง.pdf")


def test_blank_pages_are_told() -> None:
    assert [note.en for note in accept(pdf(2, drawn=b""), "ว่าง.pdf").notes] == [
        "Nothing stands on its pages; please see whether it is the right file."
    ]


def test_a_pdf_that_carries_a_program_is_refused() -> None:
    made, out = pikepdf.open(BytesIO(PDF)), BytesIO()
    made.attachments["tool.exe"] = b"MZ"
    made.save(out)

    assert "A program is attached" in refused(out.getvalue(), "a.pdf")


# Office


def _relationships(*more: str) -> str:
    inner = "".join(more)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _relationship(kind: str, target: str, number: int = 1) -> str:
    return f'<Relationship Id="rId{number}" Type="{_REL}/{kind}" Target="{target}" TargetMode="External"/>'


def _parts(accepted: Accepted) -> dict[str, bytes]:
    with ZipFile(BytesIO(accepted.data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


ELSEWHERE = [
    "http://203.0.113.7/t.dotm",
    "HTTPS://example.org/a?b=c",
    "ftp://example.org/a",
    r"\\203.0.113.7\share\t.dotm",
    "//203.0.113.7/share/t.dotm",
    "file://server/share/t.dotm",
    r"file:///\\server\share\t.dotm",
    "mhtml:http://203.0.113.7/a!x",
    "ms-word:ofe|u|http://203.0.113.7/a",
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_a_template_elsewhere_is_taken_out_and_told(target: str) -> None:
    rels = "word/_rels/settings.xml.rels"
    data = office(
        ".docx", {rels: _relationships(_relationship("attachedTemplate", target)), "word/settings.xml": "<x/>"}
    )

    accepted = accept(data, "แผน.docx")

    assert [note.en for note in accepted.notes] == [
        "A template that would be fetched from another computer was taken out of it."
    ]
    parts = _parts(accepted)
    assert b'Target="Normal.dotm"' in parts[rels]
    assert (accepted.original, set(parts)) == (data, {"[Content_Types].xml", "main.xml", "word/settings.xml", rels})


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", r"file:///C:\Users\me\Templates\Normal.dotm"),
        ("attachedTemplate", r"C:\Templates\a.dotx"),
        ("attachedTemplate", "Normal.dotm"),
        ("hyperlink", "https://www.bangkok.go.th/"),
        ("hyperlink", "mailto:someone@example.org"),
        ("image", "../media/image1.png"),
        ("image", "NULL"),
    ],
)
def test_what_is_on_ones_own_machine_or_has_to_be_clicked_stays(kind: str, target: str) -> None:
    rels = _relationships(_relationship(kind, target))
    data = office(".docx", {"word/_rels/document.xml.rels": rels})

    accepted = accept(data, "แผน.docx")

    assert (accepted.data, accepted.notes) == (data, ())


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pptx"])
@pytest.mark.parametrize("kind", ["image", "oleObject", "frame", "subDocument", "externalLinkPath", "video"])
def test_pictures_and_data_from_elsewhere_are_taken_out(suffix: str, kind: str) -> None:
    rels = _relationships(
        _relationship(kind, "https://203.0.113.7/x"), _relationship("hyperlink", "https://a.example", 2)
    )

    accepted = accept(office(suffix, {"x/_rels/a.xml.rels": rels}), f"แผน{suffix}")

    stored = _parts(accepted)["x/_rels/a.xml.rels"]
    assert b"203.0.113.7" not in stored
    assert b"https://a.example" in stored
    assert len(accepted.notes) == 1


def test_a_document_of_word_still_opens_without_its_template() -> None:
    made, out = docx.Document(), BytesIO()
    made.add_paragraph("ผลการดำเนินงาน")
    settings = next(one for one in made.part.rels.values() if one.reltype.endswith("/settings")).target_part
    settings.rels.get_or_add_ext_rel(f"{_REL}/attachedTemplate", "https://203.0.113.7/t.dotm")
    made.save(out)
    assert b"203.0.113.7" in ZipFile(out).read("word/_rels/settings.xml.rels")

    accepted = accept(out.getvalue(), "รายงาน.docx")

    assert [one.text for one in docx.Document(BytesIO(accepted.data)).paragraphs] == ["ผลการดำเนินงาน"]
    assert not any(b"203.0.113.7" in part for part in _parts(accepted).values())


_ODF = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:l="http://www.w3.org/1999/xlink">'
    "{}</office:document-content>"
)


@pytest.mark.parametrize(
    ("element", "note"),
    [
        ('<meta:template l:href="{}"/>', "template"),
        ('<draw:image l:href="{}"/>', "Pictures and data"),
        ('<text:section-source l:href="{}"/>', "Pictures and data"),
        ('<draw:object l:href="{}"/>', "Pictures and data"),
    ],
)
@pytest.mark.parametrize("target", ELSEWHERE[:6])
def test_opendocument_fetches_nothing_either(element: str, note: str, target: str) -> None:
    link = '<text:a l:href="https://a.example/">x</text:a>'
    part = "meta.xml" if "template" in element else "content.xml"
    content = _ODF.format(element.format(target) + link)

    accepted = accept(
        open_document("text", {part: content} if part == "meta.xml" else {"styles.xml": content}), "แผน.odt"
    )

    stored = _parts(accepted)["meta.xml" if part == "meta.xml" else "styles.xml"].decode()
    assert target not in stored
    assert "https://a.example/" in stored
    assert [note in one.en for one in accepted.notes] == [True]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", office(".docx", {"word/embeddings/oleObject1.bin": _PACKAGE + b"C:\\tool.exe\0"})),
        ("a.docx", office(".docx", {"word/embeddings/oleObject1.bin": _PACKAGE + b"run.JS\0"})),
        ("a.docx", office(".docx", {"word/embeddings/oleObject1.bin": _OLE + "_VBA_PROJECT".encode("utf-16-le")})),
        ("a.pptx", office(".pptx", {"ppt/embeddings/a.bin": b"MZ\x90\0" + b"\0" * 90})),
        ("a.docx", office(".docx", {"word/embeddings/a.txt": b"\x7fELF"})),
        ("a.docx", office(".docx", {"word/embeddings/a.docm": b"x"})),
        ("a.docx", office(".docx", {"word/embeddings/a.xlsx": office(".xlsx", {"xl/vbaProject.bin": b"x"})})),
        ("a.docx", office(".docx", {"word/embeddings/a.dat": packed({"deep/tool.exe": b"MZ"})})),
        ("a.xlsx", office(".xlsx", {"xl/externalLinks/externalLink1.xml": '<ddeLink ddeService="cmd"/>'})),
        ("a.docx", office(".docx", {"word/document.xml": '<w:p><w:instrText xml:space="preserve"> DDEAUTO c:\\\\x "y"</w:instrText></w:p>'})),
        ("a.docx", office(".docx", {"word/document.xml": "<w:instrText> DD</w:instrText><w:instrText>E cmd x</w:instrText>"})),
        ("a.docx", office(".docx", {"word/footer1.xml": '<w:fldSimple w:instr=" DDE cmd x"/>'})),
        ("a.odt", open_document("text", {"styles.xml": _ODF.format('<office:dde-source office:name="x"/>')})),
        ("a.odt", open_document("text", {"styles.xml": _ODF.format('<script:event-listener l:href="vnd.sun.star.script:x"/>')})),
        ("a.odt", open_document("text", {"Object 1/Basic/x.xml": "<x/>", "Basic/x.xml": "<x/>"})),
        ("a.docx", office(".docx", {"customUI/run.ps1": "x"})),
    ],
)  # fmt: skip
def test_programs_and_macros_in_any_guise_are_refused(name: str, data: bytes) -> None:
    assert refused(data, name) == (
        "This file carries macros or programs. Please save it without them (.docx, .xlsx, .pptx), or as PDF."
    )


def test_a_table_behind_a_chart_and_an_old_drawing_stay() -> None:
    inner = office(".xlsx")
    parts = {"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": inner, "ppt/embeddings/oleObject1.bin": _OLE + b"Equation.3"}
    data = office(".pptx", {**parts, "ppt/media/image1.png": image("PNG")})

    assert accept(data, "นำเสนอ.pptx").data == data


def test_an_office_file_with_a_password_says_so() -> None:
    manifest = "<m:encryption-data xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>"

    assert "password" in refused(open_document("text", {"META-INF/manifest.xml": manifest}), "a.odt")


def test_an_office_file_that_rotted_or_has_two_of_one_part_is_refused() -> None:
    data = bytearray(office(".docx", {"word/a.bin": bytes(range(256)) * 50}))
    data[data.index(b"word/a.bin") + 60] ^= 0xFF
    twice = office(".docx", {"main.xmx": "<another/>"}).replace(b"main.xmx", b"main.xml")

    assert [refused(one, "a.docx") for one in (bytes(data), twice)] == [
        "The file is damaged and doesn't open. Please save it anew and attach it again."
    ] * 2


# Rich text

RICH = b"{\\rtf1\\ansi\\ansicpg874 {\\fonttbl{\\f0 Sarabun;}}\\f0 \\'a1\\'c3\\'d8\\'a7 {\\pict\\pngblip 89504e47}\\par}"


def test_rich_text_stays_rich_text() -> None:
    accepted = accept(RICH, "บันทึก.rtf")

    assert (accepted.name, accepted.kind.media_type, accepted.data) == ("บันทึก.rtf", "application/rtf", RICH)
    assert accept(RICH, "บันทึก.doc").name == "บันทึก.doc.rtf"


@pytest.mark.parametrize(
    "armed",
    [
        b"{\\object\\objemb{\\*\\objdata 0105}}",
        b"{\\object\\objautlink\\objupdate}",
        b"{\\field{\\*\\fldinst DDEAUTO c:\\\\x}}",
    ],
)
def test_rich_text_with_an_object_is_refused(armed: bytes) -> None:
    assert "macros or programs" in refused(RICH[:-1] + armed + b"}", "a.rtf")


def test_of_rich_text_a_template_elsewhere_is_taken_out() -> None:
    armed = RICH[:-1] + b"{\\*\\template http://203.0.113.7/t.dot}}"
    own = RICH[:-1] + b"{\\*\\template C:\\\\Normal.dot}}"

    accepted = accept(armed, "a.rtf")

    assert (accepted.data, len(accepted.notes), accepted.original) == (RICH, 1, armed)
    assert accept(own, "a.rtf").data == own


@pytest.mark.parametrize("data", [RICH[:-1], b"no rich text", THAI.encode("cp874")])
def test_what_is_called_rich_text_and_is_none_is_refused(data: bytes) -> None:
    assert refused(data, "a.rtf")


# Texts


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("cp874", "Windows-874 (TIS-620)"),
        ("tis-620", "Windows-874 (TIS-620)"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
@pytest.mark.parametrize("name", ["ตาราง.csv", "บันทึก.txt"])
def test_a_text_is_stored_letter_by_letter_whichever_encoding_it_came_in(name: str, encoding: str, named: str) -> None:
    accepted = accept(THAI.encode(encoding), name)

    assert (accepted.name, accepted.data.decode("utf-8-sig")) == (name, THAI)
    assert [note.en for note in accepted.notes] == (
        [f"The text was in {named}; it is kept in UTF-8, letter by letter."] if named else []
    )
    assert accepted.original == THAI.encode(encoding)


@pytest.mark.parametrize("text", ["ปี", "ดินแดง,5", "Report “A” – 5 €", "รายงาน 2569\r\nok\r\n" * 3])
def test_a_short_text_in_the_code_page_too(text: str) -> None:
    assert accept(text.encode("cp874"), "a.csv").data.decode() == text


@pytest.mark.parametrize("text", ["café, 5", "Straße und Größe", "naïve façade", "Müller, 12", "El Niño en España"])
def test_accents_of_other_languages_are_not_made_into_thai(text: str) -> None:
    assert "encoding of this text isn't known" in refused(text.encode("latin-1"), "a.csv")


@pytest.mark.parametrize(
    "data", [b"a\0b", bytes(range(256)) * 9, b"\xff\xfe\x00", "ก\x01ข".encode("cp874"), "<html>ก".encode("utf-16")]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert refused(data, "a.txt")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx", ".jpg", ".heic"])
def test_words_in_the_name_of_something_else_are_no_text_file(suffix: str) -> None:
    assert f"The name ends in {suffix}" in refused(b"404 not found", f"รายงาน{suffix}")


# What is said


def test_who_chose_a_kind_that_is_not_stored_is_told_which_are() -> None:
    sentence = refused(b"OggS\0\x02" + bytes(range(256)), "เสียง.ogg")

    assert all(kind.suffix.removeprefix(".").upper() in sentence for kind in kinds.KINDS)
