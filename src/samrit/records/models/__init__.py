"""The models, one file for each kind of thing."""

from samrit.records.models.campaigns.campaign import Activity, Campaign, PartnerLink, Theme
from samrit.records.models.campaigns.participation import Attendance, CheckIn, Commitment, Practice, PracticeFile
from samrit.records.models.city.event import Event, LogHead, RowSeal
from samrit.records.models.city.place import Place
from samrit.records.models.city.webhook import Webhook
from samrit.records.models.city.work import TaskLease
from samrit.records.models.city.year import CityHoliday, FiscalYear, RuleSetting
from samrit.records.models.counting.counted import CountingRuleVersion, Fact, RuleProposal, Tally
from samrit.records.models.evidence.evidence import Blob, Capture, Evidence
from samrit.records.models.evidence.imports import Import
from samrit.records.models.measurements.factor import EmissionFactor, Tariff
from samrit.records.models.measurements.measurement import LoadSeries, Measurement
from samrit.records.models.measurements.measuring import MeasurementPaper, MeasurementProtocol, MeasurementRun
from samrit.records.models.partners.partner import Contact, NotDuplicate, Partner, PartnerMerge
from samrit.records.models.people.access_token import AccessToken, SentOnce
from samrit.records.models.people.notice import Digest, JobRun, Notice
from samrit.records.models.people.people import Role, User
from samrit.records.models.people.rate_limit import RateLimit
from samrit.records.models.people.saved_view import SavedView
from samrit.records.models.plans.agency import Agency
from samrit.records.models.plans.agency_change import AgencyChange
from samrit.records.models.plans.indicator import Indicator, IndicatorNode
from samrit.records.models.plans.plan import AnnualPlan, Plan, PlanNode
from samrit.records.models.plans.project import Milestone, Progress, Project, Spending
from samrit.records.models.public.papers import PublishedPaper
from samrit.records.models.public.published import (
    PublicStamp,
    PublishedIndicator,
    PublishedList,
    PublishedNode,
    PublishedPlace,
    PublishedPlan,
    PublishedResult,
)
from samrit.records.models.public.releases import PublishedRelease, ReleasedFile
from samrit.records.models.reports.city_report import CityReport
from samrit.records.models.reports.filing import CheckRuleSet, Draft, EditSession, Figure, Revision, SubmissionCheck
from samrit.records.models.reports.period_result import PeriodResult, ScopeCounts
from samrit.records.models.reports.quarter import QuarterReport
from samrit.records.models.reviews.review import PaperSignature, Reopening, Review, SignOff
from samrit.vocabulary.fields import YEAR_END

__all__ = [
    "YEAR_END",
    "AccessToken",
    "Activity",
    "Agency",
    "AgencyChange",
    "AnnualPlan",
    "Attendance",
    "Blob",
    "Campaign",
    "Capture",
    "CheckIn",
    "CheckRuleSet",
    "CityHoliday",
    "CityReport",
    "Commitment",
    "Contact",
    "CountingRuleVersion",
    "Digest",
    "Draft",
    "EditSession",
    "EmissionFactor",
    "Event",
    "Evidence",
    "Fact",
    "Figure",
    "FiscalYear",
    "Import",
    "Indicator",
    "IndicatorNode",
    "JobRun",
    "LoadSeries",
    "LogHead",
    "Measurement",
    "MeasurementPaper",
    "MeasurementProtocol",
    "MeasurementRun",
    "Milestone",
    "NotDuplicate",
    "Notice",
    "PaperSignature",
    "Partner",
    "PartnerLink",
    "PartnerMerge",
    "PeriodResult",
    "Place",
    "Plan",
    "PlanNode",
    "Practice",
    "PracticeFile",
    "Progress",
    "Project",
    "PublicStamp",
    "PublishedIndicator",
    "PublishedList",
    "PublishedNode",
    "PublishedPaper",
    "PublishedPlace",
    "PublishedPlan",
    "PublishedRelease",
    "PublishedResult",
    "QuarterReport",
    "RateLimit",
    "ReleasedFile",
    "Reopening",
    "Review",
    "Revision",
    "Role",
    "RowSeal",
    "RuleProposal",
    "RuleSetting",
    "SavedView",
    "ScopeCounts",
    "SentOnce",
    "SignOff",
    "Spending",
    "SubmissionCheck",
    "Tally",
    "Tariff",
    "TaskLease",
    "Theme",
    "User",
    "Webhook",
]
