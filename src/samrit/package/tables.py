"""Which tables of the records go into a package, in which order, and which rows of them: a table, and one line to add.

A model that is neither here nor in `LEFT_OUT` fails a test, so that nobody forgets a new one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import Any

from django.db.models import Field, ForeignKey, Model, Q, QuerySet

from samrit.package import network
from samrit.package.scope import Scope, once
from samrit.records.models import (
    Activity,
    Agency,
    AgencyChange,
    AnnualPlan,
    Attendance,
    Blob,
    Campaign,
    Capture,
    CheckRuleSet,
    CityHoliday,
    Commitment,
    CountingRuleVersion,
    EmissionFactor,
    Event,
    Evidence,
    Fact,
    Figure,
    FiscalYear,
    Indicator,
    IndicatorNode,
    LoadSeries,
    Measurement,
    MeasurementPaper,
    MeasurementProtocol,
    Milestone,
    PaperSignature,
    Partner,
    PartnerMerge,
    Place,
    Plan,
    PlanNode,
    Practice,
    PracticeFile,
    Progress,
    Project,
    QuarterReport,
    Reopening,
    Review,
    Revision,
    RuleSetting,
    SignOff,
    Spending,
    SubmissionCheck,
    Tally,
    Tariff,
    Theme,
    User,
)
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.translation import Message

Rows = Callable[[Scope], "QuerySet[Model]"]


@dataclass(frozen=True, slots=True)
class Table:
    """One file of rows: the model, the file's name, what it holds, which rows, and which fields stay at home and why."""

    model: type[Model]
    name: str
    words: Message
    rows: Rows
    without: Mapping[str, str] = field(default_factory=dict)
    has_events: bool = True

    @property
    def fields(self) -> tuple[Field, ...]:  # type: ignore[type-arg] # fields of any kind
        """The columns that go into the package, in the order of the model."""
        return tuple(f for f in self.model._meta.concrete_fields if f.name not in self.without)  # noqa: SLF001 - Django documents it


def _by(lookup: str) -> Callable[[type[Model]], Rows]:
    def of(model: type[Model]) -> Rows:
        return lambda scope: model._default_manager.filter(scope.plans(lookup))  # noqa: SLF001 - Django documents it

    return of


_IN_PLAN, _IN_INDICATOR = _by("annual_plan__"), _by("indicator__annual_plan__")
_IN_REPORT = _by("report__indicator__annual_plan__")


def _agencies(scope: Scope) -> QuerySet[Agency]:
    """Those that a row in the package names, all above them, up to the city, and whatever these came from or became."""
    return Agency.objects.filter(pk__in=_agency_keys(scope))


@once
def _agency_keys(scope: Scope) -> set[int]:
    found: set[int] = set()
    new = _named(Agency, scope)
    while new - found:
        paths = Agency.objects.filter(pk__in=new).values_list("path", flat=True)
        above = {lookup for path in paths for lookup in accumulate(f"{code}/" for code in path.split("/")[:-1])}
        found |= set(Agency.objects.filter(path__in=above).values_list("pk", flat=True))
        changes = AgencyChange.objects.filter(agency__in=found).values_list("parent", "other")
        new = {key for pair in changes for key in pair if key is not None}
    return found


def _agency_changes(scope: Scope) -> QuerySet[AgencyChange]:
    """What happened to them."""
    return AgencyChange.objects.filter(agency__in=_agencies(scope))


def _long_term_plans(scope: Scope) -> QuerySet[Plan]:
    """Those that an indicator in the package supports, and those that they follow."""
    return Plan.objects.filter(pk__in=_long_term_plan_keys(scope))


@once
def _long_term_plan_keys(scope: Scope) -> set[int]:
    linked = IndicatorNode.objects.filter(scope.plans("indicator__annual_plan__"))
    found: set[int] = set()
    new = set(linked.order_by().values_list("node__plan", flat=True).distinct())
    while new:
        found |= new
        before = Plan.objects.filter(pk__in=new, follows__isnull=False).values_list("follows", flat=True)
        new = {key for key in before if key is not None} - found
    return found


