"""Words that are at hand where the program is used, so that no password may be made of them alone."""

# Words of what the program is and where it is used; the names of the site and of the person come to them.
CONTEXT_WORDS = (
    "samrit", "samrith", "สัมฤทธิ์", "สัมฤทธิ", "bangkok", "bma", "krungthep", "กรุงเทพ", "กรุงเทพมหานคร", "กทม",
    "password", "passw0rd", "รหัสผ่าน", "login", "office", "officer", "admin", "administrator", "ผู้ดูแลระบบ", "evaluator",
    "coordinator", "thailand", "ประเทศไทย", "สำนักงานเขต", "สำนัก", "สวัสดี", "ตัวชี้วัด", "ไตรมาส", "ปีงบประมาณ",
)  # fmt: skip
