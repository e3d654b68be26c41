"""A place in the long-term plan that an indicator supports, and the line that the form prints for it."""

import re

from samrit.report.struct import Part
from samrit.thai.digits import to_arabic
from samrit.thai.letters import THAI

# How the form prints each label: what stands before it, and what between the code and the name.
_STYLES: dict[str, tuple[str, str]] = {
    "ประเด็นยุทธศาสตร์": ("", " - "),
    "ย่อย": ("----- ", " - "),
    "เป้าประสงค์ที่": ("", " "),
    "ประเด็นยุทธศาสตร์ที่": ("", " "),
    "ประเด็นยุทธศาสตร์ย่อย": ("", " - "),
    "ยุทธศาสตร์": ("", " - "),
    "ยุทธศาสตร์ที่": ("", " "),
    "ยุทธศาสตร์ย่อย": ("", " - "),
    "ยุทธศาสตร์ย่อยที่": ("", " "),
    "กลยุทธ์": ("", " - "),
    "กลยุทธ์ที่": ("", " "),
    "เป้าประสงค์": ("", " - "),
    "เป้าหมายที่": ("", " "),
    "มิติ": ("", " - "),
    "มิติที่": ("", " "),
    "ด้านที่": ("", " "),
    "แผนงาน": ("", " - "),
    "แผนงานที่": ("", " "),
    "พันธกิจ": ("", " - "),
    "พันธกิจที่": ("", " "),
    "Strategic issue": ("", " - "),
    "Sub-issue": ("----- ", " - "),
    "Strategy": ("", " - "),
    "Goal": ("", " "),
}
_ANY_OTHER = ("----- ", " - ")
_CODE = r"[0-9๐-๙]{1,4}(?:\.[0-9๐-๙]{1,4})*"
_RANK = r"(?:ประเด็น|ยุทธศาสตร์|กลยุทธ์|เป้าประสงค์|เป้าหมาย|มิติ|ด้าน|แผนงาน|พันธกิจ|ตัวชี้วัด|ข้อ)(?:ย่อย)?(?:ที่)?"
_BODY = re.compile(
    rf"(?:(?P<rank>{_RANK})\s?(?=[0-9๐-๙]|-\s|$))?(?P<code>{_CODE})?\.?"
    r"(?:\s*[-–—]\s+|(?<=[0-9๐-๙])\s+|(?<=[0-9๐-๙]\.)\s*|$)(?P<name>.*)$"
)
_LABELS = "|".join(sorted(map(re.escape, _STYLES), key=len, reverse=True))
_NODE = re.compile(
    rf"\s*(?:-{{2,}}\s*)?(?P<label>{_LABELS})\s*(?:[:：]\s*(?P<body>.*)|(?P<bare>(?:{_RANK}\s?)?{_CODE}[\s.].*))$"
)
_ALONE = re.compile(rf"\s*(?:-{{2,}}\s*)?(?:{_LABELS})\s*[:：]?\s*")
_OTHER_NODE = re.compile(r"\s*-{2,}(?!-)(?P<label>[^:：]*)[:：]\s*(?P<body>.*)$")
_LATIN = re.compile("[A-Za-z]")


class PlanNode(Part, frozen=True):
    """A place in the long-term plan that the indicator supports, as the form prints it.

    "ประเด็นยุทธศาสตร์ : ด้านที่ ๒ - มหานครสีเขียว : Bangkok as a Green City" has the label "ประเด็นยุทธศาสตร์", the
    rank "ด้านที่", the code "2" printed as "๒", and a name in both languages. Words that print alike are alike: what
    is printed between dash and colon is the Thai name, wherever it was given.
    """

    label: str = ""
    rank: str = ""
    code: str = ""  # in Arabic digits
    code_text: str = ""  # as printed, in either
    name_th: str = ""
    name_en: str = ""

    def _normalise(self) -> None:
        """Derive the code from its printed form; ValueError where both are given and differ."""
        self._clean_lines("label", "rank", "code", "code_text", "name_th", "name_en")
        code_text = self.code_text or self.code
        if self.code and to_arabic(code_text) != self.code:
            raise ValueError(f"plan node code is {self.code}, but “{code_text}” is printed")
        self._set(code_text=code_text)
        self._set(**read_node(self.printed))

    @property
    def printed(self) -> str:
        """The line that the form prints."""
        prefix, _ = _STYLES.get(self.label, _ANY_OTHER)
        label = f"{self.label} " if self.label else ""
        return f"{prefix}{label}: {self._body()}".rstrip()

    def _body(self) -> str:
        name = f"{self.name_th} : {self.name_en}".lstrip() if self.name_en else self.name_th
        head = f"{self.rank} {self.code_text}".strip()
        gap = " - " if self.rank or not self.code_text else _STYLES.get(self.label, _ANY_OTHER)[1]
        plain = f"{head}{gap}{name}".rstrip() if head and name else head or name
        meant = (self.rank, self.code_text, name)
        if _split_body(plain) == meant:
            return plain
        stated = f"{head}{gap}\\{name}" if head else f"\\{name}"  # the backslash says: here the name begins
        return stated if _split_body(stated) == meant else plain


def _split_body(body: str) -> tuple[str, str, str]:
    """The rank, the code as printed, and the names of a node's line behind its label."""
    match = _BODY.match(body)
    if match is None or not (match["rank"] or match["code"]):
        return "", "", body.removeprefix("\\").strip()
    return match["rank"] or "", match["code"] or "", match["name"].removeprefix("\\").strip()


def split_name(name: str) -> tuple[str, str]:
    """The Thai and the English name: the first " : " behind which no Thai stands parts them."""
    if " : " not in name and not name.startswith(": "):
        return name, ""
    last_thai = next((at for at in range(len(name) - 1, -1, -1) if THAI.match(name, at)), -1)
    at = 0 if last_thai < 0 and name.startswith(": ") else name.find(" : ", max(0, last_thai))
    if at < 0 or not _LATIN.search(name, at):
        return name, ""
    return name[:at], name[at:].removeprefix(" ").removeprefix(":").strip()


def starts_node(line: str, *, bare: bool = False) -> bool:
    """Whether a line looks like one that the form prints for a place in the plan; `bare` as for `read_node`."""
    match = _NODE.match(line)
    return (match is not None and (bare or match["body"] is not None)) or _OTHER_NODE.match(line) is not None


def names_node(line: str, following: str) -> bool:
    """Whether a line is the label of a place in the plan alone, and the place with its code stands on the following one."""
    return _ALONE.fullmatch(line) is not None and bool(_split_body(following.strip())[1])


def read_node(line: str, *, bare: bool = False) -> dict[str, str]:
    """The fields of the node that a line prints, {} where it prints none.

    `bare` admits a known label without a colon before its code: "มิติที่ ๗.๔ …", as the web system prints it.
    """
    known = _NODE.match(line)
    match = known if known is not None and known["body"] is not None else _OTHER_NODE.match(line)
    if match is None and bare:
        match = known
    if match is None:
        return {}
    body = match["bare"] if match is known and match["body"] is None else match["body"]
    rank, code_text, name = _split_body(body.strip())
    name_th, name_en = split_name(" ".join(name.replace("：", " : ").split()) if "：" in name else name)
    return {
        "label": match["label"].strip(), "rank": rank, "code": to_arabic(code_text), "code_text": code_text,
        "name_th": name_th, "name_en": name_en,
    }  # fmt: skip
