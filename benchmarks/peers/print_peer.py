"""The peers of benchmarks/print.py, in their own environment: the same parts as HTML for WeasyPrint, as Word for LibreOffice.

Usage: print_peer.py html|weasyprint|docx PAPERS.json FOLDER
PAPERS.json is a list of what `samrit.writers.paper.paper` gives. `weasyprint` prints the seconds that it took, by the clock and of a processor.
"""

import html
import json
import sys
import time
from pathlib import Path
from typing import Any

Paper = dict[str, Any]

STYLE = """
@page { size: A4; margin: 2.6cm 2cm 2.2cm 2.5cm;
  @top-center { content: string(heading); font: 600 10pt Sarabun; border-bottom: 0.6pt solid #888 }
  @bottom-right { content: "หน้า " counter(page) "/" counter(pages); font: 9pt Sarabun } }
body { font: 11.5pt/1.55 Sarabun; margin: 0 }
h1 { font-size: 10.3pt; text-align: center; string-set: heading content() }
h2, h3 { font-size: 11.5pt; font-weight: 600; margin: 0.8em 0 0.3em }
h3 { margin-left: 1.35em }
p { margin: 0 0 0.4em 1.35em }
"""


def words(runs: list[Any]) -> str:
    """A paragraph's text without its links."""
    return "".join(run if isinstance(run, str) else run[0] for run in runs)


def reported(paras: list[Paper]) -> list[str]:
    """Paragraphs as lines, marks of lists before their text."""
    found: list[str] = []
    for para in paras:
        found += (
            [f"{i['mark']} {words(i['runs'])}" for i in para["items"]] if "items" in para else [words(para["runs"])]
        )
    return found


def lines(part: Paper) -> list[str]:
    """All that a part says behind its label."""
    if part["kind"] == "signature":
        return [f"{row['before']} {row['text'] or '.' * 40} {row['after']}" for row in part["rows"]]
    found = reported(part.get("paras", []))
    for row in part.get("rows", []):
        found += [f"{row['mark']} {line}" for line in reported(row["paras"])]
    found += [option["text"] for option in part.get("options", [])]
    return found + [" ".join(pair) for pair in part.get("pairs", [])]


def to_html(paper: Paper) -> str:
    """The paper as one page of HTML."""
    body = [f"<h1>{html.escape(paper['heading'])}</h1>"]
    for part in paper["parts"]:
        if part.get("label"):
            tag = f"h{part['level']}" if part["level"] else "p"
            body.append(f"<{tag}>{html.escape(part['label'])}</{tag}>")
        body += [f"<p>{html.escape(line)}</p>" for line in lines(part)]
    title = html.escape(paper["title"])
    return (
        f"<!doctype html><html lang=th><head><meta charset=utf-8><title>{title}</title><style>{STYLE}</style></head>"
        f"<body>{''.join(body)}</body></html>"
    )


def write_docx(papers: list[Paper], folder: Path) -> None:
    """Each paper as a Word file."""
    from docx import Document
    from docx.shared import Cm, Pt

    for n, paper in enumerate(papers):
        document = Document()
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(2.5), Cm(2)
        section.header.paragraphs[0].text = paper["heading"]
        document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Sarabun", Pt(11.5)
        for part in paper["parts"]:
            if part.get("label"):
                if part["level"]:
                    document.add_heading(part["label"], part["level"])
                else:
                    document.add_paragraph(part["label"])
            for line in lines(part):
                document.add_paragraph(line)
        document.save(str(folder / f"{n}.docx"))


def run_weasyprint(papers: list[Paper], folder: Path) -> tuple[float, float]:
    """Seconds, by the clock and of a processor, for all papers as tagged PDFs, after one that isn't counted."""
    from weasyprint import HTML  # type: ignore[import-not-found]  # only in the peers' environment
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-not-found]  # only in the peers' environment

    fonts = FontConfiguration()
    pages = [to_html(paper) for paper in papers]
    HTML(string=pages[0]).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
    started, used = time.perf_counter(), time.process_time()
    for n, page in enumerate(pages[1:]):
        HTML(string=page).write_pdf(str(folder / f"{n}-weasyprint.pdf"), font_config=fonts, pdf_variant="pdf/ua-1")
    return time.perf_counter() - started, time.process_time() - used


def main(peer: str, source: str, folder: str) -> None:
    """Do the peer's work."""
    papers = json.loads(Path(source).read_text("utf-8"))
    if peer == "docx":
        write_docx(papers, Path(folder))
    else:
        print(*run_weasyprint(papers, Path(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])
