"""A small city worth packing, and packages made of it."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

import factories
from factories import AT
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reviews.review import return_, submit
from samrit.actions.reviews.signing import sign
from samrit.ledger.blobs import store_blob
from samrit.ledger.trail import record
from samrit.package.export import export_package
from samrit.package.scope import Scope
from samrit.records.models import CityHoliday, Evidence, FiscalYear, Indicator, IndicatorNode, RuleSetting
from samrit.report import Result
from samrit.vocabulary.codes import RoleName

PICTURE = b"\x89PNG the lights are off"
PHOTO = b"\0\0\0\x18ftypheic the same picture, as the telephone made it"


def city() -> Indicator:
    """An agency with an indicator that was filed, sent back, filed again and signed, with evidence; and a neighbour's."""
    agency = factories.agency("2200", name_th="สำนักสิ่งแวดล้อม")
    officer = factories.user(RoleName.OFFICER, over=agency, username="somjai")
    officer.name_th, officer.name_en, officer.email = "สมใจ ใจดี", "Somjai Jaidee", "somjai@example.org"
    officer.set_password("a secret of hers")
    officer.save()
    indicator = factories.indicator(factories.annual_plan(agency), number="32", responsible=officer)
    IndicatorNode.objects.create(indicator=indicator, node=factories.plan_node())
    FiscalYear.objects.create(fiscal_year_be=factories.YEAR_BE, evaluators_needed=1)
    CityHoliday.objects.create(on="2021-04-12", name_th="วันหยุดพิเศษ")
    RuleSetting.objects.create(code="X604", is_off=True, reason="ยังไม่ใช้ปีนี้", set_by=officer, set_at=AT)
    blob = store_blob(PICTURE, media_type="image/png", at=AT)
    original = store_blob(PHOTO, media_type="image/heic", at=AT)
    file = {
        "kind": "file",
        "ref": "ภาพกิจกรรม.png",
        "blob": blob,
        "original": original,
        "added_by": officer,
        "added_at": AT,
    }
    evidence = Evidence.objects.create(indicator=indicator, quarter=1, position=1, **file)
    with transaction.atomic():
        record("add_evidence", evidence, by=officer, at=AT, after={"ref": evidence.ref})
    first, last = indicator.quarters.get(quarter=1), indicator.quarters.get(quarter=5)
    for row, words in ((first, "จัดประชุมภาคี 97 หน่วยงาน"), (last, "ภาคีดำเนินการต่อเนื่อง")):
        content = factories.content(quarter=row.quarter, result=Result.of(97, "หน่วยงาน"), narrative=words)
        edit_quarter(report=row, content=content, version=1, by=officer, at=AT)
        submit(report=row, by=officer, at=AT)
    return_(report=first, reasons={"narrative": "ระบุรายชื่อ"}, by=factories.user(RoleName.HEAD, over=agency), at=AT)
    sign(report=last, name="สมใจ ใจดี", position="นักวิชาการสิ่งแวดล้อม", by=officer, at=AT)
    neighbour = factories.quarter(factories.indicator(factories.annual_plan(factories.agency("1700")), number="1"))
    submit(report=neighbour, by=factories.user(RoleName.OFFICER, username="neighbour"), at=AT)
    return indicator


def packed(scope: Scope | None = None) -> bytes:
    """The package of the year, of the whole city unless told."""
    file = io.BytesIO()
    export_package(file, scope or Scope(factories.YEAR_BE))
    return file.getvalue()


def names(package: bytes) -> list[str]:
    """The files in a package, in order."""
    return zipfile.ZipFile(io.BytesIO(package)).namelist()


def read(package: bytes, name: str) -> bytes:
    """One file of a package."""
    return zipfile.ZipFile(io.BytesIO(package)).read(name)


def rows(package: bytes, table: str) -> list[dict[str, object]]:
    """The rows of one table in a package."""
    found: list[dict[str, object]] = json.loads(read(package, f"data/{table}.json"))
    return found


def rewritten(
    package: bytes, path: Path, change: Callable[[str, bytes], bytes], *, with_manifest: bool = False
) -> Path:
    """The package with its files changed, as somebody would who has a zip program; and, if told, a manifest that fits."""
    old = zipfile.ZipFile(io.BytesIO(package))
    contents = {name: change(name, old.read(name)) for name in old.namelist()}
    if with_manifest:
        manifest = json.loads(contents["manifest.json"])
        for stated in manifest["files"]:
            data = contents[stated["name"]]
            stated["size"], stated["sha256"] = len(data), hashlib.sha256(data).hexdigest()
        contents["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in contents.items():
            new.writestr(name, data)
    return path
