"""What is killed: people who do one thing after another, and workers. Each says by a pipe what it begins, and what it was reported is done."""

import json
import os
import random
import select
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

AT = datetime(2021, 1, 10, 9, 30, tzinfo=UTC)
OPERATIONS = ("edit", "submit", "upload", "import", "save import", "sign", "count", "queue")
WORK = "background work"
FEW, MORE = 6, 25  # of each kind to work with: below the one so many come to it


@dataclass
class Tally:
    """What a run has come to."""

    kills: Counter[str] = field(default_factory=Counter)  # by what was under way
    acknowledged: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    verified: int = 0  # times everything was verified
    orphans: int = 0  # files without rows, which a sweep removes after a day
    effects: int = 0  # of background work
    attempts: int = 0  # the most that a task needed
    again: int = 0  # tasks that were given up and queued again
    seconds: float = 0.0


@dataclass
class Victim:
    pid: int
    pipe: int
    text: bytes = b""

    def lines(self) -> list[dict[str, Any]]:
        """What it has reported; half a line was being reported when it ended."""
        return [json.loads(line) for line in self.text.split(b"\n")[:-1]]

    def listen(self, seconds: float) -> bool:
        """Wait for more; False where nothing came."""
        ready, _, _ = select.select([self.pipe], [], [], seconds)
        piece = os.read(self.pipe, 65536) if ready else b""
        self.text += piece
        return bool(piece)


def fork(work: Callable[[int], None]) -> Victim:
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Victim(pid, reading)
    try:  # pragma: no cover - the child
        os.close(reading)
        os.setpgid(0, 0)
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, 2)
        work(writing)
    except BaseException as error:  # noqa: BLE001 - it is reported to who forked
        say(writing, {"error": repr(error)})
        os._exit(1)
    os._exit(0)


def kill(victim: Victim) -> list[dict[str, Any]]:
    with suppress(ProcessLookupError):
        os.kill(victim.pid, signal.SIGKILL)
    os.waitpid(victim.pid, 0)
    while victim.listen(0):
        pass
    os.close(victim.pipe)
    return victim.lines()


# What a victim does. Each function gives what it was reported: the subject's key and something to find it by.


def _edit(by: Any, chance: random.Random) -> dict[str, Any] | None:
    from samrit.actions.reports.edit_quarter import edit_quarter
    from samrit.ledger.content import content_of
    from samrit.records.models import QuarterReport

    row = _one(QuarterReport.objects.filter(quarter=2, indicator__number__startswith="edit"), chance)
    words = f"แก้ไขครั้งที่ {chance.random()} " * chance.choice([1, 20, 200])
    saved = edit_quarter(
        report=row, content=content_of(row).replace(narrative=words.strip()), version=row.version, by=by, at=AT
    )
    return {"pk": row.pk, "version": saved.version, "narrative": words.strip()}


def _submit(by: Any, chance: random.Random) -> dict[str, Any] | None:
    from samrit.actions.reports.submit import submit
    from samrit.records.models import QuarterReport

    row = _one(QuarterReport.objects.filter(quarter=1, indicator__number__startswith="submit", status="draft"), chance)
    submit(report=row, by=by, at=AT)
    return {"pk": row.pk}


def _upload(by: Any, chance: random.Random) -> dict[str, Any] | None:
    from evidence_files import pdf
    from samrit.actions.evidence.add_evidence import add_file_evidence
    from samrit.records.models import QuarterReport

    row = _one(QuarterReport.objects.filter(quarter=3, indicator__number__startswith="edit"), chance)
    drawn = f"0 0 m {chance.random()} 50 l S\n".encode() * chance.choice([1, 5000])
    made = add_file_evidence(report=row, data=pdf(drawn=drawn), name="หลักฐาน.pdf", by=by, at=AT).evidence
    assert made.blob is not None
    return {"pk": made.pk, "sha256": made.blob.sha256}


def _import(by: Any, chance: random.Random) -> dict[str, Any] | None:
    from samrit.actions.partners.partners_import import Ground, upload_partner_list
    from samrit.records.models import Agency

    token = f"{chance.randrange(10**9):09}"
    rows = "\n".join(f"บริษัท ทดสอบ {token} ที่ {number} จำกัด,เอกชน," for number in range(3))
    data = f"ชื่อหน่วยงาน,ภาคส่วน,เขต\n{rows}\n".encode()
    agency = Agency.objects.get(code="a-faults")
    row = upload_partner_list(agency=agency, data=data, name=f"{token}.csv", ground=Ground(), by=by, at=AT)
    return {"pk": row.pk}


def _save_import(by: Any, chance: random.Random) -> dict[str, Any] | None:
    from samrit.actions.importing import decide_rows, save_import
    from samrit.records.models import Import

    row = _one(Import.objects.filter(kind="partners", state="ready"), chance)
    decide_rows(row=row, decisions={}, rest="new", by=by, at=AT)
    save_import(row=row, choice={"without_unclear": "on"}, by=by, at=AT)
    return {"pk": row.pk}


