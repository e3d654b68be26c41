"""The annual report as an e-book, for reading on a phone: the same content as the booklet on paper, in chapters with links.

In: `samrit.writers.booklet_values`. Out: the bytes of an EPUB 3. What stands in it, with its words and digits, is
`samrit.writers.booklet.booklet_page`; here it becomes XHTML, its charts SVG with their figures in the table beside them.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from samrit.thai.translation import in_language, language
from samrit.writers.booklet import booklet_page
from samrit.writers.booklet_values import Booklet
from samrit.writers.colours import ACCENT, EDGE, LINE, MONEY, QUIET
from samrit.writers.epub import Book, Chapter, Entry, write_epub
from samrit.writers.markup import Markup, joined, tag, text
from samrit.writers.s_curve_drawing import HEIGHT, WIDTH
from samrit.writers.typeset import printed_at

_Data = dict[str, Any]
_STYLE = f"""
body {{ line-height: 1.6; overflow-wrap: anywhere; }}
h1, h2 {{ color: {ACCENT}; line-height: 1.4; }}
table {{ border-collapse: collapse; width: 100%; font-size: 0.9em; }}
th, td {{ border-bottom: 1px solid {LINE}; padding: 0.3em 0.4em; text-align: left; vertical-align: top; }}
td.number, th.number {{ text-align: right; }}
svg {{ max-width: 100%; height: auto; }}
dl.facts dt {{ font-weight: 600; }}
dl.facts dd {{ margin: 0 0 0.5em 0; }}
ul.legend {{ list-style: none; padding: 0; }}
.faint {{ font-size: 0.85em; }}
.cover {{ text-align: center; margin-top: 20%; }}
@media (max-width: 32em) {{
  table.rows thead {{ position: absolute; left: -9999px; }}
  table.rows tr, table.rows td {{ display: block; border: 0; text-align: left; }}
  table.rows tr {{ border-bottom: 1px solid {LINE}; padding: 0.5em 0; }}
  table.rows td:empty {{ display: none; }}
  table.rows td::before {{ content: attr(data-label) ": "; font-weight: 600; }}
}}
"""


def write_booklet_epub(booklet: Booklet, *, at: datetime) -> bytes:
    """The book, made at a time, which it states (ValueError without a time zone)."""
    at = printed_at(at)
    page = booklet_page(booklet, at)
    with in_language(booklet.language):
        book = Book(
            title=f"{page['title']} {page['agency']}",
            creator=page["agency"],
            language=booklet.language,
            contents_title=page["words"]["contents"],
            style=_STYLE,
            chapters=tuple(_chapters(page)),
            contents=tuple(_contents(page)),
        )
    return write_epub(book, at=at)


def _chapters(page: _Data) -> Iterator[Chapter]:
    words = page["words"]
    yield Chapter("cover", page["title"], _cover(page))
    yield Chapter("summary", words["summary"], joined(_summary(page)))
    yield Chapter("projects", words["projects"], _projects(page))
    for number, one in enumerate(page["strategies"], 1):
        yield Chapter(f"strategy-{number}", one["heading"], _strategy(page, one))
    yield Chapter("annexes", words["annexes"], joined(_annexes(page)))
    yield Chapter("index", words["index"], _index(page))


def _contents(page: _Data) -> Iterator[Entry]:
    words, projects = page["words"], page["projects"]
    yield Entry(page["title"], "cover.xhtml")
    yield Entry(words["summary"], "summary.xhtml")
    each = projects["projects"] if projects is not None and page["has_details"] else ()
    below = (Entry(one["heading"], f"projects.xhtml#project-{number}") for number, one in enumerate(each, 1))
    yield Entry(words["projects"], "projects.xhtml", tuple(below))
    strategies = tuple(_entry(number, one, page) for number, one in enumerate(page["strategies"], 1))
    if strategies:
        yield Entry(words["indicators"], strategies[0].target, strategies)
    yield Entry(words["annexes"], "annexes.xhtml")
    yield Entry(words["index"], "index.xhtml")


def _entry(number: int, one: _Data, page: _Data) -> Entry:
    """A strategy with its indicators, where they have a part of their own."""
    file = f"strategy-{number}.xhtml"
    lines = one["indicators"] if page["has_details"] else ()
    return Entry(one["heading"], file, tuple(Entry(_title(line), f"{file}#{line['key']}") for line in lines))


def _cover(page: _Data) -> Markup:
    lines = (page["agency"], page["city"], page["as_of"])
    return tag(
        "section",
        tag("h1", page["title"]),
        *(tag("p", _words(one)) for one in lines if one),
        tag("p", page["printed"], class_="faint"),
        class_="cover", epub__type="titlepage",
    )  # fmt: skip


def _summary(page: _Data) -> Iterator[Markup]:
    words = page["words"]
    yield tag("h1", words["summary"])
    yield from (tag("p", one) for one in page["summary"])
    yield tag("h2", words["counts"])
    yield _bar(page["bar"])
    for title, heads, rows in (
        (words["agencies"], page["agency_heads"], page["agencies"]),
        (words["strategies"], page["counted_heads"], page["counted"]),
    ):
        if rows:
            yield tag("h2", title)
            yield _table(heads, rows, numbers=range(1, 6))
    if page["missed"]:
        yield tag("h2", words["missed"])
        yield _table(page["missed_heads"], page["missed"])


def _projects(page: _Data) -> Markup:
    words, part = page["words"], page["projects"]
    title = words["projects"]
    if part is None:
        return joined((tag("h1", title), tag("p", words["no_projects"])))
    said = part["words"]
    plan, work, allotted, spent, percent = said["columns"]
    heads = [
        said["number"], said["name"], said["status"], f"{said['progress']} {plan}", f"{said['progress']} {work}",
        f"{said['budget']} {allotted}", f"{said['budget']} {spent}", percent,
    ]  # fmt: skip
    total, *sums = part["total"]
    rows = [*part["rows"], ["", total, "", *sums]]
    body = [tag("h1", title), _table(heads, rows, numbers=range(3, 8)), tag("p", said["note"], class_="faint")]
    if page["has_details"]:
        body += [_project(f"project-{number}", one, said) for number, one in enumerate(part["projects"], 1)]
    return joined(body)


def _project(key: str, one: _Data, said: _Data) -> Markup:
    parts = [tag("h2", _words(one["heading"]), id=key), _facts(one["facts"])]
    for text_ in one["texts"]:
        parts += [tag("h3", text_["label"]), _body(text_["paras"])]
    if one["steps"]:
        parts += [tag("h3", said["steps"]), _table(said["step_columns"], one["steps"], numbers=(0, 2, 4, 5))]
    if one["chart"] is not None:
        parts += [tag("h3", said["curve"]), _curve(one["chart"], one["chart_alt"], said)]
    if one["notes"]:
        parts += [tag("h3", said["notes"]), tag("ul", *(tag("li", _words(note)) for note in one["notes"]))]
    return tag("section", *parts)


def _strategy(page: _Data, one: _Data) -> Markup:
    rows = [
        [line["number"], _named(line, has_link=page["has_details"]), line["target"], line["result"], line["verdict"]]
        for line in one["indicators"]
    ]
    body = [tag("h1", _words(one["heading"])), _bar(one["bar"]), _table(page["listed_heads"], rows)]
    if page["has_details"]:
        body += [_indicator(line, page) for line in one["indicators"]]
    return joined(body)


def _title(line: _Data) -> str:
    return f"{line['number']} {line['name']}".strip()


def _named(line: _Data, *, has_link: bool) -> Markup:
    """The name in a list; it leads to its part of the chapter, or is what the index leads to."""
    name = tag("a", _words(line["name"]), href=f"#{line['key']}") if has_link else tag("span", _words(line["name"]), id=line["key"])  # fmt: skip
    return joined((name, " ", tag("span", _words(line["agency"]), class_="faint"))) if line["agency"] else name


def _indicator(one: _Data, page: _Data) -> Markup:
    parts = [tag("h2", _words(_title(one)), id=one["key"]), _facts(one["facts"])]
    if one["chart"] is not None:
        parts.append(_chart(one["chart"]))
    if one["quarters"]:
        parts.append(_table(page["quarter_heads"], one["quarters"], numbers=(0,)))
    for text_ in one["texts"]:
        parts += [tag("h3", text_["label"]), _body(text_["paras"])]
    return tag("section", *parts)


def _annexes(page: _Data) -> Iterator[Markup]:
    words = page["words"]
    yield tag("h1", words["annexes"])
    if page["evidence"]:
        yield tag("h2", words["evidence"])
        for one in page["evidence"]:
            yield tag("h3", _words(one["name"]))
            yield tag("ul", *(tag("li", _body(paras)) for paras in one["rows"]))
    if page["methods"]:
        yield tag("h2", words["methods"])
        for one in page["methods"]:
            yield tag("h3", _words(one["name"]))
            for part in one["parts"]:
                yield tag("h4", part["label"])
                yield _body(part["paras"])
    yield tag("h2", words["outcomes"])
    if page["outcomes"]:
        yield _table(page["outcome_heads"], page["outcomes"], numbers=(2, 3, 4))
    else:
        yield tag("p", words["no_outcomes"])


def _index(page: _Data) -> Markup:
    """The indicators in a dictionary's order; a key begins with the number of its strategy."""
    lines = (
        tag(
            "li", tag("a", _words(one["words"]), href=f"strategy-{one['key'][1:].partition('-')[0]}.xhtml#{one['key']}")
        )
        for one in page["index"]
    )
    return tag("section", tag("h1", page["words"]["index"]), tag("ul", *lines), epub__type="index", role="doc-index")


