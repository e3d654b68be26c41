"""The audit trail becomes a log of RFC 6962: each event that is there gets its text, as its old hash was made of it, and its leaf."""

import hashlib
import hmac
import json
import secrets
from datetime import UTC
from typing import Any

from django.conf import settings
from django.db import migrations, models

from samrit.records.append_only import create_triggers, drop_triggers, triggers_since

_BATCH = 1000


def take_down(_apps: Any, schema_editor: Any) -> None:
    """SQLite makes the table of events anew, and rows are changed here once."""
    drop_triggers(schema_editor.connection, triggers_since(14))


def put_up(_apps: Any, schema_editor: Any) -> None:
    """All triggers are up again."""
    create_triggers(schema_editor.connection, triggers_since(14))


def convert(apps: Any, schema_editor: Any) -> None:
    """Text, nonce and leaf of each event, in their order; a head that was ours is sealed anew, another one never."""
    event_model, chain = apps.get_model('records', 'Event'), apps.get_model('records', 'ChainHead').objects.first()
    size = 0
    tree: list[bytes] = []
    batch: list[Any] = []
    for event in event_model.objects.order_by('pk').iterator(chunk_size=_BATCH):
        event.log, event.position = 1, size
        event.text, event.nonce = _text(event), secrets.token_hex(16)
        blinded = hashlib.sha256(bytes.fromhex(event.nonce) + event.text.encode()).hexdigest()
        time = event.at.astimezone(UTC).strftime('%Y-%m-%dT%H:%M:%S.%fZ')
        leaf = hashlib.sha256(f'\0samrit-event/1\n{event.position}\n{time}\n{blinded}\n'.encode()).digest()
        event.leaf = leaf.hex()
        _append(tree, size, leaf)
        size += 1
        batch.append(event)
        if len(batch) == _BATCH:
            event_model.objects.bulk_update(batch, ['log', 'position', 'text', 'nonce', 'leaf'])
            batch.clear()
    event_model.objects.bulk_update(batch, ['log', 'position', 'text', 'nonce', 'leaf'])
    frontier = b''.join(tree).hex()
    last = event_model.objects.order_by('-pk').values_list('hash', flat=True).first() or ''
    is_ours = chain is not None and (chain.count, chain.last_hash) == (size, last) and _is_sealed(chain)
    if chain is not None or not size:
        apps.get_model('records', 'LogHead').objects.create(
            pk=1,
            log=1,
            size=size,
            frontier=frontier,
            seal=_mac(f'1 {size} {frontier}', settings.SECRET_KEY) if is_ours else '',
        )
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')  # no table is altered while a promise is open


def _append(tree: list[bytes], size: int, leaf: bytes) -> None:
    while size & 1:
        leaf = hashlib.sha256(b'\1' + tree.pop() + leaf).digest()
        size >>= 1
    tree.append(leaf)


def _text(event: Any) -> str:
    content = {
        'at': event.at.astimezone(UTC).isoformat(timespec='microseconds'),
        'by': event.by_id,
        'action': event.action,
        'subject_type': event.subject_type,
        'subject_id': event.subject_id,
        'before': event.before,
        'after': event.after,
        'previous_hash': event.previous_hash,
    }
    if event.on_behalf_of_id is not None:
        content['on_behalf_of'] = event.on_behalf_of_id
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(',', ':'))


def _is_sealed(chain: Any) -> bool:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(hmac.compare_digest(chain.seal, _mac(f'{chain.count} {chain.last_hash}', key)) for key in keys)


def _mac(stated: str, key: str) -> str:
    return hmac.new(key.encode(), stated.encode(), hashlib.sha256).hexdigest()


class Migration(migrations.Migration):

    dependencies = [('records', '0013_rate_limits')]

    operations = [
        migrations.RunPython(take_down, put_up, elidable=False),
        migrations.CreateModel(
            name='LogHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('log', models.PositiveIntegerField(default=1)),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('frontier', models.TextField(blank=True)),
                ('seal', models.CharField(blank=True, max_length=64)),
            ],
            options={'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='loghead_one')]},
        ),
        migrations.AddField('event', 'log', models.PositiveIntegerField(default=0)),
        migrations.AddField('event', 'position', models.PositiveBigIntegerField(default=0), preserve_default=False),
        migrations.AddField('event', 'leaves', models.PositiveIntegerField(default=1)),
        migrations.AddField('event', 'text', models.TextField(default=''), preserve_default=False),
        migrations.AddField('event', 'nonce', models.CharField(default='', max_length=32), preserve_default=False),
        migrations.AddField('event', 'leaf', models.CharField(max_length=64, null=True)),
        migrations.RunPython(convert, elidable=False),
        migrations.AlterField('event', 'leaf', models.CharField(max_length=64, unique=True)),
        migrations.RemoveField('event', 'previous_hash'),
        migrations.RemoveField('event', 'hash'),
        migrations.DeleteModel('ChainHead'),
        migrations.AddConstraint(
            'event',
            models.UniqueConstraint(
                condition=models.Q(('log__gt', 0)), fields=('log', 'position'), name='event_place'
            ),
        ),
        migrations.RunPython(put_up, take_down, elidable=False),
    ]
