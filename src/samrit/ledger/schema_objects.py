"""The form of the database as it tells it itself: tables, columns, promises, indexes, functions, policies and upgrades, each by its text.

Triggers, views and rules are not among them: `records.append_only` compares those with what the program makes.
"""

import hashlib

from django.db.backends.base.base import BaseDatabaseWrapper

STEP = "upgrade "  # how the name of an upgrade begins, of which the database notes that it was done

# As bytes: what somebody put in may be no text.
_SQLITE = "SELECT CAST(type || ' ' || name AS BLOB), CAST(sql AS BLOB) FROM sqlite_master WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"

# Functions of extensions are left out, and a column's place in its table, which a dump and restore changes.
_POSTGRESQL = """
WITH ours AS (
    SELECT c.oid, c.relname FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'f')
)
SELECT 'table ' || relname, '' FROM ours
UNION ALL
SELECT 'column ' || ours.relname || '.' || a.attname,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END, a.attidentity, a.attgenerated,
        (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum))
FROM pg_attribute a JOIN ours ON ours.oid = a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT 'constraint ' || ours.relname || '.' || k.conname,
    pg_get_constraintdef(k.oid) || CASE WHEN k.convalidated THEN '' ELSE ' not valid' END
FROM pg_constraint k JOIN ours ON ours.oid = k.conrelid WHERE k.contype IN ('p', 'u', 'f', 'c', 'x')
UNION ALL
SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()
UNION ALL
SELECT 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', p.prosrc FROM pg_proc p
WHERE p.pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
UNION ALL
SELECT 'policy ' || ours.relname || '.' || p.polname, coalesce(pg_get_expr(p.polqual, p.polrelid), '')
FROM pg_policy p JOIN ours ON ours.oid = p.polrelid
UNION ALL
SELECT 'event trigger ' || evtname, evtevent || ' ' || evtenabled::text FROM pg_event_trigger
"""


_STEPS = f"SELECT {{}}'{STEP}' || app || '.' || name{{}}, '' FROM django_migrations"  # noqa: S608 - a word of our own


def schema_hashes(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """SHA-256 of the text of each object, by kind and name."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"{_SQLITE} UNION ALL {_STEPS.format('CAST(', ' AS BLOB)')}")
        else:
            cursor.execute(f"{_POSTGRESQL} UNION ALL {_STEPS.format('', '')}")
        found = [(_bytes(name).decode(errors="backslashreplace"), _bytes(text)) for name, text in cursor.fetchall()]
    return {name: hashlib.sha256(text).hexdigest() for name, text in sorted(found)}


def _bytes(text: str | bytes | None) -> bytes:
    return text.encode() if isinstance(text, str) else bytes(text or b"")
