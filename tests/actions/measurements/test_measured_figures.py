"""A figure of a report stands on a measurement; the checks then hold its words against what the measurement says."""

from dataclasses import replace
from decimal import Decimal

import pytest

import factories
from factories import AT
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.checks import MeasuredFigure, check
from samrit.checks.example import quarter_of_form
from samrit.ledger.content import content_of
from samrit.ledger.figures import DeclaredFigure, DeclaredFigures
from samrit.queries.measurements.measured_facts import measured_facts, measurements_for
from samrit.queries.reports.assessment import assess
from samrit.queries.reports.figures import figures_of
from samrit.queries.reports.to_report import with_reports
from samrit.records.models import Event, Figure, Indicator, Measurement, QuarterReport, User
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import FigureSource, RoleName
from samrit.vocabulary.refusal import Invalid
from samrit.web.reports.forms.figures import declared_from, sources

TEXT = "ปิดไฟวันที่ 27 มีนาคม 2564 ลดได้ 29.4 เมกะวัตต์"
WORDS = "29.4 เมกะวัตต์"
FORM = "ปิดไฟวันที่ 27 มีนาคม 2564 เวลา 20.30-21.30 น. ลดได้ 29.4 เมกะวัตต์ ลดคาร์บอนไดออกไซด์ 8.4 ตัน"
KNOWN = MeasuredFigure(WORDS, Decimal("19.2"), Decimal("19.2"), Decimal("29.4"), (Decimal("8.4"),))
FIELD = "quarters.2.narrative"


@pytest.fixture
def report(db: None) -> QuarterReport:  # noqa: ARG001 - the database is asked for, not used here
    """A quarter that somebody writes."""
    return factories.quarter(number=2)


@pytest.fixture
def by(report: QuarterReport) -> User:
    """An officer of its agency."""
    return factories.user(RoleName.OFFICER, over=report.indicator.annual_plan.agency)


def save(report: QuarterReport, by: User, row: Measurement) -> QuarterReport:
    """Save the text with its figure standing on a measurement."""
    declared = DeclaredFigure(start=TEXT.index(WORDS), words=WORDS, source=FigureSource.MEASURED, measurement_id=row.pk)
    report.refresh_from_db()
    content = content_of(report).replace(narrative=TEXT)
    figures = DeclaredFigures(TEXT, (declared,))
    return edit_quarter(report=report, content=content, version=report.version, figures=figures, by=by, at=AT)


def codes(report: QuarterReport) -> set[str]:
    """The codes of the findings of physics in the report's text."""
    indicator = with_reports(Indicator.objects.all()).get(pk=report.indicator_id)
    found = assess(indicator, report.quarter, on=AT.date()).findings.get("narrative", ())
    return {one.code for one in found if one.code.startswith("P")}


def test_it_is_kept_told_and_read_by_the_checks(report: QuarterReport, by: User) -> None:
    row = factories.measurement(report.indicator.annual_plan.agency)

    save(report, by, row)

    indicator = with_reports(Indicator.objects.all()).get(pk=report.indicator_id)
    with in_language("en"):
        basis = figures_of(report.indicator_id)[2][0]
    assert Figure.objects.get().measurement == row
    assert Event.objects.latest("pk").after["figures"][0]["figure_measurement"] == row.pk
    assert (basis.measurement_id, basis.measurement) == (row.pk, row.name)
    assert [one.largest_mw for one in measured_facts(indicator)[FIELD]] == [Decimal("29.4")]
    # 29.4 MW is the largest of one interval, and nobody can tell how sure the measurement is.
    assert codes(report) == {"P403", "P406"}


def test_a_measurement_of_another_agency_does_not_serve_nor_is_it_offered(report: QuarterReport, by: User) -> None:
    other = factories.measurement()

    with pytest.raises(Invalid, match="not one of this agency's"):
        save(report, by, other)

    assert measurements_for(report.indicator.annual_plan.agency) == []


def test_the_form_offers_the_latest_measurement_and_reads_the_choice(report: QuarterReport) -> None:
    agency = report.indicator.annual_plan.agency
    old = factories.measurement(agency)
    new = factories.measurement(agency, supersedes=old)

    offered = dict(sources((), measurements_for(agency)))
    declared = declared_from(
        {
            "figures_text": TEXT, "figure-0-start": str(TEXT.index(WORDS)), "figure-0-words": WORDS,
            "figure-0-source": f"measurement-{new.pk}",
        }
    )  # fmt: skip

    assert [key for key in offered if key.startswith("measurement-")] == [f"measurement-{new.pk}"]
    assert declared is not None
    assert [(one.source, one.measurement_id) for one in declared.figures] == [(FigureSource.MEASURED, new.pk)]


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (None, {"P402"}),  # 8.4 t by 29.4 MW over an hour is 0.286 t/MWh
        (KNOWN, {"P406"}),  # by its 19.2 MWh it is 0.4375: the MW are the largest, and should be called so
        (replace(KNOWN, largest_mw=Decimal(35), mean_mw=Decimal("29.4"), saved_mwh=Decimal("29.4")), {"P402"}),
        (replace(KNOWN, is_distinguishable=False), {"P405", "P406"}),
        (replace(KNOWN, is_distinguishable=None), {"P403", "P406"}),
    ],
)
def test_the_forms_figures_against_the_three_fields_of_their_measurement(
    known: MeasuredFigure | None, found: set[str]
) -> None:
    report = quarter_of_form(2, narrative=FORM)
    measured = {} if known is None else {FIELD: (known,)}

    assert {one.code for one in check(report, measured=measured) if one.code.startswith("P")} == found
