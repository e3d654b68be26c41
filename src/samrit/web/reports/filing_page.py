"""The page on which a quarter is filed: its form, as it is opened or as it was posted, and all that stands around it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, QueryDict

from samrit import report as typed
from samrit.actions.report_permissions import EDIT_QUARTER
from samrit.actions.reports.edit_quarter import EditSessionEntry, only_recounted
from samrit.checks.rule import Finding, Severity
from samrit.ledger.content import content_of
from samrit.ledger.figures import DeclaredFigure, DeclaredFigures, follow, structured, target_of
from samrit.ledger.reasons import field_of, place_in, quoted
from samrit.queries.people.access import signed_in
from samrit.queries.reports.assessment import assess
from samrit.queries.reports.filing import Filing, PreviousReport, filing
from samrit.queries.reports.indicator_years import is_endorsed
from samrit.queries.reports.known_value import known_value
from samrit.queries.reports.submission_issues import SubmissionIssue
from samrit.records.models import YEAR_END, QuarterReport
from samrit.report import Absence, Verdict
from samrit.scoring.printed import asked, worded
from samrit.scoring.words import unit_after
from samrit.thai.text import clean
from samrit.thai.translation import Message, _
from samrit.vocabulary.choices import Accumulation
from samrit.vocabulary.fields import filed, place_of
from samrit.vocabulary.refusal import StaleVersion
from samrit.vocabulary.term import FieldKind
from samrit.vocabulary.workflow import STATE_WORDS, Status
from samrit.web import words
from samrit.web.asked import require
from samrit.web.city.history import quarter_name
from samrit.web.counting.counted import rule_sentence, shown_lines
from samrit.web.reports.forms.figures import FigureRow, declared_from, figure_rows, meanings, sources
from samrit.web.reports.forms.quarter import VALUE, QuarterForm, form_for
from samrit.web.reports.quarter_statuses import key
from samrit.web.reports.remarks import remarks
from samrit.web.reports.value_said import months, source_of, value_label, value_said
from samrit.writers.value_drawing import Value, ValueDrawing, quarter_drawing

_SALT = "samrit.filing.opened"
_FEW_FIGURES = 8  # whose source is told stand in the margin to be changed; the others have a page
TONES = {Verdict.EXCEEDS: "good", Verdict.MEETS: "good", Verdict.NEARLY: "near", Verdict.MISSES: "miss"}
_FOLDED = ("shortfall", "verdict_text")  # until something stands there, or something is said about it
_UNDER_THEIR_FIELD = ("progress_percent",)  # what is found in them stands there, and not in the margin
OF_RESULT = ("kind", "value", "reason")  # the fields that are not typed where the result is counted
_NOT_STORED = ("csrfmiddlewaretoken", "version", "opened", "then", "check")


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as it stands beside its field."""

    severity: Severity
    code: str
    message: str
    remedy: str
    words: str


def opened(request: HttpRequest, pk: int, number: int) -> Filing:
    """The report for somebody who may write it now; 404 or Denied."""
    page = filing(pk, number, signed_in(request))
    if page is None:
        raise Http404
    require(request, EDIT_QUARTER, page.row)
    return page if _is_unsaved(page) else replace(page, draft=None)


def _is_unsaved(page: Filing) -> bool:
    """Whether the draft holds anything else than what is saved: one that came in late does not."""
    if page.draft is None:
        return False
    saved, fields = QuarterForm.initial_of(page.row), page.draft.fields
    return (
        any(
            clean(fields.get(name, "")) != clean("" if value is None else str(value))
            for name, value in saved.items()
            if name in fields and name != "version"
        )
        or figures_opened(page).figures != known(page).figures
    )


def fresh_form(page: Filing, *, at: datetime, begin_from: str = "") -> QuarterForm:
    """The form as it is opened: with what was typed and not saved, else as an earlier report had it, else as saved."""
    row = page.row
    initial = QuarterForm.initial_of(row)
    earlier = next((one for one in page.previous_reports if one.key == begin_from), None)
    if page.draft is not None:
        initial |= page.draft.fields | {"version": page.draft.version}
    elif earlier is not None:
        filled = _prefilled(earlier, row.quarter)
        initial |= filled | {"prefilled": " ".join(filled)}
    known_now = known_value(page)
    if page.draft is None and row.result_value is None and known_now is not None:
        initial |= {"kind": VALUE, "value": known_now.result.value_text}
        initial["prefilled"] = f"{initial.get('prefilled', '')} result".strip()
    if page.counted_indicator is not None:
        initial |= {name: value for name, value in QuarterForm.initial_of(row).items() if name in OF_RESULT}
    initial["opened"] = signing.dumps(at.isoformat(), salt=_SALT)
    return form_for(row.quarter)(initial=initial, **_around(page))


