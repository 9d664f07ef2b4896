"""The index by which two characters find a matter; its statements stand in what replaces this."""

from importlib import import_module

from django.db import migrations

search = import_module("yifa.kernel.migrations.0001_squashed_0021_awaits_from")


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [
        migrations.RunPython(
            search.run(search.SQLITE, search.POSTGRESQL),
            search.run(search.SQLITE_BACK, search.POSTGRESQL_BACK),
        )
    ]
