"""`samrit audit`: whether the records may be believed, and what to note elsewhere so that this can be told for ever."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samrit.cli.command import Command, Option
from samrit.cli.django import require_database, start_django
from samrit.cli.words import RefusalError, notify_all
from samrit.thai.translation import Joined, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from samrit.ledger.verification import NotedHead
    from samrit.queries.reports.verification import Verification

# What is asked, and how many words say about what.
_WHAT = {"verify": 0, "head": 0, "proof": 1, "consistency": 2, "publish": 0, "fork": 0, "clock": 0, "key": 0}
_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


@click.command(
    cls=Command,
    words=Message(
        "verify: whether the audit trail is whole. head: where it ends now, to be noted elsewhere. proof EVENT or PAPER.pdf: "
        "that it is in the published log. consistency OLD NEW: that the log only grew between two sizes. publish: sign and "
        "publish it now. fork: begin a new log after an old copy of the database was put in place. clock: say that this machine's clock, which stands "
        "behind the trail, is right again. key: by which keys "
        "checkpoints are verified."
    ),
    notes=(Message("Exit code: 0 whole, 1 something was changed, removed or put in, 2 it could not be verified."),),
)
@click.argument("what", type=click.Choice(list(_WHAT)), metavar="|".join(_WHAT))
@click.argument("about", nargs=-1, metavar="[EVENT|PAPER|OLD NEW]")
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
@click.option("--reason", cls=Option, default="", words=Message("why (fork, clock)"))
@click.option("--decided-by", "decided_by", cls=Option, default="", words=Message("who decided that (fork, clock)"))
@click.option(
    "--new", "new", cls=Option, type=click.Path(), metavar="FILE", words=Message("make a new key in this file (key)")
)
def command(  # noqa: PLR0913, PLR0917 - the options of a command
    what: str,
    about: tuple[str, ...],
    since: tuple[str, ...],
    with_files: bool,
    as_json: bool,
    reason: str,
    decided_by: str,
    new: str | None,
) -> int:
    """Verify, tell the head, or do something with the published log."""
    noted = tuple(_noted(text) for text in since)
    if len(about) != _WHAT[what]:
        raise RefusalError(Message("{what} takes {count} of EVENT, PAPER, OLD and NEW", what=what, count=_WHAT[what]))
    if what == "key" and new:
        return _new_key(Path(new))
    start_django()
    if what != "verify" or not _is_list_altered():
        require_database()
    if what == "verify":
        return _verify(noted, with_files=with_files, as_json=as_json)
    if what == "fork":
        return _fork(reason, decided_by)
    if what == "clock":
        return _clock(reason, decided_by)
    done: dict[str, Callable[[], int]] = {
        "head": lambda: _head(as_json=as_json),
        "proof": lambda: _proof(about[0]),
        "consistency": lambda: _consistency(*about),
        "publish": _publish,
        "key": _keys,
    }
    return done[what]()


def _is_list_altered() -> bool:
    """Whether the database seems to be of another version only since somebody altered its list of upgrades."""
    from samrit.ledger.schema_seal import altered_steps

    return bool(altered_steps())


def _verify(noted: tuple[tuple[int, str], ...], *, with_files: bool, as_json: bool) -> int:
    from samrit.ledger.publication import last_signed
    from samrit.ledger.verification import NotedHead
    from samrit.queries.reports.verification import verify

    heads = [NotedHead(size, root) for size, root in noted]
    if (signed := last_signed()) is not None:  # what this installation has signed is a noted head, too
        heads.append(NotedHead(signed.checkpoint.size, signed.checkpoint.root.hex()))
    found = verify(heads, with_files=with_files)
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        _show(found)
    return 0 if found.is_whole else 1


def _proof(about: str) -> int:
    from samrit.ledger.publication import prove
    from samrit.queries.city.log import file_proof
    from samrit.records.models import Event

    if about.isdecimal():
        event = Event.objects.filter(pk=int(about)).first()
        proof = prove(event) if event is not None else None
    else:
        try:
            proof = file_proof(Path(about).read_bytes())
        except OSError as error:
            raise RefusalError(Message("{path} can't be read ({error})", path=about, error=error.strerror)) from error
    if proof is None:
        raise RefusalError(Message("{about} is not in the published log", about=about))
    click.echo(str(proof), nl=False)
    return 0


def _consistency(old: str, new: str) -> int:
    from samrit.queries.city.log import growth_between

    sizes = [text.partition(":")[0] for text in (old, new)]
    if not all(size.isdecimal() for size in sizes):
        raise RefusalError(Message("OLD and NEW are sizes of the log, or heads as SIZE:ROOT"))
    found = growth_between(int(sizes[0]), int(sizes[1]))
    if found is None:
        raise RefusalError(Message("the published log has no such sizes"))
    for noted, root in ((old, found.old_root), (new, found.new_root)):
        click.echo(f"{noted.partition(':')[0]}:{root}")
        if ":" in noted and noted.partition(":")[2] != root:
            click.echo(str(Message("{noted} is not the head of this log", noted=noted)))
            return 1
    click.echo("\n".join(found.hashes))
    return 0


def _publish() -> int:
    from samrit.actions.city.publish_log import publish_log
    from samrit.vocabulary.refusal import Refused

    try:
        published = publish_log()
    except Refused as refusal:
        raise RefusalError(refusal.message) from refusal
    if published is None:
        click.echo(str(Message("nothing is new since the last checkpoint")))
    else:
        click.echo(published.note, nl=False)
    return 0


def _fork(reason: str, decided_by: str) -> int:
    from django.utils import timezone

    from samrit.actions.city.publish_log import fork_log
    from samrit.vocabulary.refusal import Refused

    try:
        event = fork_log(reason=reason, decided_by=decided_by, at=timezone.now())
    except Refused as refusal:
        raise RefusalError(refusal.message) from refusal
    click.echo(str(Message("log {log} has begun with event {number}", log=event.log, number=event.pk)))
    return 0


def _clock(reason: str, decided_by: str) -> int:
    from django.utils import timezone

    from samrit.actions.city.confirm_clock import confirm_clock
    from samrit.vocabulary.refusal import Refused

    try:
        event = confirm_clock(reason=reason, decided_by=decided_by, at=timezone.now())
    except Refused as refusal:
        raise RefusalError(refusal.message) from refusal
    click.echo(str(Message("the clock is settled by event {number}", number=event.pk)))
    return 0


def _keys() -> int:
    from samrit.ledger.log_keys import signing_keys
    from samrit.ledger.notes import VerifierKey
    from samrit.ledger.publication import origin
    from samrit.records.models import LogHead
    from samrit.vocabulary.refusal import Refused

    try:
        keys = signing_keys()
    except Refused as refusal:
        raise RefusalError(refusal.message) from refusal
    head = LogHead.objects.filter(pk=1).first() or LogHead()
    for key in keys:
        click.echo(str(VerifierKey(origin(head.log), key.public)))
    if not keys:
        raise RefusalError(Message("no key signs the log: SAMRIT_LOG_KEY is not set"))
    return 0


def _new_key(file: Path) -> int:
    start_django()
    from samrit.ledger.durable import whole_file
    from samrit.ledger.log_keys import new_seed

    if file.exists():
        raise RefusalError(Message("{path} is there already; a key is never written over", path=file))
    with whole_file(file, replaces=False) as new:
        new.write(f"{new_seed()}\n".encode())
    click.echo(str(Message("set SAMRIT_LOG_KEY=file:{path}", path=file.resolve())))
    return 0


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
    from samrit.ledger.break_words import behind_words

    trail = found.trail
    for sentence in found.sentences():
        click.echo(str(sentence))
    if (behind := behind_words(trail.behind)) is not None:
        click.echo(str(behind))
    if trail.key:
        notify_all(
            Message(
                "the head is sealed with an earlier key (SAMRIT_SECRET_KEY_FALLBACKS); the next event seals it anew"
            )
        )
    counts = [
        Message.counted("{count} event", "{count} events", count=trail.count),
        Message.counted("{count} row", "{count} rows", count=trail.rows),
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
        "clock_behind": [place.number for place in trail.behind],
        "rows": trail.rows,
        "row_faults_count": trail.row_faults_count,
        "row_faults": [
            {"kind": f.kind.value, "table": f.table, "key": f.key, "event": f.event, "fields": f.fields}
            for f in trail.row_faults
        ],
        "unguarded_tables": list(found.unguarded),
        "strange_objects": list(found.strange),
        "schema_faults": [{"kind": one.kind.value, "name": one.name} for one in found.schema],
        "signatures": found.signatures,
        "files": found.files,
        "faults": [{"subject": f.subject, "th": f.message.th, "en": f.message.en} for f in found.faults],
    }
