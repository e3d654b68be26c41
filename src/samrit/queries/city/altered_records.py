"""What a page of the office is about, by its address, held against the seals of its rows; and what it shows besides.

To hold a new page's rows against them, add a line.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Model

from samrit.ledger.row_seals import differing
from samrit.records.models import (
    Activity,
    Agency,
    AgencyChange,
    Attendance,
    Campaign,
    CityHoliday,
    Commitment,
    Contact,
    CountingRuleVersion,
    Evidence,
    FiscalYear,
    Indicator,
    LoadSeries,
    Measurement,
    MeasurementProtocol,
    MeasurementRun,
    Milestone,
    Partner,
    Plan,
    PlanNode,
    Practice,
    PracticeFile,
    Progress,
    Project,
    QuarterReport,
    Role,
    RuleSetting,
    Spending,
    User,
)
from samrit.thai.translation import Message

_MOST_SAID = 5
_MOST_CHECKED = 200  # rows of a table; where a page counts more of them, the night's verification holds them
_SAID = Message("What stands here of row {key} of {table} was changed past the system: it is not what was recorded.")


class Rows(NamedTuple):
    """Rows of a table that a page shows: those whose fields are the arguments of its address; all where none is named."""

    model: type[Model]
    fields: Mapping[str, str] = {}


def _by(name: str, *rows: tuple[type[Model], str]) -> tuple[Rows, ...]:
    """Rows that one argument tells."""
    return tuple(Rows(model, {field: name}) for model, field in rows)


_PLAN = {"agency__code": "agency", "fiscal_year_be": "fiscal_year_be"}
# By how an address begins, up to its first argument.
SUBJECTS: dict[str, tuple[Rows, ...]] = {
    "activities/<int:pk>": _by("pk", (Activity, "pk"), (Attendance, "activity")),
    "agencies/<str:agency>": _by("agency", (Agency, "code"), (AgencyChange, "agency__code")),
    "campaigns/<slug:code>": _by(
        "code",
        (Campaign, "code"), (Activity, "campaign__code"), (Attendance, "activity__campaign__code"),
        (Commitment, "campaign__code"), (Practice, "campaign__code"),
    ),
    "desk/<int:pk>": _by("pk", (QuarterReport, "pk"), (Indicator, "quarters")),
    "evidence/<int:pk>": _by("pk", (Evidence, "pk")),
    "from/<int:pk>": _by("pk", (Indicator, "pk"), (QuarterReport, "indicator")),
    "indicators/<int:pk>": _by("pk", (Indicator, "pk"), (QuarterReport, "indicator")),
    "load/<int:pk>": _by("pk", (LoadSeries, "pk")),
    "long-term-plans/<int:pk>": _by("pk", (Plan, "pk"), (PlanNode, "plan")),
    "measurements/<int:pk>": _by("pk", (Measurement, "pk"), (MeasurementRun, "measurement")),
    "measurements/protocols/<int:pk>": _by("pk", (MeasurementProtocol, "pk")),
    "partners/<int:pk>": _by("pk", (Partner, "pk"), (Contact, "partner")),
    "people/<int:pk>": _by("pk", (User, "pk"), (Role, "user")),
    "plan-places/<int:pk>": _by("pk", (PlanNode, "pk")),
    "plans/<str:agency>": (
        Rows(Indicator, {f"annual_plan__{field}": name for field, name in _PLAN.items()}),
    ),
    "practices/<int:pk>": _by("pk", (Practice, "pk"), (PracticeFile, "practice")),
    "projects/<int:pk>": _by(
        "pk", (Project, "pk"), (Milestone, "project"), (Progress, "milestone__project"), (Spending, "project")
    ),
    "rules/<str:code>": _by("code", (RuleSetting, "code")),
    "years/<int:year_be>": (*_by("year_be", (FiscalYear, "fiscal_year_be")), Rows(CityHoliday)),
}  # fmt: skip
# Pages that show less than others of their beginning, or other things, or say it where each value stands.
BY_NAME: dict[str, tuple[Rows, ...]] = {
    "indicator": (),
    "evidence": _by("pk", (Evidence, "indicator")),
    "counting_rule": _by("pk", (Indicator, "pk"), (CountingRuleVersion, "indicator")),
}


def altered_sentences(name: str, beginning: str, arguments: Mapping[str, Any]) -> list[Message]:
    """Of what the page of an address shows, the rows that are not as their seals say."""
    rows = BY_NAME[name] if name in BY_NAME else SUBJECTS.get(beginning, ())
    return [_SAID.filled(key=key, table=table) for table, key in islice(_altered(rows, arguments), _MOST_SAID)]


def _altered(shown: Iterable[Rows], arguments: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for model, fields in shown:
        asked = {field: arguments[name] for field, name in fields.items()}
        rows = model._default_manager.filter(**asked)  # noqa: SLF001 - Django documents it
        keys = [asked["pk"]] if asked.keys() == {"pk"} else list(rows.values_list("pk", flat=True)[: _MOST_CHECKED + 1])
        if 0 < len(keys) <= _MOST_CHECKED:
            table = model._meta.model_name or ""  # noqa: SLF001 - Django documents it
            yield from ((table, key) for key in sorted(differing(model, keys)))