def posted_form(request: HttpRequest, page: Filing) -> QuarterForm:
    """The form as it was posted."""
    initial = QuarterForm.initial_of(page.row)
    posted: QueryDict = request.POST.copy()
    if page.counted_indicator is not None:  # the result is counted: what the form says of it is what stands there
        posted.update({name: str(initial[name]) for name in OF_RESULT})
    return form_for(page.row.quarter)(posted, initial=initial, **_around(page))


def reasons_of(row: QuarterReport) -> dict[str, str]:
    """Why a report that is to be corrected went back, by key."""
    return row.return_reasons if row.status == Status.RETURNED.value else {}


def _around(page: Filing) -> dict[str, Any]:
    return {"unit_text": page.unit_text, "reasons": reasons_of(page.row)}


def refuse(form: QuarterForm, page: Filing, row: QuarterReport, wrong: Sequence[SubmissionIssue]) -> None:
    """Say at each field, and in one list above, what keeps a report from being sent that is saved now."""
    page.row.version = row.version
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(row.version)
    form.data = data
    cleaned = dict(form.cleaned_data)
    for issue in wrong:
        name = "value" if issue.field == "result" else issue.field
        is_typed = name in form.fields and not (name in OF_RESULT and page.counted_indicator is not None)
        form.add_error(name if is_typed else None, str(issue.sentence))
    form.cleaned_data = cleaned  # what is wrong to send is still what was written
    form.summary = str(
        Message.counted("Not sent: {count} thing to correct", "Not sent: {count} things to correct", count=len(wrong))
    )


def draft_fields(post: Mapping[str, str]) -> dict[str, str]:
    """What of a posted form is kept as a draft: all that was typed or chosen."""
    return {name: words for name, words in post.items() if name not in _NOT_STORED and len(name) <= 40}


def figures_posted(request: HttpRequest, page: Filing) -> DeclaredFigures:
    """What the posted form tells about figures; what is known already, where it tells nothing."""
    return declared_from(request.POST, known(page)) or known(page)


def figures_opened(page: Filing) -> DeclaredFigures:
    """What is told about figures in the form as it is opened."""
    return declared_from(page.draft.fields, known(page)) or known(page) if page.draft is not None else known(page)


def known(page: Filing) -> DeclaredFigures:
    """What the records tell about the figures of the report."""
    return DeclaredFigures(page.row.narrative, tuple(DeclaredFigure.of(figure) for figure in page.figures))


