"""E507: a link of which no copy could be kept."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.links import LinkFacts
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Evidence
from samrit.thai.translation import Message

_LINK = "https://www.bangkok.go.th/example/13-communities"


def _check(subject: Subject) -> Iterator[Hit]:
    for i, e in enumerate(subject.indicator.evidence if subject.indicator else ()):
        facts = subject.links.get(e.ref)
        if facts is not None and not facts.is_dead and not facts.is_captured:
            stated = Message("No copy of “{ref}” could be kept; if the link dies, nothing is left", ref=e.ref)
            yield Hit(f"evidence.{i}.ref", stated, 0, len(e.ref))


RULE = Rule(
    code="E507",
    name="link-not-captured",
    severity=Severity.NOTE,
    title=Message("A link without a copy"),
    why=Message(
        "Links into an office's own network, kinds of files that aren't kept, and what is too large can't be captured."
    ),
    remedy=Message("Attach it as a file instead: print the page as PDF."),
    check=_check,
    good=form(evidence=(Evidence(ref="ทะเบียนจุดรับ 13 ชุมชน.pdf"), Evidence(ref=_LINK))),
    good_links={_LINK: LinkFacts(is_captured=True)},
    bad=form(evidence=(Evidence(ref="ทะเบียนจุดรับ 13 ชุมชน.pdf"), Evidence(ref=_LINK))),
    bad_links={_LINK: LinkFacts()},
)
