"""What is only ever added, the database itself keeps: triggers refuse to change or delete a row, whoever asks.

A trigger stands on each table of `APPEND_ONLY_TRIGGERS`, on SQLite and on PostgreSQL. Who may alter the schema can drop them; the audit
trail's verification then says that they are gone. On SQLite, Django makes a table anew when it alters it, and its
triggers go with the old one: a migration that alters such a table ends with `create_triggers` once more.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class AppendOnlyTrigger:
    """A table that is only ever added to, and how that is said to whoever tries otherwise.

    `keys` are the columns by which SQLite's REPLACE would take another row's place. `deletable_while` is the condition,
    on the row OLD, under which a row may still go together with what it belongs to.
    """

    table: str
    said: str
    keys: tuple[tuple[str, ...], ...] = (("id",),)
    deletable_while: str = ""


# A report that was never handed in may be deleted with its indicator, and its revisions with it.
_NEVER_FILED = (
    "EXISTS (SELECT 1 FROM records_quarterreport r WHERE r.id = OLD.report_id AND r.status = 'draft' AND r.round = 1) "
    "AND NOT EXISTS (SELECT 1 FROM records_review w WHERE w.report_id = OLD.report_id)"
)

# A rule goes with an indicator of which nothing was ever handed in.
_NOTHING_FILED = (
    "NOT EXISTS (SELECT 1 FROM records_quarterreport r WHERE r.indicator_id = OLD.indicator_id "
    "AND (r.status <> 'draft' OR r.round <> 1))"
)

APPEND_ONLY_TRIGGERS: tuple[AppendOnlyTrigger, ...] = (
    AppendOnlyTrigger(
        "records_event",
        "The audit trail is only ever added to: an event is neither changed nor deleted. บันทึกการเปลี่ยนแปลงแก้ไขหรือลบไม่ได้",
        keys=(("id",), ("leaf",), ("log", "position")),
    ),
    AppendOnlyTrigger("records_signoff", "A signature is neither changed nor deleted. การลงนามแก้ไขหรือลบไม่ได้"),
    AppendOnlyTrigger(
        "records_papersignature",
        "A signature by certificate is neither changed nor deleted. ลายมือชื่อดิจิทัลแก้ไขหรือลบไม่ได้",
        keys=(("id",), ("signoff_id", "place")),
    ),
    AppendOnlyTrigger(
        "records_reopening",
        "A reopening is neither changed nor deleted. บันทึกการเปิดให้แก้ไขอีกครั้งแก้ไขหรือลบไม่ได้",
        keys=(("id",), ("signoff_id",)),
    ),
    AppendOnlyTrigger(
        "records_review",
        "An approval is neither changed nor deleted. ผลการพิจารณาแก้ไขหรือลบไม่ได้",
        keys=(("id",), ("report_id", "round", "action", "by_id")),
    ),
    AppendOnlyTrigger(
        "records_submissioncheck", "What the rules found is neither changed nor deleted. ผลการตรวจตามกฎแก้ไขหรือลบไม่ได้"
    ),
    AppendOnlyTrigger(
        "records_revision",
        "A revision of a report that was handed in is neither changed nor deleted. ฉบับของรายงานที่เคยส่งแล้วแก้ไขหรือลบไม่ได้",
        keys=(("id",), ("report_id", "number")),
        deletable_while=_NEVER_FILED,
    ),
    AppendOnlyTrigger(
        "records_countingruleversion",
        "A rule by which results were counted is neither changed nor deleted. กติกาการนับแก้ไขหรือลบไม่ได้",
        keys=(("id",), ("indicator_id", "number")),
        deletable_while=_NOTHING_FILED,
    ),
    AppendOnlyTrigger(
        "records_tally",
        "What was counted is neither changed nor deleted. ผลการนับแก้ไขหรือลบไม่ได้",
        deletable_while=_NEVER_FILED,
    ),
    AppendOnlyTrigger("records_measurement", "A measurement is neither changed nor deleted. ผลการวัดแก้ไขหรือลบไม่ได้"),
    AppendOnlyTrigger(
        "records_measurementprotocol",
        "A protocol that was fixed is neither changed nor deleted. แผนการวัดที่กำหนดแล้วแก้ไขหรือลบไม่ได้",
    ),
    AppendOnlyTrigger(
        "records_progress",
        "Progress that was told is neither changed nor deleted. ความก้าวหน้าที่รายงานแล้วแก้ไขหรือลบไม่ได้",
    ),
    AppendOnlyTrigger(
        "records_spending",
        "Spending that was told is neither changed nor deleted. ยอดเบิกจ่ายที่รายงานแล้วแก้ไขหรือลบไม่ได้",
    ),
)


_STATEMENTS = ("update", "delete", "replace", "truncate")


def create_triggers(
    connection: BaseDatabaseWrapper, triggers: tuple[AppendOnlyTrigger, ...] = APPEND_ONLY_TRIGGERS
) -> None:
    """Put the triggers up, anew where they are there already; a table that a later migration makes gets its own there."""
    make = _sqlite if connection.vendor == "sqlite" else _postgresql
    drop_triggers(connection, triggers)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for trigger in triggers:
            for statement in make(trigger) if trigger.table in tables else ():
                cursor.execute(statement)


def drop_triggers(
    connection: BaseDatabaseWrapper, triggers: tuple[AppendOnlyTrigger, ...] = APPEND_ONLY_TRIGGERS
) -> None:
    """Take the triggers down: for a migration that alters such a table, and for tests that empty the database."""
    on = "" if connection.vendor == "sqlite" else " ON {table}"
    with connection.cursor() as cursor:
        for trigger in triggers:
            for action in _STATEMENTS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.table}_{action}{on.format(table=trigger.table)}")


def missing_triggers(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """The tables on which a trigger is missing, switched off, or not the one that the program puts up."""
    made = _sqlite if connection.vendor == "sqlite" else _as_postgresql_states
    there = _there(connection)
    return tuple(
        trigger.table
        for trigger in APPEND_ONLY_TRIGGERS
        if not {statement for statement in made(trigger) if " TRIGGER " in statement} <= there.keys()
    )


def strange_objects(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Triggers, rules and views that the program hasn't made, by name: what is written or read may pass through them."""
    ours = {f"{trigger.table}_{action}" for trigger in APPEND_ONLY_TRIGGERS for action in _STATEMENTS}
    return tuple(sorted(name for name in _there(connection).values() if name not in ours))