def edit_session_entry(form: QuarterForm, page: Filing) -> EditSessionEntry | None:
    """What the form tells of the time it took; None where its opening can't be believed."""
    data = form.cleaned_data
    try:
        began_at = datetime.fromisoformat(signing.loads(data.get("opened") or "", salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    names = fields_of(page.row.quarter)
    before, now = content_of(page.row), form.content
    seconds = data.get("active_seconds") or ""
    return EditSessionEntry(
        began_at=began_at,
        active_seconds=int(seconds) if seconds.isdecimal() else None,
        fields=len(names),
        prefilled=len(set((data.get("prefilled") or "").split()) & set(names)),
        changed=sum(getattr(before, name) != getattr(now, name) for name in names),
    )


def fields_of(quarter: int) -> tuple[str, ...]:
    """The fields that an officer fills in, in a quarter or at the year end: the kind, the value and the reason are one."""
    return tuple(one.id for one in filed(quarter))


def texts_of(quarter: int) -> tuple[str, ...]:
    """The running texts that an officer writes in a quarter or at the year end, and what stands among them."""
    return tuple(one.id for kind in (FieldKind.TEXT, FieldKind.LINE) for one in filed(quarter) if one.kind is kind)


def live(page: Filing, form: QuarterForm, figures: DeclaredFigures, *, on: date) -> dict[str, Any]:
    """What changes while somebody types: what is said of the value, the remarks on the texts, how the year stands."""
    content = form.content if form.is_bound else _saved_or_drafted(page, form)
    target = target_of(page.row)
    values = structured(content, target)
    moved = figures.moved_to(content.narrative)
    rows = figure_rows(moved, values)
    followed, followers = follow(content, moved, old=structured(content_of(page.row), target), new=values)
    is_blank = not content.narrative and not content.result.value_text
    known_now = known_value(page)
    assessment = assess(page.indicator, page.row.quarter, on=on, content=followed, figures=followers)
    found = {} if is_blank else assessment.findings
    judged = assessment.judgement
    margin = remarks(page, found, () if is_blank else rows, ("", *texts_of(page.row.quarter)))
    asked_about = {one.figure.start for one in margin.shown if one.figure is not None}
    stated = [row for row in rows if not row.is_open and row.start not in asked_about][:_FEW_FIGURES]
    is_wrong = any(one.severity is Severity.ERROR for one in found.get("result", ()))
    is_judged = content.result.value is not None and not is_wrong
    above = {str(sentence) for sentence in form.errors.get("value", ())} if form.is_bound else set()  # told already
    return {
        "findings": {
            field: tuple(_note(finding) for finding in those if field != "result" or str(finding.message) not in above)
            for field, those in found.items()
        },
        "is_typed": page.counted_indicator is None,
        "source": source_of(page, known_now, _counted_words(page)) if known_now is not None else None,
        "value_said": value_said(page, content, judged, is_wrong=is_wrong),
        "typed_over": None if known_now is None or known_now.result.means_same(content.result) else known_now,
        "verdict": judged.verdict if is_judged else None,
        "verdict_word": words.verdict(judged.verdict),
        "verdict_reason": "" if is_wrong or not content.result.value_text else str(judged.reason),
        "folded": _FOLDED,
        "unfolded": [name for name in _FOLDED if found.get(name) or content.said(name)],
        "chart": _chart(page, None if is_wrong else content.result.value),
        "remarks": margin,
        "remark_count": sum(len(those) for field, those in found.items() if field != "evidence"),
        "marks": ";".join(filter(None, (margin.marks, _commented(page.row, content)))),
        "value_is_wrong": is_wrong,
        "to_mend": sum(one.severity is Severity.ERROR for those in found.values() for one in those),
        "figures_text": moved.text,
        "told_count": sum(not row.is_open for row in rows),
        "figures_told": stated,
        "figures_kept": _stored(page, moved, rows, asked_about | {row.start for row in stated}),
        "meanings": meanings(),
        "verdict_tone": TONES.get(judged.verdict, "") if judged.verdict is not None else "",
        "figures_marked": ";".join(f"{row.start} {row.end}" for row in rows if not row.is_open),
        "sources": sources(page.evidence, page.measurements, page.ready),
        "slots": ("result", *[name for name in fields_of(page.row.quarter) if name in _UNDER_THEIR_FIELD], "evidence"),
    }


def _stored(page: Filing, moved: DeclaredFigures, rows: Iterable[FigureRow], asked: set[int]) -> list[FigureRow]:
    """The rows that were told and are not saved, and that the form doesn't ask about: they stay with it unseen."""
    saved = {one.start: one for one in known(page).moved_to(moved.text).figures}
    stated = {one.start: one for one in moved.figures}
    changed = {start for start in saved.keys() | stated.keys() if saved.get(start) != stated.get(start)}
    return [row for row in rows if row.start in changed - asked]


def _counted_words(page: Filing) -> str:
    return rule_sentence(page.counted_indicator) if page.counted_indicator else ""


def _chart(page: Filing, value: Decimal | None) -> ValueDrawing | None:
    """The quarters so far; hollow is what isn't endorsed, such as the value that is being typed."""
    rows = {row.quarter: row for row in page.indicator.quarters.all()}
    accumulation = Accumulation(page.indicator.accumulation)
    values = [
        Value(
            _("Q{n}", n=quarter),
            value if quarter == page.row.quarter else rows[quarter].result_value if quarter in rows else None,
            # what is added up is held against the quarter's own
            rows[quarter].target_value if quarter in rows and accumulation is Accumulation.SUM else None,
            is_hollow=quarter == page.row.quarter or (quarter in rows and not is_endorsed(rows[quarter])),
        )
        for quarter in (1, 2, 3, 4)
    ]
    return quarter_drawing(values, page.indicator.target_value, accumulation)


def context(page: Filing, form: QuarterForm, figures: DeclaredFigures, *, on: date) -> dict[str, Any]:
    """All that the page shows."""
    row = page.row
    indicator = page.indicator
    reasons = _sent_back(row, form)
    shown = {field.name for field in form.visible_fields()} | {"result", "evidence"}
    chosen = str(form["kind"].value() or "")
    return {
        "form": form,
        "row": row,
        "indicator": indicator,
        "page": page,
        "heading": quarter_name(row.quarter),
        "months": months(indicator.annual_plan.fiscal_year_be, row.quarter),
        "state": STATE_WORDS[Status(row.status)],
        "value_label": value_label(indicator, row.quarter),
        "unit": unit_after(page.unit_text),
        "has_none": chosen != VALUE and not form.is_open(chosen),
        "was_not_reported": form.initial.get("kind") == Absence.NOT_REPORTED,
        "target": str(asked((indicator.target_value_text, indicator.target_unit_text))),
        "quarter_target": str(asked((row.target_value_text, row.target_unit_text)))
        if row.quarter != YEAR_END and row.target_value_text
        else "",
        "deadline": row.deadline,
        "today": on,
        "is_returned": row.status == Status.RETURNED.value,
        "reasons": reasons,
        "reasons_above": [reason for field, those in reasons.items() if field not in shown for reason in those],
        "previous_reports": previous_reports_words(page.previous_reports),
        "prefilled": (form["prefilled"].value() or "").split(),
        "restored": page.draft if not form.is_bound else None,
        "is_overtaken": page.draft is not None
        and page.draft.version != row.version
        and not form.is_bound
        and not only_recounted(row, page.draft.version),
        "counted": shown_lines(indicator).get(key(row.quarter)) if page.counted_indicator else None,
        "counted_words": _counted_words(page),
        "counted_value": words.value(row.result_value) or row.result_value_text,
        "texts": [form[name] for name in texts_of(row.quarter)],
        **live(page, form, figures, on=on),
    }


def _sent_back(row: QuarterReport, form: QuarterForm) -> dict[str, list[dict[str, Any]]]:
    """Why the report went back, by field: each reason with its number, the words that it is about, and the field for its answer."""
    found: dict[str, list[dict[str, Any]]] = {}
    for number, (reason_key, words_) in enumerate(reasons_of(row).items(), 1):
        quote, said = quoted(words_)
        reason = {"number": number, "quote": quote, "said": said, "answer": form[form.answered[reason_key]]}
        found.setdefault(field_of(reason_key), []).append(reason)
    return found


def _commented(row: QuarterReport, content: typed.QuarterReport) -> str:
    """Where the words of comments stand in the texts: "narrative 10 17 back ↩1", one after the other."""
    names, found = texts_of(row.quarter), []
    for number, (reason_key, words_) in enumerate(reasons_of(row).items(), 1):
        field = field_of(reason_key)
        place = place_in(content.said(field), quoted(words_)[0]) if field in names else None
        if place is not None:
            found.append(f"{field} {place[0]} {place[1]} back ↩{number}")
    return ";".join(found)


def both(form: QuarterForm, clash: StaleVersion) -> Iterator[tuple[str, str, str]]:
    """Label, theirs and mine of each field of a quarter."""
    for name in fields_of(clash.mine.quarter):
        theirs, mine = (
            worded(one.result) if name == "result" else one.said(name) for one in (clash.theirs, clash.mine)
        )
        yield str(form["value" if name == "result" else name].label), theirs, mine


def previous_reports_words(reports: Iterable[PreviousReport]) -> list[dict[str, Any]]:
    """Earlier reports with their headings, and what each says by field: short values, and running texts apart."""
    return [
        {
            "report": one,
            "heading": (heading := quarter_name(one.content.quarter)),
            "year": words.year(one.fiscal_year_be),
            "name": _("{quarter}, {year}", quarter=heading, year=words.year(one.fiscal_year_be)),
            "facts": _said(one.content, is_text=False),
            "texts": _said(one.content, is_text=True),
        }
        for one in reports
    ]


def _said(content: typed.QuarterReport, *, is_text: bool) -> list[tuple[str, str]]:
    fields = (one for one in filed(content.quarter) if (one.kind is FieldKind.TEXT) is is_text)
    said = ((str(one.words_in(place_of(content.quarter))), worded(getattr(content, one.id))) for one in fields)
    return [(label, text) for label, text in said if text]


def _prefilled(earlier: PreviousReport, quarter: int) -> dict[str, Any]:
    """What the form begins with where it begins with an earlier report: its running texts, and how far the work was."""
    kinds = (FieldKind.TEXT, FieldKind.PERCENT)
    carried = (one for one in filed(quarter) if one.kind in kinds and one.is_carried)
    filled = {one.id: earlier.content.said(one.id) for one in carried}
    return {name: value for name, value in filled.items() if value}


def _saved_or_drafted(page: Filing, form: QuarterForm) -> typed.QuarterReport:
    """What stands in a form that was only opened, as if it had been posted."""
    names: Iterable[str] = form.fields
    values = {name: form[name].value() for name in names}
    posted = type(form)({k: "" if v is None else str(v) for k, v in values.items()}, unit_text=page.unit_text)
    posted.full_clean()
    return posted.content


def _note(finding: Finding) -> Note:
    return Note(finding.severity, finding.code, str(finding.message), str(finding.remedy), finding.words)
