"""What stands in a package's README.txt."""

from samrit.package.scope import Scope

_TEXT = """ชุดข้อมูลเปิดประจำปีงบประมาณ {year} ของ{agency_th}
สร้างโดยระบบสัมฤทธิ์ เปิดอ่านได้โดยไม่ต้องใช้ระบบ

  csv/        ตัวชี้วัดและรายงานรายไตรมาส เปิดด้วยโปรแกรมตารางคำนวณได้ทันที
  reports/    รายงานของตัวชี้วัดแต่ละตัวในรูปแบบ JSON
  papers/     กระดาษที่ลงนามแล้ว (PDF) ตั้งชื่อด้วยค่าแฮช SHA-256 ของไฟล์
  evidence/   ไฟล์หลักฐานและสำเนาของลิงก์ ตั้งชื่อด้วยค่าแฮช SHA-256 ของไฟล์
  data/       ข้อมูลทั้งหมดทุกตาราง รวมทั้งผู้ดำเนินการ เวลา และบันทึกการเปลี่ยนแปลง
  rules/      กฎที่ใช้ตรวจรายงาน ตามรุ่นที่ใช้ในเวลานั้น
  schema/     โครงสร้างของไฟล์ JSON แต่ละไฟล์ (JSON Schema)
  manifest.json   รุ่นของรูปแบบ จำนวนแถว ค่าแฮชของทุกไฟล์ และปลายบันทึกของบันทึกการเปลี่ยนแปลง

นำเข้าระบบที่ยังว่างได้ด้วยคำสั่ง samrit package import FILE
มีชื่อ ตำแหน่ง และชื่อผู้ใช้ของผู้ดำเนินการ ไม่มีรหัสผ่านและที่อยู่อีเมล

--------------------------------------------------------------------------------

The open package of fiscal year {year} (B.E.) of {agency_en}
Made by Samrit; it can be read without it.

  csv/        indicators and quarters' reports, for a spreadsheet
  reports/    the report of each indicator as JSON
  papers/     the papers as signed (PDF), each named by its SHA-256
  evidence/   files of evidence and copies of links, each named by its SHA-256
  data/       everything, table by table, with who and when, and the audit trail
  rules/      the rules that judged the reports, in the versions of then
  schema/     the JSON Schema of each JSON file
  manifest.json   the format's version, counts, the hash of every file, the head of the audit trail

An empty system takes it in with: samrit package import FILE
It holds names, positions and user names of those who acted; no passwords and no e-mail addresses.
"""


def readme(scope: Scope) -> str:
    """The text, in Thai and English."""
    agency = scope.agency
    return _TEXT.format(
        year=scope.fiscal_year_be,
        agency_th=agency.name_th if agency is not None else "ทั้งเมือง",
        agency_en=(agency.name_en or agency.name_th) if agency is not None else "the whole city",
    )