def _words(said: str) -> Markup:
    """Words of the records; Thai in an English book says that it is Thai, for who hears it."""
    if isinstance(said, Markup):
        return said
    if language() == "en" and any(unicodedata.name(letter, "").startswith("THAI") for letter in said):
        return tag("span", said, lang="th", xml__lang="th")
    return text(said)


def _facts(facts: Sequence[Sequence[str]]) -> Markup:
    return tag("dl", *(joined((tag("dt", label), tag("dd", _words(said)))) for label, said in facts), class_="facts")


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> Markup:
    """A table; on a narrow screen each row is a block, whose cells have their headings before them."""

    def place(column: int) -> dict[str, str]:
        return {"class_": "number"} if column in numbers else {}

    head = tag(
        "tr",
        *(tag("th", one, scope="col", role="columnheader", **place(at)) for at, one in enumerate(heads)),
        role="row",
    )
    body = [
        tag(
            "tr",
            *(tag("td", _words(one), role="cell", data_label=heads[at], **place(at)) for at, one in enumerate(row)),
            role="row",
        )
        for row in rows
    ]
    return tag("table", tag("thead", head, role="rowgroup"), tag("tbody", *body, role="rowgroup"), class_="rows", role="table")  # fmt: skip


def _body(paras: Sequence[_Data]) -> Markup:
    found = []
    for para in paras:
        if "items" in para:
            found += [tag("p", item["mark"], " ", _runs(item["runs"])) for item in para["items"]]
        else:
            found.append(tag("p", _runs(para["runs"])))
    return joined(found)


