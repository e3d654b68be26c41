"""One module per command, each with its `command`; this table lists them in the order of use.

In: options and files. Out: text, files, exit codes.
May import the rest of `samrit.cli` and all that `samrit.cli` may.
"""

from samrit.cli.command import Entry
from samrit.thai.message import Message

COMMANDS: dict[str, Entry] = {
    "check": Entry(
        "samrit.cli.commands.check",
        Message("ตรวจรายงาน บอกจุดที่ควรแก้และวิธีแก้", "check reports: what to mend, where, and how"),
    ),
    "convert": Entry(
        "samrit.cli.commands.convert",
        Message("แปลงรายงานเป็นข้อความ JSON หรือ PDF", "write a report as text, JSON or PDF"),
    ),
    "print": Entry(
        "samrit.cli.commands.print",
        Message("พิมพ์รายงานเป็นแบบฟอร์มทางการ (PDF)", "print a report as the official form (PDF)"),
    ),
    "measure": Entry(
        "samrit.cli.commands.measure",
        Message("วัดผลประหยัดไฟของกิจกรรมจากข้อมูลการใช้ไฟ", "what an event saved, from load or meter data"),
    ),
    "import": Entry(
        "samrit.cli.commands.import_",
        Message("นำรายงานเข้าระบบ แสดงให้ดูก่อนบันทึก", "take reports into the records, shown before they are saved"),
    ),
    "begin": Entry(
        "samrit.cli.commands.begin",
        Message("ตั้งต้นระบบ: เมืองและผู้ดูแลระบบคนแรก", "make the city and its first administrator"),
    ),
    "demo": Entry(
        "samrit.cli.commands.demo",
        Message("เปิดเมืองตัวอย่างบนเครื่องนี้", "serve a sample city on this machine"),
    ),
    "serve": Entry(
        "samrit.cli.commands.serve",
        Message("เปิดระบบบนเว็บด้วยข้อมูลที่มีอยู่", "serve the records on the web"),
    ),
    "audit": Entry(
        "samrit.cli.commands.audit",
        Message("ตรวจว่าบันทึกการเปลี่ยนแปลงไม่ถูกแก้ไขหรือลบ", "verify that nothing was changed behind the records' back"),
    ),
    "worker": Entry(
        "samrit.cli.commands.worker",
        Message("ทำงานเบื้องหลังในโปรเซสแยก", "do the work behind the pages in a process of its own"),
    ),
    "jobs": Entry(
        "samrit.cli.commands.jobs",
        Message("งานประจำวันและประจำสัปดาห์", "what is done every day or week, and doing it now"),
    ),
    "package": Entry(
        "samrit.cli.commands.package",
        Message("ส่งออกหรือนำเข้าชุดข้อมูลเปิดประจำปี", "take a year out as one open package, or into an empty system"),
    ),
    "manage": Entry(
        "samrit.cli.commands.manage",
        Message("คำสั่งดูแลระบบ เช่น migrate", "look after an installation: migrate, changepassword …"),
    ),
}
