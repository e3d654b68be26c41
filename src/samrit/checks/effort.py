"""Words that tell what was done or how good it was, and not what came of it."""

import re

MEANS = re.compile(
    r"ประชุม|หารือ|แต่งตั้งคณะ|อบรม|สัมมนา|ศึกษาดูงาน|จัดซื้อ|จัดจ้าง|ตรวจรับ|เบิกจ่าย|แจก|มอบ|จัดทำ(?:สื่อ|คู่มือ|แผน|ป้าย)"
    r"|ประชาสัมพันธ์|รณรงค์|(?i:\b(?:meeting|met|training|trained|bought|purchased?|handed out)\b)"
)
# A whole text that would do for any quarter of any report.
GENERAL = re.compile(
    r"(?:อยู่(?:ใน)?ระหว่าง)?(?:ได้)?(?:มีการ)?(?:ดำเนินการ|ดำเนินงาน|ปฏิบัติงาน|ติดตามงาน|ติดตามผล)[ก-๎]{0,24}?\s?(?:ตามแผน|เป็นไปตามแผน|อย่างต่อเนื่อง|แล้วเสร็จ|เรียบร้อย)[ก-๎\s]{0,24}"
    r"|(?i:(?:work|activities) (?:went|goes|continued) (?:as planned|on).{0,30})"
)
PRAISE = re.compile(
    r"(?:ดีขึ้น|เพิ่มขึ้น|ลดลง|พึงพอใจ|เข้มแข็ง|สะอาด|ปลอดภัย|ประสบความสำเร็จ|มีคุณภาพ|น่าอยู่)[ก-๎]{0,24}?(?:อย่างมาก|อย่างยิ่ง|อย่างยั่งยืน|อย่างชัดเจน|อย่างเห็นได้ชัด|ตลอดไป)"
    r"|(?:อย่างมาก|อย่างยั่งยืน|เป็นอย่างยิ่ง)"
    r"|(?i:\b(?:greatly|significantly|remarkably|sustainably|very successful)\b)"
)
