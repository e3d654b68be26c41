"""`samrit audit`: whether the records may be believed, and what to note elsewhere so that this can be told for ever."""

import json
import re
from typing import TYPE_CHECKING

import click

from samrit.cli.command import Command, Option
from samrit.cli.django import require_database, start_django
from samrit.cli.words import RefusalError, notify_all
from samrit.thai.translation import Joined, Message

if TYPE_CHECKING:
    from samrit.ledger.verification import NotedHead
    from samrit.queries.city.verification import Verification

_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


@click.command(
    cls=Command,
    words=Message("verify: whether the audit trail is whole. head: where it ends now, to be noted elsewhere."),
    notes=(Message("Exit code: 0 whole, 1 something was changed, removed or put in, 2 it could not be verified."),),
)
@click.argument("what", type=click.Choice(["verify", "head"]), metavar="verify|head")
@click.option(
    "--since",
    "since",
    cls=Option,
    multiple=True,
    metavar="SIZE:ROOT",
    words=Message("hold it against a head that was noted; may be repeated"),
)
@click.option(
    "--files",
    "with_files",
    cls=Option,
    is_flag=True,
    words=Message("also read every kept file: evidence and signed papers"),
)
@click.option("--json", "as_json", cls=Option, is_flag=True, words=Message("answer in JSON"))
def command(what: str, since: tuple[str, ...], with_files: bool, as_json: bool) -> int:
    """Verify, or tell the head."""
    noted = tuple(_noted(text) for text in since)
    start_django()
    require_database()
    if what == "head":
        return _head(as_json=as_json)
    from samrit.ledger.verification import NotedHead
    from samrit.queries.city.verification import verify

    found = verify((NotedHead(size, root) for size, root in noted), with_files=with_files)
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        _show(found)
    return 0 if found.is_whole else 1


def _noted(text: str) -> tuple[int, str]:
    match = _HEAD.fullmatch(text.strip())
    if match is None:
        raise RefusalError(
            Message("“{text}” is no noted head; write SIZE:ROOT as samrit audit head prints it", text=text)
        )
    return int(match[1]), match[2]


def _head(*, as_json: bool) -> int:
    from samrit.ledger.verification import trail_head

    head = trail_head()
    if not head.size:
        raise RefusalError(Message("there is no event in the trail yet"))
    click.echo(json.dumps({"size": head.size, "root": head.root}) if as_json else str(head))
    return 0


def _show(found: "Verification") -> None:
    trail = found.trail
    for sentence in found.sentences():
        click.echo(str(sentence))
    if trail.key:
        notify_all(
            Message(
                "the head is sealed with an earlier key (SAMRIT_SECRET_KEY_FALLBACKS); the next event seals it anew"
            )
        )
    counts = [
        Message.counted("{count} event", "{count} events", count=trail.count),
        Message.counted("{count} signature", "{count} signatures", count=found.signatures),
    ]
    if found.files is not None:
        counts.append(Message.counted("{count} file", "{count} files", count=found.files))
    read = Joined(counts, Message(", ", context="between the counts of a summary"))
    if found.is_whole:
        click.echo(str(Message("whole: {read}", read=read)))
        click.echo(str(Message("head {reported}", reported=_head_words(trail.head))))
    else:
        click.echo(str(Message("not whole: {read} were read", read=read)))


def _head_words(head: "NotedHead | None") -> str:
    return str(head) if head is not None and head.size else "0"


def _as_json(found: "Verification") -> dict[str, object]:
    from samrit.ledger.break_words import break_words

    trail = found.trail
    return {
        "whole": found.is_whole,
        "events": trail.count,
        "head": {"size": trail.head.size, "root": trail.head.root} if trail.head is not None else None,
        "key": {None: "unknown", 0: "present"}.get(trail.key, "earlier"),
        "breaks_count": trail.breaks_count,
        "breaks": [
            {
                "kind": b.kind.value,
                "first": b.first.number if b.first else None,
                "last": b.last.number if b.last else None,
                "count": b.count,
                "after": b.after.number if b.after else None,
                "before": b.before.number if b.before else None,
                "th": break_words(b).th,
                "en": break_words(b).en,
            }
            for b in trail.breaks
        ],
        "unguarded_tables": list(found.unguarded),
        "signatures": found.signatures,
        "files": found.files,
        "faults": [{"subject": f.subject, "th": f.message.th, "en": f.message.en} for f in found.faults],
    }
