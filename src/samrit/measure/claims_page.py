"""The page of the docs that holds published claims against arithmetic."""

from samrit.measure.claims import Claim, doubts, published, runs

_HEAD = """# What was claimed for Earth Hour · ค่าที่เคยประกาศ

*This page is generated (`make docs`) from `src/samrit/measure/data/claims.csv`. หน้านี้สร้างจากโปรแกรมโดยอัตโนมัติ*

Published figures, each with what it was held against, and whether its arithmetic can be. Where the baseline changes, a new
table begins: figures of different methods are never added, and never drawn as one line.

ค่าที่ประกาศแต่ละปี เทียบกับอะไร และคำนวณแล้วเป็นไปได้หรือไม่ เมื่อวิธีเปลี่ยนจะขึ้นตารางใหม่ เพราะค่าที่วัดคนละวิธีรวมกันหรือเทียบกันไม่ได้
"""


def claims_page() -> str:
    """The page, in Markdown."""
    return _HEAD + "".join(_table(run) for run in runs(published()))


def _table(run: tuple[Claim, ...]) -> str:
    first, last = run[0], run[-1]
    lines = [
        f"\n## {first.place} {first.year_ce} to {last.year_ce}: {first.baseline}\n",
        "| year | MW | t CO2 | baht | t/MWh | baht/kWh | held against | doubts | source |",
        "| --- | --: | --: | --: | --: | --: | --- | --- | --- |",
    ]
    lines += [_row(one) for one in run]
    return "\n".join(lines) + "\n"


def _row(one: Claim) -> str:
    against = one.baseline_as_stated or "not stated"
    stated = "; ".join(words.en for words in doubts(one)) or "none"
    figures = (
        _figure(one.mw),
        _figure(one.t_co2),
        _figure(one.baht),
        _figure(one.t_per_mwh, 3),
        _figure(one.baht_per_kwh, 2),
    )
    return f"| {one.year_ce} | {' | '.join(figures)} | {against} | {stated} | <{one.source}> |"


def _figure(value: float | None, digits: int | None = None) -> str:
    if value is None:
        return ""
    return f"{value:,.{digits}f}" if digits is not None else f"{value:,g}" if value < 1e5 else f"{value:,.0f}"
