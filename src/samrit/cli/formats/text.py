"""For people: place, sentence, the words underlined, how to mend it; colour is taken off where there is no terminal."""

import shutil

import click

from samrit.checks import Finding, Severity
from samrit.cli.checked import Checked
from samrit.cli.columns import window
from samrit.cli.spot import Spot
from samrit.readers.reading import Issue
from samrit.thai.calendar import Language
from samrit.thai.translation import Message

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
SEVERITIES = {
    Severity.ERROR: Message("error"),
    Severity.WARNING: Message("warning"),
    Severity.NOTE: Message("note"),
}
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}
_ISSUE = Message("reading")
_REMEDY = Message("mend")
_WAIVED = Message("waived because")
_INDENT = "    "


def render(results: tuple[Checked, ...], language: Language) -> str:
    """All files in order, then one line that counts."""
    blocks = [block for result in results for block in _blocks(result, language)]
    return "\n".join((*blocks, _summary(results, language))) + "\n"


def _blocks(result: Checked, language: Language) -> list[str]:
    if result.refusal:
        return [f"{click.style(result.name, bold=True)}: {click.style(result.refusal.text(language), fg='red')}\n"]
    issues = [_issue(result, issue, language) for issue in result.issues]
    return issues + [_finding(result.name, finding, spot, language) for finding, spot in result.in_order()]


def _issue(result: Checked, issue: Issue, language: Language) -> str:
    label = click.style(f"{_ISSUE.text(language)} {issue.code}", fg="blue", bold=True)
    spot = result.spot_of_issue(issue)
    head = f"{_place(result.name, spot, issue.field)}: {label}: {issue.message.text(language)}"
    return "\n".join((head, *_marked(spot, "blue"), ""))


def _finding(name: str, finding: Finding, spot: Spot | None, language: Language) -> str:
    colour = "bright_black" if finding.waived else _COLOURS[finding.severity]
    label = click.style(f"{SEVERITIES[finding.severity].text(language)} {finding.code}", fg=colour, bold=True)
    lines = [f"{_place(name, spot, finding.field)}: {label}: {finding.message.text(language)}"]
    if spot is None and finding.excerpt:
        start = finding.excerpt.find(finding.words)
        lines += _quoted(finding.excerpt, max(0, start), max(0, start) + len(finding.words), colour)
    else:
        lines += _marked(spot, colour)
    if finding.waived:
        lines.append(f"{_INDENT}= {_WAIVED.text(language)}: {finding.waived}")
    else:
        lines.append(f"{_INDENT}= {_REMEDY.text(language)}: {finding.remedy.text(language)}")
    return "\n".join((*lines, ""))


def _place(name: str, spot: Spot | None, field: str) -> str:
    if spot is None:
        return click.style(name, bold=True) + (f" [{field}]" if field else "")
    return click.style(f"{name}:{spot.line}:{spot.column}", bold=True)


def _marked(spot: Spot | None, colour: str) -> list[str]:
    return _quoted(spot.quote, spot.start, spot.end, colour) if spot and spot.quote.strip() else []


def _quoted(line: str, start: int, end: int, colour: str) -> list[str]:
    room = min(shutil.get_terminal_size((100, 24)).columns, 120) - len(_INDENT) - 4
    shown, marks = window(line, start, end, room)
    return [f"{_INDENT}| {shown}", f"{_INDENT}| {click.style(marks, fg=colour, bold=True)}"]


def _summary(results: tuple[Checked, ...], language: Language) -> str:
    findings = [f for result in results for f in result.findings]
    counts = {s: sum(f.severity is s and not f.waived for f in findings) for s in Severity}
    waived = sum(bool(f.waived) for f in findings)
    issues = sum(len(result.issues) for result in results)
    unread = sum(result.refusal is not None for result in results)
    if language == "th":
        parts = [f"{SEVERITIES[s].th} {n}" for s, n in counts.items() if n] or ["ไม่พบจุดที่ควรแก้"]
        parts += [f"ยกเว้น {waived}"] * bool(waived) + [f"การอ่าน {issues}"] * bool(issues)
        parts += [f"อ่านไม่ได้ {unread} ไฟล์"] * bool(unread)
        return f"{' · '.join(parts)} (จาก {len(results)} ไฟล์)"
    parts = [f"{n} {s if n == 1 else _PLURALS[s]}" for s, n in counts.items() if n] or ["nothing to mend"]
    parts += [f"{waived} waived"] * bool(waived)
    parts += [f"{issues} remark{'s' * (issues != 1)} of the reader"] * bool(issues)
    parts += [f"{unread} file{'s' * (unread != 1)} could not be read"] * bool(unread)
    return f"{', '.join(parts)} ({len(results)} file{'s' * (len(results) != 1)})"
