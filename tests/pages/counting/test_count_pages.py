"""The rule of a result, the list behind a number, and what open and frozen reports say of both."""

import re
from datetime import datetime, timedelta

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import factories as make
from programs import program
from samrit.actions.campaigns.practices import apply_to_practice
from samrit.actions.counting.count_reports import count_again
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reports.save_draft import save_draft
from samrit.counting import Count, CountingRule, Period, RecordKind, RecordStatus
from samrit.ledger.content import content_of
from samrit.queries.counting.counting_rules import rule_of
from samrit.queries.plans.indicator_codes import indicator_code
from samrit.queries.reports.assessment import assess
from samrit.queries.reports.to_report import with_reports
from samrit.records.models import CountingRuleVersion, Indicator, QuarterReport
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.practice_workflow import PracticeAction
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


class World:
    """An indicator with its officer logged in, a campaign, one verified practice and one that waits."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.agency = make.agency()
        self.officer = make.user(RoleName.OFFICER, over=self.agency)
        self.other = make.user(RoleName.COORDINATOR, over=self.agency)
        self.indicator = make.indicator(make.annual_plan(self.agency))
        self.campaign = make.campaign(self.agency)
        self.partners = [make.partner(self.agency, name_th=f"ร้านตัวอย่าง {n}") for n in (1, 2)]
        statuses = (RecordStatus.VERIFIED, RecordStatus.REPORTED)
        self.practices = [
            make.practice(self.campaign, partner, status=status, by=self.other)
            for partner, status in zip(self.partners, statuses, strict=True)
        ]
        client.force_login(self.officer)
        client.cookies["django_language"] = "en"

    def rule(self, at: datetime | None = None) -> None:
        """The indicator is counted in the campaign."""
        make.counting_rule(self.indicator, campaign=self.campaign)
        count_again([self.indicator.pk], because=["rule 1"], at=at or timezone.now())

    def verify(self) -> None:
        """The second practice is verified now."""
        apply_to_practice(action=PracticeAction.VERIFY, practice=self.practices[1], by=self.other, at=timezone.now())

    def report(self, quarter: int = 2) -> QuarterReport:
        """A report as it stands now."""
        return QuarterReport.objects.get(indicator=self.indicator, quarter=quarter)

    def page(self, name: str, *args: object) -> str:
        """A page of the indicator, as text."""
        wanted = {"quarter": "2"} if name == "indicator" else {}
        answer = self.client.get(reverse(name, args=[self.indicator.pk, *args]), wanted)
        assert answer.status_code == 200
        return answer.content.decode()

    def paper(self) -> str:
        """The words that the printed report shows."""
        answer = self.client.get(reverse("report", args=[self.indicator.pk, "pdf"]))
        return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(answer.content))

    def reported(self, quarter: int = 2) -> tuple[str, str, str]:
        """What programs are told: the result, what its rule came to for it, and what it comes to now."""
        row = Indicator.objects.select_related("annual_plan__agency").get(pk=self.indicator.pk)
        address = f"/reports/{row.annual_plan.fiscal_year_be}/{indicator_code(row)}/Q{quarter}"
        answer = program(make.user(RoleName.EXECUTIVE, over=make.city())).data(address)
        return answer["report"]["value"], answer["counted"]["value"], answer["counted"]["now"]


@pytest.fixture
def world(client: Client) -> World:
    """A world for each test."""
    return World(client)


def chosen(world: World, **fields: object) -> dict[str, object]:
    """The form of a count of verified practices in the campaign."""
    return {
        "number": 0,
        "operator": "one",
        "first_term": "count",
        "first_of": "practice",
        "first_unit": "partners",
        "first_statuses": ["verified"],
        "first_campaigns": [world.campaign.pk],
        "first_period": "year_so_far",
        "words": "",
    } | fields


def test_a_rule_is_put_together_and_counts_at_once(world: World) -> None:
    """Without words of one's own, the rule's own Thai stands there."""
    answer = world.client.post(reverse("counting_rule", args=[world.indicator.pk]), chosen(world))

    assert answer.status_code == 303
    made = CountingRuleVersion.objects.get()
    expected = CountingRule(
        first=Count(of=RecordKind.PRACTICE, statuses=(RecordStatus.VERIFIED,), campaigns=(world.campaign.pk,))
    )
    assert (rule_of(made.rule), made.number, made.made_by) == (expected, 1, world.officer)
    assert made.words.startswith("จำนวนหน่วยงานภาคีเครือข่าย (นับหน่วยงานละครั้งเดียว)")
    assert world.report().result == Result.of(1, "หน่วยงาน")
    assert Indicator.objects.get(pk=world.indicator.pk).result_source == "counted"


def test_the_preview_tells_what_would_change_and_saves_nothing(world: World) -> None:
    """The number of each quarter, the members, the words."""
    answer = world.client.post(reverse("check_counting_rule", args=[world.indicator.pk]), chosen(world))

    text = answer.content.decode()
    assert "will change" in text
    assert "ร้านตัวอย่าง 1" in text
    assert "ร้านตัวอย่าง 2" not in text
    assert not CountingRuleVersion.objects.exists()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"first_unit": "people"}, 422),
        ({"first_period": "dates"}, 422),
        ({"first_term": "given", "first_value": "5"}, 422),
        ({"operator": "percent", "second_term": "result_of"}, 422),
        ({"number": 7}, 409),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_saved(world: World, fields: dict[str, object], status: int) -> None:
    """The form comes back with what was chosen."""
    answer = world.client.post(reverse("counting_rule", args=[world.indicator.pk]), chosen(world, **fields))

    assert (answer.status_code, CountingRuleVersion.objects.count()) == (status, 0)


def test_a_share_of_a_given_number(world: World) -> None:
    """A quotient carries its parts."""
    fields = {"operator": "percent", "second_term": "given", "second_value": "8", "second_source": "บัญชีรายชื่อ"}
    world.client.post(reverse("counting_rule", args=[world.indicator.pk]), chosen(world, **fields))

    assert world.report().result.value_text == "12.50 [1/8]"
    assert Indicator.objects.get(pk=world.indicator.pk).result_source == "ratio"


def test_typed_again(world: World) -> None:
    """A version without a rule; what was counted last stays as it is."""
    world.rule()

    world.client.post(reverse("counting_rule", args=[world.indicator.pk]), {"number": 1, "typed": "1"})

    last = CountingRuleVersion.objects.order_by("-number")[0]
    assert (last.number, last.rule) == (2, None)
    world.verify()
    assert world.report().result.value_text == "1"


def test_the_list_behind_an_open_number(world: World) -> None:
    """Names, with the way to each, and the number on the indicator's page leads there."""
    world.rule()

    text = world.page("count", 2)

    assert "ร้านตัวอย่าง 1" in text
    assert "ร้านตัวอย่าง 2" not in text
    assert reverse("count", args=[world.indicator.pk, 2]) in world.page("indicator")


