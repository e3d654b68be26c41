"""What the officer says of a figure in their text that is not the result: one choice beside the finding, read by whoever judges."""

import pytest
from django.test import Client
from visitors import AsSomebody

import factories
from catalogue import said
from samrit.records.models import Event, Figure, QuarterReport
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db

TEXT = "มีหน่วยงานที่ร่วมโครงการ 41 หน่วยงาน"
WORDS = "41 หน่วยงาน"
FOUND = "The text says “41 หน่วยงาน”, the result of quarter 2 is 13"
SELECT = 'name="figure-0-meaning"'


@pytest.fixture
def report() -> QuarterReport:
    """An empty second quarter."""
    return factories.indicator(factories.annual_plan(factories.agency("2200"))).quarters.get(quarter=2)


def address(report: QuarterReport, more: str = "") -> str:
    return f"/office/indicators/{report.indicator_id}/quarters/{report.quarter}/{more}"


def typed(text: str = TEXT, **chosen: str) -> dict[str, object]:
    """What an officer types, and what they say of its first figure."""
    row = {"figures_text": text, "figure-0-start": text.index(WORDS), "figure-0-words": WORDS} if chosen else {}
    row |= {f"figure-0-{name}": words for name, words in chosen.items()}
    return {"version": 1, "kind": "value", "value": "13", "narrative": text} | row


def remarks(client: Client, report: QuarterReport, language: str = "en", **chosen: str) -> str:
    """The remarks as they come while somebody types."""
    answer = client.post(
        address(report, "check/"), typed(**chosen), headers={"HX-Request": "true", "Accept-Language": language}
    )
    return answer.content.decode().split('id="remarks"')[1]


def test_a_figure_that_is_not_the_result_is_asked_about_once_beside_the_finding(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    page = remarks(as_somebody(RoleName.OFFICER), report)

    assert FOUND in page
    assert page.count(SELECT) == page.count('name="figure-0-source"') == page.count('name="figure-0-note"') == 1
    assert "What “41 หน่วยงาน” is:" in page
    assert ">another quarter&#x27;s figure</option>" in page


def test_it_is_asked_in_thai(report: QuarterReport, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    client.cookies["django_language"] = "th"

    page = remarks(client, report, language="th")

    assert said("What “%(words)s” is:") % {"words": WORDS} in page
    assert f">{said('a part of a whole')}</option>" in page


@pytest.mark.parametrize("code", ["other_quarter", "part", "base", "record"])
def test_a_choice_answers_the_finding_while_typing(report: QuarterReport, as_somebody: AsSomebody, code: str) -> None:
    page = remarks(as_somebody(RoleName.OFFICER), report, meaning=code)

    assert "K201" not in page
    assert f'<option value="{code}" selected>' in page
    assert Figure.objects.count() == 0


@pytest.mark.parametrize(
    ("chosen", "is_found"),
    [
        ({"meaning": "other"}, True),
        ({"meaning": "other", "note": " "}, True),
        ({"meaning": "other", "note": "ผู้สมัครที่รอคัดเลือก"}, False),
        ({"meaning": "value"}, True),
        ({"meaning": "target"}, True),
        ({"meaning": "nonsense"}, True),
    ],
)
def test_something_else_needs_words_and_what_the_report_gives_otherwise_is_no_answer(
    report: QuarterReport, as_somebody: AsSomebody, chosen: dict[str, str], *, is_found: bool
) -> None:
    page = remarks(as_somebody(RoleName.OFFICER), report, **chosen)

    assert (FOUND in page) is is_found
    is_refuted = chosen["meaning"] in ("value", "target")
    assert ("The report gives another figure for that" in page) is is_refuted
    assert page.count(SELECT) == 1


def test_without_javascript_the_page_asks_takes_the_choice_and_shows_it_again(
    report: QuarterReport, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.OFFICER)
    client.post(address(report), typed())
    assert SELECT in client.get(address(report)).content.decode()

    answer = client.post(address(report), typed(meaning="other", note="รอคัดเลือก") | {"version": 2})

    assert answer.status_code == 303
    figure, event = Figure.objects.get(), Event.objects.filter(action="edit_quarter").latest("pk")
    assert (figure.words, figure.meaning, figure.note) == (WORDS, "other", "รอคัดเลือก")
    assert event.after["figures"][0]["figure_meaning"] == "other"
    page = client.get(address(report)).content.decode()
    assert FOUND not in page
    assert '<option value="other" selected>' in page


def test_something_else_without_words_is_not_saved(report: QuarterReport, as_somebody: AsSomebody) -> None:
    answer = as_somebody(RoleName.OFFICER).post(address(report), typed(meaning="other"))

    assert answer.status_code == 422
    assert "Say in words what “41 หน่วยงาน” is." in answer.content.decode()
    assert Figure.objects.count() == 0


def test_a_choice_stays_as_long_as_its_words_stand_in_the_text(report: QuarterReport, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    client.post(address(report), typed(meaning="part"))

    client.post(address(report), typed(f"ประชุมแล้ว {TEXT}") | {"version": 2})
    assert [one.meaning for one in Figure.objects.all()] == ["part"]

    client.post(address(report), typed("มีหน่วยงานที่ร่วมโครงการ 42 หน่วยงาน") | {"version": 3})
    assert Figure.objects.count() == 0


def said_of(report: QuarterReport) -> None:
    """An endorsed report whose officer said what its figure is."""
    factories.quarter(report.indicator, 2, status=Status.ENDORSED, result=Result.of(13, "หน่วยงาน"))
    by = factories.user()
    QuarterReport.objects.filter(pk=report.pk).update(narrative=TEXT, submitted_at=factories.AT, submitted_by=by)
    Figure.objects.create(
        report=report, field="narrative", start=TEXT.index(WORDS), words=WORDS, value=41, unit="หน่วยงาน",
        source="typed", meaning="part", reported_by=by, reported_at=factories.AT,
    )  # fmt: skip


@pytest.mark.parametrize("where", ["indicators/{0.indicator_id}/?quarter=2", "desk/{0.pk}/"])
def test_whoever_reads_or_reviews_sees_what_the_officer_said_of_a_figure(
    report: QuarterReport, as_somebody: AsSomebody, where: str
) -> None:
    said_of(report)

    page = as_somebody(RoleName.EVALUATOR).get(f"/office/{where.format(report)}").content.decode()

    line = page.split('<ul class="figure-sources">')[1].split("</ul>")[0]
    assert WORDS in line
    assert "a part of a whole" in line
    assert "K201" not in page


def test_the_chain_behind_the_figure_says_it(report: QuarterReport, as_somebody: AsSomebody) -> None:
    said_of(report)

    page = as_somebody(RoleName.EVALUATOR).get(address(report, "provenance/")).content.decode()

    assert "The reporter says what it is: a part of a whole" in page