def _runs(runs: Sequence[Any]) -> Markup:
    return joined(_words(one) if isinstance(one, str) else tag("a", _words(one[0]), href=one[1]) for one in runs)


def _bar(one: _Data) -> Markup:
    """A bar of counts with its words below it."""
    if not one["parts"]:
        return Markup()
    x, shapes, whole = 0.0, [], sum(part["width"] for part in one["parts"])
    for part in one["parts"]:
        width = 1000 * part["width"] / whole
        shapes.append(
            tag("rect", x=round(x, 1), y=1, width=round(width, 1), height=38, fill=part["colour"], stroke=EDGE)
        )
        x += width
    legend = (
        tag("li", tag("span", "■ ", style=f"color: {part['colour']}", aria_hidden="true"), part["words"])
        for part in one["parts"]
    )
    return joined((_svg(1000, 40, one["alt"], shapes), tag("ul", *legend, class_="legend")))


def _svg(width: float, height: float, said: str, shapes: Sequence[Markup]) -> Markup:
    return tag(
        "svg", tag("title", said), *shapes, xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}", width=width, height=height, role="img", aria_label=said,
    )  # fmt: skip


def _at(x: float, y: float, words: str, **more: str | float) -> Markup:
    return tag("text", words, x=round(x, 1), y=round(y, 1), fill=QUIET, **({"font_size": 12} | more))


