"""A report as (place, words) pairs, to show two reports by their difference."""

from samrit.report import IndicatorReport, ProjectReport, QuarterReport, Report, Score
from samrit.report.model import texts
from samrit.vocabulary.fields import YEAR_END, at_path, filed, path_of
from samrit.vocabulary.term import FieldKind


def outline(report: Report) -> dict[str, str]:
    """What stands in each place of a report that isn't empty, as text, in the order of the form."""
    lines = _project(report) if isinstance(report, ProjectReport) else _indicator(report)
    return {place: words for place, words in lines.items() if words}


def difference(report: Report, other: Report) -> dict[str, str]:
    """What the report says in the places where it differs from the other; "" where it says nothing there."""
    mine, others = outline(report), outline(other)
    return {place: mine.get(place, "") for place in [*mine, *others] if mine.get(place) != others.get(place)}


def _project(report: ProjectReport) -> dict[str, str]:
    progress = report.progress_percent
    return {
        "name": report.name,
        "progress_percent": "" if progress is None else f"{progress:f}",
        "rationale": report.rationale,
        "objectives": report.objectives,
        "targets": report.targets,
        "narrative": report.narrative,
        "steps": report.steps,
        **_end(report),
    }


def _end(report: Report) -> dict[str, str]:
    unplaced = {f"unplaced.{i}.text": one.text for i, one in enumerate(report.unplaced)}
    return unplaced | {"broken_off": report.broken_off}


def _indicator(report: IndicatorReport) -> dict[str, str]:
    lines = {"name": report.name, "level": report.level.value}
    lines |= {f"nodes.{i}": f"{node.code_text} {node.name_th}" for i, node in enumerate(report.nodes)}
    lines |= {f"label.{field}": spelling for field, spelling in report.label_spellings}
    head = report.evaluation
    lines |= {
        "definition": report.definition,
        "method": report.method,
        "target": report.target.printed,
        "result": report.result.printed,
        "evaluation": "" if head.score is None else f"Q{head.quarter}: {head.score:f}",
    }
    for quarter in report.quarters:
        lines |= _quarter(quarter)
    lines |= {path: words for path, words in texts(report) if at_path(path)[0] == YEAR_END}
    lines |= {f"evidence.{i}.ref": evidence.ref for i, evidence in enumerate(report.evidence)}
    signed = report.signature.signed_on
    signature = (report.signature.name, report.signature.position, signed.isoformat() if signed else "")
    return lines | {"signature": ", ".join(filter(None, signature))} | _end(report)


def _quarter(quarter: QuarterReport) -> dict[str, str]:
    place = f"quarters.{quarter.quarter}"
    return {
        f"{place}.target": quarter.target.printed,
        f"{place}.result": quarter.result.printed,
        f"{place}.score": _score(quarter.score),
        **{
            path_of(one.id, quarter.quarter): quarter.said(one.id)
            for one in filed(quarter.quarter)
            if one.kind is FieldKind.TEXT
        },
    }


def _score(score: Score) -> str:
    if score.value is None:
        return ""
    parts = [f"{part:f}" for part in (score.quality, score.timeliness) if part is not None]
    return f"{score.value:f} ({' / '.join(parts)})" if parts else f"{score.value:f}"
