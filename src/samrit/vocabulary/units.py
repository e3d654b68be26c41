"""The units in which reports count and measure: once, with what each measures and how it is spelled in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Quantity(StrEnum):
    """What kind of thing a figure measures, where its unit tells."""

    POWER = "power"
    ENERGY = "energy"
    EMISSION = "emission"
    MASS = "mass"
    VOLUME = "volume"
    MONEY = "money"
    SHARE = "share"
    AREA = "area"
    LENGTH = "length"
    DURATION = "duration"
    TEMPERATURE = "temperature"
    CONCENTRATION = "concentration"
    SOUND = "sound"
    HEAT = "heat"
    POINTS = "points"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, its standard word, and its other spellings.

    A spelling in Thai letters is a word of its own: nothing that goes on as another word ("ปีงบประมาณ" for "ปี") is it.
    """

    quantity: Quantity
    word: str
    spellings: tuple[str, ...] = ()


_MEASURES: tuple[Unit, ...] = (
    Unit(
        Quantity.ENERGY,
        "เมกะวัตต์-ชั่วโมง",
        ("เมกะวัตต์ชั่วโมง", "เมกะวัตต์ ชั่วโมง", "เมกะวัตต์ - ชั่วโมง", "เมกะวัตต์- ชั่วโมง", "เมกะวัตต์ -ชั่วโมง", "MWh"),
    ),
    Unit(
        Quantity.ENERGY,
        "กิโลวัตต์-ชั่วโมง",
        ("กิโลวัตต์ชั่วโมง", "กิโลวัตต์ ชั่วโมง", "กิโลวัตต์ - ชั่วโมง", "กิโลวัตต์- ชั่วโมง", "กิโลวัตต์ -ชั่วโมง", "kWh", "KWh", "kwh"),
    ),
    Unit(Quantity.POWER, "เมกะวัตต์", ("เมกกะวัตต์", "MW", "megawatts", "megawatt")),
    Unit(Quantity.POWER, "กิโลวัตต์", ("kW", "KW", "kWp")),
    Unit(Quantity.POWER, "วัตต์", ("W",)),
    Unit(
        Quantity.MASS,
        "ตัน",
        (
            "เมตริกตัน",
            "ตันคาร์บอนไดออกไซด์เทียบเท่า",
            "ตันคาร์บอนไดออกไซด์",
            "tonnes",
            "tonne",
            "tons",
            "ton",
            "tCO2e",
            "tCO2eq",
            "tCO2",
            "tonCO2e",
            "tonCO2eq",
            "tCO₂e",
            "tCO₂",
        ),
    ),
    Unit(Quantity.MASS, "กิโลกรัม", ("กก.", "ก.ก.", "kg", "กิโล", "kilograms", "kilogram")),
    Unit(
        Quantity.MASS,
        "กรัม",
        (
            "grams",
            "gram",
        ),
    ),
    Unit(Quantity.MASS, "มิลลิกรัม", ("มก.", "mg")),
    Unit(Quantity.MASS, "ไมโครกรัม", ("มคก.", "µg", "μg")),
    Unit(
        Quantity.VOLUME,
        "ลูกบาศก์เมตร",
        (
            "ลบ.ม.",
            "ลบ.ม",
            "ลบม.",
            "ลบ. ม.",
            "ลบ.เมตร",
            "ลูกบาศก์ เมตร",
            "m3",
            "m³",
            "cubic metres",
            "cubic metre",
            "cubic meters",
            "cubic meter",
        ),
    ),
    Unit(
        Quantity.VOLUME,
        "ลิตร",
        (
            "litres",
            "litre",
            "liters",
            "liter",
        ),
    ),
    Unit(Quantity.VOLUME, "มิลลิลิตร", ("มล.", "ml")),
    Unit(Quantity.MONEY, "บาท", ("บ.", "฿", "baht", "Baht", "THB")),
    Unit(Quantity.SHARE, "ร้อยละ", ("%", "เปอร์เซ็นต์", "เปอร์เซนต์", "เปอร์เซ็น", "percent", "per cent")),
    Unit(Quantity.AREA, "ตารางกิโลเมตร", ("ตร.กม.", "ตร.กม", "ตร. กม.", "ตรกม.", "square kilometres", "sq km", "km²")),
    Unit(
        Quantity.AREA,
        "ตารางเมตร",
        (
            "ตร.ม.",
            "ตร.ม",
            "ตร. ม.",
            "ตรม.",
            "ตรม",
            "ตร.เมตร",
            "square metres",
            "square metre",
            "square meters",
            "sqm",
            "sq.m.",
            "sq m",
            "m²",
            "m2",
        ),
    ),
    Unit(Quantity.AREA, "ตารางวา", ("ตร.ว.", "ตร.ว", "ตร. ว.", "ตรว.", "ตรว")),
    Unit(Quantity.AREA, "ไร่", ("rai",)),
    Unit(
        Quantity.LENGTH,
        "กิโลเมตร",
        ("กม.", "ก.ม.", "km", "kilometres", "kilometre", "kilometers", "kilometer", "KM", "Km"),
    ),
    Unit(Quantity.LENGTH, "เมตร", ("ม.", "metres", "metre", "meters", "meter", "m")),
    Unit(Quantity.LENGTH, "เซนติเมตร", ("ซม.", "ซ.ม.", "เซ็นติเมตร", "cm")),
    Unit(Quantity.LENGTH, "มิลลิเมตร", ("มม.", "ม.ม.", "mm")),
    Unit(Quantity.LENGTH, "นิ้ว"),
    Unit(Quantity.LENGTH, "ไมครอน"),
    Unit(Quantity.DURATION, "ชั่วโมง", ("ชม.", "ช.ม.", "hours", "hour")),
    Unit(
        Quantity.DURATION,
        "นาที",
        (
            "minutes",
            "minute",
            "mins",
            "min",
        ),
    ),
    Unit(
        Quantity.DURATION,
        "วินาที",
        (
            "seconds",
            "second",
        ),
    ),
    Unit(
        Quantity.DURATION,
        "วันทำการ",
        (
            "working days",
            "working day",
            "วันราชการ",
        ),
    ),
    Unit(
        Quantity.DURATION,
        "วัน",
        (
            "days",
            "day",
        ),
    ),
    Unit(Quantity.DURATION, "คืน"),
    Unit(
        Quantity.DURATION,
        "สัปดาห์",
        (
            "weeks",
            "week",
        ),
    ),
    Unit(
        Quantity.DURATION,
        "เดือน",
        (
            "months",
            "month",
        ),
    ),
    Unit(Quantity.DURATION, "ไตรมาส"),
    Unit(
        Quantity.DURATION,
        "ปี",
        (
            "years",
            "year",
        ),
    ),
    Unit(Quantity.TEMPERATURE, "องศาเซลเซียส", ("°C", "℃", "องศา")),
    Unit(Quantity.CONCENTRATION, "ppm", ("พีพีเอ็ม", "PPM")),
    Unit(Quantity.CONCENTRATION, "ppb", ("PPB",)),
    Unit(Quantity.CONCENTRATION, "NTU", ("เอ็นทียู",)),
    Unit(Quantity.HEAT, "บีทียู", ("BTU", "Btu")),
    Unit(Quantity.POINTS, "จุดร้อยละ", ("percentage points", "จุดเปอร์เซ็นต์")),
    Unit(Quantity.SOUND, "เดซิเบล", ("เดซิเบลเอ", "dB(A)", "dBA", "dB")),
)
# What is counted: classifiers and the nouns that stand where one would. Others are told by the dictionary.
_COUNTED = (
    "หน่วยงาน", "ส่วนราชการ", "แห่ง", "ครั้ง", "คน", "ราย", "จุด", "ฉบับ", "เล่ม", "ต้น", "ชุมชน", "โครงการ", "กิจกรรม", "เรื่อง", "หลัง", "ท่าน",
    "รายการ", "สาย", "เส้นทาง", "คัน", "ชุด", "ตัว", "ตัวชี้วัด", "ตัวอย่าง", "องค์กร", "โรงเรียน", "ครัวเรือน", "รุ่น", "ขั้นตอน", "ระดับ", "คะแนน",
    "หลังคาเรือน", "เขต", "แขวง", "หมู่บ้าน", "สถานี", "เครือข่าย", "กลุ่ม", "ประเภท", "เที่ยว", "เที่ยวคน", "คนเที่ยว", "เที่ยวรถ", "รีม", "ม้วน", "แท่ง", "เครื่อง", "ดวง", "ป้าย", "ด้าน", "มิติ", "ประเด็น",
    "ร้าน", "ร้านค้า", "แผง", "ตลาด", "บูธ", "ใบ", "ถุง", "กระสอบ", "กล่อง", "ขวด", "ซอง", "แผ่น", "ผืน", "เส้น", "ท่อน", "ลูก", "ก้อน", "ชิ้น", "อัน",
    "หลอด", "ดอก", "กล้า", "กอ", "พุ่ม", "แปลง", "สวน", "ไร่นา", "บ่อ", "ฝา", "ช่อง", "ช่วง", "ตอน", "บท", "ข้อ", "หมวด", "หน้า", "คู่", "คู", "คลอง",
    "ถนน", "ซอย", "สะพาน", "ทางแยก", "แยก", "ป้อม", "ด่าน", "จุดตรวจ", "อาคาร", "ห้อง", "ชั้น", "เตียง", "ที่นั่ง", "หลุม", "ครอบครัว", "บ้าน",
    "วัด", "มัสยิด", "โบสถ์", "โรงพยาบาล", "คลินิก", "ศูนย์", "สำนักงาน", "สำนัก", "กอง", "ฝ่าย", "บริษัท", "สถานประกอบการ", "สถานศึกษา",
    "มหาวิทยาลัย", "สมาคม", "มูลนิธิ", "ชมรม", "สภา", "คณะ", "ทีม", "ชาติ", "ประเทศ", "จังหวัด", "อำเภอ", "เมือง", "พื้นที่", "สาขา", "แฟ้ม", "แฟ้มข้อมูล",
    "นาย", "รูป", "องค์", "พระองค์", "หัว", "ฝูง", "พันธุ์", "สายพันธุ์", "ชนิด", "แบบ", "รูปแบบ", "ลักษณะ", "ประการ", "กรณี", "เหตุ", "ครั้งคน", "คนครั้ง",
    "คดี", "สำนวน", "คำร้อง", "คำขอ", "ข้อร้องเรียน", "เรื่องร้องเรียน", "ข้อเสนอ", "ข้อเสนอแนะ", "มาตรการ", "แนวทาง", "นโยบาย", "แผน", "แผนงาน",
    "งานวิจัย", "ผลงาน", "ชิ้นงาน", "นวัตกรรม", "ผลิตภัณฑ์", "สินค้า", "หลักสูตร", "วิชา", "บทเรียน", "สื่อ", "คลิป", "ภาพ", "ข่าว", "บทความ", "โพสต์",
    "กระทู้", "ระบบ", "ฐานข้อมูล", "โปรแกรม", "แอปพลิเคชัน", "เว็บไซต์", "ช่องทาง", "ครั้งการเข้าชม", "วิว", "ไลก์", "บัญชี", "เลขหมาย", "เครื่องหมาย",
    "เวที", "รอบ", "งวด", "ครา", "คราว", "รางวัล", "ทุน", "สัญญา", "โครง", "ตำแหน่ง", "อัตรา", "คนไข้", "เคส", "โดส", "เข็ม", "เม็ด", "มื้อ", "ชุดตรวจ",
    "เท่า", "ส่วน", "หน่วย", "หุ้น", "กะ", "ผลัด", "เวร", "กำลัง", "นัด", "สนาม", "ลาน", "เกาะ", "ลำ", "ตู้", "ถัง", "กล้อง", "เสา", "โคม", "หัวจ่าย", "ท่อ",
    "แผ่นป้าย", "ชั้นข้อมูล", "ลานกีฬา", "สนามกีฬา", "กระบวนงาน", "สำนักงานเขต", "หมวดรายจ่าย", "ห้องเรียน", "ห้องสมุด", "นักเรียน", "ผู้ป่วย", "อาสาสมัคร", "สมาชิก", "ภาคี", "ตารางนิ้ว", "ขั้น", "วง", "แถว", "ย่าน", "โซน", "บล็อก", "ขบวน",
    "เพลง", "ชุดการแสดง", "การแสดง", "ผลลัพธ์", "งาน", "คิว", "ประโยค", "ตัวอักษร", "รหัส", "ใบอนุญาต", "ฉลาก", "บัตร", "ตั๋ว", "เอกสาร", "หนังสือ",
)  # fmt: skip
_OF_COUNTED = {"ครั้ง": ("times",), "คะแนน": ("points", "point")}
UNITS: tuple[Unit, ...] = (*_MEASURES, *(Unit(Quantity.COUNT, word, _OF_COUNTED.get(word, ())) for word in _COUNTED))
# The words of a share, which may stand before its number or behind it.
SHARE = next(unit for unit in UNITS if unit.quantity is Quantity.SHARE)
# The words behind two numbers that forms ask for.
BAHT, PERSONS = "บาท", "คน"
# Words by which a number is multiplied.
SCALES = {
    "พันล้าน": 1_000_000_000,
    "หมื่นล้าน": 10_000_000_000,
    "แสนล้าน": 100_000_000_000,
    "ร้อยล้าน": 100_000_000,
    "สิบล้าน": 10_000_000,
    "ล้าน": 1_000_000,
    "แสน": 100_000,
    "หมื่น": 10_000,
    "พัน": 1000,
    "billion": 1_000_000_000,
    "million": 1_000_000,
    "thousand": 1000,
}
# Units that are a multiple of another one.
MULTIPLES = {
    "ลบ.": (1_000_000, "บาท"),
    "ลบ": (1_000_000, "บาท"),
    "ลบ.บ.": (1_000_000, "บาท"),
    "K": (1000, ""),
    "k": (1000, ""),
}
LEVEL = "ระดับ"
NUMBER_OF = "จำนวน"  # what may stand before a unit and says nothing