def _there(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Triggers, rules and views by their texts; those that are switched off, and what switches off a promise, as such."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_SQLITE_OBJECTS)
            return {text.decode(errors="replace"): name.decode(errors="replace") for text, name in cursor.fetchall()}
        cursor.execute(_POSTGRESQL_OBJECTS)
        return dict(cursor.fetchall())


# As bytes: what somebody put in may be no text.
_SQLITE_OBJECTS = (
    "SELECT CAST(coalesce(sql, '') AS BLOB), CAST(name AS BLOB) FROM sqlite_master WHERE type IN ('trigger', 'view')"
)
# A trigger is what it does and the body of its function; those of foreign keys are told only where they are switched off.
_POSTGRESQL_OBJECTS = """
SELECT pg_get_triggerdef(t.oid, true) || CASE WHEN t.tgenabled IN ('O', 'A') THEN '' ELSE ' off' END || p.prosrc, t.tgname
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE c.relnamespace = current_schema()::regnamespace AND (NOT t.tgisinternal OR t.tgenabled NOT IN ('O', 'A'))
UNION ALL SELECT definition || ' ' || tablename, rulename FROM pg_rules WHERE schemaname = current_schema()
UNION ALL SELECT definition || ' ' || viewname, viewname FROM pg_views WHERE schemaname = current_schema()
UNION ALL SELECT relname || ' row security', relname FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity
"""


def _as_postgresql_states(trigger: AppendOnlyTrigger) -> list[str]:
    """The triggers as PostgreSQL tells them: each with the body of its function behind it."""
    only_added, *more = (one.split("$$")[1] for one in _postgresql(trigger) if "$$" in one)
    made = [one for one in _postgresql(trigger) if "$$" not in one]
    return [one + (more[0] if more and "_deleted(" in one else only_added) for one in made]


def _sqlite(trigger: AppendOnlyTrigger) -> list[str]:
    table, refused = trigger.table, f"SELECT RAISE(ABORT, '{trigger.said}')"
    replaced = f"SELECT RAISE(ABORT, '{trigger.said} (unique: such a row is there)')"
    when = f"WHEN NOT ({trigger.deletable_while}) " if trigger.deletable_while else ""
    # REPLACE INTO deletes without a word to the trigger of deletions, so it is met where it puts in.
    same = " OR ".join("(" + " AND ".join(f"o.{c} = NEW.{c}" for c in key) + ")" for key in trigger.keys)
    taken = f"WHEN EXISTS (SELECT 1 FROM {table} o WHERE {same}) "  # noqa: S608 - names of our own tables
    return [
        f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} BEGIN {refused}; END",
        f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {when}BEGIN {refused}; END",
        f"CREATE TRIGGER {table}_replace BEFORE INSERT ON {table} {taken}BEGIN {replaced}; END",
    ]


def _postgresql(trigger: AppendOnlyTrigger) -> list[str]:
    table = trigger.table
    refuse = f"EXECUTE FUNCTION samrit_only_added('{trigger.said}')"
    deletion = f"EXECUTE FUNCTION {table}_deleted('{trigger.said}')" if trigger.deletable_while else refuse
    made = [_FUNCTION.format(name="samrit_only_added", unless="")]
    if trigger.deletable_while:
        unless = f"IF {trigger.deletable_while} THEN RETURN OLD; END IF;"
        made.append(_FUNCTION.format(name=f"{table}_deleted", unless=unless))
    return [
        *made,
        f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} FOR EACH ROW {deletion}",
        f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {refuse}",
    ]


_FUNCTION = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {unless}
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END $$
"""