def _nodes(scope: Scope) -> QuerySet[PlanNode]:
    return PlanNode.objects.filter(plan__in=_long_term_plans(scope).values("pk"))


def _followers(scope: Scope) -> QuerySet[Model]:
    """Which places take further which, where both are in the package."""
    inside = _nodes(scope).values("pk")
    links: QuerySet[Model] = _FOLLOWERS._default_manager.all()  # noqa: SLF001 - Django documents it
    return links.filter(from_plannode__in=inside, to_plannode__in=inside)


def _check_rule_sets(scope: Scope) -> QuerySet[CheckRuleSet]:
    judged = SubmissionCheck.objects.filter(scope.plans("report__indicator__annual_plan__"))
    return CheckRuleSet.objects.filter(pk__in=judged.values("rules"))


def _of_both(rows: QuerySet[Any]) -> list[QuerySet[Any, dict[str, Any]]]:
    """The files that rows show, and the originals sealed beside them."""
    return [rows.filter(**{f"{name}__isnull": False}).values(name) for name in ("blob", "original")]


def _blobs(scope: Scope) -> QuerySet[Blob]:
    lookups = (
        *_of_both(Evidence.objects.filter(scope.plans("indicator__annual_plan__"))),
        *_of_both(Capture.objects.filter(scope.plans("evidence__indicator__annual_plan__"))),
        SignOff.objects.filter(scope.plans("indicator__annual_plan__")).values("paper"),
        PaperSignature.objects.filter(scope.plans("signoff__indicator__annual_plan__")).values("paper"),
        *_of_both(network.of_campaign(PracticeFile, scope)),
        network.load_series(scope).values("blob"),
        network.papers(scope).values("blob"),
    )
    return Blob.objects.filter(reduce(or_, (Q(pk__in=lookup) for lookup in lookups)))


def _holidays(scope: Scope) -> QuerySet[CityHoliday]:
    return CityHoliday.objects.filter(on__range=fiscal_year_dates(scope.fiscal_year_be))


def _events(scope: Scope) -> QuerySet[Event]:
    """The events about what is in the package; those about accounts stay at home."""
    about = (
        Q(subject_type=table.model.__name__.lower(), subject_id__in=table.rows(scope).values("pk"))
        for table in TABLES
        if table.has_events
    )
    return Event.objects.filter(reduce(or_, about))


def _people(scope: Scope) -> QuerySet[User]:
    """Everybody whom a row in the package names."""
    return User.objects.filter(pk__in=_person_keys(scope))


@once
def _person_keys(scope: Scope) -> set[int]:
    return _named(User, scope)


def _named(model: type[Model], scope: Scope) -> set[int]:
    """The keys of a model's rows that rows of other tables name."""
    named: set[int | None] = set()
    for table in TABLES:
        for column in table.fields:
            if model is Agency and table.model is AgencyChange:
                continue  # whose rows these are, is asked of the agencies
            if table.model is not model and isinstance(column, ForeignKey) and column.related_model is model:
                named |= set(table.rows(scope).order_by().values_list(column.attname, flat=True).distinct())
    return {key for key in named if key is not None}


def _of_campaign(model: type[Model]) -> Rows:
    return lambda scope: network.of_campaign(model, scope)


_KNOWN_OF_PEOPLE = {"id", "username", "name_th", "name_en", "position"}
_ACCOUNT = {
    column.name: "belongs to the account, and not to the records"
    for column in User._meta.concrete_fields  # noqa: SLF001 - Django documents it
    if column.name not in _KNOWN_OF_PEOPLE
}

_LINK = {"link": "the right to speak for a partner is for one installation"}
_PENDING = {
    f"pending_{name}": "what waits for the end of the day takes effect in the installation in which it was asked for"
    for name in ("action", "by", "at", "details")
}
_UPLOAD = {"upload": "the file that was uploaded stays at home"}
_ACTIVITY_THEMES, _SERVED = Activity.themes.through, Project.indicators.through
_FOLLOWERS = PlanNode.followers.through

