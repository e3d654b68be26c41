"""The pages of the docs about the rules, written from the rules themselves: `docs/checks/`."""

from collections.abc import Mapping

from samrit.checks.judge import check
from samrit.checks.links import LinkFacts
from samrit.checks.outline import difference
from samrit.checks.rule import Family, Finding, Rule, Severity
from samrit.checks.table import RULES
from samrit.report import Report
from samrit.thai.translation import Message

_SEVERITIES = {
    Severity.ERROR: Message("error: the report contradicts itself or the form"),
    Severity.WARNING: Message("warning: a reviewer would send it back"),
    Severity.NOTE: Message("note: worth a look"),
}
_FAMILIES = {
    Family.COMPLETE: Message("complete"),
    Family.CONSISTENT: Message("consistent"),
    Family.TIME: Message("time"),
    Family.PHYSICS: Message("physics"),
    Family.EVIDENCE: Message("evidence"),
    Family.TEXT: Message("text"),
}
_HEAD = """\
# กฎที่ใช้ตรวจรายงาน · The rules that check reports

ระบบตรวจรายงานด้วยกฎด้านล่าง ทุกกฎมีรหัส คำอธิบาย และตัวอย่าง ปิดกฎได้โดยบอกเหตุผล ซึ่งเก็บไว้กับรายงาน

Each report is checked by the rules below. Each has a code, an explanation and examples; it can be switched off with a
reason, which is kept with the report. How often they are right on real reports: [precision](precision.md).

"""


def pages() -> dict[str, str]:
    """File name in `docs/checks/` to its text: the table of rules, and a page for each."""
    return {"index.md": _index()} | {f"{rule.code}.md": _page(rule) for rule in RULES}


def _index() -> str:
    lines = [_HEAD.rstrip("\n"), ""]
    for severity, words in _SEVERITIES.items():
        lines.append(f"- `{severity.value}` {words.th} · {words.en.partition(': ')[2]}")
    for family, title in _FAMILIES.items():
        lines += [
            "",
            f"## {title.th} · {title.en.capitalize()}",
            "",
            "| code | severity | กฎ | rule |",
            "| --- | --- | --- | --- |",
        ]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.severity.value} | {rule.title.th} | {rule.title.en} |"
            for rule in RULES
            if rule.family is family
        ]
    return "\n".join(lines) + "\n"


def _page(rule: Rule) -> str:
    severity, family = _SEVERITIES[rule.severity], _FAMILIES[rule.family]
    found = [
        finding
        for finding in check(rule.bad, links=rule.bad_links, measured=rule.bad_measured)
        if finding.code == rule.code
    ]
    return "\n".join(
        [
            f"# {rule.code} {rule.name}",
            "",
            f"**{rule.title.th}**",
            "",
            f"**{rule.title.en}**",
            "",
            f"- {family.th} · {family.en}",
            f"- {severity.th} · {severity.en}",
            f"- ใช้ตั้งแต่ · since {rule.binds_from.isoformat()}",
            "",
            "## เหตุผล · Why",
            "",
            rule.why.th,
            "",
            rule.why.en,
            "",
            "## วิธีแก้ · How to mend it",
            "",
            rule.remedy.th,
            "",
            rule.remedy.en,
            "",
            "## ตัวอย่างที่ไม่ผ่าน · A bad example",
            "",
            *_example(rule.bad, rule.good, rule.bad_links),
            *[line for finding in found for line in _shown(finding)],
            "## ตัวอย่างที่ผ่าน · A good example",
            "",
            *_example(rule.good, rule.bad, rule.good_links),
        ]
    )


def _example(report: Report, other: Report, links: Mapping[str, LinkFacts]) -> list[str]:
    lines = ["| | |", "| --- | --- |"]
    lines += [f"| `{place}` | {_cell(words)} |" for place, words in difference(report, other).items()]
    lines += [f"| {_cell(ref)} | {facts.words.th} · {facts.words.en} |" for ref, facts in links.items()]
    return [*lines, ""]


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("*", "\\*").replace("\n", "<br>") or "(ว่าง · empty)"


def _shown(finding: Finding) -> list[str]:
    return [f"> `{finding.field}`", ">", f"> {finding.message.th}", ">", f"> {finding.message.en}", ""]
