"""What a report stands on at its end: references to evidence, and a signature."""

import re
from datetime import date

from samrit.report.struct import Part, normalise_brackets

_LINK = re.compile(r"https?://\S+$|www\.\S+$")
_IN_ANGLES = re.compile(r"<\s*([^<>]*?)\s*>$")
_DOTS = re.compile(r"^[.…_\s]*(?:\.\.|…|__)[.…_\s]*|[.…_\s]*(?:\.\.|…|__)[.…_\s]*$")
# "ลงชื่อ นางมาลี ทองคำ ผู้รายงาน": the role without its brackets, behind a name of a person
_ROLE_BEHIND = re.compile(
    r"(?P<name>\S+(?:\s+\S+){1,4})\s+(?P<role>ผู้(?:รายงาน|จัดทำ|รับผิดชอบ|บันทึก|ตรวจสอบ|รับรอง|อนุมัติ)[ก-๙]*)"
)


def strip_dots(text: str) -> str:
    """The text without the dots of a place to write on, at its ends; dots and dashes alone are nothing."""
    text = _DOTS.sub("", text)
    return text if text.strip(".… -–—_") else ""


class Evidence(Part, frozen=True):
    """A reference to evidence, as printed: a link, a file name, or the name of a document."""

    ref: str

    def _normalise(self) -> None:
        """The form's own angle brackets around a link are decoration."""
        self._clean_lines("ref")
        angled = _IN_ANGLES.match(self.ref)
        if angled:
            self._set(ref=angled[1])

    @property
    def is_link(self) -> bool:
        """Whether it is a web address."""
        return _LINK.match(self.ref) is not None

    @property
    def printed(self) -> str:
        """As the form prints it: a link in angle brackets."""
        return f"<{self.ref}>" if self.is_link and not set("<>") & set(self.ref) else self.ref

    @property
    def is_empty(self) -> bool:
        """Whether it refers to nothing: a dash, dots."""
        return not self.ref.strip(".… -–—_<>")


def split_refs(evidence: Evidence) -> tuple[Evidence, ...]:
    """Several links on one line are several references; nothing is none."""
    tokens = [Evidence(ref=token.rstrip(",;")) for token in evidence.ref.split()]
    if len(tokens) > 1 and all(token.is_link for token in tokens):
        return tuple(tokens)
    return () if evidence.is_empty else (evidence,)


class Signature(Part, frozen=True):
    """Who signed, as what, when. The form's dots are a place to sign, and are read as nothing."""

    name: str = ""
    role: str = "ผู้รับผิดชอบโครงการ"
    position: str = ""
    signed_on: date | None = None

    def _normalise(self) -> None:
        """Dots and dashes alone are not a name; the brackets behind a name hold the role."""
        self._clean_lines("name", "role", "position")
        name, role = normalise_brackets(strip_dots(self.name), self.role)
        behind = None if role else _ROLE_BEHIND.fullmatch(name)
        name, role = (behind["name"], behind["role"]) if behind is not None else (name, role)
        self._set(name=strip_dots(name), role=role, position=strip_dots(self.position))

    @property
    def is_signed(self) -> bool:
        """Whether anybody has signed."""
        return bool(self.name)
