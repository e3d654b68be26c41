"""The generated pages of docs/: `python -m samrit.ops.docs` writes them, and a test holds them to the program.

In: the program's own tables. Out: Markdown and JSON. To add a page, write a function that gives its text and add its line.
"""

import json
import os
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from samrit.checks.pages import pages
from samrit.measure.claims_page import claims_page
from samrit.ops.asvs import asvs_page
from samrit.report import json_schema
from samrit.scoring.page import cases_page
from samrit.vocabulary.practice_workflow import practice_diagram
from samrit.vocabulary.workflow import diagram

DOCS = Path(__file__).resolve().parents[3] / "docs"

_GENERATED = "*This page is generated (`make docs`). หน้านี้สร้างจากโปรแกรมโดยอัตโนมัติ*"


def _workflow() -> str:
    return (
        "# The life of a quarter's report · เส้นทางของรายงานรายไตรมาส\n\n"
        f"{_GENERATED}\n\n"
        "Each arrow is a transition, with whose it is in brackets. A draft that was never handed in is late past its due\n"
        "date, and still open; a returned report tells why, and has a day for its correction, by as many working days as the\n"
        "city settles (`correction_days`). Nobody endorses or evaluates their own report.\n\n"
        "How many have to endorse and evaluate, the city settles for each fiscal year (`endorsers`, `evaluators_needed`): a\n"
        "report moves on when all of them have. Without a rule of the city it is one coordinator or head, and one evaluator.\n"
        "A signed year is frozen; [reopening it](../how-to/review.md) leaves the signed paper, superseded.\n\n"
        "ลูกศรแต่ละเส้นคือการกระทำหนึ่งอย่าง ในวงเล็บคือผู้ที่ทำได้ รายงานที่เกินกำหนดยังส่งได้แต่นับว่าส่งช้า โดยดูจากการส่งครั้งแรก\n"
        "รายงานที่ส่งกลับต้องบอกเหตุผล และมีกำหนดส่งฉบับแก้ไขตามจำนวนวันทำการที่เมืองกำหนด ไม่มีผู้ใดเห็นชอบหรือประเมินรายงานของตนเอง\n"
        "จำนวนผู้รับรองและผู้ตรวจประเมินเป็นไปตามที่กำหนดไว้ของแต่ละปี รายงานจะไปขั้นต่อไปเมื่อครบทุกคน\n\n"
        f"```mermaid\n{diagram()}```\n\n"
        "## The life of a practice · เส้นทางของการขยายผลสู่การปฏิบัติ\n\n"
        "An officer or the partner itself, by its link, reports a practice; it counts once another officer has verified\n"
        "it. Where what it says is changed afterwards, it goes back to reported, and is verified anew.\n\n"
        "เจ้าหน้าที่หรือหน่วยงานภาคีรายงานผ่านลิงก์ได้ และนับได้เมื่อเจ้าหน้าที่คนอื่นตรวจสอบแล้ว\n"
        "หากแก้ไขสาระสำคัญภายหลัง จะกลับไปรอตรวจสอบใหม่\n\n"
        f"```mermaid\n{practice_diagram()}```\n"
    )


def _schema() -> str:
    return json.dumps(json_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _checks() -> Mapping[str, str]:
    return {f"checks/{Path(name).name}": text for name, text in pages().items()}


def _command_line() -> str:
    # By its name: the command line stands beside `ops` in the house, and neighbours don't import each other.
    text: str = import_module("samrit.cli.reference").reference()
    return text


def _package() -> str:
    # Its tables are made of the models, and models ask for Django.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samrit.config.settings")
    import django

    django.setup()
    from samrit.package.reference import package_page

    return package_page()


PAGES: dict[str, Callable[[], str]] = {
    "claims.md": claims_page,
    "reference/cli.md": _command_line,
    "reference/package.md": _package,
    "reference/report.schema.json": _schema,
    "reference/workflow.md": _workflow,
    "scoring.md": cases_page,
    "security/asvs.md": asvs_page,
}


def generated() -> dict[str, str]:
    """All generated pages: path under docs/ and text."""
    return {path: page() for path, page in PAGES.items()} | dict(_checks())


def write(folder: Path = DOCS) -> list[Path]:
    """Write what has changed, and take away the page of a rule that is no more; gives the paths that changed."""
    texts = generated()
    changed: list[Path] = []
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    for path in sorted((folder / "checks").glob("[A-Z][0-9][0-9][0-9].md")):
        if f"checks/{path.name}" not in texts:
            path.unlink()
            changed.append(path)
    return changed


if __name__ == "__main__":
    for path in write():
        print(f"wrote {path}")  # noqa: T201 - this is a script
