"""The models, one file for each kind of thing."""

from samrit.records.models.agency import Agency
from samrit.records.models.event import ChainHead, Event
from samrit.records.models.evidence import Blob, Capture, Evidence
from samrit.records.models.filing import Draft, Figure, Judging, Revision, RuleSet, Sitting
from samrit.records.models.indicator import Indicator, IndicatorNode
from samrit.records.models.notice import Digest, JobRun, Notice
from samrit.records.models.people import Role, User
from samrit.records.models.plan import AnnualPlan, Plan, PlanNode
from samrit.records.models.quarter import YEAR_END, QuarterReport
from samrit.records.models.review import Reopening, Review, SignOff
from samrit.records.models.upload import PlanUpload, Upload
from samrit.records.models.year import CityHoliday, FiscalYear, RuleSetting

__all__ = [
    "YEAR_END",
    "Agency",
    "AnnualPlan",
    "Blob",
    "Capture",
    "ChainHead",
    "CityHoliday",
    "Digest",
    "Draft",
    "Event",
    "Evidence",
    "Figure",
    "FiscalYear",
    "Indicator",
    "IndicatorNode",
    "JobRun",
    "Judging",
    "Notice",
    "Plan",
    "PlanNode",
    "PlanUpload",
    "QuarterReport",
    "Reopening",
    "Review",
    "Revision",
    "Role",
    "RuleSet",
    "RuleSetting",
    "SignOff",
    "Sitting",
    "Upload",
    "User",
]
