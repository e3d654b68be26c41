"""The fifty districts of Bangkok, with which a city's list of districts begins, each with its tile on a schematic map.

Codes are those of the Ministry of Interior (1001 to 1050). No outline is drawn: tiles are of one size, so that a large
district is not more than a small one, and nobody's map is copied. Columns run from west to east, rows from north to south.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class District:
    """A district (เขต) without that word, its tile on the schematic map, and what else people call it."""

    code: str
    name_th: str
    name_en: str
    column: int
    row: int
    also_named: tuple[str, ...] = ()


DISTRICTS: tuple[District, ...] = (
    District("1001", "พระนคร", "Phra Nakhon", 3, 4),
    District("1002", "ดุสิต", "Dusit", 3, 3),
    District("1003", "หนองจอก", "Nong Chok", 9, 1),
    District("1004", "บางรัก", "Bang Rak", 4, 5),
    District("1005", "บางเขน", "Bang Khen", 6, 1),
    District("1006", "บางกะปิ", "Bang Kapi", 8, 3),
    District("1007", "ปทุมวัน", "Pathum Wan", 5, 5),
    District("1008", "ป้อมปราบศัตรูพ่าย", "Pom Prap Sattru Phai", 4, 4, ("ป้อมปราบ", "ป้อมปราบฯ", "Pom Prap")),
    District("1009", "พระโขนง", "Phra Khanong", 7, 5),
    District("1010", "มีนบุรี", "Min Buri", 9, 2),
    District("1011", "ลาดกระบัง", "Lat Krabang", 9, 4),
    District("1012", "ยานนาวา", "Yan Nawa", 5, 6),
    District("1013", "สัมพันธวงศ์", "Samphanthawong", 3, 5),
    District("1014", "พญาไท", "Phaya Thai", 4, 3),
    District("1015", "ธนบุรี", "Thon Buri", 2, 6),
    District("1016", "บางกอกใหญ่", "Bangkok Yai", 2, 5),
    District("1017", "ห้วยขวาง", "Huai Khwang", 6, 3),
    District("1018", "คลองสาน", "Khlong San", 3, 6),
    District("1019", "ตลิ่งชัน", "Taling Chan", 1, 3),
    District("1020", "บางกอกน้อย", "Bangkok Noi", 2, 4),
    District("1021", "บางขุนเทียน", "Bang Khun Thian", 1, 7),
    District("1022", "ภาษีเจริญ", "Phasi Charoen", 1, 4),
    District("1023", "หนองแขม", "Nong Khaem", 0, 5),
    District("1024", "ราษฎร์บูรณะ", "Rat Burana", 3, 7),
    District("1025", "บางพลัด", "Bang Phlat", 2, 3),
    District("1026", "ดินแดง", "Din Daeng", 5, 3),
    District("1027", "บึงกุ่ม", "Bueng Kum", 7, 2),
    District("1028", "สาทร", "Sathon", 4, 6),
    District("1029", "บางซื่อ", "Bang Sue", 4, 2),
    District("1030", "จตุจักร", "Chatuchak", 5, 2),
    District("1031", "บางคอแหลม", "Bang Kho Laem", 4, 7),
    District("1032", "ประเวศ", "Prawet", 8, 4),
    District("1033", "คลองเตย", "Khlong Toei", 6, 5),
    District("1034", "สวนหลวง", "Suan Luang", 7, 4),
    District("1035", "จอมทอง", "Chom Thong", 1, 6),
    District("1036", "ดอนเมือง", "Don Mueang", 5, 0),
    District("1037", "ราชเทวี", "Ratchathewi", 5, 4),
    District("1038", "ลาดพร้าว", "Lat Phrao", 6, 2),
    District("1039", "วัฒนา", "Watthana", 6, 4),
    District("1040", "บางแค", "Bang Khae", 1, 5),
    District("1041", "หลักสี่", "Lak Si", 5, 1),
    District("1042", "สายไหม", "Sai Mai", 6, 0),
    District("1043", "คันนายาว", "Khan Na Yao", 8, 2),
    District("1044", "สะพานสูง", "Saphan Sung", 9, 3),
    District("1045", "วังทองหลาง", "Wang Thonglang", 7, 3),
    District("1046", "คลองสามวา", "Khlong Sam Wa", 8, 1),
    District("1047", "บางนา", "Bang Na", 7, 6),
    District("1048", "ทวีวัฒนา", "Thawi Watthana", 0, 3),
    District("1049", "ทุ่งครุ", "Thung Khru", 2, 7),
    District("1050", "บางบอน", "Bang Bon", 0, 6),
)
DISTRICT = "เขต"
CITY_OF_THE_FIFTY = "กรุงเทพ"  # in the name of the city whose districts these are; another has its own, if any
