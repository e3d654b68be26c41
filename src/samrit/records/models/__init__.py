"""The models, one file for each kind of thing."""

from samrit.records.models.agency import Agency
from samrit.records.models.campaign import Activity, Campaign, PartnerLink, Theme
from samrit.records.models.counted import Fact, ResultRule, Tally
from samrit.records.models.event import ChainHead, Event
from samrit.records.models.evidence import Blob, Capture, Evidence
from samrit.records.models.factor import EmissionFactor, Tariff
from samrit.records.models.filing import Draft, Figure, Judging, Revision, RuleSet, Sitting
from samrit.records.models.indicator import Indicator, IndicatorNode
from samrit.records.models.measurement import LoadSeries, Measurement
from samrit.records.models.measuring import MeasurementPaper, MeasurementProtocol, MeasurementRun
from samrit.records.models.notice import Digest, JobRun, Notice
from samrit.records.models.participation import Attendance, CheckIn, Commitment, Practice, PracticeFile
from samrit.records.models.partner import Contact, Partner, PartnerApart, PartnerMerge, PartnerUpload
from samrit.records.models.people import Role, User
from samrit.records.models.plan import AnnualPlan, Plan, PlanNode
from samrit.records.models.project import Milestone, Progress, Project, Spending
from samrit.records.models.quarter import YEAR_END, QuarterReport
from samrit.records.models.review import Reopening, Review, SignOff
from samrit.records.models.upload import PlanUpload, Upload
from samrit.records.models.year import CityHoliday, FiscalYear, RuleSetting

__all__ = [
    "YEAR_END",
    "Activity",
    "Agency",
    "AnnualPlan",
    "Attendance",
    "Blob",
    "Campaign",
    "Capture",
    "ChainHead",
    "CheckIn",
    "CityHoliday",
    "Commitment",
    "Contact",
    "Digest",
    "Draft",
    "EmissionFactor",
    "Event",
    "Evidence",
    "Fact",
    "Figure",
    "FiscalYear",
    "Indicator",
    "IndicatorNode",
    "JobRun",
    "Judging",
    "LoadSeries",
    "Measurement",
    "MeasurementPaper",
    "MeasurementProtocol",
    "MeasurementRun",
    "Milestone",
    "Notice",
    "Partner",
    "PartnerApart",
    "PartnerLink",
    "PartnerMerge",
    "PartnerUpload",
    "Plan",
    "PlanNode",
    "PlanUpload",
    "Practice",
    "PracticeFile",
    "Progress",
    "Project",
    "QuarterReport",
    "Reopening",
    "ResultRule",
    "Review",
    "Revision",
    "Role",
    "RuleSet",
    "RuleSetting",
    "SignOff",
    "Sitting",
    "Spending",
    "Tally",
    "Tariff",
    "Theme",
    "Upload",
    "User",
]
