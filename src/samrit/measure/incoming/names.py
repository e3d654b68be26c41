"""What a heading says of its column: words of times, meters, directions, totals and of what is no load at all."""

import re
from collections.abc import Sequence

from samrit.measure.incoming.stated import Label
from samrit.measure.incoming.units import unit_of
from samrit.thai.digits import to_arabic

_OFFSET = re.compile(r"(?:utc|gmt)\s*([+−-])\s*(\d{1,2})(?::?([0-5]\d))?(?!\d)", re.IGNORECASE)
_OBIS = re.compile(r"(?:^|[\s:(])([12])\.(?:[4-9]|29)\.\d{1,3}\b")
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+|[ก-๙]+|\d+")
_JOINED = re.compile(
    r"(interval|period|hour|datetime|date|time|day|settlement|reading|read|delivery)"
    r"(starting|start|beginning|begin|ending|ended|end|time|date|stamp|day)(time|date|stamp|utc|gmt)?"
)


def words(name: str) -> tuple[str, ...]:
    """The words of a heading in small letters: "totalMW" and "total_mw" are alike."""
    said = [word.lower() for word in _WORD.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))]
    return (*said, *(part for word in said if (match := _JOINED.fullmatch(word)) for part in match.groups() if part))


def _says(name: str, known: frozenset[str], parts: tuple[str, ...] = ()) -> bool:
    return bool(known & set(words(name))) or any(part in name for part in parts)


END = frozenset(
    (
        "end",
        "ending",
        "ends",
        "ended",
        "to",
        "until",
        "till",
        "finish",
        "he",
        "stop",
        "bis",
        "til",
        "tot",
        "fine",
        "slut",
        "endzeit",
        "loppuaika",
        "ende",
        "fin",
        "fim",
        "hasta",
    )
)
START = frozenset(
    (
        "start",
        "starting",
        "starts",
        "begin",
        "beginning",
        "begins",
        "from",
        "hb",
        "von",
        "fra",
        "från",
        "van",
        "beginn",
        "inizio",
        "startzeit",
        "alkuaika",
        "ab",
        "anfang",
        "inicio",
        "início",
        "debut",
        "début",
        "desde",
    )
)
_TIME = frozenset(("t", "time", "timestamp", "datetime", "date", "day", "hour", "hr", "period", "interval", "ds", "settlementdate",
                   "block", "stamp", "clock", "hh", "heure", "heures", "horodate", "fecha", "hora", "datum", "zeit", "uhrzeit", "zeitstempel", "moment", "when", "minute", "slot", "ts", "dt", "he"))  # fmt: skip
_TIME_TH = ("เวลา", "วันที่", "ชั่วโมง", "ช่วง", "วัน", "คาบ")
_NO_TIME = frozenset(("created", "updated", "modified", "changed", "lastchanged", "received", "exported", "extracted", "extract", "published", "revision", "revised", "update", "lastupdate", "upload", "uploaded", "creation", "issued", "generated",
                      "publish", "billing", "bill", "processed", "inserted", "loaded", "validated", "printed", "run"))  # fmt: skip
_SERIES = frozenset(("series", "meter", "meterid", "meterno", "id", "site", "feeder", "station", "substation", "district", "name", "region",
                     "regionid", "area", "zone", "customer", "account", "nmi", "esi", "esiid", "premise", "mpan", "mprn", "point", "location",
                     "device", "building", "house", "household", "transformer", "circuit", "asset", "serial", "lclid", "node", "plant",
                     "unit_id", "zaehler", "zähler"))  # fmt: skip
_SERIES_TH = ("มิเตอร์", "สถานี", "เขต", "ฟีดเดอร์", "วงจร", "อาคาร", "ผู้ใช้", "หมายเลข", "พื้นที่", "เครื่องวัด", "หม้อแปลง", "จุด")
_CHANNEL = frozenset(("type", "channel", "direction", "flow", "register", "measure", "measurement", "quantity", "parameter", "variable", "kind",
                      "metric", "obis", "tag", "stream", "suffix", "fuel", "component"))  # fmt: skip
_CHANNEL_TH = ("ประเภท", "ชนิด", "ทิศทาง")
IMPORTS = frozenset(("import", "imported", "imports", "imp", "delivered", "bezug", "purchased", "purchase", "withdrawal", "forward", "received",
                     "consumo", "soutirage", "retirada", "consumption", "consumed", "fromgrid", "offtake"))  # fmt: skip
