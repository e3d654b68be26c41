"""A page keeps its fields on whatever way it came: in a mail, under a site's menus, with its table on one line."""

import re
from collections.abc import Callable

import pytest

import pages

_TABLE = re.compile(r"ไตรมาสที่\s*\(1 - 4\)(?:(?!\n\s*รายงานผล)[\s\S])*?\(\*? ?2\.1 / 2\.2 ?\*?\)(?P<rows>[\s\d./,]*\d)")
_LETTER = "จาก: มณี <manee@example.org>\nเรื่อง: หน้าตัวชี้วัดของเขต\n\nเรียน หัวหน้าฝ่าย\nส่งหน้าของระบบตามที่คุยกันไว้\n\n{}\n\nขอบคุณค่ะ\nมณี ฝ่ายโยธา\n"
_SITE = "ศูนย์ข้อมูลแผนงาน\nหน้าแรก | ตัวชี้วัด | ออกจากระบบ\n\n{}\n\nสำนักยุทธศาสตร์และประเมินผล\nโทร. 0 2000 0000\n© 2564\n"
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def _thai(text: str) -> str:
    return "\n".join(line if "://" in line else line.translate(_THAI) for line in text.split("\n"))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(_LETTER.format, id="a letter around it"),
        pytest.param(_SITE.format, id="a site around it"),
        pytest.param(lambda text: "\n".join(f"> {line}" for line in _LETTER.format(text).split("\n")), id="sent on"),
        pytest.param(lambda text: "\n".join(f">> {line}".rstrip() for line in text.split("\n")), id="answered twice"),
        pytest.param(lambda text: _TABLE.sub(lambda table: " ".join(table[0].split()), text), id="one line"),
        pytest.param(lambda text: text.replace("\n", " "), id="no line breaks"),
        pytest.param(lambda text: _TABLE.sub(lambda table: table["rows"], text), id="no heads"),
        pytest.param(lambda text: re.sub(r"\*+ ?", "", text), id="no asterisks"),
        pytest.param(_thai, id="Thai digits"),
    ],
)
def test_no_field_is_lost_or_wrong_on_the_way(changed: Callable[[str], str]) -> None:
    papers = list(pages.papers(pages.SETS / "visitor.jsonl"))[::5]

    assert pages.score({**one, "text": changed(one["text"])} for one in papers).lines == []
