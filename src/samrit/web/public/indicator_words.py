"""The words of an indicator's public page: its sentence, how the figure was formed, the five statements, the text with its figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samrit.queries.city.publisher import publisher
from samrit.queries.public.indicator import IndicatorPage, Period, Publication
from samrit.records.models import YEAR_END, PublishedIndicator
from samrit.report.published import PublishedDefinition, Words
from samrit.scoring.words import figure_said, unit_words
from samrit.thai.translation import Message, ShownDay, _, either
from samrit.vocabulary.choices import ABSENCE_WORDS, ACCUMULATION_WORDS, KIND_WORDS, LEVEL_WORDS, by_code
from samrit.vocabulary.fields import BY_ID
from samrit.vocabulary.public_states import (
    FORMED_WORDS,
    PUBLIC_DOUBT_WORDS,
    PUBLIC_STATE_WORDS,
    REVISION_WORDS,
    STATEMENT_WORDS,
    PublicState,
)
from samrit.web import words
from samrit.web.public.addresses import public_address


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text; `url` leads to the list behind it, `source` says what a number in it stands on."""

    text: str
    url: str = ""
    source: str = ""


def said(sentence: Words) -> str:
    """A sentence that was kept, in the reader's language."""
    return either(sentence.th, sentence.en)


def address(row: PublishedIndicator, name: str = "indicator", *more: object) -> str:
    """The address of an indicator's page, or of one below it."""
    return public_address(name, row.fiscal_year_be, row.code, *more)


def period_name(quarter: int) -> str:
    """A period as people call it."""
    return _("The whole year") if quarter == YEAR_END else _("Quarter {quarter}", quarter=quarter)


def period_address(row: PublishedIndicator, quarter: int) -> str:
    """The address of a period."""
    return address(row) if quarter == YEAR_END else address(row, "quarter", quarter)


def answer(shown: Publication, given: PublishedDefinition) -> str:
    """What was promised, after the value: the period's own target, else the year's, by which a quarter without one is judged."""
    asked, of_year = said(shown.report.asked), said(given.asked)
    if asked:
        return _("target: {asked}", asked=asked)
    if shown.quarter == YEAR_END or not of_year:
        return _("no target was stated")
    if shown.report.verdict:
        return _("the quarter has no target of its own and is held against the year's: {asked}", asked=of_year)
    return _("the quarter has no target of its own; the year's target: {asked}", asked=of_year)


def figure(shown: Publication) -> str:
    """The value with its unit, as a table has room for it."""
    return said(shown.report.short) or shown.report.result


def target(shown: Publication, given: PublishedDefinition) -> str:
    """What a period was held against, as a table has room for it; "" where that is nothing."""
    asked, of_year = said(shown.report.asked), said(given.asked)
    if asked or shown.quarter == YEAR_END or not of_year or not shown.report.verdict:
        return asked
    return _("of the year: {asked}", asked=of_year)


def sentence(shown: Publication) -> str:
    """Why it came out so."""
    return said(shown.report.sentence)


def unit(shown: Publication) -> str:
    """The unit in the reader's language."""
    return str(unit_words(shown.report.unit))


def state(shown: Publication) -> PublicState:
    """How it came out."""
    return PublicState(shown.report.state)


def line(shown: Publication) -> tuple[str, ...]:
    """How the figure was formed, what shows it, as of when, and which publication it is."""
    report, count = shown.report, len(shown.report.evidence)
    evidence = (
        str(Message.counted("{count} piece of evidence", "{count} pieces of evidence", count=count))
        if count
        else _("no evidence is named yet")
    )
    published = _("publication {revision}, {day}", revision=shown.serial, day=ShownDay(shown.at.date(), short=True))
    return (str(FORMED_WORDS.get(report.formed, FORMED_WORDS["untold"])), evidence, published)


def doubt(shown: Publication) -> str:
    """What is against the figure, "" where nothing is."""
    found = PUBLIC_DOUBT_WORDS.get(shown.report.doubt)
    return str(found) if found is not None else ""


