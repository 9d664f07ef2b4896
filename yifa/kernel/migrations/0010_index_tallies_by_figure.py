"""Sums over a whole city or province read each figure's days in a row."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0009_second_factor")]
    operations = [
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(
                fields=["figure", "on", "organisation", "number"], name="by_figure_and_day"
            ),
        ),
    ]