def _level(left: float, right: float, y: float, **style: str) -> Markup:
    return tag("line", x1=left, x2=right, y1=y, y2=y, **style)


def _chart(one: _Data) -> Markup:
    """The quarters as on the indicator's page; their figures stand in the table below."""
    shapes = [_level(0, one["right"], one["base_y"], stroke=EDGE)]
    if one["target_y"] is not None:
        shapes.append(_level(0, one["right"], one["target_y"], stroke=QUIET, stroke_dasharray="5 4"))
    if one["target_label_y"] is not None and one["target"]:
        shapes.append(_at(one["right"] + 4, one["target_label_y"], one["target"]))
    before: _Data | None = None
    for mark in one["marks"]:
        fill = "#ffffff" if mark["is_hollow"] else ACCENT
        if not mark["has_value"]:
            before = None
        elif one["is_line"]:
            if before is not None:
                ends = {"x1": before["x"], "y1": before["y"], "x2": mark["x"], "y2": mark["y"]}
                shapes.append(tag("line", **ends, stroke=ACCENT, stroke_width=2))
            shapes.append(tag("circle", cx=mark["x"], cy=mark["y"], r=4, fill=fill, stroke=ACCENT))
            before = mark
        else:
            size = {"x": mark["left"], "y": mark["y"], "width": one["bar_width"], "height": mark["height"]}
            shapes.append(tag("rect", **size, fill=fill, stroke=ACCENT))
        if mark["target_y"] is not None:
            end = mark["target_left"] + one["bar_width"] + 10
            shapes.append(_level(mark["target_left"], end, mark["target_y"], stroke=QUIET))
        shapes.append(_at(mark["x"], mark["words_y"], mark["said"] if mark["has_value"] else "–", text_anchor="middle"))
        shapes.append(_at(mark["x"], one["height"] - 4, mark["label"], text_anchor="middle"))
    return _svg(one["width"], one["height"], one["alt"], shapes)


def _curve(chart: _Data, said: str, words: _Data) -> Markup:
    """The lines of the paper's drawing, with their months and percents set beside them."""
    lines = Markup(chart["svg"].partition(">")[2].removesuffix("</svg>"))
    months = (
        _at(at * WIDTH, chart["base"] * HEIGHT + 24, one, text_anchor="middle", font_size=20)
        for at, one in chart["months"]
    )
    heights = (
        _at(chart["left"] * WIDTH - 6, at * HEIGHT + 6, one, text_anchor="end", font_size=20)
        for at, one in chart["heights"]
    )
    keys = [(QUIET, words["plan"]), (ACCENT, words["work"])]
    if chart["has_money"]:
        keys.append((MONEY, words["money"]))
    legend = (tag("li", tag("span", "▬ ", style=f"color: {colour}", aria_hidden="true"), one) for colour, one in keys)
    return joined((_svg(WIDTH, HEIGHT, said, [lines, *months, *heights]), tag("ul", *legend, class_="legend")))