EXPORTS = frozenset(("export", "exported", "exports", "exp", "injection", "injected", "feedin", "feed", "einspeisung", "lieferung", "surplus",
                     "inyección", "injeção", "injecao", "vertido", "vertida", "excedente", "excedentes", "excedentária", "generación", "produção", "producción",
                     "reverse", "generation", "generated", "production", "produced", "togrid", "solar", "pv", "wind", "backfeed", "sold"))  # fmt: skip
_IMPORTS_TH, _EXPORTS_TH = ("นำเข้า", "รับเข้า", "ซื้อ"), ("ส่งออก", "จ่ายออก", "ขาย", "ย้อน", "ผลิต")
_TOTAL = frozenset(
    (
        "total",
        "totals",
        "sum",
        "all",
        "system",
        "overall",
        "grand",
        "aggregate",
        "whole",
        "gesamt",
        "summe",
        "combined",
        "city",
    )
)
_TOTAL_TH = ("รวม", "ทั้งหมด", "ทั้งสิ้น", "ทั้งระบบ")
_REGISTER = frozenset(("register", "cumulative", "cumul", "cum", "reading", "totaliser", "totalizer", "index", "counter", "accumulated", "odometer",
                       "zaehlerstand", "zählerstand", "stand", "lifetime"))  # fmt: skip
_REGISTER_TH = ("สะสม", "เลขอ่าน", "หน่วยอ่าน")
_TEMPERATURE = re.compile(r"temp|อุณหภูมิ|°c|°f|degc|drybulb|dry_bulb", re.IGNORECASE)
_QUALITY = frozenset(("quality", "qual", "flag", "flags", "status", "estimated", "estimate", "est", "validity", "valid", "vee", "state", "actual",
                      "estimation", "qa", "qc", "qualitymethod", "substituted", "condition", "readtype"))  # fmt: skip
_QUALITY_TH = ("คุณภาพ", "สถานะ", "ประมาณ")
LOADS = frozenset(("value", "values", "load", "demand", "consumption", "usage", "power", "energy", "reading", "readings", "data", "wert", "verbrauch",
                    "leistung", "netzlast", "last", "consommation", "puissance", "valeur", "consumo", "demanda", "carga", "potencia", "potência", "energía", "energia", "โหลด", "ค่า", "กำลังไฟฟ้า", "พลังงาน", "ปริมาณ", "ไฟฟ้า", "totaldemand", "electricity"))  # fmt: skip
# Words by which parts of one load are told apart.
_PARTS = frozenset(("north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "upper", "lower", "inner", "outer",
                    "on", "off", "peak", "onpeak", "offpeak", "shoulder", "holiday", "rate", "phase", "zone", "part", "block",
                    "เหนือ", "ใต้", "ตะวันออก", "ตะวันตก", "กลาง", "ภาค"))  # fmt: skip
# What stands beside a load and is none.
_NO_LOAD = frozenset(("price", "cost", "costs", "amount", "charge", "tariff", "rate", "rrp", "lmp", "revenue", "baht", "usd", "voltage", "volt", "volts",
                      "current", "amp", "amps", "ampere", "pf", "cosphi", "factor", "frequency", "hz", "kvar", "kvarh", "mvar", "mvarh", "var", "varh",
                      "kva", "kvah", "mva", "va", "reactive", "apparent", "humidity", "rain", "cloud", "pressure", "lat", "lon", "lng", "latitude",
                      "longitude", "holiday", "weekday", "weekend", "dow", "dayofweek", "week", "quarter", "season", "no", "nr", "row", "idx", "seq", "line",
                      "count", "number", "multiplier", "ct", "pt", "ratio", "notes", "note", "comment", "remark", "co2", "carbon", "emission", "emissions",
                      "intensity", "percent", "share", "population", "dst", "utcoffset", "offset"))  # fmt: skip
