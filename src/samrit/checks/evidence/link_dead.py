"""E506: a link that no longer opens."""

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
        if facts is None or not facts.is_dead:
            continue
        place = f"evidence.{i}.ref"
        if facts.is_captured:
            stated = Message("“{ref}” no longer opens; a copy of it is kept", ref=e.ref)
            yield Hit(place, stated, 0, len(e.ref), severity=Severity.NOTE)
        else:
            stated = Message("“{ref}” doesn't open, and no copy of it is kept", ref=e.ref)
            yield Hit(place, stated, 0, len(e.ref))


RULE = Rule(
    code="E506",
    name="link-dead",
    severity=Severity.WARNING,
    title=Message("A link that doesn't open"),
    why=Message("What doesn't open proves nothing. Links are asked for each month, and the outcome is kept."),
    remedy=Message("Attach the file, or give a link that opens."),
    check=_check,
    good=form(evidence=(Evidence(ref="ทะเบียนจุดรับ 13 ชุมชน.pdf"), Evidence(ref=_LINK))),
    good_links={_LINK: LinkFacts(is_captured=True)},
    bad=form(evidence=(Evidence(ref="ทะเบียนจุดรับ 13 ชุมชน.pdf"), Evidence(ref=_LINK))),
    bad_links={_LINK: LinkFacts(is_dead=True)},
)