TABLES: tuple[Table, ...] = (
    Table(
        User, "people", Message("people whom the records name"), _people,
        without=_ACCOUNT, has_events=False,
    ),
    Table(Agency, "agencies", Message("agencies"), _agencies),
    Table(AgencyChange, "agency_changes", Message("what happened to agencies"), _agency_changes),
    Table(Place, "places", Message("districts of the city"), lambda _scope: Place.objects.all()),
    Table(Plan, "plans", Message("long-term plans"), _long_term_plans),
    Table(PlanNode, "plan_nodes", Message("places of the long-term plans"), _nodes),
    Table(_FOLLOWERS, "plan_node_followers", Message("which places take further which of the plan before"),
          _followers, has_events=False),
    Table(FiscalYear, "fiscal_years", Message("what the city settled for the year"),
          lambda scope: FiscalYear.objects.filter(fiscal_year_be=scope.fiscal_year_be)),
    Table(CityHoliday, "holidays", Message("the city's own holidays"), _holidays),
    Table(RuleSetting, "rule_settings", Message("what the city settled about rules"),
          lambda _scope: RuleSetting.objects.all()),
    Table(CheckRuleSet, "check_rule_sets", Message("tables of rules that judged"), _check_rule_sets),
    Table(Blob, "files", Message("kept files"), _blobs, has_events=False),
    Table(AnnualPlan, "annual_plans", Message("annual plans"),
          lambda scope: AnnualPlan.objects.filter(scope.plans())),
    Table(Indicator, "indicators", Message("indicators"), _IN_PLAN(Indicator),
          without={"last_year": "it lies in another year, and so in another package"}),
    Table(IndicatorNode, "indicator_nodes", Message("which places indicators support"),
          _IN_INDICATOR(IndicatorNode)),
    Table(QuarterReport, "quarter_reports", Message("quarters' reports (5: the year end)"),
          _IN_INDICATOR(QuarterReport), without=_PENDING),
    Table(Revision, "revisions", Message("each saving of a report"), _IN_REPORT(Revision)),
    Table(SubmissionCheck, "submission_checks", Message("what the rules found"), _IN_REPORT(SubmissionCheck)),
    Table(Review, "reviews", Message("approvals with their marks"), _IN_REPORT(Review)),
    Table(Evidence, "evidence", Message("evidence"), _IN_INDICATOR(Evidence)),
    Table(Capture, "captures", Message("what was captured of links"),
          _by("evidence__indicator__annual_plan__")(Capture)),
    Table(Partner, "partners", Message("partner organisations"), network.partners,
          without=_UPLOAD | {"note": "a note for who keeps the register"}),
    Table(PartnerMerge, "partner_merges", Message("which partners were found to be one"),
          network.merges),
    Table(Campaign, "campaigns", Message("campaigns"), network.campaigns,
          without={"follows": "it lies in another year, and so in another package"}),
    Table(Theme, "themes", Message("themes of campaigns"), _of_campaign(Theme)),
    Table(Activity, "activities", Message("meetings and events"), _of_campaign(Activity),
          without={"checkin_key": "by it people check in at one installation"}),
    Table(_ACTIVITY_THEMES, "activity_themes", Message("which themes an activity is about"),
          _of_campaign(_ACTIVITY_THEMES), has_events=False),
    Table(Attendance, "attendances", Message("which partners came to which activity"),
          _of_campaign(Attendance), without=_LINK | _UPLOAD),
    Table(Commitment, "commitments", Message("commitments of partners"),
          _of_campaign(Commitment), without=_LINK),
    Table(Practice, "practices", Message("practices of partners"), _of_campaign(Practice),
          without=_LINK),
    Table(PracticeFile, "practice_files", Message("files that show practices"),
          _of_campaign(PracticeFile)),
    Table(Fact, "facts", Message("what is counted, with the time in which it was known"),
          network.facts, has_events=False),
    Table(LoadSeries, "load_series", Message("load and meter data"), network.load_series, without=_UPLOAD),
    Table(Measurement, "measurements", Message("measurements"), network.measurements),
    Table(MeasurementProtocol, "measurement_protocols", Message("protocols of measurements"),
          network.protocols),
    Table(MeasurementPaper, "measurement_papers", Message("papers and charts of measurements"),
          network.papers, has_events=False),
    Table(EmissionFactor, "emission_factors", Message("the city's own emission factors"),
          lambda scope: network.factors(EmissionFactor, scope)),
    Table(Tariff, "tariffs", Message("the city's own electricity prices"),
          lambda scope: network.factors(Tariff, scope)),
    Table(Figure, "figures", Message("figures and what they stand on"), _IN_REPORT(Figure)),
    Table(CountingRuleVersion, "counting_rules", Message("rules by which results are worked out"),
          _IN_INDICATOR(CountingRuleVersion)),
    Table(Tally, "tallies", Message("what the rules came to"), _IN_REPORT(Tally)),
    Table(Project, "projects", Message("projects"), _IN_PLAN(Project)),
    Table(_SERVED, "project_indicators", Message("which indicators a project serves"),
          network.served, has_events=False),
    Table(Milestone, "milestones", Message("steps of projects"), _by("project__annual_plan__")(Milestone)),
    Table(Progress, "progress", Message("how far steps were"),
          _by("milestone__project__annual_plan__")(Progress)),
    Table(Spending, "spending", Message("what projects had spent"), _by("project__annual_plan__")(Spending)),
    Table(SignOff, "signoffs", Message("signatures with what was signed"), _IN_INDICATOR(SignOff)),
    Table(PaperSignature, "paper_signatures", Message("signatures by certificate on signed papers"),
          _by("signoff__indicator__annual_plan__")(PaperSignature)),
    Table(Reopening, "reopenings", Message("reopenings with their reasons"),
          _by("signoff__indicator__annual_plan__")(Reopening)),
    Table(Event, "events", Message("the audit trail's events about all this"), _events,
          without={"log": "which log of an installation an event stands in is for that one"}, has_events=False),
)  # fmt: skip