_NO_LOAD_TH = ("ราคา", "ค่าไฟ", "บาท", "แรงดัน", "กระแส", "ลำดับ", "หมายเหตุ", "วันหยุด", "ความชื้น", "ความถี่", "ตัวประกอบ")
_NOT_METERED = frozenset(("forecast", "forecasted", "predicted", "prediction", "plan", "planned", "scheduled", "schedule", "budget", "target", "baseline",
                          "dayahead", "ahead", "lastyear", "previous", "capacity", "limit", "reserve", "available", "max", "maximum", "min", "minimum",
                          "peak", "highest", "lowest", "average", "avg", "std", "contracted", "contract", "rated", "prior", "difference",
                          "diff", "delta", "change", "error", "expected", "instantaneous", "instant", "momentary", "snapshot", "spot",
                          "prévision", "prévisions", "prognose"))  # fmt: skip
_NOT_METERED_TH = ("พยากรณ์", "แผน", "คาดการณ์", "สูงสุด", "ต่ำสุด", "เฉลี่ย", "ผลต่าง")
_AGO = re.compile(
    r"(?:last|previous|prior|past)[ _-]?(?:year|yr|week|month|day)|(?:year|week|month|day)s?[ _-]?ago|yesterday|vorjahr|vorwoche|\by-1\b"
    r"|(?:ปี|เดือน|สัปดาห์|วัน)(?:ก่อน|ที่แล้ว|ที่ผ่านมา)|เมื่อวาน",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<!\d)(?:19|20|24|25)\d\d(?:/\d\d(?:\d\d)?)?(?!\d)|(?:พ\.ศ\.|ค\.ศ\.|ปี|\bfy|\byear)[ _]?\d\d(?!\d)", re.IGNORECASE
)
# Words of what is measured: columns that differ in them are not of one kind, and are not added.
_QUANTITIES = (
    frozenset(("load", "demand", "consumption", "usage", "use", "used", "consumed", "offtake", "โหลด")),
    frozenset(("generation", "generated", "production", "produced", "supply", "output", "dispatch")),
    *(frozenset((word,)) for word in (
        "solar", "pv", "wind", "gas", "hydro", "coal", "nuclear", "biomass", "diesel", "battery", "storage", "ev", "losses", "loss",
        "interchange", "net", "gross", "actual", "metered", "corrected", "adjusted", "raw", "filtered", "scada", "check", "backup", "main",
        "import", "export", "interconnector", "rooftop", "exchange", "native", "operational", "underlying", "billed", "reference", "control",
        "charging", "discharging", "offpeak", "onpeak", "shoulder",
    )),
)  # fmt: skip


def is_time(name: str) -> bool:
    """Whether a heading is of times."""
    return _says(name, _TIME, _TIME_TH) and not is_made_later(name)


def is_made_later(name: str) -> bool:
    """Whether a heading is of times at which somebody did something with the row."""
    return _says(name, _NO_TIME)


def is_utc(name: str) -> bool:
    """Whether a heading says that its times are in UTC."""
    return offset_of(name) == 0


def offset_of(name: str) -> int | None:
    """The seconds from UTC that a heading says its clock has: "UTC" is 0, "GMT+07:00" seven hours; None where it says none."""
    match = _OFFSET.search(name)
    if match:
        hours, minutes = int(match[2]), int(match[3] or 0)
        return (-1 if match[1] in "-−" else 1) * (hours * 3600 + minutes * 60) if hours <= 14 else None
    return 0 if _says(name, frozenset(("utc", "gmt", "zulu"))) else None


def end_marked(name: str) -> Label | None:
    """Which end of its interval a heading of times names."""
    said = set(words(name))
    is_end, is_start = (
        bool(said & END) or "สิ้นสุด" in name or "ถึง" in name,
        bool(said & START) or "เริ่ม" in name or "ตั้งแต่" in name,
    )
    return None if is_end == is_start else Label.END if is_end else Label.START


def is_series(name: str) -> bool:
    """Whether a heading is of meters, places or customers."""
    return _says(name, _SERIES, _SERIES_TH)


def is_channel(name: str) -> bool:
    """Whether a heading is of what a meter's row measures."""
    return _says(name, _CHANNEL, _CHANNEL_TH)


def is_import(name: str) -> bool:
    """Whether something is taken from the grid."""
    return _says(name, IMPORTS, _IMPORTS_TH) or _flow(name) == "1"


def is_export(name: str) -> bool:
    """Whether something is fed into the grid, or made."""
    return _says(name, EXPORTS, _EXPORTS_TH) or _flow(name) == "2"


def _flow(name: str) -> str | None:
    """The direction in an OBIS code of a meter: 1.8.0 is taken, 2.8.0 fed in."""
    match = _OBIS.search(name)
    return match[1] if match else None


