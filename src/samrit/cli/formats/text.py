"""For people: place, sentence, the words underlined, how to mend it; colour is taken off where there is no terminal."""

import shutil

import click

from samrit.checks import Finding, Severity
from samrit.cli.checked import Checked
from samrit.cli.columns import window
from samrit.cli.spot import Spot
from samrit.readers.reading import Issue
from samrit.thai.translation import Joined, Message

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
SEVERITIES = {
    Severity.ERROR: Message("error"),
    Severity.WARNING: Message("warning"),
    Severity.NOTE: Message("note"),
}
_ISSUE = Message("reading")
_REMEDY = Message("correct")
_WAIVED = Message("waived because")
_INDENT = "    "


def render(results: tuple[Checked, ...]) -> str:
    """All files in order, then one line that counts."""
    blocks = [block for result in results for block in _blocks(result)]
    return "\n".join((*blocks, _summary(results))) + "\n"


def _blocks(result: Checked) -> list[str]:
    if result.refusal:
        return [f"{click.style(result.name, bold=True)}: {click.style(str(result.refusal), fg='red')}\n"]
    issues = [_issue(result, issue) for issue in result.issues]
    return issues + [_finding(result.title, finding, spot) for finding, spot in result.in_order()]


def _issue(result: Checked, issue: Issue) -> str:
    label = click.style(f"{_ISSUE} {issue.code}", fg="blue", bold=True)
    spot = result.spot_of_issue(issue)
    head = f"{_place(result.title, spot, issue.field)}: {label}: {issue.message}"
    return "\n".join((head, *_marked(spot, "blue"), ""))


def _finding(name: str, finding: Finding, spot: Spot | None) -> str:
    colour = "bright_black" if finding.waived else _COLOURS[finding.severity]
    label = click.style(f"{SEVERITIES[finding.severity]} {finding.code}", fg=colour, bold=True)
    lines = [f"{_place(name, spot, finding.field)}: {label}: {finding.message}"]
    if spot is None and finding.excerpt:
        start = finding.excerpt.find(finding.words)
        lines += _quoted(finding.excerpt, max(0, start), max(0, start) + len(finding.words), colour)
    else:
        lines += _marked(spot, colour)
    if finding.waived:
        lines.append(f"{_INDENT}= {_WAIVED}: {finding.waived}")
    else:
        lines.append(f"{_INDENT}= {_REMEDY}: {finding.remedy}")
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


def _summary(results: tuple[Checked, ...]) -> str:
    findings = [f for result in results for f in result.findings]
    counts = {s: sum(f.severity is s and not f.waived for f in findings) for s in Severity}
    waived = sum(bool(f.waived) for f in findings)
    issues = sum(len(result.issues) for result in results)
    unread = sum(result.refusal is not None for result in results)
    parts = [
        Message.counted("{count} error", "{count} errors", count=counts[Severity.ERROR], context="in a summary"),
        Message.counted("{count} warning", "{count} warnings", count=counts[Severity.WARNING], context="in a summary"),
        Message.counted("{count} note", "{count} notes", count=counts[Severity.NOTE], context="in a summary"),
    ]
    parts = [part for part, severity in zip(parts, Severity, strict=True) if counts[severity]]
    parts = parts or [Message("nothing to correct")]
    parts += [Message("{count} waived", count=waived)] * bool(waived)
    parts += [Message.counted("{count} remark of the reader", "{count} remarks of the reader", count=issues)] * bool(
        issues
    )
    parts += [
        Message.counted("{count} file could not be read", "{count} files could not be read", count=unread)
    ] * bool(unread)
    stated = Joined(parts, Message(", ", context="between the counts of a summary"))
    return str(
        Message.counted(
            "{reported} ({count} file)",
            "{reported} ({count} files)",
            reported=stated,
            count=sum(result.number < 2 for result in results),
        )
    )
