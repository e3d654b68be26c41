"""The page of the documentation that tells every file and field of a package, made from its tables and schemas."""

import inspect
import json
from typing import Any

from samrit.package.manifest import FORMAT_VERSION, Manifest, PackedFile, TrailHead
from samrit.package.schema import schemas
from samrit.package.sheets import SHEETS
from samrit.package.tables import LEFT_OUT, TABLES, Table

_HEAD = """# The year as an open package · ชุดข้อมูลเปิดประจำปี

*This page is generated (`make docs`). หน้านี้สร้างจากโปรแกรมโดยอัตโนมัติ*

```
samrit package export --year 2564 -o year.zip                  # the whole city
samrit package export --year 2564 --agency 2200 -o year.zip    # an agency with all below it
samrit package import year.zip                                 # into an empty system
```

One zip file holds everything of a fiscal year, so that auditors, archives and other cities can read it without Samrit. The
same records give the same bytes: files stand in a fixed order, their times are 1 January 1980. This page tells version
{version} of the format. Why it is made so: [the decision](../decisions/the-year-as-a-package.md).

ไฟล์ zip ไฟล์เดียวรวมทุกอย่างของปีงบประมาณ ผู้ตรวจสอบอ่านได้โดยไม่ต้องใช้ระบบ ข้อมูลเดียวกันได้ไฟล์ที่เหมือนกันทุกไบต์
หน้านี้อธิบายรูปแบบรุ่นที่ {version}

## The files · ไฟล์

| file | what it is |
| --- | --- |
| `README.txt` | what the package is, in Thai and English |
| `data/<table>.json` | the tables below: an array of rows, one row on each line |
| `csv/indicators.csv`, `csv/quarters.csv` | for a spreadsheet: UTF-8 with a byte order mark, Thai headings; what begins like a formula has `'` before it |
| `reports/<agency>/<number>_<id>.json` | the report of one indicator, as canonical JSON ([schema](report.schema.json)) |
| `papers/<sha256>.pdf` | a paper as it was signed |
| `evidence/<sha256>` | a file of evidence, or what was captured of a link; its type stands in `data/files.json` |
| `rules/<version>.json`, `rules/present.json` | the tables of rules that judged, and the one of the exporting program |
| `schema/<table>.schema.json` | JSON Schema (2020-12) of each file of `data/`, of a report and of the manifest |
| `manifest.json` | what the package is, and the hash of every other file |

Rows carry the numbers (`id`) of the system that they come from. Decimals are strings, times are UTC with a `Z`, days and
times are of the Common Era, fiscal years of the Buddhist Era. Thai text is UTF-8.

"""

_TAIL = """
## What stays at home · สิ่งที่ไม่ส่งออก

| model | why |
| --- | --- |
{left_out}

Passwords, e-mail addresses, roles and sessions are in no package.

## What an import does · การนำเข้า

It takes a package into a system without any rows in these tables, all or nothing, and refuses in one sentence: a system
that isn't empty; a file that is no zip, or a damaged one; a name that no package has, a link, a name given twice; what
swells beyond all reason; a version of the format that it doesn't know; a file that is missing, that the manifest doesn't
know, or that has another hash; a row that its schema doesn't allow; rows that contradict each other or the database's
promises; events whose content no longer has its hash; signatures that the trail doesn't know.

Rows keep their numbers, so that addresses lead where they led. People come without a password and with a closed account.
Events keep their hashes. The import is an event itself (`import_package`), the first of the new system's log: it names the
root of the hash tree over all events that came, in their order (`events_root`), so that one changed, removed or put in
among them later shows. The log goes on from there.
"""


def package_page() -> str:
    """The page, in Markdown."""
    parts = [_HEAD.format(version=FORMAT_VERSION), _manifest(), _sheets(), "## The tables · ตารางข้อมูล\n"]
    parts += [_table(table) for table in TABLES]
    left_out = "\n".join(f"| `{name}` | {why} |" for name, why in LEFT_OUT.items())
    return "\n".join(parts) + _TAIL.format(left_out=left_out)


def _manifest() -> str:
    kinds = (("manifest.json", Manifest), ("each of its files", PackedFile), ("trail_head", TrailHead))
    lines = ["## The manifest · รายการ\n"]
    for title, kind in kinds:
        names = ", ".join(f"`{name}`" for name in kind.__struct_fields__)
        lines.append(f"**{title}**: {names}. {_one_paragraph(inspect.getdoc(kind) or '')}\n")
    return "\n".join(lines)


def _sheets() -> str:
    lines = ["## The tables for people · ตารางสำหรับเปิดอ่าน\n"]
    for name, (columns, _) in SHEETS.items():
        lines.append(f"- `{name}`: {' · '.join(heading.th for heading, _ in columns)}")
    return "\n".join((*lines, ""))


def _table(table: Table) -> str:
    schema = json.loads(schemas()[f"schema/{table.name}.schema.json"])
    lines = [f"### {table.name} · {table.words.th}\n", _one_paragraph(schema["description"]), ""]
    lines += ["| field | type | what it may be |", "| --- | --- | --- |"]
    lines += [_field(name, field) for name, field in schema["items"]["properties"].items()]
    if table.without and table.name != "people":
        lines += ["", *(f"`{name}` stays at home: {why}." for name, why in table.without.items())]
    return "\n".join((*lines, ""))


def _field(name: str, field: dict[str, Any]) -> str:
    kind = field.get("type", "any JSON")
    stated = " or ".join(kind) if isinstance(kind, list) else str(kind)
    if "format" in field:
        stated += f", {field['format']}"
    notes = [", ".join(f"`{word}`" if word else "empty" for word in field["enum"])] if "enum" in field else []
    notes += [field["description"]] if "description" in field else []
    notes += ["a decimal number"] if "pattern" in field else []
    notes += [f"at most {field['maxLength']} letters"] if "maxLength" in field else []
    return f"| `{name}` | {stated} | {'; '.join(notes)} |"


def _one_paragraph(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