# Units of results that have a plain English word; any other is quoted in Thai.
ENGLISH_UNITS = {
    "หน่วยงาน": "organisations", "แห่ง": "places", "ครั้ง": "times", "คน": "people", "ราย": "persons",
    "จุด": "points", "ฉบับ": "documents", "เล่ม": "volumes", "ต้น": "trees", "ชุมชน": "communities", "โครงการ": "projects",
    "กิจกรรม": "activities", "เรื่อง": "cases", "ขั้นตอน": "steps", "คะแนน": "marks", "บาท": "baht", "ตัน": "tonnes", "ไร่": "rai",
    "วัน": "days", "ชั่วโมง": "hours", "นาที": "minutes", "กิโลเมตร": "km", "โรงเรียน": "schools", "เส้นทาง": "routes",
    "เมกะวัตต์": "MW", "เมกะวัตต์-ชั่วโมง": "MWh", "ร้อยละ": "%", "ชุด": "sets", "หลัง": "buildings", "ตัวอย่าง": "samples",
    "ตารางเมตร": "m²", "ตันต่อวัน": "tonnes a day", "มิลลิกรัมต่อลิตร": "mg/l", "กิโลเมตรต่อชั่วโมง": "km/h",
    "ล้านลูกบาศก์เมตร": "million m³", "กิโลวัตต์-ชั่วโมงต่อตารางเมตร": "kWh/m²", "รายต่อแสนคน": "per 100,000 people",
    "ระดับ": "level",
}  # fmt: skip
ENGLISH_SINGULAR = {
    "organisations": "organisation", "places": "place", "times": "time", "people": "person", "persons": "person",
    "points": "point", "documents": "document", "volumes": "volume", "trees": "tree", "communities": "community",
    "projects": "project", "activities": "activity", "cases": "case", "steps": "step", "marks": "mark", "tonnes": "tonne",
    "days": "day", "hours": "hour", "minutes": "minute", "schools": "school", "routes": "route",
    "sets": "set", "buildings": "building", "samples": "sample", "tonnes a day": "tonne a day",
}  # fmt: skip
