"""What an officer tells about the figures of their text is kept with the saving, moves with them, and binds them to values."""

from dataclasses import replace
from decimal import Decimal

import pytest

import factories
from factories import AT
from samrit import report as typed
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.ledger.field_words import field_words, flattened, value_words
from samrit.ledger.figures import DeclaredFigure, DeclaredFigures
from samrit.records.models import Event, Evidence, Figure, QuarterReport, User
from samrit.report import Result
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import BoundTo, FigureSource, RoleName
from samrit.vocabulary.refusal import Invalid, StaleVersion

pytestmark = pytest.mark.django_db

TEXT = "มีภาคี 97 หน่วยงาน ร่วม 3 ครั้ง"
CONTENT = factories.content(quarter=2, result=Result.of(97, "หน่วยงาน"), narrative=TEXT)
COUNTED = DeclaredFigure(start=7, words="97 หน่วยงาน", source=FigureSource.COUNTED, note="ทะเบียนภาคี หน้า 2")


@pytest.fixture
def by() -> User:
    """An officer of the whole city."""
    return factories.user(RoleName.OFFICER)


def save(
    report: QuarterReport, content: typed.QuarterReport, by: User, *stated: DeclaredFigure, version: int | None = None
) -> QuarterReport:
    """Save as the form does: with all that stands in it."""
    figures = DeclaredFigures(content.narrative, stated)
    report.refresh_from_db()
    return edit_quarter(
        report=report, content=content, version=version or report.version, figures=figures, by=by, at=AT
    )


def stored() -> list[tuple[int, str, Decimal, str, str]]:
    """The figures as they are kept: place, words, value, source, and what they follow."""
    rows = Figure.objects.order_by("start")
    return [(row.start, row.words, row.value, row.source, row.bound_to) for row in rows]


def test_a_source_is_kept_in_the_same_event_as_the_text(by: User) -> None:
    report = factories.quarter(number=2)

    save(report, CONTENT, by, COUNTED)

    figure, event = Figure.objects.get(), Event.objects.get()
    assert stored() == [(7, "97 หน่วยงาน", Decimal(97), "counted", "")]
    assert (figure.unit, figure.note, figure.reported_by, figure.reported_at) == ("หน่วยงาน", "ทะเบียนภาคี หน้า 2", by, AT)
    assert event.after["figures"] == [
        {
            "figure_words": "97 หน่วยงาน",
            "figure_source": "counted",
            "figure_note": "ทะเบียนภาคี หน้า 2",
            "figure_evidence": None,
            "figure_follows": "",
        }
    ]


def test_a_figure_moves_with_its_text_and_goes_with_its_number(by: User) -> None:
    report = factories.quarter(number=2)
    save(report, CONTENT, by, COUNTED)

    moved = CONTENT.replace(narrative=f"เมื่อวันที่ 2 มีนาคม 2564 ประชุม 3 ครั้ง แล้ว{TEXT}")
    edit_quarter(report=report, content=moved, version=2, by=by, at=AT)
    assert stored() == [(moved.narrative.index("97"), "97 หน่วยงาน", Decimal(97), "counted", "")]

    gone = CONTENT.replace(narrative="มีภาคี 98 หน่วยงาน ร่วม 3 ครั้ง")
    edit_quarter(report=report, content=gone, version=3, by=by, at=AT)
    assert stored() == []


def test_a_bound_figure_changes_with_its_value_in_the_text_too(by: User) -> None:
    report = factories.quarter(number=2)
    save(report, CONTENT, by, replace(COUNTED, bound_to=BoundTo.RESULT))

    edit_quarter(report=report, content=CONTENT.replace(result=Result.of(102, "หน่วยงาน")), version=2, by=by, at=AT)

    report.refresh_from_db()
    assert report.narrative == "มีภาคี 102 หน่วยงาน ร่วม 3 ครั้ง"
    assert stored() == [(7, "102 หน่วยงาน", Decimal(102), "counted", "result")]
    assert Event.objects.latest("pk").after["quarters.2.narrative"] == report.narrative


def test_a_bound_figure_that_was_mended_by_hand_follows_no_more(by: User) -> None:
    report = factories.quarter(number=2)
    save(report, CONTENT, by, replace(COUNTED, bound_to=BoundTo.RESULT))

    by_hand = CONTENT.replace(narrative="มีภาคี 98 หน่วยงาน ร่วม 3 ครั้ง", result=Result.of(99, "หน่วยงาน"))
    edit_quarter(report=report, content=by_hand, version=2, by=by, at=AT)

    report.refresh_from_db()
    assert (report.narrative, stored()) == (by_hand.narrative, [])


def test_a_figure_read_in_evidence_names_evidence_of_this_indicator(by: User) -> None:
    report = factories.quarter(number=2)
    own = Evidence.objects.create(indicator=report.indicator, position=0, ref="ทะเบียน")
    other = Evidence.objects.create(indicator=factories.indicator(), position=0, ref="ทะเบียนอื่น")
    read = replace(COUNTED, source=FigureSource.READ)

    save(report, CONTENT, by, replace(read, evidence_id=own.pk))
    with pytest.raises(Invalid, match="not among this indicator's"):
        save(report, CONTENT, by, replace(read, evidence_id=other.pk))

    assert Figure.objects.get().evidence == own


def test_who_told_a_source_stays_who_told_it(by: User) -> None:
    report, second = factories.quarter(number=2), factories.user(RoleName.OFFICER)
    save(report, CONTENT, by, COUNTED)

    save(report, CONTENT.replace(progress_percent=Decimal(50)), second, COUNTED)

    assert Figure.objects.get().reported_by == by


def test_of_two_who_tell_at_once_the_second_sees_it_and_overwrites_nothing(by: User) -> None:
    report, second = factories.quarter(number=2), factories.user(RoleName.OFFICER)
    save(report, CONTENT, by, COUNTED)

    save(report, CONTENT, by, COUNTED, replace(COUNTED, start=24, words="3 ครั้ง"))
    with pytest.raises(StaleVersion):
        save(report, CONTENT, second, version=2)

    assert [words for _start, words, *_rest in stored()] == ["97 หน่วยงาน", "3 ครั้ง"]


def test_telling_the_same_again_leaves_no_event(by: User) -> None:
    report = factories.quarter(number=2)
    save(report, CONTENT, by, COUNTED)

    save(report, CONTENT, by, COUNTED, version=1)

    assert Event.objects.count() == 1


def test_the_history_tells_a_source_in_words(by: User) -> None:
    save(factories.quarter(number=2), CONTENT, by, replace(COUNTED, bound_to=BoundTo.RESULT))

    after = flattened(Event.objects.get().after)
    with in_language("en"):
        lines = {field_words(path): value_words(path, value) for path, value in after.items()}
    assert lines["Figure 1: words"] == "97 หน่วยงาน"
    assert lines["Figure 1: source"] == "counted from a list or a register"
    assert lines["Figure 1: changes with"] == "the result"