def test_one_practice_moves_and_all_that_counts_it_does(world: World) -> None:
    """The row, the page, the paper, the text and the data of the report, the form, and what programs are told."""
    world.rule()
    world.verify()

    assert world.report().result.value_text == "2"
    assert "Counted: 2" in world.page("indicator")
    assert '"2"' in world.page("report", "json")
    assert "= 2 " in world.page("report", "txt")
    assert re.search(r"= ?2 ", world.paper())
    assert world.reported() == ("2", "2", "2")
    assert "Counted: 2" in world.page("quarter", 2)


def test_a_frozen_number_stays_and_says_so(world: World) -> None:
    """What is handed in keeps its number and its list; the page names who came since, when and by whose action."""
    world.rule(at=timezone.now() - timedelta(hours=1))
    QuarterReport.objects.filter(pk=world.report().pk).update(
        status=Status.SUBMITTED.value, submitted_by=world.officer, submitted_at=timezone.now()
    )
    world.verify()

    text = world.page("count", 2)

    assert world.report().result.value_text == "1"
    assert "Reported: 1; now it would be 2" in text
    assert "Counted since" in text
    assert "ร้านตัวอย่าง 2" in text
    assert "now it would be 2" in world.page("indicator")
    assert world.reported() == ("1", "1", "2")
    paper, text = world.paper(), world.page("report", "txt")
    assert (re.search(r"= ?1 ", paper) is not None, "= 1 " in text) == (True, True)