LEFT_OUT: dict[str, str] = {
    "PeriodResult": "derived from the reports, and counted anew where they come in",
    "ScopeCounts": "derived from the reports, and counted anew where they come in",
    **dict.fromkeys(
        (
            "PublicStamp",
            "PublishedIndicator",
            "PublishedList",
            "PublishedNode",
            "PublishedPaper",
            "PublishedPlace",
            "PublishedPlan",
            "PublishedRelease",
            "PublishedResult",
            "ReleasedFile",
        ),
        "a copy for the public, which the installation that publishes makes of its records",
    ),
    "RuleProposal": "what was asked for is in the events, and what was agreed to is a version of the rule",
    "Role": "who may do what belongs to an installation",
    "LogHead": "sealed with the key of an installation; the manifest tells size and root",
    "RowSeal": "of rows in this installation; where they come in, they are sealed anew",
    "Draft": "what was not saved was not said",
    "EditSession": "what filing costs people is about people",
    "Notice": "what people were told stays with them",
    "Digest": "what people were told stays with them",
    "JobRun": "when an installation's jobs ran",
    "TaskLease": "which of an installation's workers has which task",
    "Import": "what came of a file that was brought is in the records; the file may hold more than that",
    "Contact": "personal data of people outside the city stays at home",
    "NotDuplicate": "a note for who keeps the register",
    "CheckIn": "what came of it is in the attendances; what was not accepted was not so",
    "RateLimit": "how often was tried, for some minutes",
    "Webhook": "which other systems an installation tells belongs to it",
    "SavedView": "what somebody looks at often is theirs",
    "AccessToken": "the right of a program to ask is for one installation",
    "SentOnce": "what a program sent twice, for a week",
    "PartnerLink": "the right to speak for a partner is for one installation",
    "CityReport": "made of the records, and made anew",
    "MeasurementRun": "an errand; what came of it is a measurement",
}
