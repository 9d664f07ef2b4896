"""What each act adds to which figures; the rows are told when a command next opens the house."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0007_awaits")]
    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("figure", models.IntegerField()),
                ("on", models.DateField()),
                ("number", models.BigIntegerField()),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tallies",
                        to="kernel.matter",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "指标计数",
                "verbose_name_plural": "指标计数",
                "indexes": [
                    models.Index(
                        fields=["organisation", "figure", "on", "number"],
                        name="by_holder_figure_and_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TalliedBy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
            ],
        ),
        # Only stocks summed from events looked for arrivals.
        migrations.RemoveIndex(model_name="event", name="by_arrival"),
    ]
