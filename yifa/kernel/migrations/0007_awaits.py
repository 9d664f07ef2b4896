"""Whom a matter waits for, as a column that *my work* filters by."""

from importlib import import_module

from django.db import migrations, models

search = import_module("yifa.kernel.migrations.0001_squashed_0021_awaits_from")


class Migration(migrations.Migration):
    dependencies = [("kernel", "0006_index_events_by_holder")]
    operations = [
        migrations.AddField(
            model_name="matter",
            name="awaits",
            field=models.CharField(blank=True, max_length=40, verbose_name="等待"),
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(fields=["awaits", "holder"], name="by_awaits_and_holder"),
        ),
        # SQLite has built the table anew, without the triggers of the search.
        migrations.RunPython(search.run(search.SQLITE_TRIGGERS, []), migrations.RunPython.noop),
    ]
