"""The models, one file for each kind of thing."""

from samrit.records.models.agency import Agency
from samrit.records.models.event import Event
from samrit.records.models.evidence import Evidence
from samrit.records.models.indicator import Indicator, IndicatorNode
from samrit.records.models.people import Role, User
from samrit.records.models.plan import AnnualPlan, Plan, PlanNode
from samrit.records.models.quarter import YEAR_END, QuarterReport
from samrit.records.models.upload import Upload

__all__ = [
    "YEAR_END",
    "Agency",
    "AnnualPlan",
    "Event",
    "Evidence",
    "Indicator",
    "IndicatorNode",
    "Plan",
    "PlanNode",
    "QuarterReport",
    "Role",
    "Upload",
    "User",
]