def unsupported(shown: Publication) -> str:
    """That nothing shows the value, "" where something does or there is none."""
    return _("no evidence is named yet") if shown.report.is_unsupported and shown.value is not None else ""


def in_work(shown: Publication) -> str:
    """That the next version is being made, "" where it isn't."""
    if shown.reopened_at is None or shown.superseded_at is not None or shown.withdrawn_at is not None:
        return ""
    return _(
        "It is being corrected. What is shown is publication {revision}, {day}.",
        revision=shown.serial, day=ShownDay(shown.at.date(), short=True),
    )  # fmt: skip


def words_of(shown: Publication) -> str:
    """How it came out, in words."""
    return str(PUBLIC_STATE_WORDS[state(shown)])


def period_state(period: Period) -> str:
    """How a period came out, in words."""
    return str(PUBLIC_STATE_WORDS[period.state])


def none_of(shown: Publication) -> str:
    """Why a publication has no value, "" where it has one."""
    report = shown.report
    if report.value is not None or not report.absence:
        return ""
    if shown.withdrawn_at is not None:
        return _("withdrawn on {day}: {reason}", day=ShownDay(shown.withdrawn_at.date()), reason=report.absence_reason)
    why = str(by_code(ABSENCE_WORDS.items())[report.absence])
    return f"{why}: {report.absence_reason}" if report.absence_reason else why


def none_words(period: Period) -> str:
    """Why a period has no value, in a sentence; "" where it has one."""
    if period.publication is not None:
        return none_of(period.publication)
    if period.due_on is None:
        return str(PUBLIC_STATE_WORDS[period.state])
    if period.state is PublicState.NOT_YET_DUE:
        return _("not due yet; the report is due on {day}", day=period.due_on)
    return _("not published yet; the report was due on {day}", day=period.due_on)


def statements(shown: Publication) -> tuple[tuple[str, str], ...]:
    """The five statements with what was said to each, "" where nobody said anything."""
    given = [said(one) for one in shown.report.statements]
    given += [""] * (len(STATEMENT_WORDS) - len(given))
    return tuple((str(ask), one[:1].upper() + one[1:]) for ask, one in zip(STATEMENT_WORDS, given, strict=True))


def narrative(row: PublishedIndicator, shown: Publication) -> tuple[Segment, ...]:
    """The text with the numbers in it that lead to what they stand on."""
    return tuple(_segments(row, shown))


def _segments(row: PublishedIndicator, shown: Publication) -> Iterator[Segment]:
    text, at = shown.report.narrative, 0
    for one in sorted((one for one in shown.report.figures if one.start is not None), key=lambda one: one.start or 0):
        start = one.start or 0
        if start < at:
            continue
        yield Segment(text[at:start])
        url = list_address(row, shown, one.number) if one.is_listed else ""
        yield Segment(one.words, url, str(FORMED_WORDS.get(one.source, "")))
        at = start + len(one.words)
    yield Segment(text[at:])


def list_address(row: PublishedIndicator, shown: Publication, number: int) -> str:
    """The address of the list behind a figure: that of the period while it is the newest, else that of the revision."""
    if shown.superseded_at is not None:
        return address(row, "revision_figure", shown.serial, number)
    return (
        address(row, "quarter_figure", shown.quarter, number)
        if shown.quarter != YEAR_END
        else address(row, "figure", number)
    )


def lists(row: PublishedIndicator, shown: Publication) -> tuple[tuple[str, str, str], ...]:
    """The lists behind the figures: words, rule, address."""
    return tuple(
        (one.words, said(one.rule), list_address(row, shown, one.number))
        for one in shown.report.figures
        if one.is_listed
    )


def projects(shown: Publication) -> tuple[tuple[str, str, str, str, str], ...]:
    """The projects that serve it: name, budget, spent, progress, planned progress; "" where nothing was reported."""
    return tuple(
        (
            said(one.name),
            _amount(one.allotted_baht, "baht"),
            _amount(one.spent_baht, "baht"),
            _percent(one.done_percent),
            _percent(one.planned_percent),
        )
        for one in shown.report.projects
    )


