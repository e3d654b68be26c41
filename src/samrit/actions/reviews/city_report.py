"""The city's annual report made by the worker, step by step, and stored to be taken.

It may be asked for twice without harm: what is at work is let be, and a task that comes second makes the same file once more.
"""

import logging
from datetime import datetime

from django.utils import timezone
from django_tasks import task

from samrit.actions.acting import acting, unasked
from samrit.actions.city.year import the_city
from samrit.actions.importing import BROKEN
from samrit.actions.permissions import Permission
from samrit.ledger.blobs import save_blob, write_file
from samrit.ledger.outages import raise_outage
from samrit.ledger.queue import ending_task
from samrit.queries.reviews.annual_booklet import annual_booklet
from samrit.records.models import CityReport, User
from samrit.thai.translation import Message, in_language, language
from samrit.vocabulary.codes import MakingState, ReportForm
from samrit.vocabulary.refusal import Refused
from samrit.writers.booklet_values import Booklet
from samrit.writers.report_forms import REPORT_WRITERS

STEPS = (
    Message("The records are read."),
    Message("The report is set."),
    Message("The report is stored."),
)
_NOTHING = Message("Nothing is planned in this fiscal year.")
_log = logging.getLogger(__name__)


def ask_for_city_report(*, fiscal_year_be: int, form: ReportForm, by: User, at: datetime) -> CityReport:
    """Have the report made by the worker, in the language of who asks; one that is at work already is let be, the file made before stays until then."""
    with acting(Permission.SEE_CITY, the_city(), by, at) as act:
        asked = {"state": MakingState.WAITING.value, "moved_at": at, "asked_by": by, "asked_at": at}
        row, is_new = CityReport.objects.select_for_update(of=("self",)).get_or_create(
            fiscal_year_be=fiscal_year_be, form=form.value, language=language(), defaults=asked
        )
        if not is_new and row.is_at_work:
            return row
        _move(row.pk, **asked, done=0, total=len(STEPS), failure={})
        row.refresh_from_db()
        make_city_report.enqueue(row.pk)
        act.log("ask_for_city_report", row, after={"fiscal_year_be": fiscal_year_be})
        return row


@task()
def make_city_report(pk: int) -> str:
    """Make the report with this key; gives the state in which it then is."""
    return make_now(pk, at=timezone.now())


def make_now(pk: int, *, at: datetime) -> str:
    """Make it step by step; whatever goes wrong is told on its page."""
    row = CityReport.objects.select_related("asked_by").get(pk=pk)
    if not row.is_at_work:
        return row.state
    written = REPORT_WRITERS[ReportForm(row.form)]
    try:
        _step(pk, 0)
        booklet = _booklet(row, at)
        _step(pk, 1)
        data = written.write(booklet, at=timezone.localtime(at))
        _step(pk, 2)
        blob = write_file(data, media_type=written.media_type, at=at)
    except Refused as error:
        raise_outage(error)
        return _fail(pk, error.message)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person who waits is told, and the log has it
        raise_outage(error)
        _log.exception("the city's report %s could not be made", pk)
        return _fail(pk, BROKEN)
    with ending_task(at), unasked(row.asked_by, at) as act:
        stored = save_blob(blob)
        state = MakingState.DONE.value
        _move(pk, state=state, done=len(STEPS), blob=stored, made_at=at, failure={})
        act.log("make_city_report", row, after={"fiscal_year_be": row.fiscal_year_be, "sha256": stored.sha256})
    return state


def _booklet(row: CityReport, at: datetime) -> Booklet:
    with in_language("en" if row.language == "en" else "th"):
        found = annual_booklet(the_city(), row.fiscal_year_be, today=timezone.localdate(at))
    if found is None:
        raise Refused(_NOTHING)
    return found


def _step(pk: int, done: int) -> None:
    _move(pk, state=MakingState.MAKING.value, done=done)


def _fail(pk: int, why: Message) -> str:
    _move(pk, state=MakingState.FAILED.value, failure=why.both())
    return MakingState.FAILED.value


def _move(pk: int, **values: object) -> None:
    CityReport.objects.filter(pk=pk).update(**{"moved_at": timezone.now(), **values})
