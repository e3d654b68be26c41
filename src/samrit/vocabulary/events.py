"""What the trail's events say, in both languages: one line for each action. A test finds an action that has none.

`{quarter}` is the quarter that the event is about ("ไตรมาสที่ 2", "Quarter 2").
"""

from samrit.thai.message import Message

EVENT_WORDS: dict[str, Message] = {
    # A quarter's report
    "edit_quarter": Message(th="แก้ไขรายงาน{quarter}", en="{quarter} was edited"),
    "submit": Message(th="ส่งรายงาน{quarter}", en="{quarter} was submitted"),
    "sign": Message(th="ลงนามรายงาน{quarter}", en="{quarter} was signed"),
    "endorse": Message(th="รับรองรายงาน{quarter}", en="{quarter} was endorsed"),
    "evaluate": Message(th="ประเมินรายงาน{quarter}", en="{quarter} was evaluated"),
    "publish": Message(th="เผยแพร่รายงาน{quarter}", en="{quarter} was published"),
    "return": Message(th="ส่งกลับรายงาน{quarter}", en="{quarter} was sent back"),
    "reopen": Message(th="เปิดรายงาน{quarter}ให้แก้ไขอีกครั้ง", en="{quarter} was opened again"),
    "recount": Message(th="นับผลของ{quarter}ใหม่จากข้อมูลที่เปลี่ยน", en="The result of {quarter} was counted again"),
    "define_rule": Message(th="กำหนดกติกาการนับผล", en="How the result is counted was defined"),
    # Evidence
    "add_evidence": Message(th="เพิ่มหลักฐาน{quarter}", en="Evidence was added to {quarter}"),
    "describe_evidence": Message(
        th="ระบุสิ่งที่หลักฐานของ{quarter}แสดง", en="What evidence of {quarter} shows was described"
    ),
    "remove_evidence": Message(th="นำหลักฐานของ{quarter}ออก", en="Evidence was removed from {quarter}"),
    "capture_link": Message(th="ระบบเปิดดูลิงก์หลักฐานของ{quarter}", en="A link of {quarter} was looked at"),
    # Reports that came as files
    "preview_upload": Message(th="อ่านไฟล์รายงาน ยังไม่ได้บันทึก", en="A file was read, and not saved yet"),
    "save_upload": Message(th="นำเข้ารายงานจากไฟล์", en="A report was imported from a file"),
    "discard_upload": Message(th="ยกเลิกไฟล์ที่นำเข้า", en="An uploaded file was discarded"),
    # The annual plan
    "start_plan": Message(th="เริ่มแผนปฏิบัติราชการประจำปี", en="The annual plan was started"),
    "copy_plan": Message(th="คัดลอกแผนจากปีก่อน", en="The plan was copied from last year's"),
    "add_indicator": Message(th="เพิ่มตัวชี้วัด", en="The indicator was added"),
    "define_indicator": Message(th="แก้ไขข้อมูลตัวชี้วัด", en="The indicator's definition was changed"),
    "move_indicator": Message(th="เลื่อนลำดับตัวชี้วัด", en="The indicator was moved"),
    "remove_indicator": Message(th="ลบตัวชี้วัด", en="The indicator was removed"),
    "preview_plan_upload": Message(th="อ่านไฟล์แผน ยังไม่ได้บันทึก", en="A plan's file was read, and not saved yet"),
    "save_plan_upload": Message(th="นำเข้าแผนจากไฟล์", en="The plan was saved from a file"),
    "discard_plan_upload": Message(th="ยกเลิกไฟล์แผน", en="A plan's file was discarded"),
    # Projects
    "add_project": Message(th="เพิ่มโครงการ", en="The project was added"),
    "change_project": Message(th="แก้ไขข้อมูลโครงการ", en="What is planned of the project was changed"),
    "remove_project": Message(th="นำโครงการออกจากแผน", en="The project was removed"),
    "tell_progress": Message(th="รายงานความก้าวหน้าของโครงการ", en="The project's progress was told"),
    # Load data and measurements
    "preview_load": Message(th="อ่านไฟล์ข้อมูลการใช้ไฟ ยังไม่ได้บันทึก", en="A file of load data was read, and not saved yet"),
    "save_load": Message(th="บันทึกข้อมูลการใช้ไฟ", en="The load data was saved"),
    "discard_load": Message(th="ยกเลิกไฟล์ข้อมูลการใช้ไฟ", en="A file of load data was discarded"),
    "retire_load": Message(th="เลิกใช้ข้อมูลการใช้ไฟ", en="The load data was retired"),
    "fix_protocol": Message(th="กำหนดแผนการวัด", en="A protocol of a measurement was fixed"),
    "ask_to_measure": Message(th="สั่งวัดผล", en="A measurement was asked for"),
    "measure": Message(th="วัดผลการประหยัดไฟ", en="What an event saved was measured"),
    "not_measured": Message(th="วัดผลไม่ได้", en="A measurement could not be made"),
    "add_factor": Message(th="เพิ่มค่าการปล่อยก๊าซเรือนกระจก", en="An emission factor was added"),
    "add_tariff": Message(th="เพิ่มค่าไฟฟ้าต่อหน่วย", en="A price of electricity was added"),
    "retire_factor": Message(th="เลิกใช้ค่าการปล่อยหรือค่าไฟ", en="An emission factor or a price was retired"),
    # The city's year
    "settle_year": Message(
        th="กำหนดวันครบกำหนดและผู้รับรองของปีงบประมาณ", en="The fiscal year's dates and approvals were set"
    ),
    "close_year": Message(th="ปิดปีงบประมาณ", en="The fiscal year was closed"),
    "reopen_year": Message(th="เปิดปีงบประมาณอีกครั้ง", en="The fiscal year was reopened"),
    "add_holiday": Message(th="เพิ่มวันหยุดหรือวันทำการพิเศษ", en="A day was added to the calendar"),
    "remove_holiday": Message(th="ลบวันหยุดหรือวันทำการพิเศษ", en="A day was taken out of the calendar"),
    "set_rule": Message(th="ตั้งค่ากฎการตรวจ", en="A rule was set"),
    # Campaigns
    "make_campaign": Message(th="สร้างกิจกรรมรณรงค์", en="The campaign was made"),
    "change_campaign": Message(th="แก้ไขกิจกรรมรณรงค์", en="The campaign was changed"),
    "open_campaign": Message(th="เปิดหน้ากิจกรรมรณรงค์ให้ประชาชนดู", en="The campaign's page was opened to the public"),
    "close_campaign": Message(th="ปิดหน้ากิจกรรมรณรงค์จากประชาชน", en="The campaign's page was closed to the public"),
    "follow_campaign": Message(th="สร้างกิจกรรมรณรงค์ต่อจากปีก่อน", en="The campaign was made to follow last year's"),
    "add_activity": Message(th="เพิ่มการประชุมหรือกิจกรรม", en="The activity was added"),
    "change_activity": Message(th="แก้ไขการประชุมหรือกิจกรรม", en="The activity was changed"),
    "cancel_activity": Message(th="ยกเลิกการประชุมหรือกิจกรรม", en="The activity was cancelled"),
    "renew_checkin_code": Message(th="ออกคิวอาร์โค้ดลงทะเบียนใหม่", en="A new code to check in was made"),
    "record_attendance": Message(th="บันทึกการเข้าร่วมของหน่วยงานภาคี", en="Who came was recorded"),
    "confirm_attendance": Message(th="ยืนยันการเข้าร่วมของหน่วยงานภาคี", en="A partner's attendance was confirmed"),
    "withdraw_attendance": Message(th="ถอนการเข้าร่วม", en="An attendance was withdrawn"),
    "check_in": Message(th="ลงทะเบียนด้วยคิวอาร์โค้ด", en="An organisation checked in by QR code"),
    "check_in_unlisted": Message(
        th="หน่วยงานที่ไม่อยู่ในทะเบียนลงทะเบียนด้วยคิวอาร์โค้ด", en="An organisation outside the register checked in by QR code"
    ),
    "accept_check_in": Message(th="รับการลงทะเบียนของหน่วยงานนอกทะเบียน", en="A check-in was accepted"),
    "refuse_check_in": Message(th="ไม่รับการลงทะเบียนของหน่วยงานนอกทะเบียน", en="A check-in was not accepted"),
    "preview_sign_in_sheet": Message(th="อ่านไฟล์ใบลงชื่อ ยังไม่ได้บันทึก", en="A sign-in sheet was read, and not saved yet"),
    "discard_sign_in_sheet": Message(th="ยกเลิกไฟล์ใบลงชื่อ", en="A sign-in sheet was discarded"),
    "record_commitment": Message(th="บันทึกการประกาศเจตนารมณ์", en="A commitment was recorded"),
    "withdraw_commitment": Message(th="ถอนการประกาศเจตนารมณ์", en="A commitment was withdrawn"),
    "report_practice": Message(th="รายงานการขยายผลสู่การปฏิบัติ", en="The practice was reported"),
    "change_practice": Message(th="แก้ไขรายงานการปฏิบัติ", en="The practice's report was changed"),
    "verify_practice": Message(th="รับรองว่าตรวจสอบการปฏิบัติแล้ว", en="The practice was verified"),
    "refuse_practice": Message(th="ไม่รับรองรายงานการปฏิบัติ", en="The practice was refused"),
    "report_practice_again": Message(th="รายงานการปฏิบัติอีกครั้ง", en="The practice was reported again"),
    "withdraw_practice": Message(th="ถอนรายงานการปฏิบัติ", en="The practice's report was withdrawn"),
    "add_practice_file": Message(th="แนบไฟล์ประกอบการปฏิบัติ", en="A file that shows the practice was added"),
    "remove_practice_file": Message(th="นำไฟล์ประกอบการปฏิบัติออก", en="A file that showed the practice was removed"),
    "make_links": Message(th="สร้างลิงก์สำหรับหน่วยงานภาคี", en="Links for partners were made"),
    "revoke_link": Message(th="ยกเลิกลิงก์ของหน่วยงานภาคี", en="A partner's link was revoked"),
    # Accounts
    "found_city": Message(th="ตั้งเมืองและบัญชีแรกในระบบ", en="The city was set up, with its first account"),
    "invite": Message(th="เชิญผู้ใช้", en="The account was made"),
    "change_person": Message(th="แก้ไขข้อมูลบัญชี", en="The account's details were changed"),
    "suspend": Message(th="ระงับบัญชี", en="The account was suspended"),
    "lift_suspension": Message(th="ยกเลิกการระงับบัญชี", en="The account was opened again"),
    "renew_link": Message(th="ออกลิงก์ตั้งรหัสผ่านใหม่", en="A new link to set the password was made"),
    "give_role": Message(th="ให้บทบาท", en="A role was given"),
    "take_role": Message(th="ถอนบทบาท", en="A role was taken away"),
    "delegate": Message(th="มอบหมายให้ทำการแทน", en="A role was delegated"),
    "end_delegation": Message(th="สิ้นสุดการมอบหมาย", en="A delegation was ended"),
    "change_password": Message(th="เปลี่ยนรหัสผ่าน", en="The password was changed"),
    "reset_password": Message(th="ตั้งรหัสผ่านใหม่", en="The password was set anew"),
    "add_app": Message(th="เพิ่มแอปยืนยันตัวตน", en="An authenticator app was added"),
    "remove_app": Message(th="นำแอปยืนยันตัวตนออก", en="An authenticator app was removed"),
    "make_recovery_codes": Message(th="สร้างรหัสกู้คืน", en="Recovery codes were made"),
    "add_passkey": Message(th="เพิ่มพาสคีย์", en="A passkey was added"),
    "remove_passkey": Message(th="นำพาสคีย์ออก", en="A passkey was removed"),
    "reset_protection": Message(th="ล้างการยืนยันตัวตนขั้นที่สอง", en="The second factors were taken off"),
    "link_identity": Message(
        th="ผูกบัญชีกับผู้ให้บริการยืนยันตัวตน", en="An identity of the city's provider was tied to the account"
    ),
    # Partners
    "add_partner": Message(th="ขึ้นทะเบียนหน่วยงานภาคี", en="The partner was registered"),
    "change_partner": Message(th="แก้ไขข้อมูลหน่วยงานภาคี", en="The partner's entry was changed"),
    "merge_partners": Message(th="รวมหน่วยงานภาคีที่ซ้ำกัน", en="The partner was merged into another"),
    "undo_merge": Message(th="ยกเลิกการรวมหน่วยงานภาคี", en="The merge of the partner was undone"),
    "keep_apart": Message(th="บันทึกว่าเป็นคนละหน่วยงาน", en="Two partners that look alike were kept apart"),
    "add_contact": Message(th="เพิ่มผู้ประสานงาน", en="A contact person was added"),
    "change_contact": Message(th="แก้ไขข้อมูลผู้ประสานงาน", en="A contact person's data were changed"),
    "remove_contact": Message(th="ลบข้อมูลผู้ประสานงาน", en="A contact person's data were erased"),
    "export_person": Message(th="ส่งออกข้อมูลส่วนบุคคลตามคำขอ", en="A person's data were given out at the person's request"),
    "erase_person": Message(th="ลบข้อมูลส่วนบุคคลตามคำขอ", en="A person's data were erased at the person's request"),
    "bring_partner_list": Message(
        th="นำเข้าไฟล์รายชื่อหน่วยงานภาคี ยังไม่ได้บันทึก", en="A list of partners was brought, and not saved yet"
    ),
    "save_partner_list": Message(th="ขึ้นทะเบียนหน่วยงานภาคีจากไฟล์", en="Partners were registered from a list"),
    "discard_partner_list": Message(th="ยกเลิกไฟล์รายชื่อหน่วยงานภาคี", en="A list of partners was discarded"),
    # The system itself
    "load_sample": Message(th="บรรจุข้อมูลเมืองตัวอย่าง", en="The sample city was loaded"),
    "import_package": Message(th="นำเข้าชุดข้อมูลประจำปี", en="The open package of a year was imported"),
}