def are_parts(names: Sequence[str]) -> bool:
    """Whether headings tell their columns apart as parts of one load: by number or letter, by the compass, as meters."""
    said = [set(words(name)) for name in names]
    common = set.intersection(*said)
    if common & _SERIES or all(any(part in name for part in _SERIES_TH) for name in names):
        return True
    own = [{word for word in one - common - LOADS if unit_of(word) is None} for one in said]
    return all(own) and all(len(word) <= 2 or word.isdigit() or word in _PARTS for one in own for word in one)


def is_total(name: str) -> bool:
    """Whether a heading is of a total."""
    return _says(name, _TOTAL, _TOTAL_TH)


def is_register(name: str) -> bool:
    """Whether a heading is of a register that counts up."""
    return _says(name, _REGISTER, _REGISTER_TH)


def is_temperature(name: str) -> bool:
    """Whether a heading is of the temperature outdoors."""
    return _TEMPERATURE.search(name) is not None


def is_quality(name: str) -> bool:
    """Whether a heading is of marks for how a reading came about."""
    return _says(name, _QUALITY, _QUALITY_TH)


def is_no_load(name: str) -> bool:
    """Whether a heading is of something that is neither power nor energy."""
    return _says(name, _NO_LOAD, _NO_LOAD_TH) or is_temperature(name)


def is_not_metered(name: str) -> bool:
    """Whether a heading is of a plan, a limit, a statistic or an earlier time, and not of what was metered in its interval."""
    return _says(name, _NOT_METERED, _NOT_METERED_TH) or "day ahead" in name.lower() or bool(_AGO.search(name))


def are_years(names: Sequence[str]) -> bool:
    """Whether two headings at least differ by their year alone, or name earlier ones: the same load at another time."""
    bare = [_YEAR.sub("", name).strip().lower() for name in names if _YEAR.search(name) and not is_series(name)]
    return len(set(bare)) < len(bare)


def is_mean(name: str) -> bool:
    """Whether a heading is of the mean over an interval."""
    return _says(name, frozenset(("average", "avg", "mean")), ("เฉลี่ย",))


def is_multiplier(name: str) -> bool:
    """Whether a heading is of what readings are to be multiplied by."""
    return _says(name, frozenset(("multiplier", "multiplication")), ("ตัวคูณ",)) or name.strip().lower() in (
        "ct ratio",
        "ct",
        "meter constant",
    )


def multiplier_in(title: str) -> float:
    """What a line above the readings says that they are multiplied by; 1 where it says nothing of it."""
    match = _MULTIPLIER.search(to_arabic(title))
    if match is None:
        return 1.0
    first, other = (float(one.replace(",", "")) if one else 1.0 for one in (match["first"], match["other"]))
    return first / other if other else 1.0


_MULTIPLIER = re.compile(
    r"(?:ตัวคูณ|\bmultiplier|\bmultiply(?:ing)?\b(?: factor)?|\bmeter(?:ing)? (?:constant|factor)|\bscal(?:e|ing)(?: factor)?\b"
    r"|\b[cpv]\.?t\.?(?:[ /]*[cpv]\.?t\.?)?[ .]*(?:ratio|factor)|\btransformer (?:ratio|factor)|อัตราส่วน(?:หม้อแปลง|\s*[CPV]\.?T\.?)?)"
    r"[^\d\n]{0,24}?(?P<first>\d[\d,]*(?:\.\d+)?)(?:\s*[/:]\s*(?P<other>\d+(?:\.\d+)?))?",
    re.IGNORECASE,
)


def quantities(name: str) -> frozenset[int]:
    """Which quantities a heading names; columns are only added that name the same."""
    said = set(words(name))
    return frozenset(place for place, known in enumerate(_QUANTITIES) if said & known)


def asks_for_made_up(name: str) -> bool:
    """Whether a heading answered with yes says that a reading was not metered: "estimated", "bad"."""
    return bool(_MADE_UP & set(words(name))) or any(part in name for part in ("ประมาณ", "เสีย", "ขาด"))


_MADE_UP = frozenset(("estimated", "estimate", "est", "estimation", "substituted", "interpolated", "bad", "missing", "invalid", "filled", "error", "flag",
                      "flags", "suspect", "edited", "manual"))  # fmt: skip