def _amount(stored: str | None, unit: str) -> str:
    return words.value(Decimal(stored) if stored is not None else None, unit)


def _percent(stored: str | None) -> str:
    return f"{_amount(stored, '%')} %" if stored is not None else ""


def facts(page: IndicatorPage) -> tuple[tuple[str, str], ...]:
    """What the indicator is, term by term."""
    given = page.definition
    level, kind = by_code(LEVEL_WORDS.items()).get(given.level), by_code(KIND_WORDS.items()).get(given.kind)
    formed = by_code(ACCUMULATION_WORDS.items()).get(given.accumulation)
    pairs = (
        (_("Code"), page.row.code),
        (_("Target"), said(given.asked) or given.target),
        (_("Level"), str(level) if level is not None and given.level != "unknown" else ""),
        (_("Kind"), str(kind) if kind is not None and given.kind != "unknown" else ""),
        (_("Weight"), f"{given.weight} %" if given.weight else ""),
        (_("Value before"), figure_said(given.baseline or "")),
        (_("The year's result"), str(formed) if formed is not None else ""),
    )
    return tuple((term, value) for term, value in pairs if value)


def year_apart(page: IndicatorPage) -> str:
    """How the year's result is made, where it came out otherwise than a quarter; "" where nothing needs saying."""
    *quarters, year = page.periods
    formed = by_code(ACCUMULATION_WORDS.items()).get(page.definition.accumulation)
    others = {one.state for one in quarters if one.publication is not None} - {year.state}
    if year.publication is None or not others or formed is None:
        return ""
    return _(
        "A quarter and the year may come out differently: each is held against its target by itself. The year's result: {formed}.",
        formed=formed,
    )


def changed(page: IndicatorPage) -> str:
    """What of the promise is otherwise than the year before, in a sentence; "" where nothing is."""
    if not page.changed:
        return ""
    names = {
        "name": _("its name"),
        "target": _("its target"),
        "definition": _("its definition"),
        "method": _("how it is worked out"),
    }
    return _("Otherwise than the year before: {names}", names=", ".join(names[one] for one in page.changed))


def revisions_title() -> str:
    """The list of all publications."""
    return _("All publications of this figure")


def publication_title(shown: Publication) -> str:
    """What a publication is called."""
    return _("Publication {serial}, {day}", serial=shown.serial, day=ShownDay(shown.at.date(), short=True))


def cite(row: PublishedIndicator, shown: Publication, url: str) -> str:
    """How one cites the page as it stands."""
    return _(
        "{name}. {agency}, fiscal year {year}, publication {revision}, {day}. {url}",
        name=row.name(), agency=row.plan.name(), year=words.year(row.fiscal_year_be),
        revision=shown.serial, day=ShownDay(shown.at.date()), url=url,
    )  # fmt: skip


def source(row: PublishedIndicator, shown: Publication, url: str) -> str:
    """Where a picture is from: whose figure, of which year and publication, and its page."""
    return _(
        "Source: {city}, {agency}, fiscal year {year}, publication {revision}, {day}. {url}",
        city=publisher(), agency=row.plan.name(), year=words.year(row.fiscal_year_be),
        revision=shown.serial, day=ShownDay(shown.at.date(), short=True), url=url,
    )  # fmt: skip


def revision_kind(found: Publication) -> str:
    """What sort of publication it was."""
    return str(REVISION_WORDS.get(found.kind, REVISION_WORDS["text"]))


def changes(found: Publication) -> tuple[tuple[str, str, str], ...]:
    """What it says otherwise than the one before it: field, before, after."""
    return tuple((_field(one["field"]), one["before"] or "–", one["after"] or "–") for one in found.changes)


def _field(name: str) -> str:
    if name in BY_ID:
        return str(BY_ID[name].words)
    return _("Doubt")


def day_of(iso: str) -> date | None:
    """A kept day, None where there is none."""
    return date.fromisoformat(iso) if iso else None
