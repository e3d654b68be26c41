"""The page that holds the program to OWASP ASVS 5.0.0, levels 1 and 2: from `docs/security/asvs.txt`, a line a requirement."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TABLE = ROOT / "docs" / "security" / "asvs.txt"

STATES = {
    "met": "met",
    "partly": "**partly**",
    "open": "**not met**",
    "site": "the installation's",
    "none": "nothing of the kind",
}
CHAPTERS = (
    "", "Encoding and sanitization", "Validation and business logic", "Web frontend", "API and web service", "File handling",
    "Authentication", "Session management", "Authorization", "Self-contained tokens", "OAuth and OpenID Connect",
    "Cryptography", "Secure communication", "Configuration", "Data protection", "Secure coding and architecture",
    "Logging and error handling", "WebRTC",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement: its number, its level, what it is about in few words, how it stands, by what that is shown."""

    number: str
    level: int
    about: str
    state: str
    shown_by: tuple[str, ...]
    remark: str

    @property
    def chapter(self) -> int:
        """The chapter that it stands in."""
        return int(self.number.partition(".")[0])


def requirements() -> list[Requirement]:
    """All of them, in the standard's order."""
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            number, level, about, state, shown_by, remark = (cell.strip() for cell in line.split("|"))
            found.append(Requirement(number, int(level), about, state, tuple(shown_by.split()), remark))
    return found


def asvs_page() -> str:
    """The page."""
    rows = requirements()
    counts = Counter(row.state for row in rows)
    stated = ", ".join(f"{counts[state]} {words.strip('*')}" for state, words in STATES.items())
    lines = [
        "# OWASP ASVS 5.0.0, level 2",
        "",
        "*This page is generated from `asvs.txt` (`make docs`).*",
        "",
        f"All {len(rows)} requirements of levels 1 and 2 by their numbers: {stated}. “Met” is our own judgement, and stands beside the",
        "test, page or file that shows it; a test holds the list to the standard's numbers and to files that are there. Nobody outside",
        "has audited it. The words are ours and short: the [standard](https://github.com/OWASP/ASVS) says what each means.",
    ]
    for chapter, name in enumerate(CHAPTERS):
        here = [row for row in rows if row.chapter == chapter]
        if not here:
            continue
        lines += [
            "",
            f"## V{chapter} {name}",
            "",
            "| | level | | | shown by, or why not |",
            "| --- | --: | --- | --- | --- |",
        ]
        for row in here:
            why = "; ".join(filter(None, [", ".join(f"`{one}`" for one in row.shown_by), row.remark]))
            lines.append(f"| {row.number} | {row.level} | {row.about} | {STATES[row.state]} | {why} |")
    return "\n".join(lines) + "\n"