def test_the_form_of_a_counted_quarter_asks_for_no_value(world: World) -> None:
    """The number, the rule and the list stand where the value was typed; what is sent for it is not taken."""
    world.rule()
    text = world.page("quarter", 2)

    sent = {"version": world.report().version, "kind": "value", "value": "97", "narrative": "ประชุมแล้ว"}
    world.client.post(reverse("quarter", args=[world.indicator.pk, 2]), sent)

    assert 'name="value"' not in text
    assert "is counted from the records" in text
    row = world.report()
    assert (row.result.value_text, row.narrative) == ("1", "ประชุมแล้ว")


def test_a_recount_does_not_overtake_a_draft_and_a_saving_does(world: World) -> None:
    """Whoever left a draft is told of another's saving, and not of the system counting again meanwhile."""
    world.rule()
    row = world.report()
    save_draft(report=row, fields={"narrative": "ร่าง"}, version=row.version, by=world.officer, at=timezone.now())
    world.verify()
    recounted = world.page("quarter", 2)
    row, another = world.report(), make.user(RoleName.OFFICER, over=world.agency)
    content = content_of(row).replace(narrative="ของผู้อื่น")
    edit_quarter(report=row, content=content, version=row.version, by=another, at=timezone.now())

    overtaken = "This report has been saved since"
    assert "Here is what you typed until" in recounted
    assert overtaken not in recounted
    assert overtaken in world.page("quarter", 2)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_list_as_a_file(world: World, suffix: str) -> None:
    """Both open in a spreadsheet."""
    world.rule()

    answer = world.client.get(reverse("count_file", args=[world.indicator.pk, 2, suffix]))

    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{suffix}"')
    assert suffix == "xlsx" or "ร้านตัวอย่าง 1" in answer.content.decode()


def test_nothing_to_list_where_the_result_is_typed(world: World) -> None:
    """No rule, no list."""
    assert world.client.get(reverse("count", args=[world.indicator.pk, 2])).status_code == 404


def test_a_rule_of_any_dates_counts_what_was_before_the_year(world: World) -> None:
    """ANY has no end on either side."""
    count = Count(of=RecordKind.PARTNER, period=Period.ANY)
    make.counting_rule(world.indicator, rule=CountingRule(first=count))
    count_again([world.indicator.pk], because=["rule 1"], at=timezone.now())

    assert world.report(1).result.value_text == "2"


PROMOTED = "ส่งเสริมหน่วยงานที่ร่วมโครงการแล้ว 2 หน่วยงาน"


@pytest.mark.parametrize(("came", "codes"), [(2, set()), (1, {("K201", "error")})])
def test_a_figure_of_the_text_is_answered_by_the_record(world: World, came: int, codes: set[tuple[str, str]]) -> None:
    """Told to count who came, “2” beside a result of 1 is explained where two came, and an error where one did."""
    world.rule()
    activity = make.activity(world.campaign)
    for partner in world.partners[:came]:
        make.attendance(activity, partner)
    sent = {
        "version": world.report().version,
        "narrative": PROMOTED,
        "figures_text": PROMOTED,
        "figure-0-start": PROMOTED.index("2"),
        "figure-0-words": "2 หน่วยงาน",
        "figure-0-source": f"count-came-{world.campaign.pk}",
    }
    before = {"version": sent["version"], "narrative": PROMOTED}
    world.client.post(reverse("quarter", args=[world.indicator.pk, 2]), before)
    untold = found(world)

    world.client.post(reverse("quarter", args=[world.indicator.pk, 2]), sent | {"version": world.report().version})

    assert (untold, found(world)) == ({("K201", "warning")}, codes)


def found(world: World) -> set[tuple[str, str]]:
    """What K201 finds in the quarter's narrative."""
    indicator = with_reports(Indicator.objects.all()).get(pk=world.indicator.pk)
    findings = assess(indicator, 2, on=timezone.localdate()).findings.get("narrative", ())
    return {(one.code, one.severity.value) for one in findings if one.code == "K201"}
