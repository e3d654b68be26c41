"""No line on the main pages ends inside a word of the city's, nor between a figure and its unit, on a desk and on a phone."""

import pytest
from visiting import DESKTOP, PHONE, Visit

from samrit.records.models import Indicator

pytestmark = pytest.mark.browser

TERMS = (
    "หน่วยงาน", "ผู้ประสานงาน", "ผู้รับผิดชอบ", "เจ้าหน้าที่", "สิ่งแวดล้อม", "ต่อเนื่อง", "ไม่เกี่ยวข้อง", "ไม่แน่นอน", "ไม่บรรลุ", "ครบกำหนด",
    "ข้อผิดพลาด", "ข้อควรแก้", "ข้อสังเกต", "ผลงาน", "ตัวชี้วัด", "งบประมาณ", "พลังงาน", "เป้าหมาย", "หลักฐาน", "ตันต่อวัน", "ไตรมาส",
)  # fmt: skip
UNITS = "วัน|ฉบับ|ตัวชี้วัด|เรื่อง|ข้อ|ชุมชน|ตัน|แห่ง|หน่วยงาน|คน|%"
# Texts are joined over what stands within a line, so that a figure is found with a unit in another element.
PARTED = """([terms, units]) => {
  const wanted = new RegExp(`${terms.join("|")}|[0-9][0-9.,]* (?:${units})`, "g");
  const inline = "x-w, x-t, a, b, strong, span, em, q, small, i, time";
  const found = [];
  let run = [], block = null;
  const look = () => {
    const text = run.map((node) => node.data.replace(/\\s/g, " ")).join("");
    const place = (at) => {
      for (const node of run) { if (at < node.length) return [node, at]; at -= node.length; }
    };
    for (const match of text.matchAll(wanted)) {
      const range = document.createRange(), last = place(match.index + match[0].length - 1);
      range.setStart(...place(match.index));
      range.setEnd(last[0], last[1] + 1);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
      const top = Math.max(...boxes.map((box) => box.top)), bottom = Math.min(...boxes.map((box) => box.bottom));
      if (boxes.length && top >= bottom) found.push(text.slice(Math.max(0, match.index - 10)).trim().slice(0, 40));
    }
    run = [];
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest("script, style, textarea, option, svg")) continue;
    const host = parent.closest(`:not(${inline})`);
    if (host !== block) { look(); block = host; }
    run.push(node);
  }
  look();
  return found;
}"""


def parted(visit: Visit) -> list[str]:
    found: list[str] = visit.page.evaluate(PARTED, [TERMS, UNITS])
    return found


@pytest.mark.usefixtures("city")
def test_no_line_ends_inside_a_word_or_between_a_figure_and_its_unit(visit: Visit) -> None:
    first = Indicator.objects.get(number="32", annual_plan__agency__code="2200", annual_plan__fiscal_year_be=2564).pk
    pages = {
        "officer": (
            "/office/",
            f"/office/indicators/{first}/",
            f"/office/indicators/{first}/quarters/4/",
            f"/office/indicators/{first}/quarters/3/receipt/",
            f"/office/indicators/{first}/history/",
            "/office/plans/2200/2564/",
        ),
        "evaluator": ("/office/desk/", "/office/publish/", "/office/city/?year=2564&period=5"),
    }
    found = []
    visit.open("/office/login/")
    found += both_sizes(visit, "/office/login/")
    for role, paths in pages.items():
        visit.page.context.clear_cookies()
        visit.log_in(role)
        for path in paths:
            visit.open(path)
            found += both_sizes(visit, path)

    assert found == []
    visit.page.evaluate("for (const one of document.querySelectorAll('x-w')) one.style.whiteSpace = 'normal'")
    assert parted(visit), "this test would not notice a word that is parted"


def both_sizes(visit: Visit, path: str) -> list[str]:
    found = []
    for size in (DESKTOP, PHONE):
        visit.resize(size)
        found += [f"{path} at {size[0]}: {words}" for words in parted(visit)]
    return found