def _sign(by: Any, chance: random.Random) -> dict[str, Any] | None:
    from samrit.actions.reviews.signing import sign
    from samrit.records.models import QuarterReport, SignOff

    rows = QuarterReport.objects.filter(
        quarter=5, indicator__number__startswith="sign", indicator__signoff=None, status="submitted"
    )
    row = _one(rows, chance)
    sign(report=row, name="นายตัวอย่าง ทดสอบ", position="นักวิชาการ", by=by, at=AT)
    made = SignOff.objects.get(indicator=row.indicator_id)
    return {"pk": made.pk, "sha256": made.sha256}


def _count(by: Any, chance: random.Random) -> dict[str, Any] | None:
    from samrit.actions.campaigns.practices import apply_to_practice
    from samrit.records.models import Practice
    from samrit.vocabulary.practice_workflow import PracticeAction

    row = _one(Practice.objects.filter(status="reported"), chance)
    apply_to_practice(action=PracticeAction.VERIFY, practice=row, by=by, at=AT)
    return {"pk": row.pk}


def _queue(by: Any, chance: random.Random) -> dict[str, Any] | None:
    from django.db import transaction
    from faulty_tasks import write_once

    from samrit.records.models import JobRun

    token = f"asked {chance.randrange(10**12):012}"
    with transaction.atomic():
        JobRun.objects.create(job=token, day=AT.date(), began_at=AT)
        write_once.enqueue(token)
    return {"token": token, "by": by.pk}


_DO: dict[str, Callable[[Any, random.Random], dict[str, Any] | None]] = {
    "edit": _edit,
    "submit": _submit,
    "upload": _upload,
    "import": _import,
    "save import": _save_import,
    "sign": _sign,
    "count": _count,
    "queue": _queue,
}


class _NoneLeftError(Exception):
    """There is nothing to do this with."""


def _one(rows: Any, chance: random.Random) -> Any:
    keys = list(rows.values_list("pk", flat=True)[:40])
    if not keys:
        raise _NoneLeftError
    return rows.model.objects.get(pk=chance.choice(keys))


def be_a_person(seed: int, first: str, pipe: int) -> None:
    """Do one thing after another until killed."""
    from django.db import OperationalError

    from samrit.records.models import User
    from samrit.vocabulary.refusal import Refused

    chance, by = random.Random(seed), User.objects.get(username="faults")
    operation = first
    while True:
        say(pipe, {"begin": operation})
        try:
            found = _DO[operation](by, chance)
        except (_NoneLeftError, Refused, OperationalError) as refusal:  # another waits too long for its turn
            say(pipe, {"refused": operation, "why": str(refusal)})
        else:
            say(pipe, {"done": operation, **(found or {})})
        operation = chance.choice(OPERATIONS)


def be_a_worker(pipe: int) -> None:
    """Work until killed, with leases of a second."""
    from django.db import DatabaseError

    from samrit.ops import worker

    say(pipe, {"begin": WORK})
    while True:
        with suppress(DatabaseError):  # as the worker itself waits for its turn
            worker.run_tasks()
        time.sleep(0.02)


def say(pipe: int, what: dict[str, Any]) -> None:
    os.write(pipe, json.dumps(what).encode() + b"\n")


def stock() -> None:
    """Enough to work with: reports to edit, to submit and to sign, practices to verify."""
    import factories
    from samrit.records.models import AnnualPlan, Evidence, Indicator, QuarterReport
    from samrit.vocabulary.workflow import Status

    plan = AnnualPlan.objects.get(agency__code="a-faults")
    reports = QuarterReport.objects
    if not Indicator.objects.filter(number__startswith="edit").exists():
        _indicators(plan, "edit", 6)
    if reports.filter(quarter=1, indicator__number__startswith="submit", status="draft").count() < FEW:
        for indicator in _indicators(plan, "submit", MORE):
            row = factories.quarter(indicator)
            Evidence.objects.create(indicator=row.indicator, position=0, ref="ทะเบียนหน่วยงาน", quarter=1)
    waiting = reports.filter(quarter=5, indicator__number__startswith="sign", indicator__signoff=None)
    if waiting.filter(status="submitted").count() < FEW:
        for indicator in _indicators(plan, "sign", MORE):
            factories.quarter(indicator, 5, status=Status.SUBMITTED)
    _stock_practices(plan)


def _indicators(plan: Any, kind: str, count: int) -> list[Any]:
    import factories
    from samrit.records.models import Indicator, User

    there, officer = Indicator.objects.filter(number__startswith=kind).count(), User.objects.get(username="faults")
    return [factories.indicator(plan, number=f"{kind}{there + one}", responsible=officer) for one in range(count)]


def _stock_practices(plan: Any) -> None:
    import factories
    from samrit.counting import RecordStatus
    from samrit.records.models import Campaign, Indicator, Practice

    if Practice.objects.filter(status="reported").count() >= FEW:
        return
    campaign = Campaign.objects.filter(agency=plan.agency).first() or factories.campaign(plan.agency)
    if not Indicator.objects.filter(number__startswith="count").exists():
        factories.counting_rule(_indicators(plan, "count", 1)[0], campaign=campaign)
    for _number in range(MORE):
        factories.practice(campaign, factories.partner(plan.agency), status=RecordStatus.REPORTED)


def found() -> None:
    """A small city."""
    import factories
    from samrit.vocabulary.codes import RoleName

    factories.fifty_districts()
    agency = factories.agency("a-faults")
    factories.annual_plan(agency)
    factories.user(RoleName.OFFICER, RoleName.COORDINATOR, over=agency, username="faults")
