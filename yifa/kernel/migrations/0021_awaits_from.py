"""From which day on a matter waits for somebody, as a column; the first command tells it of all."""

from django.db import migrations, models


def is_behind(apps, schema_editor):
    """What follows from each matter is told anew by whoever finds no row here."""
    apps.get_model("kernel", "TalliedBy").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("kernel", "0020_arrived")]
    operations = [
        migrations.AddField(
            model_name="matter",
            name="awaits_from",
            field=models.DateField("从哪天起等待", null=True, blank=True),
        ),
        migrations.RunPython(is_behind, migrations.RunPython.noop),
    ]
