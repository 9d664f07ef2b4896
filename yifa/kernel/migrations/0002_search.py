"""The index by which two characters find a matter: FTS5 on SQLite, GIN on PostgreSQL.

A later migration that changes `kernel_matter` makes SQLite build the table anew, which drops the
triggers: it must run these statements again. The tests of search fail where it does not.
"""

from django.db import migrations

SQLITE_TRIGGERS = [
    "CREATE TRIGGER kernel_matter_search_in AFTER INSERT ON kernel_matter BEGIN "
    "INSERT INTO kernel_matter_search(rowid, grams) VALUES (new.id, new.grams); END",
    "CREATE TRIGGER kernel_matter_search_out AFTER DELETE ON kernel_matter BEGIN "
    "INSERT INTO kernel_matter_search(kernel_matter_search, rowid, grams) "
    "VALUES ('delete', old.id, old.grams); END",
    "CREATE TRIGGER kernel_matter_search_new AFTER UPDATE OF grams ON kernel_matter "
    "WHEN old.grams IS NOT new.grams BEGIN "
    "INSERT INTO kernel_matter_search(kernel_matter_search, rowid, grams) "
    "VALUES ('delete', old.id, old.grams); "
    "INSERT INTO kernel_matter_search(rowid, grams) VALUES (new.id, new.grams); END",
]
SQLITE = [
    "CREATE VIRTUAL TABLE kernel_matter_search USING fts5("
    "grams, content='kernel_matter', content_rowid='id', tokenize='unicode61')",
    *SQLITE_TRIGGERS,
]
SQLITE_BACK = [
    "DROP TRIGGER kernel_matter_search_new",
    "DROP TRIGGER kernel_matter_search_out",
    "DROP TRIGGER kernel_matter_search_in",
    "DROP TABLE kernel_matter_search",
]
POSTGRESQL = [
    "CREATE INDEX kernel_matter_search ON kernel_matter "
    "USING gin (to_tsvector('simple', grams))"
]
POSTGRESQL_BACK = ["DROP INDEX kernel_matter_search"]


def run(sqlite, postgresql):
    def go(apps, schema_editor):
        on_sqlite = schema_editor.connection.vendor == "sqlite"
        for statement in sqlite if on_sqlite else postgresql:
            schema_editor.execute(statement)

    return go


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [
        migrations.RunPython(run(SQLITE, POSTGRESQL), run(SQLITE_BACK, POSTGRESQL_BACK))
    ]
